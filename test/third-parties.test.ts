import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listThirdParties } from '../main/docs/list-third-parties';
import { listSources } from './support/read-sources';

const listed = listThirdParties();

it('docs/third-parties.json is what npm run docs writes', () => {
  expect(JSON.parse(readFileSync('docs/third-parties.json', 'utf8'))).toEqual(listed);
});

it('names every package that the program’s sources import', () => {
  const imported = ['main', 'renderer', 'geometry', 'samples']
    .flatMap(listSources)
    .flatMap(file => [
      ...readFileSync(file, 'utf8').matchAll(/(?:from |import\()'((?:@[\w.-]+\/)?[\w:-][\w.:-]*)[\w./-]*'/g),
    ])
    .map(([, name]) => name!)
    .filter(name => !name.startsWith('node:'));
  const known = new Set(listed.map(({ name }) => name));
  // Types alone, and what builds or measures and does not ship.
  const notShipped = ['vite', 'esbuild', 'vitest', 'playwright-core', 'typescript'];
  const lacking = [...new Set(imported)].filter(name => !known.has(name) && !notShipped.includes(name));
  expect(lacking).toEqual([]);
});

it('holds nothing of a licence that forbids to pass it on', () => {
  const free = /^(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|Zlib|Unlicense|CC0-1\.0|\(.* OR .*\))$/;
  expect(listed.filter(({ license }) => !free.test(license))).toEqual([]);
  expect(listed.length).toBeGreaterThan(20);
});
