import type { SampleName } from '../../samples/patients';
import { samplePatient } from '../../samples/patients';
import { buildHead } from '../../samples/head/build-head';
import { patientToHead, type HeadPose } from '../../samples/head/pose';
import type { DrawnHead } from './draw-plan';
import type { BoneDistance } from './measure-gap';
import { implicitDistance } from './mesh-implicit';
import type { DogHead } from './read-dog-head';
import { walk, type P3 } from './vec';

/** A head to draw plans on and to judge their guides by. */
export interface JudgedHead extends DrawnHead {
  /** True distance to each bone near `entry` (within 42 mm), mm, positive outside. */
  distanceNear(entry: P3): BoneDistance;
}

/** A sample patient lying in `pose`. */
export function sampleHead(name: SampleName, pose: HeadPose): JudgedHead {
  const head = buildHead(samplePatient(name));
  return {
    bone: p => head.bone.at(...patientToHead(pose, p)),
    middle: [pose.origin[0], pose.origin[1], pose.origin[2]],
    dorsal: [pose.y[0], pose.y[1], pose.y[2]],
    rostral: [pose.z[0], pose.z[1], pose.z[2]],
    small: head.parameters.species === 'feline',
    distanceNear: entry => {
      const at = patientToHead(pose, entry);
      const middle = walk(at, at, -8 / Math.hypot(...at));
      const { distance } = implicitDistance(head.bone, middle, 42, 0.35, { fineAt: at, fineMm: 24 });
      return p => distance(patientToHead(pose, p));
    },
  };
}

/** The anatomical dog head: skull, mandible and what else of bone lies near. */
export function judgedDogHead(dog: DogHead): JudgedHead {
  const bone: BoneDistance = p => Math.min(dog.skull.signed(p), dog.otherBones(p));
  return {
    bone,
    middle: dog.brain,
    dorsal: dog.dorsal,
    rostral: dog.rostral,
    small: false,
    distanceNear: () => bone,
  };
}
