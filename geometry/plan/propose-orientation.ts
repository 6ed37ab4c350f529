import { findEndocraniumIn } from '../anatomy/find-endocranium';
import { assumeUsualPose, guessOrientation, type OrientationGuess } from '../anatomy/guess-orientation';
import { mapHead } from '../anatomy/map-head';
import type { Volume } from '../volume/volume';

/**
 * What the orientation gate proposes for a scan, with how far to believe it. A scan without bone above the threshold gets
 * the usual pose, unsure. About two seconds.
 */
export function proposeOrientation(volume: Volume, thresholdHu: number): OrientationGuess {
  const map = mapHead(volume, thresholdHu);
  if (!map.ok) return assumeUsualPose('no-bone');
  const room = findEndocraniumIn(map.value);
  return guessOrientation(map.value, room.ok ? room.value : null);
}
