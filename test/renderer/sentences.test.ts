import { describe, expect, it } from 'vitest';
import { checkSleevePlay } from '../../geometry/accuracy/check-sleeve-play';
import { allSentences, say } from '../../renderer/language/say';
import { createTranslator } from '../../renderer/language/sentences/translate-sentence';
import { collectSentences, listSources } from '../support/collect-sentences';

/** Rooms of which every whole sentence has to be there in French; `npm run check` asks it of all of them. */
const rooms = ['core', 'volume', 'surface', 'solid', 'path'].map(room => `geometry/${room}`);

const all = allSentences.flat();
const english = new Set(all.map(([sentence]) => sentence));
const places = (text: string): string[] => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort();

describe('the French of what the program says', () => {
  it.each(rooms)('is there for every sentence of %s', room => {
    const said = listSources(room).flatMap(collectSentences);
    expect(said.filter(({ text }) => !english.has(text))).toEqual([]);
  });

  it('finds sentences where there are some', () => {
    expect(listSources('geometry/path').flatMap(collectSentences).length).toBeGreaterThan(20);
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
  it('gets French numbers, and its words among the values too', () => {
    expect(
      say(
        "The needle's tip goes 6.0 mm beyond the target but meets the bone of the far side after 4.2 mm: choose a shorter window, move the target back or change the direction.",
        'fr',
      ),
    ).toBe(
      'La pointe de l’aiguille dépasse la cible de 6,0 mm mais rencontre l’os de la face opposée après 4,2 mm : choisissez une fenêtre plus courte, reculez la cible ou changez de direction.',
    );
    expect(
      say(
        'The target (1.0, -2.5, 3.0 mm) lies outside the scan: place it within the head, or choose the scan it was placed in.',
        'fr',
      ),
    ).toContain('(1,0 ; −2,5 ; 3,0 mm)');
  });

  it('may hold a list of known words', () => {
    expect(
      say('by the letters of the file left and right, and dorsal and ventral would both be swapped', 'fr'),
    ).toBe(
      'selon les lettres du fichier, la gauche et la droite, ainsi que le dorsal et le ventral seraient échangés',
    );
  });

  it('comes as the rooms really say it', () => {
    const fit = { boreDiameterMm: 2.4, toolDiameterMm: 1.8, guidedLengthMm: 10, lipToTargetMm: 40 };
    const { message } = checkSleevePlay('T1', fit);
    expect(say(message, 'fr')).toMatch(/^Le jeu dans le fourreau .* \d+,\d+ mm au pire\. Allongez/);
  });

  it('stays English in English, and where nothing is known of it', () => {
    expect(say('The line meets bone.', 'en')).toBe('The line meets bone.');
    expect(say('Something new was found.', 'fr')).toBe('Something new was found.');
    const translate = createTranslator([[['{0} of {1}.', '{1} : {0}.']]]);
    expect(translate('a (b) of c+d.')).toBe('c+d : a (b).');
  });
});
