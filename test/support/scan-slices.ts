import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries, type ReadSeries } from '../../geometry/scan/read-series';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { seededRandom } from '../../geometry/core/random';
import { createCubicSampler } from '../../geometry/volume/sample-volume';
import type { Volume } from '../../geometry/volume/volume';
import { simulateCt, type SimulatedCt } from '../../samples/ct/simulate-ct';
import type { Head } from '../../samples/head/head';
import { headPose } from '../../samples/head/pose';
import { calvariaHalves } from './draw-trial';
import { memoryFile } from './memory-file';
import { writeSlice } from './write-dicom';

/**
 * How the slices of a series stand; mm along the normal of the fine volume, from its first slice.
 */
export interface SliceStand {
  readonly heightsMm: readonly number[];
  /** Lean of the stack along rows and columns, degrees. */
  readonly leanDeg?: readonly [number, number];
}

/** Fine against the blur, so that a cubic between its voxels is true to a few HU. */
const FINE_MM = 0.4;
/** Pixels and noise of a clinical scan. */
const PIXEL_MM = 0.45;
const NOISE_HU = 20;
const LEAN = Math.tan((20 * Math.PI) / 180);

/**
 * The calvaria of a head, blurred as a scanner does (0.9 mm FWHM), without noise, on a grid so fine
 * (FINE_MM) that the scan is known anywhere between its voxels: slices can be taken from it in any
 * stand. With room for a lean of 20 degrees.
 */
export function scanFinely(head: Head): SimulatedCt {
  const [a, b, c] = calvariaHalves(head);
  const room = LEAN * (c + 6);
  return simulateCt(head, {
    spacingMm: [FINE_MM, FINE_MM, FINE_MM],

    blurFwhmMm: [0.9, 0.9, 0.9],
    noiseHu: 0,
    pose: headPose([0.03, -0.02, 0.04], [3, -5, 7]),
    region: { min: [-a - 6, -5 - room, -c - 6], max: [a + 6, b + 12 + room, c + 6] },
  });
}

/** How high the fine volume is, mm. */
export const heightMm = (fine: Volume): number => (fine.sizeVoxels[2] - 1) * fine.spacingMm[2];

/**
 * The DICOM slices of a scanner whose slices stand so: noise of their own, positions with four
 * decimals.
 */
export function takeSlices(fine: Volume, { heightsMm, leanDeg = [0, 0] }: SliceStand, seed = 1): ScanFile[] {
  const sample = createCubicSampler(fine);
  const [right, down, normal] = fine.axes;
  const [columns, rows] = [0, 1].map(n => Math.floor(((fine.sizeVoxels[n]! - 1) * FINE_MM) / PIXEL_MM)) as [
    number,
    number,
  ];
  const random = seededRandom(seed);
  const middle = heightMm(fine) / 2;
  const [leanX, leanY] = leanDeg.map(deg => Math.tan((deg * Math.PI) / 180)) as [number, number];
  return heightsMm.map((height, k) => {
    const [x, y] = [(height - middle) * leanX, (height - middle) * leanY];
    const pixels = new Int16Array(columns * rows);
    for (let j = 0, n = 0; j < rows; j++) {
      for (let i = 0; i < columns; i++, n++) {
        const hu = sample((x + i * PIXEL_MM) / FINE_MM, (y + j * PIXEL_MM) / FINE_MM, height / FINE_MM);
        pixels[n] = Math.round(hu + NOISE_HU * random.normal());
      }
    }
    const position = [0, 1, 2].map(n =>
      Number((fine.originLps[n]! + x * right[n]! + y * down[n]! + height * normal[n]!).toFixed(4)),
    );
    const orientation = [...right, ...down];
    const bytes = writeSlice({
      columns,
      rows,
      pixels,
      position,
      orientation,
      pixelSpacing: [PIXEL_MM, PIXEL_MM],
    });
    return memoryFile(`ct/${String(k).padStart(3, '0')}`, bytes);
  });
}

/** Reads a series as the product does, agreeing to whatever it offers. */
export async function readSlices(files: readonly ScanFile[]): Promise<ReadSeries> {
  const inventory = await inspectScan(files);
  if (!inventory.ok) throw new Error(inventory.problem.message);
  const read = await readSeries(inventory.value, undefined, undefined, undefined, {
    interpolateMissing: true,
  });
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}
