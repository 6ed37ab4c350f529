import { Gunzip, Inflate, Unzlib } from 'fflate';
import { MessageError } from '../../core/message-error';
import { phrase } from '../../messages/phrase';

/** Raw deflate (RFC 1951), in gzip (1952) or in zlib (1950). */
export type Deflated = 'raw' | 'gzip' | 'zlib';

const inflaters = { raw: Inflate, gzip: Gunzip, zlib: Unzlib } as const;

/**
 * Fed in pieces, each of which becomes 8 MB at the most, so that what swells beyond the bound is
 * noticed at once.
 */
const PIECE_BYTES = 8 * 1024;

/** Data that inflates to more than it may; what is merely damaged throws fflate's own error. */
export class TooLargeError extends MessageError {
  constructor(mostBytes: number) {
    super(phrase('inflates-to-more', { megabytes: Math.round(mostBytes / 1e6) }));
    this.name = 'TooLargeError';
  }
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
