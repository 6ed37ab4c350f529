import type { Sentence } from '../core/message';
import { MOST_DIGITS, type NumberRefusal } from '../core/parse-number';
import { words } from './phrase';

/** The refusal as the end of a sentence: `"1,234" may be 1.234 or 1234; write one of these`. */
export function refusalWords(refusal: NumberRefusal): Sentence {
  switch (refusal.code) {
    case 'empty':
      return words('no-number');
    case 'not-a-number':
      return words('not-one-number', { text: refusal.text });
    case 'two-readings': {
      const [one, other] = refusal.readings;
      return words('two-readings', { text: refusal.text, one, other });
    }
    case 'wrong-unit': {
      const { text, found, unit } = refusal;
      return unit === ''
        ? words('number-with-unit', { text, found })
        : words('number-in-other-unit', {
            ...{ text, found },
            unit: unit === 'HU' ? words('hounsfield-unit') : unit,
          });
    }
    case 'cannot-be-kept':
      return words('number-not-kept', { text: refusal.text, digits: MOST_DIGITS });
  }
}
