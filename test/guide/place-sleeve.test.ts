import { expect, it } from 'vitest';
import { frameAlong, patientVector } from '../../geometry/core/frames';
import { describeSleeve, placeSleeve } from '../../geometry/guide/place-sleeve';
import { caseGuide } from '../../geometry/plan/document/case-schema';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { toLocal } from '../../geometry/core/frames';
import { skullMesh } from '../support/analytic-skull';
import { skullCase, skullPath } from '../support/skull-case';

const mesh = skullMesh();
const path = skullPath(mesh);
const up = patientVector(-path.directionLps[0], -path.directionLps[1], -path.directionLps[2]);
const frame = frameAlong(path.entrySurfaceLps, up);
const local = { ...mesh, positions: new Float32Array(mesh.positions.length) };
for (let at = 0; at < mesh.positions.length; at += 3) {
  local.positions.set(toLocal(frame, [...mesh.positions.subarray(at, at + 3)] as never), at);
}

it.each([
  [1.8, 0.1, 1.9],
  [2.1, 0.3, 2.4],
  [0.9, 0, 0.9],
])(
  'a needle of %d mm with %d mm clearance has a bore of %d mm and its wall outside it',
  (needle, clearance, bore) => {
    const planCase = skullCase({
      tool: { diameterMm: needle },
      guide: { sleeve: { boreClearanceMm: clearance, wallMm: 2.5, lengthMm: 25, standoffMm: 1 } },
    });
    const bone = { index: buildSurfaceIndex(local), frame, topMm: 5 };
    const placed = placeSleeve(bone, path, planCase.tool, caseGuide(planCase));
    const sleeve = describeSleeve(placed, planCase.tool);
    expect(sleeve.boreDiameterMm).toBeCloseTo(bore, 9);
    expect(sleeve.outerDiameterMm).toBeCloseTo(bore + 5, 9);
  },
);
