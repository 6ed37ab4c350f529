import { expect, it } from 'vitest';
import { keepText } from '../../main/ipc/keep-text';
import type { TextStore } from '../../main/ipc/text-store';
import { askBeforeClose } from '../../main/window/ask-before-close';
import { languageOf, SETTINGS_KEY, type ShellLanguage } from '../../main/ipc/shell-words';

// The dialogs and the menu of the desktop program were English whatever the window spoke.

it('knows the language of the settings that the window keeps', () => {
  expect(languageOf('{"theme":"dark","language":"fr"}')).toBe('fr');
  for (const other of [null, '', 'nonsense', '{}', '{"language":"de"}', '{"language":["fr"]}']) {
    expect(languageOf(other), String(other)).toBe('en');
  }
});

it('hears of a switch once it is kept, and asks in that language from then on', async () => {
  let language: ShellLanguage = 'en';
  const texts = { write: () => Promise.resolve() } as unknown as TextStore;
  const keep = keepText(texts, (key, text) => {
    if (key === SETTINGS_KEY) language = languageOf(text);
  });
  let ask = (): void => undefined;
  const asked: string[] = [];
  askBeforeClose(
    { on: (_event, listener) => void (ask = () => listener({ preventDefault: () => undefined })) },
    ({ message, buttons }) => {
      asked.push(message, ...buttons);
      return 0;
    },
    () => language,
  );
  await keep({ key: 'draft', text: '{"language":"fr"}' });
  expect(language).toBe('en');
  await keep({ key: 'settings', text: '{"language":"fr"}' });
  ask();
  expect(asked).toEqual([
    'Les derniers changements ne sont pas enregistrés.',
    'Continuer le travail',
    'Fermer sans enregistrer',
  ]);
});
