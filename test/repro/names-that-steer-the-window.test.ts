import { expect, it } from 'vitest';
import { phrase } from '../../geometry/messages/phrase';
import { translateMessage } from '../../renderer/language/translate-message';

// A file "head\u202emcd.exe" was shown as "headexe.dcm" in the window's messages; the command line
// escaped it.
it.each(['en', 'fr'])('a name that turns the direction of text is shown in words in %s', language => {
  const file = 'head\u202emcd.exe';
  const shown = translateMessage(phrase('disk-refuses', { file, why: '\u200bEIO' }), language);
  expect(shown).toContain('head\\u202emcd.exe');
  expect(shown).toContain('\\u200b');
  expect(shown).not.toMatch(/[\u202e\u200b]/u);
});

it('lines stay lines, and words with accents stay words', () => {
  const kept = { message: 'Le crâne\nest ouvert.' };
  expect(translateMessage(kept, 'en')).toBe('Le crâne\nest ouvert.');
  expect(translateMessage(kept, 'fr')).toBe('Le crâne\nest ouvert.');
});
