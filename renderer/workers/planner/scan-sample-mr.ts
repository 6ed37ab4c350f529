import { within } from '../../../geometry/core/progress';
import { succeed, type Result } from '../../../geometry/core/result';
import type { Vec3 } from '../../../geometry/core/vector';
import { NO_IDENTITY } from '../../../geometry/scan/source/scan-identity';
import { hashVolume } from '../../../geometry/volume/hash-volume';
import { findSignalWindow } from '../../../geometry/volume/signal-window';
import { buildHead } from '../../../samples/head/build-head';
import { mrPose } from '../../../samples/mr/scan-mr';
import { simulateMr } from '../../../samples/mr/simulate-mr';
import type { MrSequence } from '../../../samples/mr/tissue-signal';
import { samplePatient } from '../../../samples/patients';
import type { JobRequest, OpenedAddition } from './planner-protocol';
import type { JobContext } from './planner-state';
import { sampleCaseId } from './sample-series';

/** Coarser than `bregma sample write --mr`, as the window's CT is: somebody waits for it. */
const SPACING_MM: Readonly<Record<MrSequence, Vec3>> = { t1c: [1, 1, 1.4], t2: [0.9, 0.9, 3] };

/**
 * Simulates an MR of a sample patient as it lies in the MR scanner: turned and shifted against its
 * CT.
 */
export async function scanSampleMr(
  { name, sequence }: JobRequest<'scanSampleMr'>,
  { onProgress, signal }: JobContext,
): Promise<Result<OpenedAddition>> {
  onProgress({ doing: 'Building the sample patient', fraction: 0 });
  const head = buildHead(samplePatient(name));
  const options = { pose: mrPose(), spacingMm: SPACING_MM[sequence] };
  const volume = simulateMr(
    head,
    sequence,
    options,
    ({ fraction }) => within(onProgress, 0.05, 1)({ doing: 'Scanning the sample', fraction }),
    signal,
  );
  const identity = { ...NO_IDENTITY, patientId: sampleCaseId(name) };
  return succeed({
    volume,
    content: await hashVolume(volume, signal),
    identity,
    window: findSignalWindow(volume.voxels),
  });
}
