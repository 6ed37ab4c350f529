import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { doingWords } from '../../geometry/messages/doing-words';
import { listSources } from '../support/read-sources';

it('has French for everything that long work says it is doing', () => {
  const said = ['geometry', 'samples', 'main', 'renderer'].flatMap(listSources).flatMap(file => {
    if (file.startsWith('renderer/language')) return []; // the window's own labels
    const text = readFileSync(file, 'utf8');
    const named = [...text.matchAll(/\bdoing: '([^']+)'|'([A-Z][a-z]+ing [a-z -]+)',/g)];
    return named.map(([, doing, reported]) => (doing ?? reported)!);
  });
  expect(said.length).toBeGreaterThan(25);
  expect([...new Set(said)].filter(doing => doingWords(doing, 'fr') === doing)).toEqual([]);
});
