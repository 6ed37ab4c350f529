/** What is asked of Electron's message box. */
export type ShowFolderQuestion = (options: {
  type: 'warning';
  message: string;
  detail: string;
  buttons: string[];
  defaultId: number;
  cancelId: number;
  noLink: true;
}) => Promise<{ response: number }>;

/** Whether the window may be shown a folder that a case names outside its own. */
export type AskForFolder = (real: string, casePath: string) => Promise<boolean>;

/** Asks by a dialog of the system, once a folder in a session of the window; whoever only presses Enter says no. */
export function askForFolder(showQuestion: ShowFolderQuestion): AskForFolder {
  const allowed = new Set<string>();
  return async (real, casePath) => {
    if (allowed.has(real)) return true;
    const { response } = await showQuestion({
      type: 'warning',
      message: 'The case names a scan outside its own folder. May Bregma read it?',
      detail: `It would read everything in:\n${plain(real)}\n\nThe case file:\n${plain(casePath)}\n\nIf you do not know this folder as that of the scan, cancel.`,
      buttons: ['Cancel', 'Read this folder'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (response !== 1) return false;
    allowed.add(real);
    return true;
  };
}

/** A name that holds line breaks or turns the writing round could show another folder than it is. */
const plain = (path: string): string => path.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
