import type { MenuItemConstructorOptions } from 'electron';
import { shellWords, type ShellLanguage } from '../ipc/shell-words';

type Items = MenuItemConstructorOptions[];

/**
 * The native menu. Its commands are the window's own, by the ids of the command palette; their keys
 * are shown and left to the window, so that nothing is done twice.
 *
 * @param run sends a command to the window
 * @param language what the window speaks
 */
export function buildMenu(
  run: (id: string) => void,
  platform: string,
  isPackaged: boolean,
  language: ShellLanguage,
): Items {
  const words = shellWords[language].menu;
  const command = (label: string, id: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => run(id),
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const isMac = platform === 'darwin';
  const file: Items = [
    command(words.openFolder, 'open-folder', 'CmdOrCtrl+O'),
    command(words.openFiles, 'open-files'),
    command(words.openCase, 'open-case', 'CmdOrCtrl+Shift+O'),
    command(words.openSample, 'sample-mesocephalic'),
    line,
    command(words.save, 'save', 'CmdOrCtrl+S'),
    command(words.exportCase, 'export-case'),
    command(words.exportStl, 'export-stl', 'CmdOrCtrl+E'),
    line,
    command(words.closeCase, 'close-case'),
    isMac ? { role: 'close', label: words.closeWindow } : { role: 'quit', label: words.quit },
  ];
  const edit: Items = [
    command(words.undo, 'undo', 'CmdOrCtrl+Z'),
    command(words.redo, 'redo', 'CmdOrCtrl+Shift+Z'),
    line,
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
  ];
  const view: Items = [
    command(words.commands, 'palette', 'CmdOrCtrl+K'),
    command(words.theme, 'theme'),
    line,
    { role: 'togglefullscreen', label: words.fullScreen },
    // The tools show everything; whoever runs the source may have them.
    ...(isPackaged ? [] : ([line, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies Items)),
  ];
  const help: Items = [
    command(words.keys, 'keys'),
    command(words.tour, 'tour'),
    line,
    { role: 'about', label: words.about },
  ];
  return [
    ...(isMac ? ([{ role: 'appMenu' }] satisfies Items) : []),
    { label: words.file, submenu: file },
    { label: words.edit, submenu: edit },
    { label: words.view, submenu: view },
    { role: 'windowMenu', label: words.window },
    { role: 'help', label: words.help, submenu: help },
  ];
}
