import type { OnProgress } from '../core/progress';
import { throwIfCancelled } from '../core/progress';
import { refuse, succeed, type Problem, type Result } from '../core/result';
import { andMore, chained } from '../messages/compose';
import { asWords, isSaid, phrase, words, wordsOf } from '../messages/phrase';
import { checkOneAnimal } from './stack/check-one-animal';
import { checkAgreement } from './stack/check-agreement';
import { checkPixels } from './stack/check-pixels';
import { checkSwelling } from './dicom/check-swelling';
import { compareText } from './source/compare-text';
import { describePadding } from './stack/describe-padding';
import { dropCopies } from './dicom/drop-copies';
import { findLostSlices } from './dicom/find-lost-slices';
import { findVolumes } from './volume-file/find-volumes';
import { localFrameDecoder, type FrameDecoder } from './codecs/frame-decoder';
import { measureStack } from './stack/measure-stack';
import { openArchives } from './archive/open-archives';
import { readHeader, type HeaderReading } from './dicom/read-header';
import { splitSeries, type SeriesPart } from './stack/split-series';
import type { Repair } from './source/repair';
import { joinIdentities } from './source/scan-identity';
import { summarizeVolume } from './summarize-volume';
import type { ScanFile, IgnoredFile } from './source/scan-file';
import type { ScanInventory, SeriesSource, SeriesSummary } from './scan-inventory';
import type { SliceSource } from './source/slice-source';
import type { VolumeFileSource } from './volume-file/volume-file-source';

/** Headers mostly end before this; a file whose header is longer is read further. */
const FIRST_READ_BYTES = 16 * 1024;
/** DICOM's preamble and magic word, with no header behind them yet. */
const PREAMBLE_BYTES = 132;
/** Files looked at side by side. */
const LANES = 8;

export interface InspectOptions {
  /**
   * Decodes slices that may be copies of each other in different codings; default: in this thread.
   */
  readonly decoder?: FrameDecoder;
}

/**
 * Says what a heap of files holds: CT series and their geometry, series that cannot be used and
 * why, and files that are no slices. Only headers are read (and deflated files, which have no other
 * way).
 *
 * @param given in any order, of any name; the answer does not depend on the order. A zip stands for
 *   what it holds
 * @returns the inventory, also where no series is usable; a Problem `no-files` or `no-images` where
 *   there is no series at all
 * @throws the signal's reason when cancelled
 */
