import { patientVector, type PatientVector } from '../../geometry/core/frames';
import { within, type OnProgress } from '../../geometry/core/progress';
import type { Volume } from '../../geometry/volume/volume';
import type { Head } from '../head/head';
import { headPose, type HeadPose } from '../head/pose';
import { simulateMr } from './simulate-mr';
import type { MrSequence } from './tissue-signal';

/** One of a sample's MR series. */
export interface SampleMr {
  readonly sequence: MrSequence;
  readonly volume: Volume;
  /**
   * How the head lies in the MR's patient frame: another day, another table, so not as in the CT.
   */
  readonly pose: HeadPose;
}

/**
 * Nose lower and to the other side than in the CT: some 20 degrees and 40 mm away from how the CT
 * has it.
 */
export const mrPose = (): HeadPose => headPose([-0.22, 0.16, -0.12], [-14, 9, 8]);

/**
 * The thick slices are laid along the brain, as a technician plans them: not along the patient
 * axes.
 */
const OBLIQUE_RAD = 0.15;
const obliqueAxes = (): [PatientVector, PatientVector, PatientVector] => {
  const [c, s] = [Math.cos(OBLIQUE_RAD), Math.sin(OBLIQUE_RAD)];
  return [patientVector(1, 0, 0), patientVector(0, c, s), patientVector(0, -s, c)];
};

/**
 * The MR of a sample patient, one session: T1 after contrast in thin slices, then T2 in thick
 * oblique ones.
 */
export function scanMr(head: Head, seed: number, onProgress?: OnProgress): SampleMr[] {
  const pose = mrPose();
  const t1c = simulateMr(head, 't1c', { pose, seed }, within(onProgress, 0, 0.6));
  const t2 = simulateMr(
    head,
    't2',
    { pose, seed: seed + 1, axes: obliqueAxes() },
    within(onProgress, 0.6, 1),
  );
  return [
    { sequence: 't1c', volume: t1c, pose },
    { sequence: 't2', volume: t2, pose },
  ];
}
