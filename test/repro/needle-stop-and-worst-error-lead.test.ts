import { describe, expect, it } from 'vitest';
import { worstError } from '../../geometry/accuracy/worst-error';
import { translate } from '../../geometry/messages/translate';
import { needleStopOf, needleStopWords } from '../../geometry/plan/output/needle-stop';

// "Depth stop 49.0" stood where the needle is to be stopped at 55.0; and of two paths the selected
// one's error (2.34 mm) led while the other was worse (2.57 mm).

describe('the needle stop', () => {
  it.each([
    [49, 8, 2, '55.0 mm = depth stop 49.0 + half the window 4.0 + dead tip 2.0'],
    [49, 0, 2, '51.0 mm = depth stop 49.0 + dead tip 2.0'],
    [49, 8, 0, '53.0 mm = depth stop 49.0 + half the window 4.0'],
    [49, 6.5, 1.25, '53.50 mm = depth stop 49.00 + half the window 3.25 + dead tip 1.25'],
    // Rounded to tenths, 49.04 + 4.04 would be 53.1.
    [49.04, 8.08, 0, '53.08 mm = depth stop 49.04 + half the window 4.04'],
  ])('of a depth stop of %f, window %f and tip %f is %s', (depthStopMm, windowMm, tipMm, words) => {
    const needleStopMm = depthStopMm + windowMm / 2 + tipMm;
    const stop = needleStopOf({ depthStopMm, needleStopMm }, { windowMm, tipMm });
    expect(translate([needleStopWords(stop)], 'en')).toBe(words);
  });
});

describe('the predicted error that speaks for a guide', () => {
  const path = (id: string, total95: number | null) => ({
    id,
    predictedErrorMm: total95 === null ? null : { total95, median: total95 / 2 },
  });
  it('is that of the worst path', () => {
    expect(worstError([path('T1', 2.34), path('T2', 2.57)])).toMatchObject({
      id: 'T2',
      predictedErrorMm: { total95: 2.57 },
    });
    expect(worstError([path('T1', 2.57), path('T2', 2.34)])?.id).toBe('T1');
  });
  it('is unknown while that of one path is', () => {
    expect(worstError([path('T1', 2.34), path('T2', null)])).toBeNull();
    expect(worstError([])).toBeNull();
  });
});
