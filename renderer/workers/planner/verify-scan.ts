import { patientPoint } from '../../../geometry/core/frames';
import { within } from '../../../geometry/core/progress';
import { succeed, type Result } from '../../../geometry/core/result';
import {
  registerPostoperativeScan,
  type RegisteredScan,
} from '../../../geometry/verify/register-postoperative-scan';
import { NO_IDENTITY } from '../../../geometry/scan/source/scan-identity';
import { hashVolume } from '../../../geometry/volume/hash-volume';
import { measureLaid } from '../../../geometry/verify/verify-plan';
import { simulateCt } from '../../../samples/ct/simulate-ct';
import { laterPose } from '../../../samples/ct/scan-later';
import { buildHead } from '../../../samples/head/build-head';
import { patientToHead } from '../../../samples/head/pose';
import { samplePatient } from '../../../samples/patients';
import type { JobRequest, MeasuredLater, OpenedAddition } from './planner-protocol';
import type { JobContext } from './planner-state';
import { samplePose } from './sample-frame';
import { sampleCaseId } from './sample-series';
import { startWindow } from './start-window';

/** Lays a CT made after the biopsy on the planned one. */
export const layLater = (
  { planned, later, path }: JobRequest<'layLater'>,
  { onProgress, signal }: JobContext,
): Promise<Result<RegisteredScan>> =>
  registerPostoperativeScan({ planned, later }, path, {}, onProgress, signal);

/** Finds and measures the tools of a scan that is laid. */
export function measureLater({
  plan,
  planned,
  later,
  fixedFromMoving,
  marks,
}: JobRequest<'measureLater'>): Promise<Result<MeasuredLater>> {
  const marked = marks.map(({ trajectory, tipLps, entryLps }) => ({
    trajectory,
    tipLps: patientPoint(...tipLps),
    entryLps: patientPoint(...entryLps),
    frame: 'planned' as const,
  }));
  return Promise.resolve(succeed(measureLaid(plan, planned, later, { fixedFromMoving }, { marked })));
}

/** The control scan shows the brain-case alone, finer than the window's CT of a sample: mm. */
const CONTROL = { spacingMm: 0.8, aroundMm: 36 };

/**
 * Operates a sample patient along a path, with a miss that is the same every time, and scans it
 * again.
 */
export async function scanSampleLater(
  { name, operated }: JobRequest<'scanSampleLater'>,
  { onProgress, signal }: JobContext,
): Promise<Result<OpenedAddition>> {
  onProgress({ doing: 'Building the sample patient', fraction: 0 });
  const head = buildHead(samplePatient(name));
  const target = patientToHead(samplePose(), operated.targetLps);
  const entry = patientToHead(samplePose(), operated.entryLps);
  const { aroundMm, spacingMm } = CONTROL;
  const edge = (pick: (...values: number[]) => number, limit: 'min' | 'max', shift: number) =>
    [0, 1, 2].map(a => {
      const wanted = pick(target[a]!, entry[a]!) + shift;
      return limit === 'min' ? Math.max(head.bounds.min[a]!, wanted) : Math.min(head.bounds.max[a]!, wanted);
    }) as unknown as typeof target;
  const { volume } = simulateCt(
    head,
    {
      pose: laterPose(),
      region: { min: edge(Math.min, 'min', -aroundMm), max: edge(Math.max, 'max', aroundMm) },
      spacingMm: [spacingMm, spacingMm, spacingMm],
      nodeMm: spacingMm,
      seed: 501,
      surgery: { kind: 'needle', path: { target, entry } },
      greatestHu: 3071,
    },
    ({ fraction }) => within(onProgress, 0.05, 1)({ doing: 'Scanning the sample', fraction }),
    signal,
  );
  const identity = { ...NO_IDENTITY, patientId: sampleCaseId(name) };
  return succeed({
    volume,
    content: await hashVolume(volume, signal),
    identity,
    window: startWindow('ct', volume.voxels),
  });
}
