import { decimal, type Value } from '../../core/message';
import type { Problem } from '../../core/result';
import { phrase } from '../../messages/phrase';
import type { ScanFile } from '../source/scan-file';
import type { SliceSource } from '../source/slice-source';
/**
 * No scan is so many times its files' size in memory: a CT compresses to a half or a tenth, with
 * loss to a fiftieth.
 */
const MOST_SWELLING = 100;
/**
 * A volume up to this size, bytes, is read whatever its files' size: a small phantom may compress
 * without end.
 */
const FREE_BYTES = 64e6;

/** Whether files of `fileBytes` cannot honestly hold what takes `bytes` in memory. */
export function isSwollen(bytes: number, fileBytes: number): boolean {
  return bytes > FREE_BYTES && bytes > MOST_SWELLING * fileBytes;
}

/**
 * Refuses a series whose volume would take far more memory than its files can hold pixels, before
 * any is taken: sizes, places or compressed pixels that are damaged, or made to fill the memory.
 * Problem: swollen-scan.
 *
 * @param sizeVoxels of the volume that would be made; null where the slices make none: then that of
 *   their pixels
 */
export function checkSwelling(
  slices: readonly SliceSource[],
  sizeVoxels: readonly [number, number, number] | null,
): Problem[] {
  const files = new Set<ScanFile>(slices.map(({ file }) => file));
  const fileBytes = [...files].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const pixelBytes = slices.reduce((sum, { header: { encoding, frames } }) => {
    return sum + 2 * encoding.rows * encoding.columns * frames;
  }, 0);
  const bytes = Math.max(pixelBytes, sizeVoxels ? 2 * sizeVoxels[0] * sizeVoxels[1] * sizeVoxels[2] : 0);
  if (!isSwollen(bytes, fileBytes)) return [];
  return [
    {
      code: 'swollen-scan',
      ...phrase('swollen-scan', {
        memory: megabytes(bytes),
        files: megabytes(fileBytes),
        most: MOST_SWELLING,
      }),
      ...(slices[0] ? { where: slices[0].file.path } : {}),
    },
  ];
}

const megabytes = (bytes: number): Value => decimal(bytes / 1e6, bytes < 1e7 ? 1 : 0);
