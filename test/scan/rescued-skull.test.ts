import { describe, expect, it } from 'vitest';
import { extractBone } from '../../geometry/anatomy/extract-bone';
import { seededRandom } from '../../geometry/core/random';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries } from '../../geometry/scan/read-series';
import { memoryFile } from '../support/memory-file';
import { writeSlice } from '../support/write-dicom';

/** A round skull in soft tissue in air, mm; its middle lies at MIDDLE. */
const SKIN_MM = 26;
const OUTER_MM = 22;
const INNER_MM = 18;
const MIDDLE = [3, -4, 11] as const;
/** Blur of 0.9 mm FWHM. */
const SIGMA_MM = 0.9 / Math.sqrt(8 * Math.log(2));
const PIXEL_MM = 0.5;
const COLUMNS = 116;

/** The Gaussian's integral, to 2e-4 (a logistic with a cubic in its exponent; Bowling 2009). */
const edge = (mm: number): number => {
  const x = mm / SIGMA_MM;
  return 1 / (1 + Math.exp(-(1.5976 * x + 0.07056 * x ** 3)));
};
const huAt = (r: number): number =>
  -1000 + 1040 * edge(SKIN_MM - r) + 1200 * (edge(OUTER_MM - r) - edge(INNER_MM - r));

/** Slices at these heights about the middle, leaning along their columns; noise of 20 HU. */
function takeSlices(heightsMm: readonly number[], leanDeg: number, seed: number) {
  const random = seededRandom(seed);
  const lean = Math.tan((leanDeg * Math.PI) / 180);
  return heightsMm.map((height, k) => {
    const first = -((COLUMNS - 1) / 2) * PIXEL_MM;
    const top = first + height * lean;
    const pixels = Int16Array.from({ length: COLUMNS * COLUMNS }, (_, n) => {
      const x = first + PIXEL_MM * (n % COLUMNS);
      const y = top + PIXEL_MM * Math.floor(n / COLUMNS);
      return Math.round(huAt(Math.hypot(x, y, height)) + 20 * random.normal());
    });
    const position = [MIDDLE[0] + first, MIDDLE[1] + top, MIDDLE[2] + height]
      .map(mm => mm.toFixed(4))
      .map(Number);
    const pixelSpacing = [PIXEL_MM, PIXEL_MM];
    const shape = { columns: COLUMNS, rows: COLUMNS, pixels, position, pixelSpacing };
    return memoryFile(`ct/${String(k).padStart(3, '0')}`, writeSlice(shape));
  });
}

/** From well below the skull to well above it. */
function heights(gap: () => number): number[] {
  const list = [-28];
  while (list.at(-1)! < 28) list.push(list.at(-1)! + gap());
  return list;
}

describe('the bone surface of a rescued scan of a round skull', () => {
  const random = seededRandom(6);
  const cases: readonly (readonly [string, readonly number[], number, readonly string[]])[] = [
    ['tilted by 20 degrees', heights(() => 0.7), 20, ['tilt-removed']],
    [
      'tilted, with gaps of 0.5 to 0.9 mm',
      heights(() => random.between(0.5, 0.9)),
      -12,
      ['tilt-removed', 'spacing-evened'],
    ],
    ['without its middle slice', heights(() => 0.7).filter((_, k) => k !== 40), 0, ['slice-interpolated']],
  ];
  it.each(cases)('%s lies within 0.15 mm of the true one', async (_name, heightsMm, leanDeg, codes) => {
    const inventory = await inspectScan(takeSlices(heightsMm, leanDeg, 2));
    if (!inventory.ok) throw new Error(inventory.problem.message);
    const read = await readSeries(inventory.value, undefined, undefined, undefined, {
      interpolateMissing: true,
    });
    if (!read.ok) throw new Error(read.problem.message);
    expect(read.value.rescues.map(({ code }) => code)).toEqual(codes);
    const bone = await extractBone(read.value.volume);
    if (!bone.ok) throw new Error(bone.problem.message);
    const { positions } = bone.value.mesh;
    let worst = 0;
    let sum = 0;
    let count = 0;
    for (let v = 0; v < positions.length; v += 3) {
      const r = Math.hypot(...[0, 1, 2].map(n => positions[v + n]! - MIDDLE[n]!));
      if (r < (OUTER_MM + INNER_MM) / 2) continue;
      worst = Math.max(worst, Math.abs(r - OUTER_MM));
      sum += r - OUTER_MM;
      count++;
    }
    expect(count).toBeGreaterThan(5000);
    expect(Math.abs(sum / count)).toBeLessThan(0.03);
    expect(worst).toBeLessThan(0.15);
  });
});
