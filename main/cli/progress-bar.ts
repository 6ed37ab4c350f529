import process from 'node:process';
import { doingWords } from '../../geometry/messages/doing-words';
import type { Language } from '../../geometry/messages/translate';
import type { OnProgress } from '../../geometry/core/progress';

const BAR_WIDTH = 24;
/** Redrawing more often only flickers, ms. */
const REST_MS = 80;

export interface ProgressBar {
  readonly onProgress: OnProgress;
  /** Clears the line; call before printing anything else. */
  readonly clear: () => void;
}

/**
 * One line on stderr, redrawn in place, on a terminal; nothing at all in a pipe or when asked to be
 * quiet.
 */
export function createProgressBar(language: Language, quiet = false): ProgressBar {
  const { stderr } = process;
  if (quiet || !stderr.isTTY) return { onProgress: () => undefined, clear: () => undefined };
  let drawnAt = -Infinity;
  let drawn = '';
  return {
    onProgress: ({ doing, fraction }) => {
      const now = performance.now();
      if (now - drawnAt < REST_MS && fraction < 1) return;
      drawnAt = now;
      const full = Math.round(BAR_WIDTH * Math.min(1, Math.max(0, fraction)));
      const percent = `${Math.floor(100 * fraction)}`.padStart(3);
      const line = `${'#'.repeat(full)}${'-'.repeat(BAR_WIDTH - full)} ${percent} %  ${doingWords(doing, language)}`;
      drawn = line.slice(0, Math.max(10, (stderr.columns || 80) - 1));
      stderr.write(`\r\u001b[K${drawn}`);
    },
    clear: () => {
      if (drawn) stderr.write('\r\u001b[K');
      drawn = '';
    },
  };
}
