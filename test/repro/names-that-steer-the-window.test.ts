import { expect, it } from 'vitest';
import { say } from '../../renderer/language/say';

// A file "head\u202emcd.exe" was shown as "headexe.dcm" in the window's messages; the command line escaped it.
it.each(['en', 'fr'])('a name that turns the direction of text is shown in words in %s', language => {
  const shown = say('head\u202emcd.exe cannot be read: \u200bit is empty.', language);
  expect(shown).toContain('head\\u202emcd.exe');
  expect(shown).toContain('\\u200b');
  expect(shown).not.toMatch(/[\u202e\u200b]/u);
});

it('lines stay lines, and words with accents stay words', () => {
  expect(say('Le crâne\nest ouvert.', 'en')).toBe('Le crâne\nest ouvert.');
});
