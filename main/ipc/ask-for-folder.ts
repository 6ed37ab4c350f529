import { shellWords, type ShellLanguage } from './shell-words';

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

/**
 * Asks by a dialog of the system, once a folder in a session of the window; whoever only presses
 * Enter says no.
 *
 * @param language what the window speaks just now
 */
export function askForFolder(showQuestion: ShowFolderQuestion, language: () => ShellLanguage): AskForFolder {
  const allowed = new Set<string>();
  return async (real, casePath) => {
    if (allowed.has(real)) return true;
    const { message, detail, cancel, read } = shellWords[language()].folder;
    const { response } = await showQuestion({
      type: 'warning',
      message,
      detail: detail(plain(real), plain(casePath)),
      buttons: [cancel, read],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (response !== 1) return false;
    allowed.add(real);
    return true;
  };
}

/**
 * A name that holds line breaks or turns the writing round could show another folder than it is.
 */
const plain = (path: string): string => path.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
