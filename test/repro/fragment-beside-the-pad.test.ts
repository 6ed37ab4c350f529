import { describe, expect, it } from 'vitest';
import { checkSolid } from '../../geometry/guide/check-solid';
import { dropLoose } from '../../geometry/guide/drop-loose';
import type { PlacedSleeve } from '../../geometry/guide/placed-sleeve';
import { union } from '../../geometry/solid/combine';
import { toMesh } from '../../geometry/solid/convert-mesh';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { cylinderBetween, prism } from '../../geometry/solid/make-primitives';
import { withSolids, type Solid, type SolidScope } from '../../geometry/solid/solid-scope';

/**
 * A fragment of 5.7 mm3 that a cut had left beside a guide of 5,000 mm3 made the whole plan FAIL:
 * "falls into 2 pieces". Only what joins a sleeve is kept, and what was left out is said.
 */
const kernel = await loadKernel();
const sleeve = {
  entry: [0, 0, 0],
  up: [0, 0, 1],
  upperLipMm: 26,
  outerRadiusMm: 4,
} as unknown as PlacedSleeve;
const square = (x: number, half: number): [number, number][] => [
  [x - half, -half],
  [x + half, -half],
  [x + half, half],
  [x - half, half],
];
const pad = (scope: SolidScope): Solid[] => [
  prism(scope, square(0, 10), 0, 4),
  cylinderBetween(scope, [0, 0, 1], [0, 0, 26], 4),
];

describe('a fragment beside the pad', () => {
  it('is left out, with a word', () => {
    withSolids(kernel, scope => {
      const fragment = prism(scope, square(14, 0.9), 0, 1.76);
      const { solid, loose } = dropLoose(scope, union(scope, [...pad(scope), fragment]), [sleeve]);
      expect(loose.count).toBe(1);
      expect(loose.volumeMm3).toBeCloseTo(5.7, 1);
      const mesh = toMesh(solid);
      const piece = checkSolid(mesh, loose).checks.find(({ id }) => id === 'one-component')!;
      expect(piece).toMatchObject({ status: 'pass', value: 1 });
      expect(piece.message).toBe(
        'The guide is one piece. Left out, because it joined no sleeve: 5.7 mm3 in 1 part.',
      );
    });
  });

  it('is none where it joins the pad; a sleeve without its pad is no fragment', () => {
    withSolids(kernel, scope => {
      const joined = prism(scope, square(10, 0.9), 0, 1.76);
      expect(dropLoose(scope, union(scope, [...pad(scope), joined]), [sleeve]).loose.count).toBe(0);
      const far = { ...sleeve, entry: [40, 0, 0] } as unknown as PlacedSleeve;
      const other = cylinderBetween(scope, [40, 0, 1], [40, 0, 26], 4);
      const two = dropLoose(scope, union(scope, [...pad(scope), other]), [sleeve, far]);
      expect(two.loose.count).toBe(0);
      const seen = checkSolid(toMesh(two.solid), two.loose, false).checks;
      expect(seen.find(({ id }) => id === 'one-component')!).toMatchObject({ status: 'fail', value: 2 });
    });
  });
});
