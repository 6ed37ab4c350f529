import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { patientPoint } from '../../geometry/core/frames';
import { catalogue } from '../../geometry/messages/catalogue';
import { letterWords } from '../../geometry/messages/letter-words';
import { translate } from '../../geometry/messages/translate';
import { en } from '../../renderer/language/en';
import { fr } from '../../renderer/language/fr';
import { sideWords } from '../../renderer/language/side-words';
import { probeWords } from '../../renderer/slices/slice-words';

const i18n = createInstance();
void i18n.init({
  resources: { en: { translation: en }, fr: { translation: fr } },
  interpolation: { escapeValue: false },
  initAsync: false,
  showSupportNotice: false,
});
const french = i18n.getFixedT('fr');

/** Units and sides as only English has them. */
const ENGLISH_ONLY = /\bHU\b|\(Le\)|\(Rt\)/;

function texts(words: object): string[] {
  return Object.values(words).flatMap((value: unknown) =>
    typeof value === 'string' ? [value] : texts(value as object),
  );
}

describe('the French window', () => {
  it('says left and right by French letters, neither of them a bare D', () => {
    expect(['Le', 'Rt', 'D', 'V', 'R', 'Cd', 'Le-Cd'].map(letters => sideWords(french, letters))).toEqual([
      'Ga',
      'Dr',
      'D',
      'V',
      'R',
      'Cd',
      'Ga-Cd',
    ]);
    expect(translate([letterWords('Le-D'), letterWords('Rt')], 'fr')).toBe('Ga-D Dr');
  });

  it('says UH, in its own words, in sentences and in values', () => {
    expect(texts(fr).filter(words => ENGLISH_ONLY.test(words))).toEqual([]);
    expect(Object.values(catalogue).filter(([, words]) => ENGLISH_ONLY.test(words))).toEqual([]);
    expect(probeWords(french, 'fr', patientPoint(1, 2, 3), -12)).toBe('1,00 ; 2,00 ; 3,00 mm   -12 UH');
  });
});
