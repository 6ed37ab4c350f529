/** Holds the page while work is unsaved; a browser asks with words of its own, Electron's shell with ours. */
export function askBeforeUnload(hasUnsaved: () => boolean): void {
  window.addEventListener('beforeunload', event => {
    if (hasUnsaved()) event.preventDefault();
  });
}
