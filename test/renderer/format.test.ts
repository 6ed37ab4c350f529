import { expect, it } from 'vitest';
import { listed } from '../../renderer/language/format';

it('keeps numbers in a row apart from their decimals in both languages', () => {
  expect(listed([13.66, -13.98, 0], 2, 'en')).toBe('13.66, -13.98, 0.00');
  expect(listed([13.66, -13.98, 0], 2, 'fr')).toBe('13,66 ; -13,98 ; 0,00');
});
