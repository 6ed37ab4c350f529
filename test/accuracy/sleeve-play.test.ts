import { describe, expect, it } from 'vitest';
import { degrees } from '../../geometry/core/frames';
import { defaultGuidedLengthMm, predictSleevePlay } from '../../geometry/accuracy/sleeve-play';

const play = (clearanceMm: number, guidedLengthMm: number, lipToTargetMm: number, toolDiameterMm = 1.8) =>
  predictSleevePlay({
    boreDiameterMm: toolDiameterMm + clearanceMm,
    toolDiameterMm,
    guidedLengthMm,
    lipToTargetMm,
  });

describe('predictSleevePlay', () => {
  /**
   * The published table: clearance, length, tilt in degrees, worst error at 20, 30, 40, 50 and 60
   * mm (two decimals).
   */
  it.each([
    [0.1, 10, 0.57, [0.25, 0.35, 0.45, 0.55, 0.65]],
    [0.1, 20, 0.29, [0.15, 0.2, 0.25, 0.3, 0.35]],
    [0.1, 30, 0.19, [0.12, 0.15, 0.18, 0.22, 0.25]],
    [0.2, 10, 1.15, [0.5, 0.7, 0.9, 1.1, 1.3]],
    [0.2, 20, 0.57, [0.3, 0.4, 0.5, 0.6, 0.7]],
    [0.2, 30, 0.38, [0.23, 0.3, 0.37, 0.43, 0.5]],
    [0.3, 20, 0.86, [0.45, 0.6, 0.75, 0.9, 1.05]],
    [0.3, 40, 0.43, [0.3, 0.38, 0.45, 0.53, 0.6]],
  ])('clearance %f mm in %f mm of sleeve', (clearance, guided, tiltDeg, errors) => {
    expect(degrees(play(clearance, guided, 20).tilt)).toBeCloseTo(tiltDeg, 2);
    errors.forEach((error, n) => {
      const e = play(clearance, guided, 20 + 10 * n).errorMm;
      expect(Math.abs(e - error)).toBeLessThanOrEqual(0.005 + 1e-9);
    });
  });

  it('reaches the maxima published for short dental sleeves', () => {
    const p = play(0.41, 4, 13);
    expect(degrees(p.tilt)).toBeCloseTo(5.85, 2);
    expect(p.errorMm).toBeCloseTo(1.54, 2);
  });

  it.each([
    [0.1, 25, 1.8],
    [0.41, 4, 4],
    [1, 5, 2.5],
    [1.2, 3, 1],
  ])(
    'touches both walls at the large-angle tilt, clearance %f mm, sleeve %f mm, tool %f mm',
    (clearance, guided, tool) => {
      const { tilt, tiltExact, errorExactMm } = play(clearance, guided, 30, tool);
      // The tool's rectangle L x d turned about its middle: how far its corners reach across the
      // bore.
      const corners = [-1, 1].flatMap(a => [-1, 1].map(b => [(a * guided) / 2, (b * tool) / 2] as const));
      const across = corners.map(([l, d]) => l * Math.sin(tiltExact) + d * Math.cos(tiltExact));
      expect(Math.max(...across) - Math.min(...across)).toBeCloseTo(tool + clearance, 9);
      expect(errorExactMm).toBeCloseTo((guided / 2 + 30) * Math.tan(tiltExact), 9);
      // A tool that runs on beyond the lips: bisection of bore cos - L sin = d. It tilts less.
      let [low, high] = [0, Math.PI / 2];
      for (let n = 0; n < 60; n++) {
        const middle = (low + high) / 2;
        if ((tool + clearance) * Math.cos(middle) - guided * Math.sin(middle) > tool) low = middle;
        else high = middle;
      }
      expect(low).toBeLessThan(tilt);
      expect(tilt).toBeLessThan(tiltExact);
    },
  );

  it('agrees with the small-angle forms to a hundredth where the play is small, and adds half the play by shift', () => {
    const p = play(0.1, 25, 40);
    expect(p.tiltExact / p.tilt).toBeCloseTo(1, 2);
    expect(p.errorExactMm / p.errorMm).toBeCloseTo(1, 2);
    expect(p.shiftMm).toBeCloseTo(0.05, 12);
    expect(p.clearanceMm).toBeCloseTo(0.1, 12);
  });

  it('has no play without clearance, and no bound where the tool can turn over', () => {
    expect(play(0, 20, 40)).toMatchObject({ errorMm: 0, shiftMm: 0, tilt: 0 });
    const loose = play(3, 2, 40, 1);
    expect(degrees(loose.tiltExact)).toBe(90);
    expect(loose.errorExactMm).toBe(Infinity);
  });

  it('throws on a tool that does not enter, and on lengths that are none', () => {
    expect(() => play(-0.1, 20, 30)).toThrow(/does not enter/);
    expect(() => play(0.1, 0, 30)).toThrow(/positive/);
    expect(() => play(0.1, 20, NaN)).toThrow(/positive/);
    expect(() => play(0.1, 20, -1)).toThrow(/positive/);
  });
});

describe('defaultGuidedLengthMm', () => {
  it('is half the distance, at least 20 mm', () => {
    expect(defaultGuidedLengthMm(30)).toBe(20);
    expect(defaultGuidedLengthMm(60)).toBe(30);
  });
});
