interface Preventable {
  preventDefault(): void;
}

interface Navigation extends Preventable {
  readonly url: string;
}

/** What is asked of Electron's web contents. */
export interface ConfinableContents {
  getURL(): string;
  on(
    event: 'will-navigate' | 'will-redirect' | 'will-frame-navigate',
    listener: (event: Navigation) => void,
  ): void;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): void;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
}

/**
 * The page stays the page: it may load itself again, goes nowhere else, opens nothing and holds no
 * other page.
 */
export function confineContents(contents: ConfinableContents): void {
  const stay = (event: Navigation): void => {
    if (event.url !== contents.getURL()) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', event => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