export async function inspectScan(
  given: readonly ScanFile[],
  onProgress?: OnProgress,
  signal?: AbortSignal,
  { decoder = localFrameDecoder() }: InspectOptions = {},
): Promise<Result<ScanInventory>> {
  const passedOver = given.flatMap(({ path, passedOver: reason }) =>
    reason === undefined ? [] : [{ path, reason }],
  );
  const opened = await openArchives(
    given.filter(file => file.passedOver === undefined),
    {},
    signal,
  );
  const { volumes, others: files, ignored: unread } = await findVolumes(opened.files, signal);
  const fileCount = opened.files.length + opened.ignored.length + passedOver.length;
  if (fileCount === 0) {
    return refuse('no-files', phrase('no-files'));
  }
  const readings = new Array<FinalReading | undefined>(files.length);
  let next = 0;
  let done = 0;
  const lane = async () => {
    while (next < files.length) {
      const index = next++;
      throwIfCancelled(signal);
      readings[index] = await readFileHeader(files[index]!);
      done++;
      onProgress?.({ doing: 'Looking through the files', fraction: done / files.length });
    }
  };
  await Promise.all(Array.from({ length: Math.min(LANES, files.length) }, lane));

  const ignored: IgnoredFile[] = [...passedOver, ...opened.ignored, ...unread];
  const slices = new Map<string, SliceSource[]>();
  const damagedBySeries = new Map<string, ScanFile[]>();
  const damagedElsewhere: ScanFile[] = [];
  for (const [index, file] of files.entries()) {
    const reading = readings[index]!;
    if (reading.kind === 'image') {
      for (const header of reading.headers) append(slices, header.seriesUid, { file, header });
    } else if (reading.kind === 'damaged') {
      ignored.push({ path: file.path, reason: reading.reason });
      if (reading.seriesUid === null) damagedElsewhere.push(file);
      else append(damagedBySeries, reading.seriesUid, file);
    } else {
      ignored.push({ path: file.path, reason: reading.reason });
    }
  }
  damagedElsewhere.sort((a, b) => compareText(a.path, b.path));
  const sources = new Map<string, SeriesSource>();
  const volumeFiles = new Map<string, VolumeFileSource>();
  const series: SeriesSummary[] = [];
  for (const volume of volumes) {
    throwIfCancelled(signal);
    const summarized = await summarizeVolume(volume, signal);
    if (!Array.isArray(summarized)) ignored.push(summarized as IgnoredFile);
    else {
      for (const { summary, source } of summarized) {
        if (volumeFiles.has(summary.uid)) continue; // the same file twice
        series.push(summary);
        volumeFiles.set(summary.uid, source);
      }
    }
  }
  ignored.sort((a, b) => compareText(a.path, b.path));
  if (slices.size + series.length === 0) return refuseWithoutSeries(fileCount, ignored);

  for (const [uid, members] of slices) {
    const damage = describeDamage(damagedBySeries.get(uid) ?? [], damagedElsewhere);
    const byPath = [...members].sort((a, b) => compareText(a.file.path, b.file.path));
    const { kept, rescues } = await dropCopies(byPath, decoder, signal);
    for (const part of splitSeries(kept)) {
      const { summary, source } = summarize(uid, part, damage, [
        ...rescues,
        ...findLostSlices(part.slices, ignored),
      ]);
      series.push(summary);
      sources.set(summary.uid, source);
    }
  }
  series.sort((a, b) => compareText(a.description, b.description) || compareText(a.uid, b.uid));
  return succeed({ series, ignored, sources, volumeFiles });
}

type FinalReading = Exclude<HeaderReading, { kind: 'more' }>;

/** Reads as much of the file as its header takes. */
async function readFileHeader(file: ScanFile): Promise<FinalReading> {
  for (let take = FIRST_READ_BYTES; ; take *= 8) {
    const end = Math.min(take, file.sizeBytes);
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.read(0, end));
    } catch (error) {
      // It may be a slice: it must not be left out in silence.
      const reason = phrase('file-not-read', { why: wordsOf(error) });
      return { kind: 'damaged', reason, seriesUid: null };
    }
    if (isSideFile(file, bytes)) return { kind: 'ignored', reason: phrase('side-file') };
    if (isStub(file, bytes)) return { kind: 'damaged', reason: phrase('damaged-dicom'), seriesUid: null };
    // A file that has shrunk since it was listed is read as far as it goes.
    const reading = readHeader(bytes, end >= file.sizeBytes || bytes.length < end);
    if (reading.kind !== 'more') return reading;
  }
}

/**
 * What macOS lays beside a file on discs of others: "._" before the same name (AppleDouble), and no
 * DICOM in it.
 */
function isSideFile({ path }: ScanFile, bytes: Uint8Array): boolean {
  const isDicom =
    bytes.length >= PREAMBLE_BYTES && String.fromCharCode(...bytes.subarray(128, 132)) === 'DICM';
  return /(^|[\\/])\._[^\\/]*$/.test(path) && !isDicom;
}

/**
 * Whether this is what a broken copy leaves of a slice: nothing behind the preamble, under a
 * slice's name or all zeros. Its place in the stack must not go unnoticed.
 */
