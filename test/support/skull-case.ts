import { patientPoint, patientVector } from '../../geometry/core/frames';
import { normalize, subtract, type Vec3 } from '../../geometry/core/vector';
import type { Case } from '../../geometry/plan/document/case-schema';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';

const aim: Vec3 = [14, 5, 60];
const target: Vec3 = [4, 5, 4];

/** A case of one path into the analytic skull; `fields` stand in it beside. */
export function skullCase(fields: object = {}): Case {
  const parsed = parseCase({
    format: 'bregma-case',
    version: 1,
    scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
    orientation: { dorsal: [0, 0, 1], rostral: [0, -1, 0], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
    trajectories: [{ id: 'T1', targetLps: target, entryLps: aim }],
    ...fields,
  });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}

/** Its path as measured on a skull. */
export function skullPath(bone: TriangleMesh) {
  const directionLps = normalize(patientVector(...subtract<Vec3>(target, aim)));
  const entry = buildSurfaceIndex(bone).castRay(aim, directionLps)[0]!.point;
  return {
    id: 'T1',
    targetLps: patientPoint(...target),
    entrySurfaceLps: patientPoint(...entry),
    directionLps,
  };
}

/** The voxels that it was scanned in. */
export const skullGrid = {
  spacingMm: [0.5, 0.5, 0.5] as const,
  axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)] as const,
};
