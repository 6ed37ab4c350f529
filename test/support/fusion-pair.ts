import type { Radians } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { distance, type Vec3 } from '../../geometry/core/vector';
import { moveVolume } from '../../geometry/fusion/move-volume';
import {
  composeTransforms,
  invertTransform,
  shiftBy,
  transformPoint,
  turnAbout,
  type RigidTransform,
} from '../../geometry/fusion/rigid-transform';
import type { Volume } from '../../geometry/volume/volume';
import type { CtOptions, SimulatedCt } from '../../samples/ct/simulate-ct';
import { buildHead } from '../../samples/head/build-head';
import { betweenPoses, headPose } from '../../samples/head/pose';
import { mrPose } from '../../samples/mr/scan-mr';
import type { MrOptions } from '../../samples/mr/simulate-mr';
import type { MrSequence } from '../../samples/mr/tissue-signal';
import { samplePatient, type SampleName } from '../../samples/patients';
import { cachedCt, cachedMr } from './simulated-scans';

/** A sample's CT and MR, and what is true of them. */
export interface FusionPair {
  readonly ct: SimulatedCt;
  readonly mr: Volume;
  readonly truth: RigidTransform;
  readonly targetLps: Vec3;
}

export function makePair(
  name: SampleName,
  sequence: MrSequence,
  ctOptions: CtOptions = {},
  mrOptions: MrOptions = {},
): FusionPair {
  const head = buildHead(samplePatient(name));
  const pose = headPose([0.07, -0.04, 0.05], [4.5, -12.25, 31.5]);
  const ct = cachedCt(head, { pose, couch: true, tube: true, ...ctOptions });
  const mr = cachedMr(head, sequence, { pose: mrPose(), ...mrOptions });
  return { ct, mr, truth: betweenPoses(pose, mrPose()), targetLps: ct.truth.targetLps };
}

/**
 * The pair with its MR's frame moved so that, taken as they are declared, the scans misfit by up to
 * 30 degrees and 40 mm in a direction drawn from the seed.
 */
export function misplace(pair: FusionPair, seed: number): FusionPair {
  const random = seededRandom(seed);
  const [x, y, z] = random.direction();
  const mm = random.between(0, 40);
  const off = composeTransforms(
    shiftBy([mm * x, mm * y, mm * z]),
    turnAbout(pair.targetLps, random.direction(), random.between(0, Math.PI / 6) as Radians),
  );
  return {
    ...pair,
    mr: moveVolume(pair.mr, composeTransforms(off, pair.truth)),
    truth: invertTransform(off),
  };
}

/** How far a fusion puts what it shows of the target from where it is, mm. */
export function targetError(found: RigidTransform, { truth, targetLps }: FusionPair): number {
  const inMoving = transformPoint(invertTransform(truth), targetLps);
  return distance(transformPoint(found, inMoving), targetLps);
}
