import { describe, expect, it } from 'vitest';
import { nameOfCheck } from '../../geometry/messages/check-names';
import { doingWords } from '../../geometry/messages/doing-words';
import { en } from '../../renderer/language/en';
import { fr } from '../../renderer/language/fr';

function flat(words: object, at = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string' ? [[at + key, value]] : flat(value as object, `${at}${key}.`),
  );
}
const places = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe('the two languages', () => {
  const french = new Map(flat(fr));
  const english = flat(en);

  it('have the same keys', () => {
    expect([...french.keys()].sort()).toEqual(english.map(([key]) => key).sort());
  });

  it('have the same places for numbers and names', () => {
    for (const [key, words] of english) expect([key, places(french.get(key)!)]).toEqual([key, places(words)]);
  });

  it('leave no text empty', () => {
    for (const [key, words] of [...english, ...french])
      expect([key, words.trim().length > 0]).toEqual([key, true]);
  });

  it('are two languages: of the longer texts none is the same', () => {
    const same = english.filter(([key, words]) => words.split(' ').length > 3 && french.get(key) === words);
    expect(same).toEqual([]);
  });
});

describe('words for what comes in English', () => {
  it('names known checks and gives up on others', () => {
    expect(nameOfCheck('watertight', 'en')).toBe('Open or doubled edges');
    expect(nameOfCheck('watertight', 'fr')).toBe('Arêtes ouvertes ou doublées');
    expect(nameOfCheck('toString', 'fr')).toBe('toString');
  });

  it('translates progress, and shows it as it is where it cannot', () => {
    expect(doingWords('Reading slices', 'fr')).toBe('Lecture des coupes');
    expect(doingWords('Something new', 'fr')).toBe('Something new');
    expect(doingWords('Reading slices', 'en')).toBe('Reading slices');
  });
});
