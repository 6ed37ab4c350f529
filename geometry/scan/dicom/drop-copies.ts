import { throwIfCancelled } from '../../core/progress';
import { dot, subtract } from '../../core/vector';
import { phrase } from '../../messages/phrase';
import { checkPixels } from '../stack/check-pixels';
import { isSwollen } from './check-swelling';
import type { FrameDecoder } from '../codecs/frame-decoder';
import { createOpenedFiles, type OpenedFiles } from '../source/opened-files';
import { readSlice } from './read-slice';
import type { Repair } from '../source/repair';
import { namesOf, type ScanFile } from '../source/scan-file';
import type { PixelPlace } from '../source/slice-header';
import type { SliceSource } from '../source/slice-source';

/** Slices nearer to each other than this lie at the same place, mm. */
const SAME_PLACE_MM = 1e-3;

/**
 * Leaves out the copies of a slice: at the same place, turned alike, described alike, with the same
 * pixels, also where they are coded otherwise. Slices that share a place and differ are all kept,
 * to be told apart (`splitSeries`) or refused (`measureStack`).
 *
 * @param slices in order of path; of copies, the first is kept
 * @param decoder for copies of which one is compressed and the other is not, or otherwise
 * @throws the signal's reason when cancelled
 */
export async function dropCopies(
  slices: readonly SliceSource[],
  decoder: FrameDecoder,
  signal?: AbortSignal,
): Promise<{ readonly kept: readonly SliceSource[]; readonly rescues: readonly Repair[] }> {
  const places = new Map<string, SliceSource[]>();
  const kept: SliceSource[] = [];
  const known: KnownFiles = new Map();
  const opened = createOpenedFiles();
  const copies: { readonly copy: SliceSource; readonly of: SliceSource }[] = [];
  for (const slice of slices) {
    const { position } = slice.header;
    if (!position) {
      kept.push(slice);
      continue;
    }
    // Neighbouring cells of 1 mm are looked at too, so that rounding never parts two of one place.
    const cell = position.map(Math.round);
    const near = around(cell).flatMap(key => places.get(key) ?? []);
    let of: SliceSource | null = null;
    for (const other of near) {
      throwIfCancelled(signal);
      if (!isSamePlace(slice, other)) continue;
      const isSame = isCodedAlike(slice, other)
        ? await hasSamePixels(slice, other, known)
        : await hasSameValues(slice, other, decoder, opened);
      if (isSame) of ??= other;
      if (of) break;
    }
    if (of) copies.push({ copy: slice, of });
    else {
      kept.push(slice);
      const key = cell.join();
      places.set(key, [...(places.get(key) ?? []), slice]);
    }
  }
  return { kept, rescues: describe(copies) };
}

function describe(copies: readonly { readonly copy: SliceSource; readonly of: SliceSource }[]): Repair[] {
  const [first] = copies;
  if (!first) return [];
  const [copy, original] = namesOf(first.copy.file.path, first.of.file.path);
  const pair = { copy, original };
  return [
    {
      code: 'copies-dropped',
      amount: copies.length,
      unit: 'count',
      ...(copies.length === 1
        ? phrase('copies-dropped', pair)
        : phrase('copies-dropped-more', { ...pair, count: copies.length - 1 })),
      slices: [],
    },
  ];
}

/** The keys of a cell and its 26 neighbours. */
function around(cell: readonly number[]): string[] {
  const steps = [-1, 0, 1];
  return steps.flatMap(x =>
    steps.flatMap(y => steps.map(z => [cell[0]! + x, cell[1]! + y, cell[2]! + z].join())),
  );
}

function isSamePlace({ header: a }: SliceSource, { header: b }: SliceSource): boolean {
  const apart = subtract(a.position!, b.position!);
  if (dot(apart, apart) > SAME_PLACE_MM * SAME_PLACE_MM) return false;
  const said = [a, b].map(
    ({ traits, rowDirection, columnDirection, pixelSpacingMm, encoding, frameOfReferenceUid }) => {
      const size = [encoding.rows, encoding.columns];
      return JSON.stringify([
        ...[traits, rowDirection, columnDirection, pixelSpacingMm],
        ...[size, frameOfReferenceUid],
      ]);
    },
  );
  return said[0] === said[1];
}

function isCodedAlike({ header: a }: SliceSource, { header: b }: SliceSource): boolean {
  return JSON.stringify(a.encoding) === JSON.stringify(b.encoding) && a.pixels?.kind === b.pixels?.kind;
}

/** Compares what two codings mean. What cannot be decoded says so when it is its turn. */
async function hasSameValues(
  a: SliceSource,
  b: SliceSource,
  decoder: FrameDecoder,
  opened: OpenedFiles,
): Promise<boolean> {
  const { rows, columns } = a.header.encoding;
  if (a.file === b.file || a.header.frames !== 1 || b.header.frames !== 1) return false;
  if ([a, b].some(({ file }) => isSwollen(2 * rows * columns, file.sizeBytes))) return false;
  if (checkPixels([a, b]).length > 0) return false;
  // Alike but for the coding: what is stored is compared, which no rounding blurs. Else what it
  // means in a CT, HU.
  const hasOneScale = ['rescaleSlope', 'rescaleIntercept'].every(
    key => a.header.encoding[key as 'rescaleSlope'] === b.header.encoding[key as 'rescaleSlope'],
  );
  if (!hasOneScale && [a, b].some(({ header }) => header.modality !== 'CT')) return false;
  const plain = hasOneScale
    ? { rescaleSlope: 1, rescaleIntercept: 0, padding: null, paddingPattern: null }
    : {};
  const values: Int16Array[] = [];
  for (const slice of [a, b]) {
    const pixels = new Int16Array(rows * columns);
    const header = { ...slice.header, encoding: { ...slice.header.encoding, ...plain } };
    const read = await readSlice({ file: slice.file, header }, decoder, pixels, opened);
    if (!read.ok) return false;
    values.push(pixels);
  }
  return values[0]!.every((value, n) => value === values[1]![n]);
}

/**
 * Whether two files, by their paths, hold the same from their pixels on: asked once for all their
 * frames.
 */
type KnownFiles = Map<string, boolean>;

/** Compares what is stored in the same coding. */
async function hasSamePixels(a: SliceSource, b: SliceSource, known: KnownFiles): Promise<boolean> {
  const [x, y] = [a.header.pixels, b.header.pixels];
  if (!x || !y || a.file === b.file) return false;
  // Everything but where in the file it begins: the kind, the length, which frame of how many.
  if (JSON.stringify({ ...x, offset: 0 }) !== JSON.stringify({ ...y, offset: 0 })) return false;
  const files = x.kind === 'plain' ? null : JSON.stringify([a.file.path, b.file.path]);
  const before = files === null ? undefined : known.get(files);
  if (before !== undefined) return before;
  let same = false;
  try {
    const stored = await Promise.all([readStored(a.file, x), readStored(b.file, y)]);
    same = hasSameBytes(...stored);
  } catch {
    // a file that cannot be read says so when it is its turn
  }
  if (files !== null) known.set(files, same);
  return same;
}

async function readStored(file: ScanFile, pixels: PixelPlace): Promise<Uint8Array> {
  // Deflated files are compared whole: where their headers differ, so may their pixels.
  if (pixels.kind === 'deflated') return new Uint8Array(await file.read());
  const end = pixels.kind === 'plain' ? pixels.offset + pixels.byteLength : undefined;
  return new Uint8Array(await file.read(pixels.offset, end));
}

function hasSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let n = 0; n < a.length; n++) if (a[n] !== b[n]) return false;
  return true;
}
