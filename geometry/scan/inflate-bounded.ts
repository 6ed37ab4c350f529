import { Inflate } from 'fflate';

/** Fed in pieces, so that what swells beyond the bound is noticed long before it fills the memory. */
const PIECE_BYTES = 64 * 1024;

/** Raw deflate that inflates to more than it may; what is merely damaged throws fflate's own error. */
export class TooLargeError extends Error {
  constructor(mostBytes: number) {
    super(`it inflates to more than ${Math.round(mostBytes / 1e6)} MB`);
    this.name = 'TooLargeError';
  }
}

/**
 * Inflates raw deflate data (RFC 1951).
 * @throws TooLargeError beyond `mostBytes`; an Error where the data is damaged or ends early
 */
export function inflateBounded(bytes: Uint8Array, mostBytes: number): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  let isWhole = false;
  const inflate = new Inflate((piece, isLast) => {
    pieces.push(piece);
    total += piece.length;
    isWhole = isLast;
    if (total > mostBytes) throw new TooLargeError(mostBytes);
  });
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
  return whole;
}

/** The first `count` bytes of what raw deflate data inflates to; fewer where there are no more. */
export function inflateStart(bytes: Uint8Array, count: number): Uint8Array<ArrayBuffer> {
  const start = new Uint8Array(count);
  let filled = 0;
  const inflate = new Inflate(piece => {
    start.set(piece.subarray(0, count - filled), filled);
    filled = Math.min(count, filled + piece.length);
  });
  for (let at = 0; at < bytes.length && filled < count; at += PIECE_BYTES) {
    inflate.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length);
  }
  return start.subarray(0, filled);
}
