import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } from 'electron';
import { askForFolder } from './ipc/ask-for-folder';
import { COMMAND_CHANNEL } from './ipc/contract';
import { createFileGrants, type FileGrants } from './ipc/file-grants';
import { keepText, restoreKept, restoreText } from './ipc/keep-text';
import { openCase, openRecent } from './ipc/open-case';
import { openFiles } from './ipc/open-files';
import { recentCases } from './ipc/recent-cases';
import { registerCalls } from './ipc/register-calls';
import { saveFile, showSaved, type SavedPlaces } from './ipc/save-file';
import { createTextStore, type TextStore } from './ipc/text-store';
import { answerScheme, APP_ORIGIN, APP_SCHEME } from './window/app-scheme';
import { askBeforeClose } from './window/ask-before-close';
import { buildMenu } from './window/build-menu';
import { confineContents } from './window/confine-contents';
import { confineSession } from './window/confine-session';
import { readDevServer } from './window/read-dev-server';
import { languageOf, SETTINGS_KEY, type ShellLanguage } from './ipc/shell-words';
import { windowOptions } from './window/window-options';

/**
 * The desktop program: joins Electron's objects to the functions of main/window and main/ipc, and
 * does nothing else.
 */

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const devServer = readDevServer(process.env['BREGMA_DEV_SERVER'], app.isPackaged);
const origins = devServer ? [APP_ORIGIN, devServer] : [APP_ORIGIN];

/** As the window speaks; the program's own words follow it. */
let language: ShellLanguage = 'en';

function speak(run: (id: string) => void, next: ShellLanguage): void {
  language = next;
  Menu.setApplicationMenu(Menu.buildFromTemplate(buildMenu(run, process.platform, app.isPackaged, next)));
}

function answerCalls(
  window: BrowserWindow,
  grants: FileGrants,
  texts: TextStore,
  run: (id: string) => void,
): void {
  const saved: SavedPlaces = new Set();
  const now = (): Date => new Date();
  const ask = askForFolder(
    options => dialog.showMessageBox(window, options),
    () => language,
  );
  registerCalls(
    ipcMain,
    {
      openFiles: openFiles(options => dialog.showOpenDialog(window, options), grants, texts),
      openCase: openCase(options => dialog.showOpenDialog(window, options), grants, texts, now, ask),
      saveFile: saveFile(options => dialog.showSaveDialog(window, options), texts, saved, now),
      showSaved: showSaved(path => shell.showItemInFolder(path), saved),
      keepText: keepText(texts, (key, text) => {
        if (key === SETTINGS_KEY && languageOf(text) !== language) speak(run, languageOf(text));
      }),
      restoreText: restoreText(texts),
      recentCases: recentCases(texts),
      openRecent: openRecent(grants, texts, now, ask),
    },
    origins,
    line => process.stderr.write(`${line}\n`),
  );
}

function begin(): void {
  const grants = createFileGrants();
  confineSession(session.defaultSession, origins);
  protocol.handle('app', answerScheme(beside('../renderer'), grants));
  const window = new BrowserWindow(windowOptions(beside('../preload/preload.cjs')));
  const run = (id: string): void => window.webContents.send(COMMAND_CHANNEL, id);
  const texts = createTextStore(join(app.getPath('userData'), 'kept'));
  answerCalls(window, grants, texts, run);
  askBeforeClose(
    window.webContents,
    options => dialog.showMessageBoxSync(window, options),
    () => language,
  );
  speak(run, language);
  void restoreKept(texts, SETTINGS_KEY).then(settings => speak(run, languageOf(settings)));
  window.once('ready-to-show', () => window.show());
  void window.loadURL(devServer ?? `${APP_ORIGIN}/`);
}

// Two programs would write over each other's kept work.
if (app.requestSingleInstanceLock()) {
  protocol.registerSchemesAsPrivileged([APP_SCHEME]);
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => confineContents(contents));
  app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.focus());
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(begin);
} else {
  app.quit();
}
