import { describe, expect, it } from 'vitest';
import type { Vec3 } from '../../geometry/core/vector';
import { designGuide } from '../../geometry/guide/design-guide';
import type { Foot } from '../../geometry/guide/placed-foot';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { crested, guideInput, smooth, target, trajectoryOn } from '../support/guide-sites';

/** A foot on a bone below a place, square to what is there. */
function footBelow(bone: typeof smooth, x: number, y: number): Foot {
  const index = buildSurfaceIndex(bone);
  const at = (dx: number, dy: number): Vec3 => index.castRay([x + dx, y + dy, 60], [0, 0, -1])[0]!.point;
  const [dx, dy] = [at(0.5, 0)[2] - at(-0.5, 0)[2], at(0, 0.5)[2] - at(0, -0.5)[2]];
  const size = Math.hypot(dx, dy, 1);
  return { pointLps: at(0, 0), normalLps: [-dx / size, -dy / size, 1 / size] };
}

const PLACES = [
  [-14, -6],
  [24, -10],
  [16, 27],
  [-8, 26],
] as const;

/**
 * A small pad's rim stood upright, so that on sloping bone it ended in an edge; over a crest the
 * usual opening left a skin beside the bore, and the far half of the crest that its radius still
 * reached became a flap: walls of 0.54, 0.03 and 0.58 mm.
 */
describe.each([
  ['over a crest', crested, [2, 5, 60], 'auto', [8, 10]],
  ['on a slope that it does not go on square to', smooth, [14, 5, 60], [-0.3, 0.2, 1], [12]],
] as const)('a small pad %s', (_, bone, aim, insertion, radii) => {
  it.each(radii)('of %i mm has walls that hold', async padRadiusMm => {
    const path = trajectoryOn(bone, target, aim);
    const input = guideInput(bone, [path], { support: 'feet', insertion });
    const feet = PLACES.map(([x, y]) => footBelow(bone, x, y));
    const made = await designGuide({
      ...input,
      guide: { ...input.guide, feet: { ...input.guide.feet, padRadiusMm } },
      feet,
    });
    if (!made.ok) throw new Error(made.problem.message);
    const wall = made.value.checks.find(({ id }) => id === 'minimum-wall')!;
    expect([wall.status, wall.message]).toEqual(['pass', expect.any(String)]);
    expect(made.value.checks.find(({ id }) => id === 'one-component')?.status).toBe('pass');
  });
});

it('a small pad stays off what is kept off', async () => {
  const path = trajectoryOn(smooth, target, [6, 8, 60]);
  const index = buildSurfaceIndex(smooth);
  const [ex, ey] = path.entrySurfaceLps;
  const kept = index.castRay([ex + 7, ey, 60], [0, 0, -1])[0]!.point;
  const input = guideInput(smooth, [path], { support: 'feet', insertion: [0, 0, 1] });
  const feet = PLACES.map(([x, y]) => footBelow(smooth, x, y));
  const said: { status: string; value: number | null }[] = [];
  const touches = async (keepOffLps: readonly Vec3[]): Promise<number> => {
    const guide = { ...input.guide, keepOffLps, feet: { ...input.guide.feet, padRadiusMm: 10 as const } };
    const made = await designGuide({ ...input, guide, feet, quality: 'preview' });
    if (!made.ok) throw new Error(made.problem.message);
    const { status, value } = made.value.checks.find(({ id }) => id === 'small-pad')!;
    said.push({ status, value });
    const { positions } = made.value.mesh;
    let count = 0;
    for (let n = 0; n < positions.length; n += 3) {
      const [x, y, z] = [positions[n]!, positions[n + 1]!, positions[n + 2]!];
      // What is kept off is kept off by 3 mm, less a cell and the rim's rounding.
      if (Math.hypot(x - kept[0], y - kept[1]) > 2.3) continue;
      if (index.closestDistance(x, y, z, 1) < 0.5) count++;
    }
    return count;
  };
  expect(await touches([])).toBeGreaterThan(20);
  expect(await touches([kept])).toBe(0);
  // A disc of 10 mm, foreshortened by the dome; then without one of 3 mm and what is left too
  // narrow beside it.
  const [whole, less] = said;
  const [disc, kept3] = [Math.PI * 10 ** 2, Math.PI * 3 ** 2];
  expect(whole!.status).toBe('pass');
  expect(whole!.value).toBeGreaterThan(0.9 * disc);
  expect(whole!.value).toBeLessThan(disc);
  expect(less!.status).toBe('warn');
  expect(less!.value).toBeLessThan(whole!.value! - 0.9 * kept3);
  expect(less!.value).toBeGreaterThan(whole!.value! - 3 * kept3);
});
