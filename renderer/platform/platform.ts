import { createBrowserPlatform } from './browser';
import { createElectronPlatform } from './electron';
import type { Platform } from './platform-types';
/** The home that this page woke up in. */
export const platform: Platform = globalThis.bregma
  ? createElectronPlatform(globalThis.bregma)
  : createBrowserPlatform();
