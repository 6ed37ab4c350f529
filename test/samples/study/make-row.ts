import { NO_OUTCOME, type StudyRow } from '../../../samples/study/study-row';

/** A row of a study as it stands in a file, with some fields changed. */
export function makeRow(change: Partial<StudyRow> = {}): StudyRow {
  return {
    format: 'bregma-study-row',
    version: 1,
    settings: '0123456789abcdef',
    patient: 1,
    trajectory: 'T1',
    variant: 'complete',
    head: { species: 'canine', weightKg: 20, skullLengthMm: 170, skullWidthMm: 95 },
    scan: { spacingMm: [0.45, 0.45, 0.5], blurMm: 0.9, noiseHu: 20 },
    status: 'operated',
    reason: null,
    designs: 1,
    lengthMm: 30,
    targetErrorMm: 0.6,
    entryErrorMm: 0.4,
    angleErrorDeg: 1.2,
    predicted95Mm: 1.5,
    predictedEntry95Mm: 1.1,
    predictedAngle95Deg: 2.5,
    predictedParts95Mm: { imaging: 0.4, seating: 1, print: 0.9, surface: 0.1, sleeve: 0.1, bending: 0.03 },
    parts: { imaging: 0.2, seating: 0.4, print: 0.5, surface: 0.1, sleeve: 0.05, bending: 0.02 },
    ...change,
  };
}

/** A head without an outcome. */
export const failedRow = (patient: number, reason: string, change: Partial<StudyRow> = {}): StudyRow =>
  makeRow({ ...NO_OUTCOME, patient, status: 'failed', reason, ...change });
