import type { BrowserWindowConstructorOptions } from 'electron';

/**
 * The one window. What is the default already is stated all the same: it must not change unseen.
 */
export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    title: 'Bregma',
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 700,
    backgroundColor: '#121418',
    show: false,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  };
}
