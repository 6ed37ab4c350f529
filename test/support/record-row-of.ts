import type { RecordRow } from '../../geometry/verify/record-row';

/** A row of a clinic's record that is like any other but for its case. */
export const recordRowOf = (id: string): RecordRow => ({
  date: '2026-01-02T10:00:00.000Z',
  case: id,
  trajectory: 'T1',
  scan: '1.2.3',
  way: 'needle',
  plannedXMm: 1,
  plannedYMm: -2,
  plannedZMm: 3,
  achievedXMm: 1.5,
  achievedYMm: -2.25,
  achievedZMm: 3,
  targetErrorMm: 0.56,
  alongMm: -0.4,
  acrossMm: 0.4,
  entryErrorMm: null,
  angleErrorDeg: 1.5,
  predictedTarget95Mm: 1.8,
  predictedEntry95Mm: null,
  predictedAngle95Deg: 2,
  predictedRmsMm: 0.9,
  predictedDirections: 2.5,
  printMm: 0.51,
  sterilisationMm: 0.18,
  version: '0.1.0',
});
