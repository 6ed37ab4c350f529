import { within } from '../../../geometry/core/progress';
import { refuse, succeed, type Result } from '../../../geometry/core/result';
import { phrase } from '../../../geometry/messages/phrase';
import { chooseSeries } from '../../../geometry/scan/choose-series';
import { inspectScan } from '../../../geometry/scan/inspect-scan';
import { readSeries as readVolume } from '../../../geometry/scan/read-series';
import { readSlice } from '../../../geometry/scan/dicom/read-slice';
import { scaleMr } from '../../../geometry/scan/dicom/scale-mr';
import { hashVolume } from '../../../geometry/volume/hash-volume';
import { findSignalWindow } from '../../../geometry/volume/signal-window';
import { windowDecoder } from './window-decoder';
import { countHistogram } from './count-histogram';
import { decodePool } from './decode-pool';
import { listPicked } from './list-picked';
import type {
  InspectedFiles,
  JobRequest,
  OpenedAddition,
  OpenedScan,
  PickedFile,
  Thumbnail,
} from './planner-protocol';
import { inventoryWith, keepInventory, type JobContext } from './planner-state';
import { shrinkSlice } from './shrink-slice';
import { startWindow } from './start-window';

const decoder = windowDecoder();

export async function inspect(
  { files }: { readonly files: readonly PickedFile[] },
  { state, onProgress, signal }: JobContext,
): Promise<Result<InspectedFiles>> {
  const found = await inspectScan(listPicked(files), onProgress, signal, { decoder });
  if (!found.ok) return found;
  keepInventory(state, found.value);
  const best = chooseSeries(found.value, undefined);
  return succeed({
    series: found.value.series,
    ignored: found.value.ignored,
    preselected: best.ok ? best.value.uid : null,
    doubt: best.ok ? null : best.problem,
  });
}

/** The series' middle slice, small. */
export async function thumbnail(
  { uid }: { readonly uid: string },
  { state }: JobContext,
): Promise<Result<Thumbnail>> {
  const inventory = inventoryWith(state, uid);
  const stored = inventory?.sources.get(uid)?.slices ?? [];
  const role = inventory?.series.find(one => one.uid === uid)?.role ?? null;
  const slices = role === 'mr' ? scaleMr(stored) : stored;
  const middle = slices[slices.length >> 1];
  if (!middle) return refuse('no-such-series', phrase('series-not-there'), uid);
  const { rows, columns } = middle.header.encoding;
  const pixels = new Int16Array(rows * columns);
  const read = await readSlice(middle, decoder, pixels);
  if (!read.ok) return read;
  return succeed(shrinkSlice(pixels, columns, rows, role === 'mr' ? findSignalWindow(pixels) : undefined));
}

export async function readSeries(
  { uid, interpolateMissing }: JobRequest<'readSeries'>,
  { state, onProgress, signal }: JobContext,
): Promise<Result<OpenedScan>> {
  const inventory = inventoryWith(state, uid);
  if (!inventory) return refuseGone();
  const pool = decodePool();
  const read = await readVolume(inventory, uid, within(onProgress, 0, 0.95), signal, {
    decoder: pool,
    interpolateMissing,
  }).finally(() => pool.close());
  if (!read.ok) return read;
  const { volume, rescues } = read.value;
  const content = await hashVolume(volume, signal);
  return succeed({ volume, content, rescues, histogram: countHistogram(volume.voxels) });
}

/** Reads a series that is to be laid on the CT, which stays the one that is planned on. */
export async function readAdded(
  { uid, interpolateMissing }: JobRequest<'readAdded'>,
  { state, onProgress, signal }: JobContext,
): Promise<Result<OpenedAddition>> {
  const inventory = inventoryWith(state, uid);
  if (!inventory) return refuseGone();
  const pool = decodePool();
  const read = await readVolume(inventory, uid, onProgress, signal, {
    decoder: pool,
    roles: ['mr', 'ct'],
    interpolateMissing,
  }).finally(() => pool.close());
  if (!read.ok) return read;
  const { volume, series } = read.value;
  const content = await hashVolume(volume, signal);
  return succeed({
    volume,
    content,
    identity: series.identity,
    window: startWindow(series.role, volume.voxels),
  });
}

const refuseGone = () => refuse('no-files', phrase('files-gone'));
