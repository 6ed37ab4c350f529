import { refuse, succeed } from '../../geometry/core/result';
import type { Handlers } from './register-calls';
import type { TextStore } from './text-store';

/** The window's keys never meet the program's own. */
const ofWindow = (key: string): string => `w-${key}`;

/** Keeps the window's work; says in words where the disk does not take it. */
export function keepText(texts: TextStore): Handlers['keepText'] {
  return async ({ key, text }) => {
    try {
      await texts.write(ofWindow(key), text);
      return succeed(null);
    } catch (error) {
      const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
      return refuse('not-kept', full ? 'disk full' : 'the folder of the program cannot be written');
    }
  };
}

export function restoreText(texts: TextStore): Handlers['restoreText'] {
  return async ({ key }) => succeed(await texts.read(ofWindow(key)));
}
