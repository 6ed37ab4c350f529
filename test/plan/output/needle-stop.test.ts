import { expect, it } from 'vitest';
import { needleStopOf, needleStopWords } from '../../../geometry/plan/output/needle-stop';
import { translate } from '../../../geometry/messages/translate';

const stop = (depthStopMm: number, windowMm: number, tipMm: number) =>
  needleStopOf({ depthStopMm, needleStopMm: depthStopMm + windowMm / 2 + tipMm }, { windowMm, tipMm });

it.each([
  [49, 8, 2, 1],
  // Rounded to tenths these would add up, and yet not be what is set.
  [55, 8.5, 2, 2],
  [55, 8, 2.25, 2],
  [55, 8.5, 2.25, 2],
  [55, 8, 2.125, 3],
  [55, 8.25, 2, 3],
  [55.04, 8, 2, 1],
  [55.05, 8, 2.1, 1],
  [55, 8, 2.0004, 3],
])(
  'a stop of %d mm with a window of %d and a tip of %d is shown with %d digits',
  (depth, window, tip, digits) => {
    expect(stop(depth, window, tip)).toEqual({
      needleMm: depth + window / 2 + tip,
      depthMm: depth,
      halfWindowMm: window / 2,
      tipMm: tip,
      digits,
    });
  },
);

it('leaves terms of nothing out', () => {
  const words = (window: number, tip: number): string =>
    translate([needleStopWords(stop(49, window, tip))], 'en');
  expect(words(8, 2)).toBe('55.0 mm = depth stop 49.0 + half the window 4.0 + dead tip 2.0');
  expect(words(0, 2)).toBe('51.0 mm = depth stop 49.0 + dead tip 2.0');
  expect(words(8, 0)).toBe('53.0 mm = depth stop 49.0 + half the window 4.0');
});
