import { throwIfCancelled, type OnProgress } from '../core/progress';
import { readSlice } from './dicom/read-slice';
import { doubtBytesBehind } from './dicom/doubt-bytes-behind';
import type { FrameDecoder } from './codecs/frame-decoder';
import { readSeries } from './read-series';
import type { ScanInventory, SeriesSource, SeriesSummary } from './scan-inventory';
import { createOpenedFiles } from './source/opened-files';
import { isDoubt, type Repair } from './source/repair';
import { doubtAir } from './stack/doubt-air';

/** So many slices of a series, evenly through it, show what its values are like. */
const SLICES_LOOKED_AT = 24;

/**
 * The inventory with the doubts about its CTs that their headers do not show and that a plan on
 * them would carry: values that are not calibrated, bytes that have slipped in. Of a series of
 * slices some are read, a volume file whole. What cannot be read is left to whoever reads it all.
 *
 * @throws the signal's reason when cancelled
 */
export async function doubtUnread(
  inventory: ScanInventory,
  decoder: FrameDecoder,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<ScanInventory> {
  const series: SeriesSummary[] = [];
  for (const [n, summary] of inventory.series.entries()) {
    onProgress?.({ doing: 'Looking at the values', fraction: n / inventory.series.length });
    const doubts = summary.role === 'ct' ? await doubtsOf(inventory, summary, decoder, signal) : [];
    series.push(doubts.length === 0 ? summary : { ...summary, rescues: [...summary.rescues, ...doubts] });
  }
  return { ...inventory, series };
}

async function doubtsOf(
  inventory: ScanInventory,
  summary: SeriesSummary,
  decoder: FrameDecoder,
  signal?: AbortSignal,
): Promise<Repair[]> {
  const source = inventory.sources.get(summary.uid);
  if (source) return await doubtSlices(source, decoder, signal);
  const read = await readSeries(inventory, summary.uid, undefined, signal, { decoder, shared: false });
  if (!read.ok) return [];
  return read.value.rescues.filter(
    repair => isDoubt(repair) && !summary.rescues.some(({ code }) => code === repair.code),
  );
}

async function doubtSlices(
  { slices }: SeriesSource,
  decoder: FrameDecoder,
  signal?: AbortSignal,
): Promise<Repair[]> {
  const { columns, rows } = slices[0]!.header.encoding;
  const count = Math.min(slices.length, SLICES_LOOKED_AT);
  const voxels = new Int16Array(columns * rows * count);
  const opened = createOpenedFiles();
  let filled = 0;
  for (let n = 0; n < count; n++) {
    throwIfCancelled(signal);
    const slice = voxels.subarray(filled, filled + columns * rows);
    const at = Math.floor(((n + 0.5) * slices.length) / count);
    if ((await readSlice(slices[at]!, decoder, slice, opened)).ok) filled += slice.length;
  }
  const behind = await doubtBytesBehind(slices);
  return [
    ...(behind.ok ? behind.value : []),
    ...doubtAir({ voxels: voxels.subarray(0, filled) }, columns * rows * slices.length),
  ];
}
