import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ballSkull } from './ball-skull';
import { writeSlice } from './write-dicom';

/**
 * A case on the ball skull with one path, as it is written to a file; `path` is where its scan
 * lies.
 */
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
function writeBallScan(folder: string): void {
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

/**
 * A path outside the ball skull: no guide is made for it, so that its plan takes a second and not
 * three.
 */
export const IN_THE_AIR = { id: 'T1', targetLps: [0, -27, 0], entryLps: [0, -28, 0] } as const;

/** As coarse as a scan may be that a guide is planned on, mm. */
const COARSE_MM = 1.4;
const COARSE_VOXELS = 42;

/**
 * The ball skull in few voxels, as a CT's slices in `folder`. @param addHu to every voxel, for a
 * scan of other content
 */
export function writeCoarseScan(folder: string, addHu = 0): void {
  const { voxels, sizeVoxels, spacingMm, originLps } = ballSkull();
  const n = COARSE_VOXELS;
  mkdirSync(folder, { recursive: true });
  const near = (at: number): number =>
    Math.min(sizeVoxels[0] - 1, Math.round((at * COARSE_MM) / spacingMm[0]));
  for (let k = 0; k < n; k++) {
    const pixels = Int16Array.from({ length: n * n }, (_, at) => {
      const [i, j] = [near(at % n), near(Math.floor(at / n))];
      return voxels[i + sizeVoxels[0] * (j + sizeVoxels[1] * near(k))]! + addHu;
    });
    const position = [originLps[0], originLps[1], originLps[2] + k * COARSE_MM];
    const pixelSpacing = [COARSE_MM, COARSE_MM];
    writeFileSync(
      join(folder, `${k}.dcm`),
      writeSlice({ columns: n, rows: n, pixels, position, pixelSpacing }),
    );
  }
}

/** A folder that is dropped whole: case.json and its scan in ct. */
export function writeBallCase(folder: string, id: string): void {
  writeBallScan(join(folder, 'ct'));
  writeFileSync(join(folder, 'case.json'), JSON.stringify(ballCase(id)));
}
