import { beforeAll, describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { designGuide } from '../../geometry/guide/design-guide';
import type { GuideDesign } from '../../geometry/guide/guide-design';
import { CASE_DEFAULTS } from '../../geometry/plan/document/case-schema';
import { GUIDE_DEFAULTS } from '../../geometry/plan/document/guide-schema';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { writeStl } from '../../geometry/surface/mesh/write-stl';
import { skullMesh } from '../support/analytic-skull';
import { measureWall } from '../support/measure-wall';
import { readStl } from '../support/read-stl';

/**
 * A bore along the side of a high crest left 0.66 mm between them, above the lip and below: a FAIL
 * that advised a thicker pad, which changes nothing. The bore is open to the crest's side as far up
 * as no whole wall stands there.
 */
describe('a bore beside a crest', () => {
  const bone = skullMesh(true);
  let made: GuideDesign;
  beforeAll(async () => {
    const directionLps = patientVector(0, 0, -1);
    const hit = buildSurfaceIndex(bone).castRay(patientPoint(3.2, 0, 80), directionLps)[0]!;
    const design = await designGuide({
      bone,
      trajectories: [
        {
          id: 'T1',
          targetLps: patientPoint(hit.point[0], hit.point[1], hit.point[2] - 14),
          entrySurfaceLps: patientPoint(...hit.point),
          directionLps,
        },
      ],
      kernel: await loadKernel(),
      printer: { bedMm: [145, 145, 185] },
      rostralLps: patientVector(0, -1, 0),
      tool: CASE_DEFAULTS.tool,
      guide: { ...GUIDE_DEFAULTS, label: 'test', insertion: [0, 0, 1], footprintRadiusMm: 12 },
    });
    if (!design.ok) throw new Error(design.problem.message);
    made = design.value;
  });

  it('passes, its bore as straight and its pad as wide as anywhere', () => {
    expect(made.checks.filter(c => c.status === 'fail')).toEqual([]);
    expect(made.checks.find(c => c.id === 'footprint')?.status).not.toBe('warn');
  });

  it('has no wall under 0.95 mm, by rays of the examiner’s own', () => {
    const { thinMm2 } = measureWall(readStl(writeStl(made.mesh, 'test')), 0.95);
    expect(thinMm2).toBeLessThan(1);
  });
});
