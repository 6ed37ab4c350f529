import type { Problem } from '../../core/result';
import { angleBetween, dot, length, type Vec3 } from '../../core/vector';
import type { SliceSource } from '../source/slice-source';
/** Directions of two slices that differ by more are two orientations: at 100 mm from the axis, 0.05 mm. */
export const PARALLEL_TOLERANCE_RAD = 5e-4;

/**
 * Checks what needs no order: that each slice of a series says where it lies, how it is turned and how large its
 * pixels are, and that all of them say the same where they must.
 */
export function checkSliceHeaders(slices: readonly SliceSource[]): Problem[] {
  const problems: Problem[] = [];
  const report = (code: string, message: string, slice?: SliceSource) =>
    problems.push({ code, message, ...(slice ? { where: slice.file.path } : {}) });
  const isFinite3 = (v: Vec3 | null) => v !== null && v.every(Number.isFinite);

  const unplaced = slices.find(({ header }) => !isFinite3(header.position));
  if (unplaced)
    report(
      'no-position',
      `${unplaced.file.path} does not say where its slice lies (Image Position); export the original slices, not pictures of them.`,
      unplaced,
    );
  const unturned = slices.find(({ header }) => !isOrientation(header.rowDirection, header.columnDirection));
  if (unturned)
    report(
      'bad-orientation',
      `${unturned.file.path} does not say how its slice is turned (Image Orientation is missing or not two perpendicular directions); export the series again.`,
      unturned,
    );
  const unscaled = slices.find(({ header }) => header.pixelSpacingMm === null);
  if (unscaled)
    report(
      'no-pixel-spacing',
      `${unscaled.file.path} does not say how large its pixels are (Pixel Spacing is missing); export the original slices.`,
      unscaled,
    );
  const sizeless = slices.find(
    ({ header }) => header.pixelSpacingMm && !header.pixelSpacingMm.every(s => s > 0 && Number.isFinite(s)),
  );
  if (sizeless)
    report(
      'bad-pixel-spacing',
      `${sizeless.file.path} gives a pixel size of ${sizeless.header.pixelSpacingMm!.join(' x ')} mm, which cannot be; export the series again.`,
      sizeless,
    );
  if (!unturned) {
    const orientations = countOrientations(slices);
    if (orientations.length > 1)
      report(
        'several-orientations',
        `The series holds slices of ${orientations.length} orientations (${orientations.join(' and ')} slices), so they are not one stack; give a series of parallel slices.`,
      );
  }
  const sizes = distinct(slices, ({ header: { encoding } }) => `${encoding.columns} x ${encoding.rows}`);
  if (sizes.length > 1)
    report(
      'several-sizes',
      `The series holds slices of different sizes (${sizes.slice(0, 3).join(', ')} pixels); give one stack of equal slices.`,
    );
  if (!unscaled && !sizeless) {
    const spacings = distinct(slices, ({ header }) =>
      header.pixelSpacingMm!.map(s => s.toPrecision(5)).join(' x '),
    );
    if (spacings.length > 1)
      report(
        'several-pixel-spacings',
        `The series holds slices of different pixel sizes (${spacings.slice(0, 3).join(', ')} mm); give one stack of equal slices.`,
      );
  }
  const frames = distinct(slices, ({ header }) => header.frameOfReferenceUid);
  if (frames.length > 1)
    report(
      'several-frames-of-reference',
      `The series holds slices of ${frames.length} frames of reference, so their places cannot be compared: the animal was moved between them; give slices of one scan.`,
    );
  return problems;
}

/** Whether these are two directions at right angles. */
export function isOrientation(row: Vec3 | null, column: Vec3 | null): boolean {
  if (!row || !column || ![...row, ...column].every(Number.isFinite)) return false;
  return (
    Math.abs(length(row) - 1) < 0.01 &&
    Math.abs(length(column) - 1) < 0.01 &&
    Math.abs(dot(row, column)) < 0.001
  );
}

/** How many slices share each orientation, in order of first appearance. */
function countOrientations(slices: readonly SliceSource[]): number[] {
  const groups: { row: Vec3; column: Vec3; count: number }[] = [];
  for (const { header } of slices) {
    const row = header.rowDirection!;
    const column = header.columnDirection!;
    const group = groups.find(
      g =>
        angleBetween(g.row, row) <= PARALLEL_TOLERANCE_RAD &&
        angleBetween(g.column, column) <= PARALLEL_TOLERANCE_RAD,
    );
    if (group) group.count++;
    else groups.push({ row, column, count: 1 });
  }
  return groups.map(({ count }) => count);
}

function distinct(slices: readonly SliceSource[], key: (slice: SliceSource) => string): string[] {
  return [...new Set(slices.map(key))];
}
