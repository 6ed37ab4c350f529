import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { patientPoint } from '../../geometry/core/frames';
import { en } from '../../renderer/language/en';
import { fr } from '../../renderer/language/fr';
import { describeMeasurement } from '../../renderer/slices/measure';
import { describeKeys, handleWords, probeWords, windowWords } from '../../renderer/slices/slice-words';

const i18n = createInstance();
void i18n.init({
  resources: { en: { translation: en }, fr: { translation: fr } },
  interpolation: { escapeValue: false },
  initAsync: false,
  showSupportNotice: false,
});
const [english, french] = [i18n.getFixedT('en'), i18n.getFixedT('fr')];
const at = patientPoint(1.234, -0.001, -30);

describe('the words of a slice', () => {
  it('are of the language, digits and all', () => {
    expect(probeWords(english, 'en', at, -12)).toBe('1.23, 0.00, -30.00 mm   -12 HU');
    expect(probeWords(french, 'fr', at, null)).toBe('1,23 ; 0,00 ; -30,00 mm   hors du scanner');
    expect(windowWords(english, { widthHu: 120.4, centerHu: 40 })).toBe('W 120 L 40');
    expect(windowWords(french, { widthHu: 120.4, centerHu: 40 })).toBe('F 120 C 40');
    const line = { id: 1, kind: 'distance', points: [at, patientPoint(1.234, -0.001, -18.5)] } as const;
    expect([describeMeasurement(line, 'en'), describeMeasurement(line, 'fr')]).toEqual([
      '11.50 mm',
      '11,50 mm',
    ]);
  });

  it('say where a handle lies from the plane', () => {
    expect(handleWords(english, 'en', 'T1', 'target', 0.04)).toBe('Target of T1, in this plane');
    expect(handleWords(english, 'en', 'T1', 'entry', 3)).toBe('Entry of T1, 3.0 mm behind this plane');
    expect(handleWords(french, 'fr', 'T1', 'entry', -3)).toBe('Entrée de T1, 3,0 mm devant ce plan');
  });

  it('tell for every tool what the keys do', () => {
    expect(describeKeys(english, 'crosshair')).toMatch(
      /move the crosshair by 0\.1 mm.*to the whole and to the path\.$/,
    );
    expect(describeKeys(english, 'target')).toMatch(
      /move the target of.*Enter puts the target at the crosshair\.$/,
    );
    expect(describeKeys(french, 'entry')).toMatch(/déplacent l’entrée.*Entrée pose le point d’entrée/);
    for (const tool of ['distance', 'angle'] as const)
      expect(describeKeys(english, tool)).toMatch(/Enter sets a measuring point/);
  });
});
