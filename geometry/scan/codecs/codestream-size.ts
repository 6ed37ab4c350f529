import { words } from '../../messages/phrase';
import { CodestreamError } from './codestream-error';

/** Size and depth as a codestream's own header gives them. */
export interface CodestreamSize {
  readonly rows: number;
  readonly columns: number;
  readonly components: number;
  readonly bitsPerSample: number;
}

/**
 * Reads the size from a JPEG-LS frame header (T.87 C.2.2), before a decoder takes memory for it.
 * @throws CodestreamError where there is none
 */
export function jpegLsSize(frame: Uint8Array): CodestreamSize {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  let at = 2;
  while (frame[0] === 0xff && frame[1] === 0xd8 && at + 10 <= frame.length && frame[at] === 0xff) {
    const marker = frame[at + 1]!;
    if (marker === 0xf7) {
      return {
        bitsPerSample: view.getUint8(at + 4),
        rows: view.getUint16(at + 5),
        columns: view.getUint16(at + 7),
        components: view.getUint8(at + 9),
      };
    }
    if (marker === 0xda) break;
    at += 2 + view.getUint16(at + 2);
  }
  throw new CodestreamError(words('begins-not-as', { kind: 'JPEG-LS' }));
}

/**
 * Reads the size from a JPEG 2000 codestream's SIZ segment (T.800 A.5.1), before a decoder takes
 * memory for it. A JP2 container around the codestream, which some writers leave, is stepped over.
 * @throws CodestreamError where there is none
 */
export function jpeg2000Size(frame: Uint8Array): CodestreamSize {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const last = Math.min(frame.length - 43, 4096);
  for (let at = 0; at <= last; at++) {
    if (view.getUint32(at) !== 0xff4fff51) continue;
    return {
      columns: view.getUint32(at + 8) - view.getUint32(at + 16),
      rows: view.getUint32(at + 12) - view.getUint32(at + 20),
      components: view.getUint16(at + 40),
      bitsPerSample: (view.getUint8(at + 42) & 0x7f) + 1,
    };
  }
  throw new CodestreamError(words('begins-not-as', { kind: 'JPEG 2000' }));
}
