import { succeed, type Result } from '../../../geometry/core/result';
import { bregmaVersion } from '../../../geometry/plan/document/version';
import { writeReadVolume } from '../../../geometry/scan/write-read-volume';
import type { JobRequest } from './planner-protocol';
import { requireVolume, type JobContext } from './planner-state';

/** The open scan as it was read, as NRRD, for comparison with another program. */
export async function writeVolume(
  { series, name }: JobRequest<'writeVolume'>,
  { state, onProgress, signal }: JobContext,
): Promise<Result<{ readonly file: Blob }>> {
  const volume = requireVolume(state);
  if (!volume.ok) return volume;
  const pieces = await writeReadVolume(
    name,
    { volume: volume.value, series, rescues: state.rescues },
    { program: `Bregma ${bregmaVersion}` },
    onProgress,
    signal,
  );
  // A blob takes no shared memory: each piece is copied.
  return pieces.ok ? succeed({ file: new Blob(pieces.value.map(piece => piece.slice())) }) : pieces;
}
