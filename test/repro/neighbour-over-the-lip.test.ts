import { beforeAll, describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { designGuide } from '../../geometry/guide/design-guide';
import type { GuideDesign, GuideInput } from '../../geometry/guide/guide-design';
import type { GuideTrajectory } from '../../geometry/guide/parameters';
import { GUIDE_DEFAULTS } from '../../geometry/plan/document/guide-schema';
import { CASE_DEFAULTS } from '../../geometry/plan/document/case-schema';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { skullMesh } from '../support/analytic-skull';
import { highestInRing } from '../support/measure-lip';
import { minus, unit, walk, type P3 } from '../support/vec';

/**
 * Two parallel bores 6 mm apart, one to a target 3.4 mm deeper: each sleeve had a height of its
 * own, and the neighbour's stood 3 mm over a lip. A stop collar rested on it and the needle stopped
 * short, with every check passed.
 */
const bone = skullMesh();
const index = buildSurfaceIndex(bone);
const direction = unit([0.1, 0.05, -1]);
const path = (id: string, x: number, y: number, depthMm: number): GuideTrajectory => {
  const far: P3 = walk([x, y, 0], direction, -80);
  const hit = index.castRay(far, direction)[0]!;
  const entry: P3 = hit.point;
  return {
    id,
    targetLps: patientPoint(...walk(entry, direction, depthMm)),
    entrySurfaceLps: patientPoint(...entry),
    directionLps: patientVector(...direction),
  };
};

async function design(trajectories: GuideTrajectory[]): Promise<GuideDesign> {
  const request: GuideInput = {
    bone,
    trajectories,
    kernel: await loadKernel(),
    printer: { bedMm: [145, 145, 185] },
    rostralLps: patientVector(0, -1, 0),
    tool: CASE_DEFAULTS.tool,
    guide: { ...GUIDE_DEFAULTS, label: 'test' },
    quality: 'preview',
  };
  const made = await designGuide(request);
  if (!made.ok) throw new Error(made.problem.message);
  return made.value;
}

/**
 * Height of the guide's highest point over a bore's lip within bore radius and collar, by an
 * examiner's own clipping.
 */
function overLip({ mesh }: GuideDesign, sleeve: GuideDesign['sleeves'][number]): number {
  const corners = new Float64Array(3 * mesh.triangles.length);
  mesh.triangles.forEach((v, n) => corners.set(mesh.positions.subarray(3 * v, 3 * v + 3), 3 * n));
  const up = unit(minus(sleeve.upperLipLps, sleeve.lowerLipLps));
  return highestInRing(corners, sleeve.upperLipLps, up, sleeve.boreDiameterMm / 2 + 4);
}

describe('sleeves side by side', () => {
  let near: GuideDesign;
  let apart: GuideDesign;
  beforeAll(async () => {
    near = await design([path('T1', 6, 2, 18), path('T2', 12, 2, 21.4)]);
    apart = await design([path('T1', 0, 2, 14), path('T2', 18, 2, 22)]);
  });

  it('that overlap share one height, and nothing stands over either lip', () => {
    expect(near.sleeves.map(sleeve => overLip(near, sleeve))).toEqual([
      expect.closeTo(0, 2),
      expect.closeTo(0, 2),
    ]);
    expect(near.checks.filter(c => c.id === 'lip-clear').map(c => c.status)).toEqual(['pass', 'pass']);
    const [a, b] = near.sleeves;
    const height = (p: P3): number => -(p[0] * direction[0] + p[1] * direction[1] + p[2] * direction[2]);
    expect(Math.abs(height(a!.upperLipLps) - height(b!.upperLipLps))).toBeLessThan(0.1);
    // The stops say where the lips truly are.
    for (const [n, sleeve] of near.sleeves.entries()) {
      const target = [path('T1', 6, 2, 18), path('T2', 12, 2, 21.4)][n]!.targetLps;
      expect(Math.hypot(...minus(sleeve.upperLipLps, target))).toBeCloseTo(sleeve.depthStopMm, 3);
    }
  });

  it('that stand apart have one depth stop', () => {
    const [a, b] = apart.sleeves;
    expect(a!.depthStopMm).toBe(b!.depthStopMm);
    expect(apart.sleeves.map(sleeve => overLip(apart, sleeve))).toEqual([
      expect.closeTo(0, 2),
      expect.closeTo(0, 2),
    ]);
  });

  it('bear dots that tell which is which', () => {
    for (const made of [near, apart]) {
      expect(made.sleeves.map(s => s.dots)).toEqual([1, 2]);
      expect(made.checks.filter(c => c.id === 'bore-marks').map(c => [c.status, c.value])).toEqual([
        ['pass', 1],
        ['pass', 2],
      ]);
    }
  });
});
