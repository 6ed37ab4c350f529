import type { Bridge } from '../../main/ipc/contract';

declare global {
  /** Put on the page by Electron's preload; absent in a plain browser. */
  var bregma: Bridge | undefined;
}
