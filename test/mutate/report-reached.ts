import { afterEach } from 'vitest';
import { REACHED } from './worker-protocol';

declare module 'vitest' {
  interface TaskMeta {
    /** Functions of marked sources that ran in this file, as `file@start`. */
    reached?: readonly string[];
  }
}

afterEach(({ task }) => {
  const reached = (globalThis as Record<string, unknown>)[REACHED] as Set<string> | undefined;
  if (reached) task.file.meta.reached = [...reached];
});
