import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { memoryFile } from './memory-file';
import { replacing, writeSlice, type TestSlice } from './write-dicom';

export interface SeriesShape extends Partial<Omit<TestSlice, 'position'>> {
  readonly count?: number;
  readonly gapMm?: number;
  readonly path?: string;
  /** Position of slice k; default: upright along +z. */
  readonly positionOf?: (k: number) => readonly number[];
  /** Overrides for slice k alone. */
  readonly slice?: (k: number) => Partial<TestSlice>;
}

/** A small axial series in memory, 6 x 5 pixels; slice k holds the value 100 k + pixel index. */
export function makeSeries(shape: SeriesShape = {}): ScanFile[] {
  const { count = 5, gapMm = 1, path = 'ct', positionOf, slice, ...rest } = shape;
  const columns = rest.columns ?? 6;
  const rows = rest.rows ?? 5;
  return Array.from({ length: count }, (_, k) => {
    const pixels = Int16Array.from({ length: columns * rows }, (_value, i) => 100 * k + i);
    const position = positionOf?.(k) ?? [10, 20, 30 + k * gapMm];
    const number = { tag: 0x00200013, vr: 'IS', value: String(900 - k) } as const;
    const own = slice?.(k) ?? {};
    const replace = new Map([...replacing(number), ...(rest.replace ?? []), ...(own.replace ?? [])]);
    const bytes = writeSlice({ columns, rows, pixels, position, ...rest, ...own, replace });
    return memoryFile(`${path}/${String(k).padStart(3, '0')}`, bytes);
  });
}
