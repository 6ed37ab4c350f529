import { describe, expect, it } from 'vitest';
import { bendPad } from '../../geometry/guide/bend-pad';
import type { PlacedSleeve } from '../../geometry/guide/placed-sleeve';

const sleeve = {
  ...{ entry: [0, 0, 0], up: [0, 0, 1], outerRadiusMm: 4, boreRadiusMm: 1 },
  ...{ lowerLipMm: 1, upperLipMm: 26 },
} as unknown as PlacedSleeve;
const DEG = 180 / Math.PI;

describe('bendPad', () => {
  it('bends the sleeve as a rod out of the pad, by hand', () => {
    const [bend] = bendPad([sleeve], 4, 2000);
    // Out of the face at 4 mm, up by what the fillet stiffens, down by half a radius.
    const free = 26 - (4 + 1.4 - 2);
    const moment = (Math.PI / 4) * (4 ** 4 - 1);
    const shear = 0.9 * Math.PI * (16 - 1);
    const give = free ** 3 / (3 * 2000 * moment) + (2.8 * free) / (2000 * shear);
    for (const { lower, upper } of bend!.perNewton) {
      expect(lower).toEqual([0, 0, 0]);
      expect(Math.hypot(...upper)).toBeCloseTo(give, 12);
      expect(upper[2]).toBeCloseTo(0, 12);
    }
    expect(bend!.lowerLipMm).toBe(0);
    expect(bend!.axisDeg).toBeCloseTo(Math.atan((5 * give) / 25) * DEG, 9);
  });

  it('gives by as much less as the print is stiffer, by more the longer the sleeve, less in a thick pad', () => {
    const [one] = bendPad([sleeve], 4, 2000);
    expect(Math.tan(bendPad([sleeve], 4, 4000)[0]!.axisDeg / DEG) * 2).toBeCloseTo(
      Math.tan(one!.axisDeg / DEG),
      12,
    );
    expect(bendPad([{ ...sleeve, upperLipMm: 36 }], 4, 2000)[0]!.axisDeg).toBeGreaterThan(one!.axisDeg);
    expect(bendPad([sleeve], 8, 2000)[0]!.axisDeg).toBeLessThan(one!.axisDeg);
  });
});
