import { compareText } from '../source/compare-text';
import { DAMAGED, NOT_DICOM, EMPTY_FILE } from './read-header';
import type { Repair } from '../source/repair';
import type { SliceSource } from '../source/slice-source';
import { nameOf, type IgnoredFile } from '../source/scan-file';

/** What is said of a file that may have been a slice; where its modality was still read, that follows. */
const LOST = [DAMAGED, NOT_DICOM, EMPTY_FILE];

/**
 * Says of files that could not be read that they may have been slices of this series: they lie in its folder, under a
 * name as its slices have it. One missing within the stack leaves a gap and is refused; the first or last one leaves
 * none, and nobody would know.
 *
 * @param ignored all files that were set aside, with the reason
 */
export function findLostSlices(slices: readonly SliceSource[], ignored: readonly IgnoredFile[]): Repair[] {
  const patterns = new Set(slices.map(({ file }) => patternOf(file.path)));
  const lost = ignored
    .filter(
      ({ path, reason }) => LOST.some(words => reason.startsWith(words)) && patterns.has(patternOf(path)),
    )
    .sort((a, b) => compareText(a.path, b.path));
  const [first] = lost;
  if (!first) return [];
  const more = lost.length > 1 ? ` and ${lost.length - 1} more` : '';
  return [
    {
      code: 'slices-lost',
      amount: lost.length,
      unit: 'count',
      message: `${nameOf(first.path)}${more} (${first.reason}) lies among the slices of this series under a name like theirs and could not be read: if it was the first or the last slice, the scan ends there too early, and bone under a guide's footprint or on a path near that end would be lacking; copy the series from its source again.`,
      slices: [],
    },
  ];
}

/** The folder and name of a file, whatever numbers are in the name. */
function patternOf(path: string): string {
  const name = /[^\\/]*$/.exec(path)![0];
  return path.slice(0, path.length - name.length) + name.replace(/\d+/g, '#').toLowerCase();
}
