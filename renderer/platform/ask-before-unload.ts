/**
 * Holds the page while work is unsaved; a browser asks with words of its own, Electron's shell with
 * ours.
 */
export function askBeforeUnload(hasUnsaved: () => boolean): void {
  window.addEventListener('beforeunload', event => {
    if (hasUnsaved()) event.preventDefault();
  });
}

/** Runs something whenever the page goes out of sight or away. */
export function runWhenHidden(run: () => void): void {
  window.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') run();
  });
  window.addEventListener('pagehide', run);
}
