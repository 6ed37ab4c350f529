import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
/** Run by their own commands, never imported. */
const PROGRAMS = new Set(['electron-builder', 'eslint', 'prettier', 'typescript']);

it('every package that is installed is used', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const sources = ['geometry', 'main', 'renderer', 'samples', 'test', '.'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' })
      .filter(path => /\.(tsx?|mjs|js)$/.test(path))
      .map(path => readFileSync(join(root, folder, path), 'utf8')),
  );
  const imported = new Set(
    sources.flatMap(text =>
      [...text.matchAll(/['"]((?:@[\w.-]+\/)?[\w.-]+)(?:\/[^'"\n]*)?['"]/g)].map(m => m[1]),
    ),
  );
  const named = Object.keys({ ...dependencies, ...devDependencies });
  // Types are used with what they are the types of.
  const isUsed = (name: string): boolean =>
    PROGRAMS.has(name) || name === '@types/node' || imported.has(name.replace('@types/', ''));
  expect(named.filter(name => !isUsed(name))).toEqual([]);
});
