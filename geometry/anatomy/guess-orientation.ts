import { patientVector } from '../core/frames';
import type { Endocranium } from './find-endocranium';
import type { FoundCouch } from './find-couch';
import { findMirrorPlane, type MirrorPlane } from './find-mirror-plane';
import { findOrientationLandmarks } from './find-orientation-landmarks';
import type { HeadMap } from './map-head';
import type { OrientationGuess } from './orientation-guess';
import { mirrorConfidence, weighLandmarks } from './weigh-landmarks';

/**
 * A first idea of dorsal and rostral for a person to confirm, never to be used without, whichever
 * way the head lies. The median plane is where the bone mirrors itself best; in it the skull's
 * landmarks say which way is which.
 */
export function guessOrientation(
  map: HeadMap,
  room: Endocranium | null,
  table: FoundCouch | null = null,
): OrientationGuess {
  const mirror = findMirrorPlane(map);
  if (!room) return assumeUsualPose('no-brain-case', mirror);
  if (!mirror || mirrorConfidence(mirror) === 0) return assumeUsualPose('no-mirror', mirror);
  return weighLandmarks(mirror, findOrientationLandmarks(map, room), room, table);
}

/**
 * The pose in which most animals are scanned, where the skull cannot be read; somebody has to look.
 */
export function assumeUsualPose(
  id: 'no-bone' | 'no-brain-case' | 'no-mirror',
  mirror: MirrorPlane | null = null,
): OrientationGuess {
  return {
    dorsal: patientVector(0, -1, 0),
    rostral: patientVector(0, 0, 1),
    from: 'scanner',
    confidence: 0,
    certainty: 'unsure',
    reasons: [{ id, confidence: 0 }],
    mirror,
  };
}
