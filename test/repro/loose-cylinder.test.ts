import { expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { designGuide } from '../../geometry/guide/design-guide';
import { CASE_DEFAULTS } from '../../geometry/plan/document/case-schema';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { skullMesh } from '../support/analytic-skull';

/** The analytic skull at a share of its size. */
function shrunkSkull(share: number): TriangleMesh {
  const { positions, triangles } = skullMesh();
  return { positions: positions.map(v => share * v), triangles };
}

/**
 * Over a bone as large as a fingertip a sleeve was written as a guide with failed checks of wall
 * and contact; with the whole bone under the pad, its mean normal was none and the design broke
 * off.
 */
it('makes no guide of a sleeve that hardly rests on bone and does not hold, and says so in one sentence', async () => {
  const bone = shrunkSkull(0.06);
  const directionLps = patientVector(0, 0, -1);
  const hit = buildSurfaceIndex(bone).castRay(patientPoint(0, 0, 60), directionLps)[0]!;
  const made = await designGuide({
    bone,
    trajectories: [
      {
        id: 'T1',
        targetLps: patientPoint(0, 0, 0),
        entrySurfaceLps: patientPoint(...hit.point),
        directionLps,
      },
    ],
    kernel: await loadKernel(),
    printer: { bedMm: [145, 145, 185] },
    rostralLps: patientVector(0, -1, 0),
    tool: { name: 'side-cutting 1.8', diameterMm: 1.8, lengthMm: 200, windowMm: 8, tipMm: 2, collarMm: 4 },
    guide: { ...CASE_DEFAULTS.guide, keepOffLps: [], label: 'test', insertion: 'auto' },
  });
  expect(made.ok).toBe(false);
  if (made.ok) return;
  expect(made.problem.code).toBe('no-sound-pad');
  expect(made.problem.message).toMatch(
    /^No sound pad can stand at this entry: only \d+ mm2 of it would rest/,
  );
});
