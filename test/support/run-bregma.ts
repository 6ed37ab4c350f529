import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Builds the command line if a source is newer than it; once per test file, before the first run.
 */
export function buildBregma(): void {
  const built = spawnSync(process.execPath, ['build.mjs', '--if-stale'], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stderr}`);
}

/** Runs the built command line as a user does, in a pipe. */
export const runBregma = (...words: string[]): Run => runProgram('out/cli/bregma.mjs', ...words);

/** The same for another program of the build, by its file. */
export function runProgram(program: string, ...words: string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: root,
    encoding: 'utf8',
    timeout: 600_000,
  });
  return { status, stdout, stderr };
}
