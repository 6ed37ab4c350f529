import { beforeAll, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { designGuide } from '../../geometry/guide/design-guide';
import type { GuideDesign } from '../../geometry/guide/guide-design';
import { CASE_DEFAULTS } from '../../geometry/plan/document/case-schema';
import { GUIDE_DEFAULTS } from '../../geometry/plan/document/guide-schema';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { skullMesh } from '../support/analytic-skull';

/**
 * A sleeve's wall of 1 mm, which the case allows, could never pass; a bore as wide as the tool
 * passed without a word.
 */
let made: GuideDesign;
beforeAll(async () => {
  const bone = skullMesh();
  const directionLps = patientVector(0, 0, -1);
  const hit = buildSurfaceIndex(bone).castRay(patientPoint(14, 2, 80), directionLps)[0]!;
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
    guide: {
      ...GUIDE_DEFAULTS,
      label: 'test',
      footprintRadiusMm: 11,
      sleeve: { ...GUIDE_DEFAULTS.sleeve, wallMm: 1, boreClearanceMm: 0 },
    },
  });
  if (!design.ok) throw new Error(design.problem.message);
  made = design.value;
});

it('a sleeve with a wall of 1 mm passes', () => {
  expect(made.checks.filter(c => c.status === 'fail')).toEqual([]);
  expect(made.checks.find(c => c.id === 'minimum-wall')!.value).toBeCloseTo(1, 1);
});

it('a bore as wide as the tool is a warning that names 0.1 mm', () => {
  expect(made.checks.find(c => c.id === 'bore-clearance')).toMatchObject({
    status: 'warn',
    value: 0,
    limit: 0.1,
  });
});
