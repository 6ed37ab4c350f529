import type { OnProgress } from '../core/progress';
import { refuse, succeed, type Result } from '../core/result';
import { sizeThree } from '../messages/compose';
import { phrase } from '../messages/phrase';
import { gzipPieces } from './gzip-pieces';
import type { Volume } from './volume';
import { oneLine, voxelBytes, type VolumeNotes } from './volume-notes';

export interface NiftiOptions {
  /** Whether the whole file is packed, as .nii.gz; default: not. */
  readonly gzip?: boolean;
}

const HEADER_BYTES = 348;
/** Sizes are 16-bit numbers. */
const MOST_VOXELS = 32767;
const INT16 = 4;
const MILLIMETRES = 2;
const SCANNER = 1;
/** An extension of plain text (nifti1.h, NIFTI_ECODE_COMMENT). */
const COMMENT = 6;

/**
 * Writes a volume as NIfTI-1 (nifti1.h), little-endian int16 without scaling. Its place stands
 * twice, as sform and as qform, both in the scanner's coordinates (RAS, mm), rounded to 32 bits as
 * the format has it: a few millionths of a millimetre; the quaternion of an oblique grid loses more
 * and is the poorer of the two. The notes are in a comment.
 *
 * @returns the file, in pieces; Problem `too-large` where a side is longer than the format can say
 * @throws the signal's reason when cancelled
 */
export async function writeNifti(
  volume: Volume,
  notes: VolumeNotes,
  { gzip = false }: NiftiOptions = {},
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<Uint8Array[]>> {
  const { sizeVoxels, spacingMm, axes, originLps } = volume;
  if (sizeVoxels.some(count => count > MOST_VOXELS)) {
    return refuse('too-large', phrase('nifti-too-large', { most: MOST_VOXELS, size: sizeThree(sizeVoxels) }));
  }
  const comment = new TextEncoder().encode(notes.lines.map(oneLine).join('\n'));
  // Eight bytes lead it, and all of them are a multiple of 16.
  const commentBytes = 16 * Math.ceil((8 + comment.length) / 16);
  const start = HEADER_BYTES + 4 + commentBytes;
  const bytes = new Uint8Array(start);
  const view = new DataView(bytes.buffer);
  const floats = (at: number, values: readonly number[]) =>
    values.forEach((value, n) => view.setFloat32(at + 4 * n, value, true));

  view.setInt32(0, HEADER_BYTES, true);
  bytes[38] = 0x72; // 'r', of the ANALYZE format that it grew from
  [3, ...sizeVoxels, 1, 1, 1, 1].forEach((n, i) => view.setInt16(40 + 2 * i, n, true));
  view.setInt16(70, INT16, true);
  view.setInt16(72, 16, true);
  floats(76, [1, ...spacingMm]);
  floats(108, [start, 1, 0]); // vox_offset, scl_slope, scl_inter
  view.setUint8(123, MILLIMETRES);
  const title = notes.modality === 'CT' ? 'CT, Hounsfield units' : 'MR, signal in no unit';
  bytes.set(new TextEncoder().encode(title), 148);
  view.setInt16(252, SCANNER, true);
  view.setInt16(254, SCANNER, true);
  // LPS -> RAS: two signs. The axes are right-handed in both.
  const sign = [-1, -1, 1];
  const rotation = sign.map((s, row) => axes.map(axis => s * axis[row]!));
  const origin = sign.map((s, row) => s * originLps[row]!);
  floats(256, [...quaternionOf(rotation), ...origin]);
  const rows = rotation.map((row, n) => [...row.map((v, axis) => v * spacingMm[axis]!), origin[n]!]);
  floats(280, rows.flat());
  bytes.set(new TextEncoder().encode('n+1'), 344);
  bytes[HEADER_BYTES] = 1; // an extension follows
  view.setInt32(HEADER_BYTES + 4, commentBytes, true);
  view.setInt32(HEADER_BYTES + 8, COMMENT, true);
  bytes.set(comment, HEADER_BYTES + 12);
  const parts = [bytes, voxelBytes(volume)];
  return succeed(gzip ? await gzipPieces(parts, onProgress, signal) : parts);
}

/**
 * b, c, d of the rotation's unit quaternion whose a is not negative, from its largest component so
 * that nothing is lost (Shepperd 1978).
 *
 * @param r rows of a rotation
 */
function quaternionOf(r: readonly (readonly number[])[]): [number, number, number] {
  const [xx, yy, zz] = [r[0]![0]!, r[1]![1]!, r[2]![2]!];
  const squares = [1 + xx + yy + zz, 1 + xx - yy - zz, 1 - xx + yy - zz, 1 - xx - yy + zz];
  const largest = squares.indexOf(Math.max(...squares));
  const turn = [r[2]![1]! - r[1]![2]!, r[0]![2]! - r[2]![0]!, r[1]![0]! - r[0]![1]!];
  const both = [r[1]![2]! + r[2]![1]!, r[0]![2]! + r[2]![0]!, r[0]![1]! + r[1]![0]!];
  const q = [
    [squares[0]!, turn[0]!, turn[1]!, turn[2]!],
    [turn[0]!, squares[1]!, both[2]!, both[1]!],
    [turn[1]!, both[2]!, squares[2]!, both[0]!],
    [turn[2]!, both[1]!, both[0]!, squares[3]!],
  ][largest]!;
  const length = Math.hypot(...q) * (q[0]! < 0 ? -1 : 1);
  return [q[1]! / length, q[2]! / length, q[3]! / length];
}
