import { adler32, crc32 } from './checksum';
import { Gunzip, Inflate, Unzlib } from 'fflate';

/** Raw deflate (RFC 1951), in gzip (1952) or in zlib (1950). */
export type Deflated = 'raw' | 'gzip' | 'zlib';

const inflaters = { raw: Inflate, gzip: Gunzip, zlib: Unzlib } as const;

/** Fed in pieces, each of which becomes 8 MB at the most, so that what swells beyond the bound is noticed at once. */
const PIECE_BYTES = 8 * 1024;

/** Data that inflates to more than it may; what is merely damaged throws fflate's own error. */
export class TooLargeError extends Error {
  constructor(mostBytes: number) {
    super(`it inflates to more than ${Math.round(mostBytes / 1e6)} MB`);
    this.name = 'TooLargeError';
  }
}

/**
 * Inflates deflated data.
 * @throws TooLargeError beyond `mostBytes`; an Error where the data is damaged or ends early
 */
export function inflateBounded(
  bytes: Uint8Array,
  mostBytes: number,
  kind: Deflated = 'raw',
): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  let isWhole = false;
  const inflate = new inflaters[kind]((piece, isLast) => {
    pieces.push(piece);
    total += piece.length;
    isWhole = isLast;
    if (total > mostBytes) throw new TooLargeError(mostBytes);
  });
  let isOneMember = true;
  if (inflate instanceof Gunzip) inflate.onmember = () => (isOneMember = false);
  for (let at = 0; at === 0 || at < bytes.length; at += PIECE_BYTES) {
    inflate.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length);
  }
  if (!isWhole) throw new Error('its compressed data ends early');
  const whole = new Uint8Array(total);
  let to = 0;
  for (const piece of pieces) {
    whole.set(piece, to);
    to += piece.length;
  }
  // Of several members each has a checksum of its own, and they are rare: theirs are not looked at.
  if (isOneMember) checkTrailer(bytes, whole, kind);
  return whole;
}

/** Damage that inflates all the same: the checksum behind the data (RFC 1952, 1950) tells. */
function checkTrailer(packed: Uint8Array, whole: Uint8Array, kind: Deflated): void {
  if (kind === 'raw') return;
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const end = packed.length;
  const isSound =
    kind === 'gzip'
      ? end > 18 && view.getUint32(end - 8, true) === crc32(whole)
      : end > 6 && view.getUint32(end - 4, false) === adler32(whole);
  if (!isSound) throw new Error('its compressed data does not match its checksum');
}

/** The first `count` bytes of what deflated data inflates to; fewer where there are no more. */
export function inflateStart(
  bytes: Uint8Array,
  count: number,
  kind: Deflated = 'raw',
): Uint8Array<ArrayBuffer> {
  const start = new Uint8Array(count);
  let filled = 0;
  const inflate = new inflaters[kind](piece => {
    start.set(piece.subarray(0, count - filled), filled);
    filled = Math.min(count, filled + piece.length);
  });
  for (let at = 0; at < bytes.length && filled < count; at += PIECE_BYTES) {
    // Never said to be the last: the data may go on beyond what was read of it.
    inflate.push(bytes.subarray(at, at + PIECE_BYTES), false);
  }
  return start.subarray(0, filled);
}
