import { throwIfCancelled, within, type OnProgress } from '../core/progress';
import { assertThat, refuse, succeed, type Problem, type Result } from '../core/result';
import { phrase } from '../messages/phrase';
import { evenSlices } from '../volume/even-slices';
import { shiftSlice } from '../volume/shift-slice';
import { assertVolume, type Volume } from '../volume/volume';
import { chooseSeries } from './choose-series';
import { doubtAir } from './stack/doubt-air';
import { doubtBytesBehind } from './dicom/doubt-bytes-behind';
import { localFrameDecoder, type FrameDecoder } from './codecs/frame-decoder';
import { createOpenedFiles } from './source/opened-files';
import { PADDING_HU } from './codecs/pixel-encoding';
import { readSlice } from './dicom/read-slice';
import { readVolumeFile } from './volume-file/read-volume-file';
import type { Repair } from './source/repair';
import { scaleMr } from './dicom/scale-mr';
import { seriesName, type ScanInventory, type SeriesSummary } from './scan-inventory';
import type { SeriesRole } from './source/series-role';

export interface ReadSeriesOptions {
  /**
   * Whether the voxels lie in shared memory, so that workers see them without a copy; default:
   * where there is any.
   */
  readonly shared?: boolean;
  /** Decodes compressed slices; default: in this thread, one by one. */
  readonly decoder?: FrameDecoder;
  /** What the series may be read as; default: a CT alone. */
  readonly roles?: readonly SeriesRole[];
  /**
   * Whether somebody has agreed that a missing slice is filled in; default: no, and such a series
   * is refused.
   */
  readonly interpolateMissing?: boolean;
}

export interface ReadSeries {
  readonly volume: Volume;
  readonly series: SeriesSummary;
  /** What was done to make the volume upright, regular and whole; also what was agreed to. */
  readonly rescues: readonly Repair[];
}

/**
 * Slices read side by side, so that the disk and the conversion overlap; bounds the memory beside
 * the volume.
 */
const READ_AHEAD = 4;
/**
 * After this many slices the thread is given up for a moment, so that progress shows and a cancel
 * gets through.
 */
const SLICES_BETWEEN_PAUSES = 16;

/**
 * Reads one series as a volume in the patient frame: a CT in Hounsfield units, an MR in units of
 * its own (`scaleMr`).
 *
 * Slices are ordered by position along their normal, row by row as stored: axes are the direction
 * of a row, of a column, and row x column (LPS, right-handed). Rescale is applied and rounded;
 * pixel padding becomes -1024 HU (0 in MR). A leaning stack is moved upright, slice by slice within
 * its plane; where that leaves nothing scanned, there is padding. Unequal gaps, and a missing slice
 * once that is agreed to, are evened along the normal (`evenSlices`), with a second volume in
 * memory; else only a few slices are held beside it.
 *
 * @param seriesUid the series to read; undefined for the only or plainly fullest usable CT
 * @returns the volume, its series and what was rescued, or the Problem of `chooseSeries`, of the
 *   series itself or of a slice (`truncated-file`, `damaged-pixels`, `unreadable-file`,
 *   `too-large`)
 * @throws the signal's reason when cancelled
 */
