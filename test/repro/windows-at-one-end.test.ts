import { beforeAll, describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { designGuide } from '../../geometry/guide/design-guide';
import type { GuideDesign } from '../../geometry/guide/guide-design';
import { CASE_DEFAULTS } from '../../geometry/plan/document/case-schema';
import { GUIDE_DEFAULTS } from '../../geometry/plan/document/guide-schema';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { skullMesh } from '../support/analytic-skull';
import { unit, walk, type P3 } from '../support/vec';

/**
 * On steep bone and small pads a guide had one window or none, and nothing showed whether its other
 * end was seated.
 */
const bone = skullMesh();
const index = buildSurfaceIndex(bone);
const steep = async (footprintRadiusMm: number): Promise<GuideDesign> => {
  const direction = unit([-52, -5, -22]);
  const far: P3 = walk([8, 5, 8], direction, -80);
  const entry: P3 = index.castRay(far, direction)[0]!.point;
  const made = await designGuide({
    bone,
    trajectories: [
      {
        id: 'T1',
        targetLps: patientPoint(8, 5, 8),
        entrySurfaceLps: patientPoint(...entry),
        directionLps: patientVector(...direction),
      },
    ],
    kernel: await loadKernel(),
    printer: { bedMm: [145, 145, 185] },
    rostralLps: patientVector(0, -1, 0),
    tool: CASE_DEFAULTS.tool,
    guide: { ...GUIDE_DEFAULTS, footprintRadiusMm, label: 'test' },
    quality: 'preview',
  });
  if (!made.ok) throw new Error(made.problem.message);
  return made.value;
};

describe.each([9.75, 11, 13, 16])('a pad of %f mm on the side of a skull', radiusMm => {
  let made: GuideDesign;
  beforeAll(async () => {
    made = await steep(radiusMm);
  });

  it('shows at both ends whether it sits', () => {
    expect(made.windows).toBeGreaterThanOrEqual(2);
    const { message } = made.checks.find(c => c.id === 'inspection-windows')!;
    expect(message).toContain('windows show at both ends of the pad whether the guide is seated.');
  });
});
