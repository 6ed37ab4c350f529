import { within } from '../../../geometry/core/progress';
import { refuse, succeed, type Result } from '../../../geometry/core/result';
import { chooseSeries } from '../../../geometry/scan/choose-series';
import { localFrameDecoder } from '../../../geometry/scan/frame-decoder';
import { inspectScan } from '../../../geometry/scan/inspect-scan';
import { readSeries as readVolume } from '../../../geometry/scan/read-series';
import { readSlice } from '../../../geometry/scan/read-slice';
import charls from '@cornerstonejs/codec-charls/decodewasm?url';
import openjpeg from '@cornerstonejs/codec-openjpeg/decodewasm?url';
import openjph from '@cornerstonejs/codec-openjph/wasm?url';
import { countHistogram } from './count-histogram';
import { listPicked } from './list-picked';
import type { InspectedFiles, JobRequest, OpenedScan, PickedFile, Thumbnail } from './planner-protocol';
import { adoptVolume, type JobContext } from './planner-state';
import { shrinkSlice } from './shrink-slice';

const codecs: Readonly<Record<string, string>> = {
  'charlswasm_decode.wasm': charls,
  'openjpegwasm_decode.wasm': openjpeg,
  'openjphjs.wasm': openjph,
};
const decoder = localFrameDecoder(name => codecs[name] ?? name);

export async function inspect(
  { files }: { readonly files: readonly PickedFile[] },
  { state, onProgress, signal }: JobContext,
): Promise<Result<InspectedFiles>> {
  const found = await inspectScan(listPicked(files), onProgress, signal);
  if (!found.ok) return found;
  state.inventory = found.value;
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
  const slices = state.inventory?.sources.get(uid)?.slices ?? [];
  const middle = slices[slices.length >> 1];
  if (!middle) return refuse('no-such-series', 'The series is not among the files.', uid);
  const { rows, columns } = middle.header.encoding;
  const pixels = new Int16Array(rows * columns);
  const read = await readSlice(middle, decoder, pixels);
  return read.ok ? succeed(shrinkSlice(pixels, columns, rows)) : read;
}

export async function readSeries(
  { uid, interpolateMissing }: JobRequest<'readSeries'>,
  { state, onProgress, signal }: JobContext,
): Promise<Result<OpenedScan>> {
  if (!state.inventory) return refuse('no-files', 'The files are no longer at hand; open the folder again.');
  const read = await readVolume(state.inventory, uid, within(onProgress, 0, 0.95), signal, {
    decoder,
    interpolateMissing,
  });
  if (!read.ok) return read;
  const { volume, rescues } = read.value;
  adoptVolume(state, volume, rescues);
  return succeed({ volume, rescues, histogram: countHistogram(volume.voxels) });
}
