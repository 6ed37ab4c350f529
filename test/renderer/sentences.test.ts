import { describe, expect, it } from 'vitest';
import { allSentences, say } from '../../renderer/language/say';
import { createTranslator } from '../../renderer/language/sentences/translate-sentence';
import { collectSentences, listSources } from '../support/collect-sentences';

/** Rooms of which every whole sentence has to be there in French; `npm run check` asks it of all of them. */
const rooms = ['core', 'volume'].map(room => `geometry/${room}`);

const all = allSentences.flat();
const english = new Set(all.map(([sentence]) => sentence));
const places = (text: string): string[] => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort();

describe('the French of what the program says', () => {
  it.each(rooms)('is there for every sentence of %s', room => {
    const said = listSources(room).flatMap(collectSentences);
    expect(said.filter(({ text }) => !english.has(text))).toEqual([]);
  });

  it('keeps every value, and says each sentence once', () => {
    for (const [sentence, french] of all)
      expect([sentence, places(french)]).toEqual([sentence, places(sentence)]);
    expect(english.size).toBe(all.length);
    expect(all.filter(([sentence, french]) => sentence === french)).toEqual([]);
  });

  it('meets each sentence with its own French, whatever the values', () => {
    const fill = (text: string): string => text.replace(/\{(\d+)\}/g, (_, n: string) => `«${n}»`);
    for (const [sentence, french] of all) expect(say(fill(sentence), 'fr')).toBe(fill(french));
  });
});

describe('a sentence with its values', () => {
  it('stays English in English, and where nothing is known of it', () => {
    expect(say('The line meets bone.', 'en')).toBe('The line meets bone.');
    expect(say('Something new was found.', 'fr')).toBe('Something new was found.');
    const translate = createTranslator([[['{0} of {1}.', '{1} : {0}.']]]);
    expect(translate('a (b) of c+d.')).toBe('c+d : a (b).');
  });
});
