import { createInstance } from 'i18next';
import { expect, it } from 'vitest';
import { patientPoint } from '../../geometry/core/frames';
import { en } from '../../renderer/language/en';
import { probeWords } from '../../renderer/slices/slice-words';

const i18n = createInstance();
void i18n.init({
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
  showSupportNotice: false,
});
const english = i18n.getFixedT('en');
const at = patientPoint(1, 2, 3);

it('gives no Hounsfield units of the CT under the pointer while an MR alone is seen there', () => {
  const mr = { name: 'MR', value: 812, isAlone: true };
  expect(probeWords(english, 'en', at, 40, mr)).toBe('1.00, 2.00, 3.00 mm   MR 812');
  expect(probeWords(english, 'en', at, 40, { ...mr, value: null })).toBe(
    '1.00, 2.00, 3.00 mm   MR outside the scan',
  );
  expect(probeWords(english, 'en', at, 40, { ...mr, isAlone: false })).toBe(
    '1.00, 2.00, 3.00 mm   40 HU   MR 812',
  );
});
