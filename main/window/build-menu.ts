import type { MenuItemConstructorOptions } from 'electron';

type Items = MenuItemConstructorOptions[];

/**
 * The native menu. Its commands are the window's own, by the ids of the command palette; their keys are shown and left
 * to the window, so that nothing is done twice.
 *
 * @param run sends a command to the window
 */
export function buildMenu(run: (id: string) => void, platform: string, isPackaged: boolean): Items {
  const command = (label: string, id: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => run(id),
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const isMac = platform === 'darwin';
  const file: Items = [
    command('Open folder…', 'open-folder', 'CmdOrCtrl+O'),
    command('Open files…', 'open-files'),
    command('Open case…', 'open-case', 'CmdOrCtrl+Shift+O'),
    command('Open a sample patient', 'sample-mesocephalic'),
    line,
    command('Save', 'save', 'CmdOrCtrl+S'),
    command('Export case…', 'export-case'),
    command('Export STL…', 'export-stl', 'CmdOrCtrl+E'),
    line,
    command('Close case', 'close-case'),
    isMac ? { role: 'close' } : { role: 'quit' },
  ];
  const edit: Items = [
    command('Undo', 'undo', 'CmdOrCtrl+Z'),
    command('Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
    line,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ];
  const view: Items = [
    command('Commands…', 'palette', 'CmdOrCtrl+K'),
    command('Dark or light', 'theme'),
    line,
    { role: 'togglefullscreen' },
    // The tools show everything; whoever runs the source may have them.
    ...(isPackaged ? [] : ([line, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies Items)),
  ];
  const help: Items = [command('Keys', 'keys'), command('Tour', 'tour'), line, { role: 'about' }];
  return [
    ...(isMac ? ([{ role: 'appMenu' }] satisfies Items) : []),
    { label: 'File', submenu: file },
    { label: 'Edit', submenu: edit },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
    { role: 'help', submenu: help },
  ];
}
