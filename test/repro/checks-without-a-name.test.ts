import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkNames } from '../../geometry/messages/check-names';
import { listSources } from '../support/read-sources';

// Four checks stood in the window under their ids: scan-content, scan-animal, signatures,
// orientation-anatomy.

/** Ids in these rooms that are no check's: of a case's own parts, and of schemas. */
const NO_CHECKS = ['unnamed', 'ct', 'value', 'sentence'];

it('names every check that the sources make', () => {
  const ids = ['plan', 'guide', 'path', 'accuracy'].flatMap(room =>
    listSources(`geometry/${room}`).flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/\bid(?::| =) '([a-z][a-z-]+)'/g)].map(([, id]) => id!),
    ),
  );
  expect(ids).toEqual(expect.arrayContaining(['scan-content', 'signatures', 'bore-free']));
  expect(ids.filter(id => !NO_CHECKS.includes(id) && !Object.hasOwn(checkNames, id))).toEqual([]);
});
