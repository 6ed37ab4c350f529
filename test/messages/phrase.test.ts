import { describe, expect, it } from 'vitest';
import { decimal } from '../../geometry/core/message';
import { InvariantError } from '../../geometry/core/result';
import { letterWords } from '../../geometry/messages/letter-words';
import { chained } from '../../geometry/messages/compose';
import { joined, phrase, words } from '../../geometry/messages/phrase';
import { translate } from '../../geometry/messages/translate';

const inFrench = ({ sentences }: ReturnType<typeof phrase>): string => translate(sentences, 'fr');

describe('a phrase of the catalogue', () => {
  it('is English, and its sentences are data that any language can be made of', () => {
    const said = phrase('pad-smaller', { radius: decimal(12.04, 1), asked: decimal(16, 1) });
    expect(said.message).toBe(
      'The pad reaches 12.0 mm instead of 16.0 mm: farther out the bone is too steep or broken for a wall that holds. Move the entry to broader bone where it is to reach farther.',
    );
    expect(said.sentences).toEqual([
      {
        code: 'pad-smaller',
        values: { radius: { decimal: 12.04, digits: 1 }, asked: { decimal: 16, digits: 1 } },
      },
    ]);
    expect(inFrench(said)).toContain('s’étend à 12,0 mm au lieu de 16,0 mm');
    expect(JSON.parse(JSON.stringify(said))).toEqual(said);
  });

  it('puts words of the catalogue into a place, in the same language', () => {
    const said = phrase('pad-middle', {
      along: decimal(-0.04, 1),
      end: words('to-caudal'),
      across: decimal(-1.5, 1),
      side: words('to-the-left'),
    });
    expect(said.message).toBe('Its middle lies 0.0 mm to caudal and -1.5 mm to the left of the entry.');
    expect(inFrench(said)).toBe('Son milieu se trouve 0,0 mm en caudal et −1,5 mm à gauche de l’entrée.');
  });

  it('writes points, letters and lists as the language does', () => {
    const place = words('point', { x: decimal(1, 1), y: decimal(-2.5, 1), z: decimal(3, 1) });
    const outside = phrase('target-outside-scan', { place });
    expect(outside.message).toContain('The target (1.0, -2.5, 3.0 mm) lies');
    expect(inFrench(outside)).toContain('La cible (1,0 ; −2,5 ; 3,0 mm) est');
    const bones = chained('both', [words('the-mandible'), words('one-not-the-brain-case')]);
    expect(phrase('other-bone-on', { bones }).message).toContain(
      'the mandible and one that is not the brain',
    );
    expect(inFrench(phrase('other-bone-on', { bones }))).toContain(
      'la mandibule et un os étranger à la boîte',
    );
    const [one, other] = [letterWords('Le-D'), letterWords('Rt')];
    const slides = phrase('seat-slides', { one, other, amount: decimal(0.5, 2) });
    expect(slides.message).toBe('slides towards Le-D or Rt (0.50 mm)');
    expect(inFrench(slides)).toBe('glisser vers Ga-D ou Dr (0,50 mm)');
  });

  it('takes the form of a word that its number asks for in each language', () => {
    const dots = (count: number): ReturnType<typeof phrase> =>
      phrase('bore-dots', { bore: 'T1', dots: count });
    expect([dots(1), dots(2)].map(said => said.message)).toEqual([
      expect.stringContaining('1 raised dot below'),
      expect.stringContaining('2 raised dots below'),
    ]);
    expect([dots(1), dots(2)].map(inFrench)).toEqual([
      expect.stringContaining('1 point en relief'),
      expect.stringContaining('2 points en relief'),
    ]);
  });

  it('leaves names and lists as they are', () => {
    const said = phrase('bores-need-two-guides', { other: ['a.b', '-1.5'], apart: decimal(96.7, 0) });
    expect(said.message).toContain('bore of a.b, -1.5 lean 97 degrees');
    expect(inFrench(said)).toContain('celui de a.b, -1.5 de 97 degrés');
  });

  it('joins sentences and leaves out what is not said', () => {
    const tilt = { tilt: decimal(50, 1) };
    const said = joined([words('bore-tilt-over', tilt), null, phrase('tilt-remedy')]);
    expect(said.message).toBe(
      'The bore leans 50.0 degrees from the insertion direction, more than a guide can carry. Turn the path nearer to the insertion direction, or choose another insertion direction.',
    );
    expect(said.sentences.map(({ code }) => code)).toEqual(['bore-tilt-over', 'tilt-remedy']);
  });

  it('says the name of what is no finite number, which JSON cannot hold', () => {
    const said = phrase('gap-kept', { nearest: decimal(Infinity, 3) });
    expect(said.message).toBe('The guide keeps at least Infinity mm from the bone everywhere.');
    expect(JSON.parse(JSON.stringify(said))).toEqual(said);
  });

  it('throws on a value that the sentence does not use, or one that it lacks', () => {
    const more = { tilt: decimal(1, 1), more: 'x' };
    expect(() => phrase('bore-tilt', more)).toThrow(InvariantError);
    expect(() => phrase('bore-tilt', {} as { tilt: string })).toThrow('values of "bore-tilt"');
  });

  it('shows a code that is gone as it stands in older files', () => {
    expect(translate([{ code: 'of-another-time', values: {} }], 'fr')).toBe('of-another-time');
  });
});
