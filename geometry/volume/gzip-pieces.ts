import { Gzip } from 'fflate';
import { yieldToEvents } from '../core/yield-to-events';
import type { OnProgress } from '../core/progress';

/** Packed between two looks at a cancel, bytes. */
const PIECE_BYTES = 1 << 20;
/** Noise does not pack much better at a higher level, and takes three times as long. */
const LEVEL = 4;

/**
 * Packs bytes with gzip (RFC 1952), without a name or a time: the same bytes give the same file.
 *
 * @param parts one behind the other; shared memory is copied piece by piece
 * @throws the signal's reason when cancelled
 */
export async function gzipPieces(
  parts: readonly Uint8Array[],
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const packed: Uint8Array<ArrayBuffer>[] = [];
  const gzip = new Gzip({ level: LEVEL, mtime: 0 }, piece => packed.push(piece.slice()));
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  let done = 0;
  for (const part of parts) {
    for (let at = 0; at < part.length; at += PIECE_BYTES) {
      const piece = part.slice(at, at + PIECE_BYTES);
      gzip.push(piece, false);
      done += piece.length;
      onProgress?.({ doing: 'Packing the volume', fraction: done / total });
      await yieldToEvents(signal);
    }
  }
  gzip.push(new Uint8Array(0), true);
  return packed;
}
