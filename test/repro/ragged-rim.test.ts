import { beforeAll, describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { designGuide } from '../../geometry/guide/design-guide';
import type { GuideDesign } from '../../geometry/guide/guide-design';
import { visitSurface } from '../../geometry/guide/visit-surface';
import { CASE_DEFAULTS } from '../../geometry/plan/document/case-schema';
import { GUIDE_DEFAULTS } from '../../geometry/plan/document/guide-schema';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { skullMesh } from '../support/analytic-skull';
import { joinMeshes, makeEllipsoid } from '../support/make-meshes';

/**
 * A coronoid process stands beside the temple: a pad climbed it, and its rim there was rags and
 * terraces of a whole millimetre: this face departed from a smooth one by 0.89 mm. It is to stand
 * off other bone by an even millimetre.
 */
describe('a pad beside a bone that is not the brain-case’s', () => {
  const skull = skullMesh();
  const [x0, y0, rx, ry] = [15, 3, 4, 6];
  const process = makeEllipsoid([x0, y0, 34], [rx, ry, 8], 40);
  let made: GuideDesign;
  beforeAll(async () => {
    const bone = joinMeshes(skull, process);
    const hit = buildSurfaceIndex(skull).castRay([2, 0, 80], [0, 0, -1])[0]!;
    const design = await designGuide({
      bone,
      trajectories: [
        {
          id: 'T1',
          targetLps: patientPoint(hit.point[0], hit.point[1], hit.point[2] - 14),
          entrySurfaceLps: patientPoint(...hit.point),
          directionLps: patientVector(0, 0, -1),
        },
      ],
      kernel: await loadKernel(),
      printer: { bedMm: [145, 145, 185] },
      rostralLps: patientVector(0, -1, 0),
      tool: CASE_DEFAULTS.tool,
      guide: { ...GUIDE_DEFAULTS, label: 'test', insertion: [0, 0, 1], footprintRadiusMm: 14 },
    });
    if (!design.ok) throw new Error(design.problem.message);
    made = design.value;
  });

  /**
   * Distances across the insertion from the process's widest outline (to first order), of rim
   * facing it, mm.
   */
  const face = (): number[] => {
    const off: number[] = [];
    visitSurface(made.mesh, 0.3, ([x, y, z], [nx, ny, nz]) => {
      const [u, v] = [(x - x0) / rx, (y - y0) / ry];
      const k = Math.hypot(u, v);
      const [gx, gy] = [u / rx, v / ry];
      const size = Math.hypot(gx, gy);
      const facing = -(nx * gx + ny * gy) / size;
      const mm = ((k - 1) * k) / size;
      if (z > 24 && Math.abs(nz) < 0.2 && facing > 0.9 && mm < 3) off.push(mm);
    });
    return off.sort((a, b) => a - b);
  };

  it('passes, and stands off that bone by a millimetre', () => {
    expect(made.checks.filter(c => c.status === 'fail')).toEqual([]);
    const off = face();
    expect(off.length).toBeGreaterThan(100);
    expect(off[Math.floor(off.length / 2)]).toBeCloseTo(1, 0);
  });

  it('has a rim there that departs from one smooth face by less than 0.25 mm', () => {
    const off = face();
    const spread = off[Math.floor(0.98 * off.length)]! - off[Math.floor(0.02 * off.length)]!;
    expect(spread).toBeLessThan(0.25);
  });
});
