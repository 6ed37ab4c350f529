import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ballSkull } from './ball-skull';
import { writeSlice } from './write-dicom';

/** A case on the ball skull with one path, as it is written to a file; `path` is where its scan lies. */
export const ballCase = (id: string, path = 'ct') => ({
  format: 'bregma-case',
  version: 1,
  patient: { id, species: 'feline', breed: 'round', weightKg: 4 },
  scans: [{ id: 'ct', role: 'ct', path }],
  orientation: { dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
  trajectories: [{ id: 'T1', targetLps: [2, -8, 3], entryLps: [6, -40, 1] }],
  guide: { footprintRadiusMm: 12, sleeve: { lengthMm: 15 } },
});

/** Writes the ball skull as a CT's slices into `folder`. */
export function writeBallScan(folder: string): void {
  const { voxels, sizeVoxels, spacingMm, originLps } = ballSkull();
  const [columns, rows, slices] = sizeVoxels;
  mkdirSync(folder, { recursive: true });
  for (let k = 0; k < slices; k++) {
    const pixels = voxels.slice(columns * rows * k, columns * rows * (k + 1)) as Int16Array;
    const position = [originLps[0], originLps[1], originLps[2] + k * spacingMm[2]];
    const pixelSpacing = [spacingMm[1], spacingMm[0]];
    writeFileSync(join(folder, `${k}.dcm`), writeSlice({ columns, rows, pixels, position, pixelSpacing }));
  }
}

/** A folder that is dropped whole: case.json and its scan in ct. */
export function writeBallCase(folder: string, id: string): void {
  writeBallScan(join(folder, 'ct'));
  writeFileSync(join(folder, 'case.json'), JSON.stringify(ballCase(id)));
}
