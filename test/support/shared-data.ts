import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder of test data beside the project. */
export const SHARED_DATA = resolve('../shared/data');

/** A folder of the shared data and, where it is absent, the words with which tests say that they were skipped. */
export function sharedFolder(name: string): { path: string; isThere: boolean; note: string } {
  const path = resolve(SHARED_DATA, name);
  const isThere = existsSync(path);
  return { path, isThere, note: isThere ? '' : ` (SKIPPED: ${path} is absent)` };
}

/** Whether a program can be started, and the words for skipping where it cannot. */
export function program(name: string): { isThere: boolean; note: string } {
  const isThere = spawnSync(name, ['--version']).error === undefined;
  return { isThere, note: isThere ? '' : ` (SKIPPED: ${name} is not installed)` };
}
