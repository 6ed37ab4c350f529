import { words } from '../../messages/phrase';
import { CodestreamError } from './codestream-error';

/**
 * A Huffman table as a lookup by the next 16 bits: `length << 8 | symbol`, 0 where no code begins
 * so (length 65536). Built from DHT's counts and symbols, T.81 annex C.
 */
export type HuffmanTable = Uint16Array;

/** Bytes that may stand unread between the last pixel and the next marker. */
const MAX_PADDING_BYTES = 8;

/** `counts[i]` codes of i + 1 bits (length 16), `symbols` in order of growing code. */
export function buildHuffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const table = new Uint16Array(65536);
  let code = 0;
  let next = 0;
  for (let length = 1; length <= 16; length++) {
    for (let i = 0; i < counts[length - 1]!; i++) {
      const first = code << (16 - length);
      const end = (code + 1) << (16 - length);
      if (end > 65536) throw new CodestreamError(words('huffman-too-many'));
      table.fill((length << 8) | symbols[next]!, first, end);
      next++;
      code++;
    }
    code <<= 1;
  }
  return table;
}

/**
 * Reads the entropy-coded bits of one JPEG scan (T.81 F.2.2.5). Past a marker or the end it gives
 * zeros, and `assertEnough` then throws: no pixel is ever made of bits that were not there.
 */
export class JpegBits {
  private buffer = 0;
  private available = 0;
  private invented = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private position: number,
  ) {}

  private fill(): void {
    while (this.available <= 24) {
      let byte = 0;
      if (this.position >= this.bytes.length) {
        this.invented += 8;
      } else {
        byte = this.bytes[this.position]!;
        if (byte !== 0xff) {
          this.position++;
        } else if (this.bytes[this.position + 1] === 0) {
          this.position += 2;
        } else {
          byte = 0;
          this.invented += 8;
        }
      }
      this.buffer |= byte << (24 - this.available);
      this.available += 8;
    }
  }

  /** The next Huffman symbol. */
  symbol(table: HuffmanTable): number {
    if (this.available < 16) this.fill();
    const entry = table[this.buffer >>> 16]!;
    if (entry === 0) throw new CodestreamError(words('huffman-lacks-code'));
    const length = entry >>> 8;
    this.buffer <<= length;
    this.available -= length;
    return entry & 0xff;
  }

  /** The next `count` bits (0..16) as a whole number. */
  bits(count: number): number {
    if (count === 0) return 0;
    if (this.available < count) this.fill();
    const value = this.buffer >>> (32 - count);
    this.buffer <<= count;
    this.available -= count;
    return value;
  }

  /**
   * `count` bits as T.81's EXTEND reads them: the lower half of the range stands for negative
   * numbers.
   */
  signedBits(count: number): number {
    const value = this.bits(count);
    return count > 0 && value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
  }

  /** Throws once bits were read that the stream does not have. */
  assertEnough(): void {
    if (this.available < this.invented) throw new CodestreamError(words('data-ends-early'));
  }

  /**
   * Throws unless the scan's data is used up: bits that are left over were not decoded as they were
   * meant. A few bytes of padding before the next marker are let pass.
   */
  assertFinished(): void {
    this.assertEnough();
    let unread = (this.available - this.invented) >> 3;
    for (let at = this.position; unread <= MAX_PADDING_BYTES && at + 1 < this.bytes.length; at++, unread++) {
      if (this.bytes[at] === 0xff && this.bytes[at + 1] !== 0) return;
    }
    if (unread > MAX_PADDING_BYTES) throw new CodestreamError(words('data-adds-not-up'));
  }

  /** Drops the rest of this interval and steps over the restart marker that must follow. */
  restart(): void {
    this.assertEnough();
    this.buffer = 0;
    this.available = 0;
    this.invented = 0;
    const marker = this.bytes[this.position + 1] ?? 0;
    if (this.bytes[this.position] !== 0xff || marker < 0xd0 || marker > 0xd7) {
      throw new CodestreamError(words('restart-missing'));
    }
    this.position += 2;
  }
}
