import { beforeAll, describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { designGuide } from '../../geometry/guide/design-guide';
import type { GuideDesign } from '../../geometry/guide/guide-design';
import { levelLips, milledOver, standsOver } from '../../geometry/guide/level-lips';
import type { GuideTrajectory } from '../../geometry/guide/parameters';
import type { PlacedSleeve } from '../../geometry/guide/placed-sleeve';
import { CASE_DEFAULTS } from '../../geometry/plan/document/case-schema';
import { GUIDE_DEFAULTS } from '../../geometry/plan/document/guide-schema';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { skullMesh } from '../support/analytic-skull';
import { highestInRing } from '../support/measure-lip';
import { minus, unit, walk, type P3 } from '../support/vec';

/**
 * Sleeves that lean towards each other come nearer with height: raising one never cleared the
 * other's ring, and the plan FAILED for some tenths of a millimetre (lip-clear). Two that lean
 * apart by more than twice the bores' limit had advice that cannot be followed.
 */
const bone = skullMesh();
const index = buildSurfaceIndex(bone);
const path = (id: string, x: number, leanDeg: number): GuideTrajectory => {
  const lean = (leanDeg * Math.PI) / 180;
  const direction = unit([Math.sin(lean), 0, -Math.cos(lean)]);
  const surface = index.castRay([x, 2, 80], [0, 0, -1])[0]!.point;
  const entry = index.castRay(walk(surface, direction, -60), direction)[0]!.point;
  return {
    id,
    targetLps: patientPoint(...walk(entry, direction, 16)),
    entrySurfaceLps: patientPoint(...entry),
    directionLps: patientVector(...direction),
  };
};
async function design(trajectories: GuideTrajectory[]): Promise<GuideDesign> {
  const made = await designGuide({
    bone,
    trajectories,
    kernel: await loadKernel(),
    printer: { bedMm: [145, 145, 185] },
    rostralLps: patientVector(0, -1, 0),
    tool: CASE_DEFAULTS.tool,
    guide: { ...GUIDE_DEFAULTS, label: 'test' },
    quality: 'preview',
  });
  if (!made.ok) throw new Error(made.problem.message);
  return made.value;
}
/**
 * Height of the guide's highest point over each lip within bore radius and collar, by an examiner's
 * own clipping.
 */
function overLips({ mesh, sleeves }: GuideDesign): number[] {
  const corners = new Float64Array(3 * mesh.triangles.length);
  mesh.triangles.forEach((v, n) => corners.set(mesh.positions.subarray(3 * v, 3 * v + 3), 3 * n));
  return sleeves.map(s => {
    const up = unit(minus(s.upperLipLps, s.lowerLipLps));
    return highestInRing(corners, s.upperLipLps, up, s.boreDiameterMm / 2 + 4);
  });
}
const failed = ({ checks }: GuideDesign): string[] => checks.filter(c => c.status === 'fail').map(c => c.id);

describe('sleeves that lean together a little', () => {
  let made: GuideDesign;
  beforeAll(async () => {
    made = await design([path('T1', 6.4, 5), path('T2', -6.4, -5)]);
  });

  it('are milled clear of each other’s ring and keep their length', () => {
    expect(failed(made)).toEqual([]);
    for (const over of overLips(made)) expect(over).toBeLessThan(0.02);
    for (const { guidedLengthMm } of made.sleeves) expect(guidedLengthMm).toBeGreaterThanOrEqual(25 - 1e-6);
  });
});

describe('sleeves that lean together more than a wall can bear', () => {
  let made: GuideDesign;
  beforeAll(async () => {
    made = await design([path('T1', 9, 14), path('T2', -9, -14)]);
  });

  it('are shorter, down to 15 mm, and the plan says so with the length', () => {
    expect(failed(made)).toEqual([]);
    for (const over of overLips(made)) expect(over).toBeLessThan(0.02);
    const said = made.checks.filter(c => c.id === 'guided-length');
    expect(said.map(c => c.status)).toEqual(['warn', 'warn']);
    said.forEach(({ value, message }, n) => {
      expect(value).toBeCloseTo(made.sleeves[n]!.guidedLengthMm, 6);
      expect(value).toBeGreaterThanOrEqual(15 - 1e-6);
      expect(value).toBeLessThan(25);
      expect(message).toContain(
        `guides over ${made.sleeves[n]!.guidedLengthMm.toFixed(1)} mm instead of 25.0 mm`,
      );
    });
  });
});

describe('milling', () => {
  const sleeve = (x: number, leanDeg: number): PlacedSleeve => {
    const lean = (leanDeg * Math.PI) / 180;
    const shared = { boreRadiusMm: 0.95, outerRadiusMm: 3.95, seatRadiusMm: 4.95, reliefRadiusMm: 1.65 };
    const heights = { lowerLipMm: 2, upperLipMm: 27, clearMm: 3, targetDepthMm: 20 };
    const up: P3 = [Math.sin(lean), 0, Math.cos(lean)];
    return { ...shared, ...heights, entry: [x, 0, 0], up, trajectory: null as never };
  };

  it('never comes nearer to a neighbour’s bore than 1.5 mm', () => {
    // Axes 8.0 mm apart at the lips: 3.05 mm to the ring, 2.1 mm from the bore. Axes 6.8 apart:
    // 1.85 mm, 0.9 mm from it.
    for (const [apart, mills] of [
      [8, true],
      [6.8, false],
    ] as const) {
      const pair = [
        sleeve(-apart / 2 - 27 * Math.sin(0.1), 5.73),
        sleeve(apart / 2 + 27 * Math.sin(0.1), -5.73),
      ];
      expect(standsOver(pair[0]!, pair[1]!)).toBeGreaterThan(0.1);
      expect(milledOver(pair[0]!, pair) > 0).toBe(mills);
    }
  });

  it('leaves sleeves that nothing parts as they are', () => {
    const crossed = [sleeve(-6, 25), sleeve(6, -25)];
    expect(levelLips(crossed)).toEqual(crossed);
  });
});

describe('bores that lean apart by more than 91 degrees', () => {
  it('need two guides, and the plan says so', async () => {
    const made = await design([path('T1', 8, -48), path('T2', -8, 48)]);
    const tilts = made.checks.filter(c => c.id === 'bore-tilt' && c.status === 'fail');
    expect(tilts.length).toBeGreaterThan(0);
    for (const { message } of tilts) {
      expect(message).toMatch(
        /lean 96 degrees apart, and no direction serves both: two guides are needed, one for each\.$/,
      );
    }
  });
});
