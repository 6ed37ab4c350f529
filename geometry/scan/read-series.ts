import { throwIfCancelled, type OnProgress } from '../core/progress';
import { assertThat, refuse, succeed, type Problem, type Result } from '../core/result';
import { assertVolume, type Volume } from '../volume/volume';
import { chooseSeries } from './choose-series';
import { localFrameDecoder, type FrameDecoder } from './frame-decoder';
import { createOpenedFiles } from './opened-files';
import { readSlice } from './read-slice';
import { scaleMr } from './scale-mr';
import { seriesName, type ScanInventory, type SeriesRole, type SeriesSummary } from './scan-inventory';

export interface ReadSeriesOptions {
  /** Whether the voxels lie in shared memory, so that workers see them without a copy; default: where there is any. */
  readonly shared?: boolean;
  /** Decodes compressed slices; default: in this thread, one by one. */
  readonly decoder?: FrameDecoder;
  /** What the series may be read as; default: a CT alone. */
  readonly roles?: readonly SeriesRole[];
}

/** Slices read side by side, so that the disk and the conversion overlap; bounds the memory beside the volume. */
const READ_AHEAD = 4;
/** After this many slices the thread is given up for a moment, so that progress shows and a cancel gets through. */
const SLICES_BETWEEN_PAUSES = 16;

/**
 * Reads one series as a volume in the patient frame: a CT in Hounsfield units, an MR in units of its own (`scaleMr`).
 *
 * Slices are ordered by position along their normal, row by row as stored: axes are the direction of a row, of a
 * column, and row x column (LPS, right-handed). Rescale is applied and rounded; pixel padding becomes -1024 HU (0 in MR).
 * Beside the volume only a few slices are held in memory.
 *
 * @param seriesUid the series to read; undefined for the only or plainly fullest usable CT
 * @returns the volume and its series, or the Problem of `chooseSeries`, of the series itself or of a slice
 *   (`truncated-file`, `damaged-pixels`, `unreadable-file`, `too-large`)
 * @throws the signal's reason when cancelled
 */
export async function readSeries(
  inventory: ScanInventory,
  seriesUid: string | undefined,
  onProgress?: OnProgress,
  signal?: AbortSignal,
  options: ReadSeriesOptions = {},
): Promise<Result<{ volume: Volume; series: SeriesSummary }>> {
  const chosen = chooseSeries(inventory, seriesUid, options.roles);
  if (!chosen.ok) return chosen;
  const series = chosen.value;
  const source = inventory.sources.get(series.uid);
  assertThat(!!source?.geometry, 'readSeries', 'a usable series without geometry', series.uid);
  const { geometry } = source;
  const slices = series.role === 'mr' ? scaleMr(source.slices) : source.slices;
  const [columns, rows, count] = series.sizeVoxels;
  const sliceLength = columns * rows;
  const buffer = allocate(2 * sliceLength * count, options.shared ?? true);
  if (!buffer) {
    return refuse(
      'too-large',
      `The series ${seriesName(series)} needs ${Math.round((2 * sliceLength * count) / 1e6)} MB of memory, more than there is; close other programs or choose a smaller series.`,
      series.uid,
    );
  }
  const voxels = new Int16Array(buffer);
  const decoder = options.decoder ?? localFrameDecoder();
  const opened = createOpenedFiles();

  // The refusal of the slice that comes first in the stack is given, whichever was found first.
  const failures: { readonly index: number; readonly problem: Problem }[] = [];
  let next = 0;
  let done = 0;
  let pause: Promise<void> | null = null;
  const lane = async () => {
    while (next < count && failures.length === 0) {
      const index = next++;
      throwIfCancelled(signal);
      const slice = voxels.subarray(index * sliceLength, (index + 1) * sliceLength);
      const read = await readSlice(slices[index]!, decoder, slice, opened);
      if (!read.ok) failures.push({ index, problem: read.problem });
      done++;
      onProgress?.({ doing: 'Reading slices', fraction: done / count });
      if (done % SLICES_BETWEEN_PAUSES === 0) pause = new Promise(resolve => setTimeout(resolve));
      await pause;
    }
  };
  await Promise.all(Array.from({ length: Math.min(count, Math.max(READ_AHEAD, 2 * decoder.lanes)) }, lane));
  const first = failures.sort((a, b) => a.index - b.index)[0];
  if (first) return { ok: false, problem: first.problem };

  const volume: Volume = { sizeVoxels: [columns, rows, count], voxels, ...geometry };
  assertVolume(volume);
  return succeed({ volume, series });
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