function isStub(file: ScanFile, bytes: Uint8Array): boolean {
  if (file.sizeBytes > PREAMBLE_BYTES) return false;
  return /\.(dcm|ima)$/i.test(file.path) || (bytes.length > 0 && bytes.every(byte => byte === 0));
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function refuseWithoutSeries(count: number, ignored: readonly IgnoredFile[]): Result<never> {
  const [first] = ignored;
  if (first && ignored.every(({ reason }) => isSaid(reason, 'dicom-directory'))) {
    return refuse('no-images', phrase('disc-directory', { file: first.path }), first.path);
  }
  const reasons = [...new Map(ignored.map(({ reason }) => [reason.message, asWords(reason)])).values()];
  const why = chained('after-semicolon', [...reasons.slice(0, 3), ...(reasons.length > 3 ? ['…'] : [])]);
  return refuse(
    'no-images',
    count === 1
      ? phrase('no-ct-slice', { file: ignored[0]!.path, why })
      : phrase('no-ct-slices', { count, why }),
  );
}

function describeDamage(own: readonly ScanFile[], elsewhere: readonly ScanFile[]): Problem[] {
  const problems: Problem[] = [];
  const ownSorted = [...own].sort((a, b) => compareText(a.path, b.path));
  if (ownSorted[0]) {
    const { path } = ownSorted[0];
    problems.push({
      code: 'truncated-file',
      ...phrase('truncated-file', { file: andMore(path, own.length - 1) }),
      where: path,
    });
  }
  if (elsewhere[0]) {
    const { path } = elsewhere[0];
    problems.push({
      code: 'damaged-file',
      ...phrase('damaged-file', { file: andMore(path, elsewhere.length - 1) }),
      where: path,
    });
  }
  return problems;
}

function summarize(
  seriesUid: string,
  { slices: byPath, words, marks }: SeriesPart,
  damage: readonly Problem[],
  copies: readonly Repair[],
): { summary: SeriesSummary; source: SeriesSource } {
  const stack = measureStack(byPath);
  const pixels = [
    ...checkPixels(byPath),
    ...checkAgreement(byPath),
    ...checkSwelling(byPath, stack.layout?.sizeVoxels ?? null),
  ];
  // Frames without a place have no geometry to complain of.
  const isUnplaced = pixels.some(({ code }) => code === 'frames-without-place');
  const faults = [...damage, ...checkOneAnimal(byPath), ...pixels, ...(isUnplaced ? [] : stack.problems)];
  const problems = [...faults, ...checkModality(byPath)];
  const { header } = byPath[0]!;
  const isCt = byPath.every(member => member.header.modality === 'CT');
  const isMr = byPath.every(member => member.header.modality === 'MR');
  const sliceCount = byPath.reduce((sum, member) => sum + member.header.frames, 0);
  const isOffered = stack.offer !== null && faults.length === stack.problems.length && (isMr || isCt);
  const summary: SeriesSummary = {
    uid: marks.length === 0 ? seriesUid : `${seriesUid}#${marks.join(',')}`,
    modality: header.modality,
    format: 'DICOM',
    description: [header.description, ...(words.length === 0 ? [] : [`(${words.join(', ')})`])]
      .join(' ')
      .trim(),
    slices: sliceCount,
    sizeVoxels: stack.layout?.sizeVoxels ?? [header.encoding.columns, header.encoding.rows, sliceCount],
    spacingMm: stack.spacingMm,
    tiltDeg: stack.tiltDeg,
    uniform: stack.uniform,
    species: header.species,
    breed: header.breed,
    identity: joinIdentities(byPath.map(member => member.header.identity)),
    declared: header.declared,
    usable: problems.length === 0,
    role: problems.length === 0 ? 'ct' : isMr && faults.length === 0 ? 'mr' : null,
    problems,
    rescues: [...copies, ...stack.rescues, ...describePadding(byPath)],
    offer: isOffered ? stack.offer : null,
  };
  return {
    summary,
    source: { studyUid: header.studyUid, slices: stack.ordered, layout: stack.layout },
  };
}

function checkModality(members: readonly SliceSource[]): Problem[] {
  const other = members.find(({ header }) => header.modality !== 'CT');
  if (!other) return [];
  const modality = other.header.modality || words('modality-not-given');
  const isMr = members.every(({ header }) => header.modality === 'MR');
  return [{ code: 'not-ct', ...(isMr ? phrase('series-is-mr') : phrase('series-not-ct', { modality })) }];
}
