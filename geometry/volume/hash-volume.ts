import { throwIfCancelled } from '../core/progress';
import type { Volume } from './volume';

/**
 * Positions and spacings are told apart from a thousandth of a millimetre on; directions from a
 * millionth on.
 */
const MM_DIGITS = 3;
const AXIS_DIGITS = 6;
/**
 * Slices hashed side by side: each is copied out of shared memory, which WebCrypto does not take.
 */
const SIDE_BY_SIDE = 8;

/**
 * What a scan is known by: SHA-256, lower-case hexadecimal, over its geometry and over the SHA-256
 * of each slice. It depends on nothing but the volume as it was read (size, origin and spacing to
 * 0.001 mm, axes, LPS, and every voxel, 16 bits little-endian): not on how the files were
 * compressed, named, ordered or copied, nor on their UIDs.
 *
 * @throws the signal's reason when cancelled
 */
export async function hashVolume(volume: Volume, signal?: AbortSignal): Promise<string> {
  const [ni, nj, nk] = volume.sizeVoxels;
  const digests = new Uint8Array(32 * nk);
  for (let from = 0; from < nk; from += SIDE_BY_SIDE) {
    throwIfCancelled(signal);
    const slices = Array.from({ length: Math.min(SIDE_BY_SIDE, nk - from) }, (_, n) =>
      Int16Array.from(volume.voxels.subarray((from + n) * ni * nj, (from + n + 1) * ni * nj)),
    );
    const hashed = await Promise.all(slices.map(slice => crypto.subtle.digest('SHA-256', slice)));
    for (const [n, digest] of hashed.entries()) digests.set(new Uint8Array(digest), 32 * (from + n));
  }
  const head = new TextEncoder().encode(describeGrid(volume));
  const all = new Uint8Array(head.length + digests.length);
  all.set(head);
  all.set(digests, head.length);
  const whole = new Uint8Array(await crypto.subtle.digest('SHA-256', all));
  return Array.from(whole, byte => byte.toString(16).padStart(2, '0')).join('');
}

/** One line a value, rounded, so that two readings which differ in the last bit are one scan. */
function describeGrid({ sizeVoxels, originLps, spacingMm, axes }: Volume): string {
  const fixed = (values: readonly number[], digits: number): string =>
    values.map(value => (Math.round(value * 10 ** digits) + 0).toFixed(0)).join(' ');
  return [
    'bregma-volume 1',
    sizeVoxels.join(' '),
    fixed(originLps, MM_DIGITS),
    fixed(spacingMm, MM_DIGITS + 2),
    ...axes.map(axis => fixed(axis, AXIS_DIGITS)),
    '',
  ].join('\n');
}
