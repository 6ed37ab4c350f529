import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { LEFT_OUT } from './targets';

/**
 * The test files that import one of `targets`, on however long a way; paths from the project's
 * root.
 */
export function findTests(root: string, targets: readonly string[]): string[] {
  const wanted = new Set(targets);
  const importsOf = createImportReader(root);
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map(path => `test/${path.replaceAll('\\', '/')}`)
    .filter(path => path.endsWith('.test.ts') && !LEFT_OUT.some(pattern => pattern.test(path)))
    .filter(test => reaches(test, wanted, importsOf))
    .sort();
}

/** Our own files that each of `tests` imports itself, types included. */
export const findImports = (root: string, tests: readonly string[]): ReadonlyMap<string, readonly string[]> =>
  new Map(tests.map(test => [test, createImportReader(root)(test)]));

function reaches(
  from: string,
  wanted: ReadonlySet<string>,
  importsOf: (file: string) => readonly string[],
): boolean {
  const seen = new Set([from]);
  // A set takes what is added to it while it is walked.
  for (const file of seen) {
    if (wanted.has(file)) return true;
    for (const imported of importsOf(file)) seen.add(imported);
  }
  return false;
}

/** Our own files that a file imports, types included; read once each. */
function createImportReader(root: string): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return file => {
    const before = known.get(file);
    if (before) return before;
    const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
    const found = importedFiles
      .filter(({ fileName }) => fileName.startsWith('.'))
      .map(({ fileName }) => posix.join(dirname(file), fileName))
      .flatMap(path => [path, `${path}.ts`, `${path}.tsx`].filter(name => isSource(root, name)).slice(0, 1));
    known.set(file, found);
    return found;
  };
}

const isSource = (root: string, path: string): boolean =>
  /\.tsx?$/.test(path) && existsSync(join(root, path));
