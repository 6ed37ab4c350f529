import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ballSkull } from './ball-skull';
import { writeSlice } from './write-dicom';

/**
 * Writes into a folder a DICOM series of the ball-shaped skull and a case that plans well on it.
 */
export function writeBallPatient(patient: string): void {
  const { voxels, sizeVoxels, spacingMm, originLps } = ballSkull();
  const [columns, rows, slices] = sizeVoxels;
  mkdirSync(join(patient, 'ct'), { recursive: true });
  for (let k = 0; k < slices; k++) {
    const pixels = voxels.slice(columns * rows * k, columns * rows * (k + 1)) as Int16Array;
    const position = [originLps[0], originLps[1], originLps[2] + k * spacingMm[2]];
    const pixelSpacing = [spacingMm[1], spacingMm[0]];
    writeFileSync(
      join(patient, 'ct', `${k}.dcm`),
      writeSlice({ columns, rows, pixels, position, pixelSpacing }),
    );
  }
  const text = JSON.stringify({
    format: 'bregma-case',
    version: 1,
    scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
    orientation: { dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
    trajectories: [{ id: 'T1', targetLps: [2, -8, 3], entryLps: [6, -40, 1] }],
    guide: { footprintRadiusMm: 12, sleeve: { lengthMm: 15 } },
  });
  writeFileSync(join(patient, 'case.json'), text);
}
