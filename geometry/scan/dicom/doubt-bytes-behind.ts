import { refuse, succeed, type Result } from '../../core/result';
import { phrase, wordsOf } from '../../messages/phrase';
import type { Repair } from '../source/repair';
import type { ScanFile } from '../source/scan-file';
import { EXPLICIT_BIG, IMPLICIT_LITTLE } from '../codecs/transfer-syntax';
import type { SliceSource } from '../source/slice-source';

/**
 * Behind the pixels come signatures, private elements or a fill; nothing of this length has to be
 * read to know them.
 */
const LOOKED_AT_BYTES = 64 * 1024;
const PIXEL_GROUP = 0x7fe0;
/** Explicit representations whose length has 32 bits (PS3.5 7.1.2). */
const LONG = /^(O[BDFLVW]|S[QV]|U[CNRTV])$/;
const UNDEFINED_LENGTH = 0xffffffff;

/**
 * Doubts uncompressed pixels behind which bytes lie that are neither elements nor a fill (PS3.5
 * 7.1, 8.1.2): then bytes have slipped in somewhere before, and the pixels behind that place are
 * another's.
 *
 * @returns the doubt, if any; Problem `unreadable-file`
 */
export async function doubtBytesBehind(slices: readonly SliceSource[]): Promise<Result<Repair[]>> {
  const ends = new Map<ScanFile, { end: number; syntax: string }>();
  for (const { file, header } of slices) {
    if (header.pixels?.kind !== 'plain') continue;
    const end = header.pixels.offset + header.pixels.byteLength;
    const { transferSyntaxUid: syntax } = header.encoding;
    ends.set(file, { end: Math.max(end, ends.get(file)?.end ?? 0), syntax });
  }
  let doubtful = 0;
  for (const [file, { end, syntax }] of ends) {
    if (end >= file.sizeBytes) continue;
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.read(end, Math.min(file.sizeBytes, end + LOOKED_AT_BYTES)));
    } catch (error) {
      const why = wordsOf(error);
      return refuse('unreadable-file', phrase('disk-refuses', { file: file.path, why }), file.path);
    }
    if (!isFill(bytes) && !areElements(bytes, file.sizeBytes - end, syntax)) doubtful++;
  }
  if (doubtful === 0) return succeed([]);
  return succeed([
    {
      code: 'bytes-behind',
      amount: doubtful,
      unit: 'count',
      ...(doubtful === 1 ? phrase('bytes-behind-one') : phrase('bytes-behind-many', { count: doubtful })),
      slices: [],
    },
  ]);
}

const isFill = (bytes: Uint8Array): boolean =>
  bytes.every(byte => byte === 0) || bytes.every(byte => byte === 0xff);

/** Whether elements follow one another up to the end, each of a tag behind that of the pixels. */
function areElements(bytes: Uint8Array, length: number, syntax: string): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = syntax !== EXPLICIT_BIG;
  let at = 0;
  while (at < length) {
    if (isFill(bytes.subarray(at))) return true;
    if (at + 8 > bytes.length) return bytes.length < length; // further than was looked
    const group = view.getUint16(at, little);
    if (group < PIXEL_GROUP || (group === PIXEL_GROUP && view.getUint16(at + 2, little) <= 0x10))
      return false;
    let size = view.getUint32(at + 4, little);
    let head = 8;
    if (syntax !== IMPLICIT_LITTLE) {
      const vr = String.fromCharCode(bytes[at + 4]!, bytes[at + 5]!);
      if (!/^[A-Z]{2}$/.test(vr)) return false;
      head = LONG.test(vr) ? 12 : 8;
      if (at + head > bytes.length) return bytes.length < length;
      size = head === 12 ? view.getUint32(at + 8, little) : view.getUint16(at + 6, little);
    }
    if (size === UNDEFINED_LENGTH) return true;
    at += head + size;
  }
  return at === length;
}