export async function readSeries(
  inventory: ScanInventory,
  seriesUid: string | undefined,
  onProgress?: OnProgress,
  signal?: AbortSignal,
  options: ReadSeriesOptions = {},
): Promise<Result<ReadSeries>> {
  const { roles, interpolateMissing: agreed } = options;
  const chosen = chooseSeries(inventory, seriesUid, roles, agreed);
  if (!chosen.ok) return chosen;
  const series = chosen.value;
  const isMr = series.role === 'mr' || (series.role === null && series.modality === 'MR');
  const doubtValues = (volume: Volume): Repair[] => (isMr ? [] : doubtAir(volume));
  const volumeFile = inventory.volumeFiles.get(series.uid);
  if (volumeFile && series.role) {
    const memory = allocate(2 * series.sizeVoxels.reduce((a, b) => a * b), options.shared ?? true);
    if (!memory) return refuseTooLarge(series);
    const read = await readVolumeFile(volumeFile, series.role, memory, onProgress, signal);
    if (!read.ok) return read;
    const { volume, rescues } = read.value;
    return succeed({ volume, series, rescues: [...rescues, ...doubtValues(volume)] });
  }
  const source = inventory.sources.get(series.uid);
  assertThat(!!source?.layout, 'readSeries', 'a usable series without a grid', series.uid);
  const { layout } = source;
  const slices = isMr ? scaleMr(source.slices) : source.slices;
  const { columns: ownColumns, rows: ownRows } = slices[0]!.header.encoding;
  const [columns, rows, count] = layout.sizeVoxels;
  const sliceLength = columns * rows;
  const buffer = allocate(2 * sliceLength * count, options.shared ?? true);
  // Slices at heights of their own are gathered first, moved into the grid's columns and rows.
  const gathered = layout.heights ? allocate(2 * sliceLength * slices.length, false) : buffer;
  if (!buffer || !gathered) {
    return refuseTooLarge(series);
  }
  const voxels = new Int16Array(buffer);
  const places = new Int16Array(gathered);
  const decoder = options.decoder ?? localFrameDecoder();
  const opened = createOpenedFiles();
  const onRead = layout.heights ? within(onProgress, 0, 0.9) : onProgress;

  // The refusal of the slice that comes first in the stack is given, whichever was found first.
  const failures: { readonly index: number; readonly problem: Problem }[] = [];
  let next = 0;
  let done = 0;
  let pause: Promise<void> | null = null;
  const lane = async () => {
    const own = layout.shiftsPx ? new Int16Array(ownColumns * ownRows) : null;
    while (next < slices.length && failures.length === 0) {
      const index = next++;
      throwIfCancelled(signal);
      const slice = places.subarray(index * sliceLength, (index + 1) * sliceLength);
      const read = await readSlice(slices[index]!, decoder, own ?? slice, opened);
      if (!read.ok) failures.push({ index, problem: read.problem });
      else if (own) {
        shiftSlice(
          { columns: ownColumns, rows: ownRows, pixels: own },
          { columns, rows, pixels: slice },
          layout.shiftsPx![index]!,
          isMr ? 0 : PADDING_HU,
        );
      }
      done++;
      onRead?.({ doing: 'Reading slices', fraction: done / slices.length });
      if (done % SLICES_BETWEEN_PAUSES === 0) pause = new Promise(resolve => setTimeout(resolve));
      await pause;
    }
  };
  const lanes = Math.min(slices.length, Math.max(READ_AHEAD, 2 * decoder.lanes));
  await Promise.all(Array.from({ length: lanes }, lane));
  const first = failures.sort((a, b) => a.index - b.index)[0];
  if (first) return { ok: false, problem: first.problem };
  if (layout.heights) {
    const uneven = { source: places, sliceLength, heights: layout.heights };
    await evenSlices(uneven, voxels, within(onProgress, 0.9, 1), signal);
  }

  const behind = await doubtBytesBehind(source.slices);
  if (!behind.ok) return behind;
  const volume: Volume = { sizeVoxels: [columns, rows, count], voxels, ...layout.geometry };
  assertVolume(volume);
  return succeed({
    volume,
    series,
    rescues: [
      ...series.rescues,
      ...(series.offer ? [series.offer] : []),
      ...behind.value,
      ...doubtValues(volume),
    ],
  });
}

function refuseTooLarge(series: SeriesSummary): Result<never> {
  const bytes = 2 * series.sizeVoxels.reduce((a, b) => a * b);
  return refuse(
    'too-large',
    phrase('series-too-large', { series: seriesName(series), megabytes: Math.round(bytes / 1e6) }),
    series.uid,
  );
}

/** The volume's memory, zeroed; null where there is not enough. */
function allocate(byteLength: number, shared: boolean): ArrayBufferLike | null {
  try {
    return shared && typeof SharedArrayBuffer !== 'undefined'
      ? new SharedArrayBuffer(byteLength)
      : new ArrayBuffer(byteLength);
  } catch {
    return null;
  }
}
