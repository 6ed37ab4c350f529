import { Gunzip, Inflate, Unzlib } from 'fflate';
import { MessageError } from '../../core/message-error';
import { phrase } from '../../messages/phrase';
import { adler32, crc32 } from './checksum';
import type { Deflated } from './inflate-start';

/** Inflates what it is given piece by piece, and hands on what comes out as it comes. */
export interface InflateStream {
  /** @throws where the data is damaged, or whatever the taker throws */
  push(packed: Uint8Array): void;
  /**
   * To be called when there is no more. @throws where the data ends early or does not match its
   * checksum
   */
  end(): void;
}

/** Packed bytes that are inflated at one go: they give a thousand times as many at the most. */
const PIECE_BYTES = 16 * 1024;
const TRAILER_BYTES: Readonly<Record<Deflated, number>> = { raw: 0, gzip: 8, zlib: 4 };

/** Nothing is held but the window of deflate: a packed file costs no memory of its own. */
export function inflateStream(kind: Deflated, take: (bytes: Uint8Array) => void): InflateStream {
  let sum = kind === 'zlib' ? 1 : 0;
  let isWhole = false;
  let isOneMember = true;
  let trailer = new Uint8Array(0);
  const onPiece = (piece: Uint8Array, isLast: boolean): void => {
    isWhole = isLast;
    if (kind === 'gzip') sum = crc32(piece, sum);
    else if (kind === 'zlib') sum = adler32(piece, sum);
    if (piece.length > 0) take(piece);
  };
  const inflate =
    kind === 'gzip' ? new Gunzip(onPiece) : kind === 'zlib' ? new Unzlib(onPiece) : new Inflate(onPiece);
  if (inflate instanceof Gunzip) inflate.onmember = () => (isOneMember = false);
  // One piece is kept back, for only the last may be said to be the last.
  let held: Uint8Array | null = null;
  return {
    push(packed) {
      for (let at = 0; at < packed.length; at += PIECE_BYTES) {
        if (held) inflate.push(held, false);
        held = packed.slice(at, at + PIECE_BYTES);
        trailer = lastOf(trailer, held, TRAILER_BYTES[kind]);
      }
    },
    end() {
      inflate.push(held ?? new Uint8Array(0), true);
      held = null;
      if (!isWhole) throw new MessageError(phrase('data-ends-early'));
      // Of several members each has a checksum of its own, and they are rare: theirs are not looked
      // at.
      if (kind === 'raw' || !isOneMember) return;
      const view = new DataView(trailer.buffer, trailer.byteOffset, trailer.byteLength);
      const isSound =
        trailer.length === TRAILER_BYTES[kind] &&
        (kind === 'gzip' ? view.getUint32(0, true) : view.getUint32(0, false)) === sum;
      if (!isSound) throw new MessageError(phrase('data-against-checksum'));
    },
  };
}

function lastOf(before: Uint8Array, more: Uint8Array, count: number): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(Math.min(count, before.length + more.length));
  const fromMore = Math.min(both.length, more.length);
  both.set(more.subarray(more.length - fromMore), both.length - fromMore);
  both.set(before.subarray(before.length - (both.length - fromMore)));
  return both;
}
