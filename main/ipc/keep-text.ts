import { refuse, succeed } from '../../geometry/core/result';
import { phrase } from '../../geometry/messages/phrase';
import type { Handlers } from './register-calls';
import type { TextStore } from './text-store';

/** The window's keys never meet the program's own. */
const ofWindow = (key: string): string => `w-${key}`;

/**
 * Keeps the window's work; says in words where the disk does not take it.
 *
 * @param onKept told of each text that lies there now
 */
export function keepText(
  texts: TextStore,
  onKept: (key: string, text: string) => void = () => undefined,
): Handlers['keepText'] {
  return async ({ key, text }) => {
    try {
      await texts.write(ofWindow(key), text);
      onKept(key, text);
      return succeed(null);
    } catch (error) {
      const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
      return refuse('not-kept', full ? phrase('disk-full-for-work') : phrase('own-folder-closed'));
    }
  };
}

/** What the window kept under a key; null for nothing. */
export const restoreKept = (texts: TextStore, key: string): Promise<string | null> =>
  texts.read(ofWindow(key));

export function restoreText(texts: TextStore): Handlers['restoreText'] {
  return async ({ key }) => succeed(await restoreKept(texts, key));
}
