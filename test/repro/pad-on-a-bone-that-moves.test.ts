import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { designGuide } from '../../geometry/guide/design-guide';
import { CASE_DEFAULTS } from '../../geometry/plan/document/case-schema';
import { GUIDE_DEFAULTS } from '../../geometry/plan/document/guide-schema';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { skullMesh } from '../support/analytic-skull';

/**
 * A pad took in whatever bone hung together with its entry: a jaw that meets the skull at its joint
 * too. Here what lies to the left of x = 12 mm is no part of the brain-case, though no gap tells it
 * apart.
 */
const bone = skullMesh();
const index = buildSurfaceIndex(bone);
const EDGE_MM = 12;
const design = async (x: number) => {
  const directionLps = patientVector(0, 0, -1);
  const { point } = index.castRay(patientPoint(x, 2, 80), directionLps)[0]!;
  return designGuide({
    bone,
    parts: { nameAt: () => 'mandible' as const, isOwn: ([left]) => left <= EDGE_MM },
    trajectories: [
      {
        id: 'T1',
        targetLps: patientPoint(point[0], point[1], point[2] - 14),
        entrySurfaceLps: patientPoint(...point),
        directionLps,
      },
    ],
    kernel: await loadKernel(),
    printer: { bedMm: [145, 145, 185] },
    rostralLps: patientVector(0, -1, 0),
    tool: CASE_DEFAULTS.tool,
    guide: { ...GUIDE_DEFAULTS, label: 'test', insertion: [0, 0, 1] },
    quality: 'preview',
  });
};

describe('bone that is not the brain-case', () => {
  it('bears no pad: nothing of the guide rests on it', async () => {
    const made = await design(3);
    if (!made.ok) throw new Error(made.problem.message);
    const { positions: p } = made.value.mesh;
    let [resting, farthest] = [0, -Infinity];
    for (let v = 0; v < p.length; v += 3) {
      const near = index.closestPoint([p[v]!, p[v + 1]!, p[v + 2]!], 0.6);
      if (!near) continue;
      resting++;
      farthest = Math.max(farthest, near.point[0]);
    }
    expect(resting).toBeGreaterThan(100);
    expect(farthest).toBeLessThan(EDGE_MM + 0.5);
    // Without the edge the pad's 16 mm would reach to 19.
    expect(farthest).toBeGreaterThan(EDGE_MM - 3);
  });

  it('is no place for an entry, and one sentence says so', async () => {
    const made = await design(EDGE_MM + 4);
    expect(made.ok).toBe(false);
    if (!made.ok) expect(made.problem.code).toBe('entry-on-other-bone');
  });
});
