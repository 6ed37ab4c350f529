import type { MessageCode } from '../../messages/catalogue';
import { andMore } from '../../messages/compose';
import { asWords, isSaid, phrase } from '../../messages/phrase';
import { compareText } from '../source/compare-text';
import type { Repair } from '../source/repair';
import type { SliceSource } from '../source/slice-source';
import { nameOf, type IgnoredFile } from '../source/scan-file';

/** What is said of a file that may have been a slice. */
const LOST: readonly MessageCode[] = ['damaged-dicom', 'damaged-dicom-of', 'not-dicom', 'empty-file'];

/**
 * Says of files that could not be read that they may have been slices of this series: they lie in
 * its folder, under a name as its slices have it. One missing within the stack leaves a gap and is
 * refused; the first or last one leaves none, and nobody would know.
 *
 * @param ignored all files that were set aside, with the reason
 */
export function findLostSlices(slices: readonly SliceSource[], ignored: readonly IgnoredFile[]): Repair[] {
  const patterns = new Set(slices.map(({ file }) => patternOf(file.path)));
  const lost = ignored
    .filter(({ path, reason }) => LOST.some(code => isSaid(reason, code)) && patterns.has(patternOf(path)))
    .sort((a, b) => compareText(a.path, b.path));
  const [first] = lost;
  if (!first) return [];
  return [
    {
      code: 'slices-lost',
      amount: lost.length,
      unit: 'count',
      ...phrase('slices-lost', {
        file: andMore(nameOf(first.path), lost.length - 1),
        why: asWords(first.reason),
      }),
      slices: [],
    },
  ];
}

/** The folder and name of a file, whatever numbers are in the name. */
function patternOf(path: string): string {
  const name = /[^\\/]*$/.exec(path)![0];
  return path.slice(0, path.length - name.length) + name.replace(/\d+/g, '#').toLowerCase();
}
