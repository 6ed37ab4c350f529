import { shellWords, type ShellLanguage } from '../ipc/shell-words';

/** What is asked of Electron's web contents: told when the page would rather stay. */
export interface ClosingContents {
  on(event: 'will-prevent-unload', listener: (event: { preventDefault(): void }) => void): void;
}

/** What is asked of Electron's message box: answers the number of the button pressed. */
export type ShowQuestion = (options: {
  type: 'question';
  message: string;
  detail: string;
  buttons: string[];
  defaultId: number;
  cancelId: number;
}) => number;

/** The page holds on while work is unsaved (its `beforeunload`); the user decides. */
export function askBeforeClose(
  contents: ClosingContents,
  showQuestion: ShowQuestion,
  language: () => ShellLanguage,
): void {
  contents.on('will-prevent-unload', event => {
    const { message, detail, keep, close } = shellWords[language()].close;
    const pressed = showQuestion({
      type: 'question',
      message,
      detail,
      buttons: [keep, close],
      defaultId: 0,
      cancelId: 0,
    });
    // To prevent the preventing is to let it close.
    if (pressed === 1) event.preventDefault();
  });
}
