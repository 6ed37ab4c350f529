import { expect, it } from 'vitest';
import type { PlacedFoot } from '../../geometry/guide/placed-foot';
import type { PlacedSleeve } from '../../geometry/guide/placed-sleeve';
import { viewPassesSleeves } from '../../geometry/guide/view-passes-sleeves';

/** A sleeve of 8 mm and 25 mm long that leans by so much towards x. */
function sleeveLeaning(deg: number): PlacedSleeve {
  const lean = (deg * Math.PI) / 180;
  const up = [Math.sin(lean), 0, Math.cos(lean)];
  return { entry: [0, 0, 0], up, outerRadiusMm: 4, upperLipMm: 25 } as unknown as PlacedSleeve;
}
const footAt = (x: number, normal: PlacedFoot['normal'] = [0, 0, 1]): PlacedFoot => ({
  point: [x, 0, 0],
  normal,
  radiusMm: 2.5,
});

it("passes an upright sleeve by the view's radius, 0.9 mm, and 0.2 mm", () => {
  expect(viewPassesSleeves([sleeveLeaning(0)], footAt(5.15))).toBe(true);
  expect(viewPassesSleeves([sleeveLeaning(0)], footAt(5.05))).toBe(false);
  expect(viewPassesSleeves([], footAt(0))).toBe(true);
});

it('meets a sleeve that leans over the foot, within the 13 mm that are bored', () => {
  // At 45 degrees the view from x meets the cylinder where it is (x - z) / sqrt(2) off the axis.
  const far = 13 + 5.1 * Math.SQRT2;
  expect(viewPassesSleeves([sleeveLeaning(45)], footAt(far + 0.1))).toBe(true);
  expect(viewPassesSleeves([sleeveLeaning(45)], footAt(far - 0.1))).toBe(false);
  expect(viewPassesSleeves([sleeveLeaning(-45)], footAt(12))).toBe(true);
  expect(viewPassesSleeves([sleeveLeaning(-45), sleeveLeaning(45)], footAt(12))).toBe(false);
});

it('leans with its foot', () => {
  const lean = (20 * Math.PI) / 180;
  const inwards = [-Math.sin(lean), 0, Math.cos(lean)] as const;
  // After 13 mm it has come 4.45 mm nearer.
  expect(viewPassesSleeves([sleeveLeaning(0)], footAt(9.65, inwards))).toBe(true);
  expect(viewPassesSleeves([sleeveLeaning(0)], footAt(9.45, inwards))).toBe(false);
});
