import type { OnProgress } from '../core/progress';
import { throwIfCancelled } from '../core/progress';
import { refuse, succeed, type Problem, type Result } from '../core/result';
import { checkPixels } from './check-pixels';
import { measureStack } from './measure-stack';
import { readHeader, type HeaderReading } from './read-header';
import type { ScanFile } from './scan-file';
import type { IgnoredFile, ScanInventory, SeriesSource, SeriesSummary, SliceSource } from './scan-inventory';

/** Headers mostly end before this; a file whose header is longer is read further. */
const FIRST_READ_BYTES = 16 * 1024;
/** Files looked at side by side. */
const LANES = 8;

/**
 * Says what a heap of files holds: CT series and their geometry, series that cannot be used and why, and files
 * that are no slices. Only headers are read (and deflated files, which have no other way).
 *
 * @param files in any order, of any name; the answer does not depend on the order
 * @returns the inventory, also where no series is usable; a Problem `no-files` or `no-images` where there is no
 *   series at all
 * @throws the signal's reason when cancelled
 */
export async function inspectScan(
  files: readonly ScanFile[],
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<ScanInventory>> {
  if (files.length === 0) {
    return refuse('no-files', 'There are no files to read; give the folder that holds the CT slices.');
  }
  const readings = new Array<HeaderReading | undefined>(files.length);
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

  const ignored: IgnoredFile[] = [];
  const slices = new Map<string, SliceSource[]>();
  const damagedBySeries = new Map<string, ScanFile[]>();
  const damagedElsewhere: ScanFile[] = [];
  for (const [index, file] of files.entries()) {
    const reading = readings[index]!;
    if (reading.kind === 'image') {
      const { header } = reading;
      append(slices, header.seriesUid, { file, header });
    } else if (reading.kind === 'damaged') {
      ignored.push({ path: file.path, reason: 'a damaged or incomplete DICOM file' });
      if (reading.seriesUid === null) damagedElsewhere.push(file);
      else append(damagedBySeries, reading.seriesUid, file);
    } else {
      ignored.push({ path: file.path, reason: reading.kind === 'ignored' ? reading.reason : 'unreadable' });
    }
  }
  for (const [uid, damaged] of damagedBySeries) if (!slices.has(uid)) damagedElsewhere.push(...damaged);
  ignored.sort((a, b) => compareText(a.path, b.path));
  damagedElsewhere.sort((a, b) => compareText(a.path, b.path));
  if (slices.size === 0) return refuseWithoutSeries(files.length, ignored);

  const sources = new Map<string, SeriesSource>();
  const series: SeriesSummary[] = [];
  for (const [uid, members] of slices) {
    const damage = describeDamage(damagedBySeries.get(uid) ?? [], damagedElsewhere);
    const { summary, source } = summarize(uid, members, damage);
    series.push(summary);
    sources.set(uid, source);
  }
  series.sort((a, b) => compareText(a.description, b.description) || compareText(a.uid, b.uid));
  return succeed({ series, ignored, sources });
}

/** Reads as much of the file as its header takes. */
async function readFileHeader(file: ScanFile): Promise<HeaderReading> {
  // An empty file with a slice's name is what a broken copy leaves: its place in the stack must not go unnoticed.
  if (file.sizeBytes === 0) {
    return /\.(dcm|ima)$/i.test(file.path)
      ? { kind: 'damaged', seriesUid: null }
      : { kind: 'ignored', reason: 'an empty file' };
  }
  try {
    for (let take = FIRST_READ_BYTES; ; take *= 8) {
      const end = Math.min(take, file.sizeBytes);
      const bytes = new Uint8Array(await file.read(0, end));
      // A file that has shrunk since it was listed is read as far as it goes.
      const reading = readHeader(bytes, end >= file.sizeBytes || bytes.length < end);
      if (reading.kind !== 'more') return reading;
    }
  } catch (error) {
    // A RangeError is damaged nesting or a length that no memory holds; all else is the disk's refusal.
    if (error instanceof RangeError) return { kind: 'damaged', seriesUid: null };
    return { kind: 'ignored', reason: `it cannot be read (${wordsOf(error)})` };
  }
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function refuseWithoutSeries(count: number, ignored: readonly IgnoredFile[]): Result<never> {
  const reasons = [...new Set(ignored.map(({ reason }) => reason))];
  const shown = reasons.slice(0, 3).join('; ') + (reasons.length > 3 ? '; …' : '');
  const subject =
    count === 1 ? `${ignored[0]!.path} is not a CT slice` : `None of the ${count} files is a CT slice`;
  return refuse(
    'no-images',
    `${subject} (${shown}); give the folder or the files that the scanner exported as DICOM.`,
  );
}

function describeDamage(own: readonly ScanFile[], elsewhere: readonly ScanFile[]): Problem[] {
  const problems: Problem[] = [];
  const ownSorted = [...own].sort((a, b) => compareText(a.path, b.path));
  const more = (count: number) => (count > 1 ? ` and ${count - 1} more` : '');
  if (ownSorted[0]) {
    const { path } = ownSorted[0];
    problems.push({
      code: 'truncated-file',
      message: `${path}${more(own.length)} breaks off or is damaged; copy the series from its source again.`,
      where: path,
    });
  }
  if (elsewhere[0]) {
    const { path } = elsewhere[0];
    problems.push({
      code: 'damaged-file',
      message: `${path}${more(elsewhere.length)} is a damaged or incomplete DICOM file that may belong to this series; copy the scan again, or move the file away if it does not belong.`,
      where: path,
    });
  }
  return problems;
}

function summarize(
  uid: string,
  members: readonly SliceSource[],
  damage: readonly Problem[],
): { summary: SeriesSummary; source: SeriesSource } {
  const byPath = [...members].sort((a, b) => compareText(a.file.path, b.file.path));
  const stack = measureStack(byPath);
  const problems = [...damage, ...checkPixels(byPath), ...stack.problems, ...checkModality(byPath)];
  const { header } = byPath[0]!;
  const summary: SeriesSummary = {
    uid,
    modality: header.modality,
    description: header.description,
    slices: members.length,
    sizeVoxels: [header.encoding.columns, header.encoding.rows, members.length],
    spacingMm: stack.spacingMm,
    tiltDeg: stack.tiltDeg,
    uniform: stack.uniform,
    species: header.species,
    breed: header.breed,
    usable: problems.length === 0,
    problems,
  };
  return {
    summary,
    source: { studyUid: header.studyUid, slices: stack.ordered, geometry: stack.geometry },
  };
}

function checkModality(members: readonly SliceSource[]): Problem[] {
  const other = members.find(({ header }) => header.modality !== 'CT');
  if (!other) return [];
  const modality = other.header.modality || 'not given';
  return [
    {
      code: 'not-ct',
      message: `The series is not a CT (its modality is ${modality}), so its values are not Hounsfield units; choose a CT series.`,
    },
  ];
}

/** Order of text by code units: the same on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
