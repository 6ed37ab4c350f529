import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, Channel } from './ipc/contract';

/**
 * What the window may ask of the program, method by method: nothing of Electron gets through, no
 * channel can be named by the page, and no event object reaches it. What is sent is judged on the
 * other side (main/ipc).
 */
const ask = (channel: Channel, request: unknown): Promise<unknown> => ipcRenderer.invoke(channel, request);

const bridge: { readonly [Name in keyof Bridge]: (...given: Parameters<Bridge[Name]>) => unknown } =
  Object.freeze({
    openFiles: request => ask('bregma:openFiles', request),
    openCase: request => ask('bregma:openCase', request),
    saveFile: request => ask('bregma:saveFile', request),
    showSaved: request => ask('bregma:showSaved', request),
    keepText: request => ask('bregma:keepText', request),
    restoreText: request => ask('bregma:restoreText', request),
    recentCases: request => ask('bregma:recentCases', request),
    openRecent: request => ask('bregma:openRecent', request),
    onCommand: run => {
      ipcRenderer.on('bregma:command', (_event, id: unknown) => {
        if (typeof id === 'string') run(id);
      });
    },
  });

contextBridge.exposeInMainWorld('bregma', bridge);
