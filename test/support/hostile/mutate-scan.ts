import { seededRandom, type Random } from '../../../geometry/core/random';
import type { SoundFile, SoundScan } from './sound-scans';

export interface MutatedScan {
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly changed: SoundFile;
  readonly how: string;
  /**
   * Bytes of the sound file that are no longer what they were; null where bytes have moved, and
   * none is where it was.
   */
  readonly touched: ReadonlySet<number> | null;
}

type Mutation = (bytes: Uint8Array, random: Random, headerBytes: number, other: Uint8Array) => Uint8Array;

const EXTREMES = [0, 1, 2, 3, 0x7f, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

/** Bytes that may differ in a file whose length changed, none of them having moved. */
const FEW = 2;

/** A place, in half of the cases in the header, where each byte has a meaning. */
const placeIn = (bytes: Uint8Array, random: Random, headerBytes: number, room = 1): number => {
  const end = random.uniform() < 0.6 ? Math.min(headerBytes, bytes.length) : bytes.length;
  return random.whole(0, Math.max(0, end - room));
};

const mutations: Readonly<Record<string, Mutation>> = {
  'flipped bits': (bytes, random, headerBytes) => {
    for (let n = random.whole(1, 6); n > 0; n--) {
      const at = placeIn(bytes, random, headerBytes);
      bytes[at] = bytes[at]! ^ (1 << random.whole(0, 7));
    }
    return bytes;
  },
  'one flipped bit': (bytes, random, headerBytes) => {
    const at = placeIn(bytes, random, headerBytes);
    bytes[at] = bytes[at]! ^ (1 << random.whole(0, 7));
    return bytes;
  },
  'cut off': (bytes, random) => bytes.slice(0, random.whole(0, bytes.length - 1)),
  'longer than it was': (bytes, random) => {
    const more = new Uint8Array(bytes.length + random.whole(1, 300));
    more.set(bytes);
    for (let at = bytes.length; at < more.length; at++) more[at] = random.whole(0, 255);
    return more;
  },
  'a length that lies': (bytes, random, headerBytes) => {
    const size = [1, 2, 4, 8][random.whole(0, 3)]!;
    const at = placeIn(bytes, random, headerBytes, size);
    const value =
      BigInt(EXTREMES[random.whole(0, EXTREMES.length - 1)]!) * (random.uniform() < 0.2 ? 65537n : 1n);
    const little = random.uniform() < 0.7;
    for (let n = 0; n < size && at + n < bytes.length; n++) {
      bytes[at + n] = Number((value >> BigInt(8 * (little ? n : size - 1 - n))) & 0xffn);
    }
    return bytes;
  },
  'a digit that is another': (bytes, random, headerBytes) => {
    const digits = [...bytes.subarray(0, headerBytes).entries()].filter(([, b]) => b >= 0x30 && b <= 0x39);
    if (digits.length === 0) return bytes;
    const [at] = digits[random.whole(0, digits.length - 1)]!;
    bytes[at] = 0x30 + random.whole(0, 9);
    return bytes;
  },
  'two fields swapped': (bytes, random, headerBytes) => {
    const size = [1, 2, 4, 8, 16][random.whole(0, 4)]!;
    const one = placeIn(bytes, random, headerBytes, size);
    const other = placeIn(bytes, random, headerBytes, size);
    if (Math.abs(one - other) < size) return bytes;
    const held = bytes.slice(one, one + size);
    bytes.copyWithin(one, other, other + size);
    bytes.set(held.subarray(0, bytes.length - other), other);
    return bytes;
  },
  'another file’s header': (bytes, random, headerBytes, other) => {
    const from = placeIn(bytes, random, headerBytes);
    const part = other.slice(from, from + random.whole(1, 64)).subarray(0, bytes.length - from);
    bytes.set(part, from);
    return bytes;
  },
  'a part gone': (bytes, random, headerBytes) => {
    const from = placeIn(bytes, random, headerBytes);
    const to = Math.min(bytes.length, from + random.whole(1, 40));
    return new Uint8Array(Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]));
  },
  'a part twice': (bytes, random, headerBytes) => {
    const from = placeIn(bytes, random, headerBytes);
    const to = Math.min(bytes.length, from + random.whole(1, 40));
    return new Uint8Array(Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]));
  },
  'a run of one byte': (bytes, random, headerBytes) => {
    const from = placeIn(bytes, random, headerBytes);
    bytes.fill([0, 0xff, 0x20][random.whole(0, 2)]!, from, from + random.whole(1, 24));
    return bytes;
  },
};
const kinds = Object.keys(mutations);

/** The scan with one of its files changed, the same for the same seed. */
export function mutateScan(scan: SoundScan, all: readonly SoundScan[], seed: number): MutatedScan {
  const random = seededRandom(seed);
  const changed = scan.files[random.whole(0, scan.files.length - 1)]!;
  const others = all[random.whole(0, all.length - 1)]!.files;
  const how = kinds[random.whole(0, kinds.length - 1)]!;
  const bytes = mutations[how]!(changed.bytes.slice(), random, changed.headerBytes, others[0]!.bytes);
  const moved = bytes.length !== changed.bytes.length;
  const touched = new Set<number>();
  for (let at = 0; at < Math.min(bytes.length, changed.bytes.length); at++) {
    if (bytes[at] !== changed.bytes[at]) touched.add(at);
  }
  return {
    files: scan.files.map(file => ({ path: file.path, bytes: file === changed ? bytes : file.bytes })),
    changed,
    how,
    // Where only the end has grown, the few bytes before it are where they were.
    touched: moved && touched.size > FEW ? null : touched,
  };
}
