import { significant, type Message, type Sentence } from '../../core/message';
import type { Problem } from '../../core/result';
import { angleBetween, dot, length, type Vec3 } from '../../core/vector';
import { chained, sizeTwo } from '../../messages/compose';
import { phrase } from '../../messages/phrase';
import { translate } from '../../messages/translate';
import type { SliceSource } from '../source/slice-source';
/**
 * Directions of two slices that differ by more are two orientations: at 100 mm from the axis, 0.05
 * mm.
 */
export const PARALLEL_TOLERANCE_RAD = 5e-4;

/**
 * Checks what needs no order: that each slice of a series says where it lies, how it is turned and
 * how large its pixels are, and that all of them say the same where they must.
 */
export function checkSliceHeaders(slices: readonly SliceSource[]): Problem[] {
  const problems: Problem[] = [];
  const report = (code: string, message: Message, slice?: SliceSource) =>
    problems.push({ code, ...message, ...(slice ? { where: slice.file.path } : {}) });
  const isFinite3 = (v: Vec3 | null) => v !== null && v.every(Number.isFinite);

  const unplaced = slices.find(({ header }) => !isFinite3(header.position));
  if (unplaced) report('no-position', phrase('no-position', { file: unplaced.file.path }), unplaced);
  const unturned = slices.find(({ header }) => !isOrientation(header.rowDirection, header.columnDirection));
  if (unturned) report('bad-orientation', phrase('bad-orientation', { file: unturned.file.path }), unturned);
  const unscaled = slices.find(({ header }) => header.pixelSpacingMm === null);
  if (unscaled)
    report('no-pixel-spacing', phrase('no-pixel-spacing', { file: unscaled.file.path }), unscaled);
  const sizeless = slices.find(
    ({ header }) => header.pixelSpacingMm && !header.pixelSpacingMm.every(s => s > 0 && Number.isFinite(s)),
  );
  if (sizeless)
    report(
      'bad-pixel-spacing',
      phrase('bad-pixel-spacing', {
        file: sizeless.file.path,
        size: sizeTwo(...sizeless.header.pixelSpacingMm!),
      }),
      sizeless,
    );
  if (!unturned) {
    const orientations = countOrientations(slices);
    if (orientations.length > 1)
      report(
        'several-orientations',
        phrase('several-orientations', {
          count: orientations.length,
          slices: chained('both', orientations),
        }),
      );
  }
  const sizes = distinct(slices, ({ header: { encoding } }) => sizeTwo(encoding.columns, encoding.rows));
  if (sizes.length > 1) report('several-sizes', phrase('several-sizes', { sizes: sizes.slice(0, 3) }));
  if (!unscaled && !sizeless) {
    const spacings = distinct(slices, ({ header: { pixelSpacingMm: mm } }) =>
      sizeTwo(significant(mm![0], 5), significant(mm![1], 5)),
    );
    if (spacings.length > 1)
      report('several-pixel-spacings', phrase('several-pixel-spacings', { sizes: spacings.slice(0, 3) }));
  }
  const frames = new Set(slices.map(({ header }) => header.frameOfReferenceUid));
  if (frames.size > 1)
    report('several-frames-of-reference', phrase('several-frames-of-reference', { count: frames.size }));
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

/** Each of what is written otherwise once, in order of first appearance. */
const distinct = (slices: readonly SliceSource[], valueOf: (slice: SliceSource) => Sentence): Sentence[] => [
  ...new Map(slices.map(valueOf).map(value => [translate([value], 'en'), value])).values(),
];
