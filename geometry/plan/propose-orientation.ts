import { findEndocraniumIn } from '../anatomy/find-endocranium';
import { guessOrientation, type OrientationGuess } from '../anatomy/guess-orientation';
import { mapHead } from '../anatomy/map-head';
import { succeed, type Result } from '../core/result';
import type { Volume } from '../volume/volume';

/** What the orientation gate proposes for a scan; refuses a scan without bone. About half a second. */
export function proposeOrientation(volume: Volume, thresholdHu: number): Result<OrientationGuess> {
  const map = mapHead(volume, thresholdHu);
  if (!map.ok) return map;
  const room = findEndocraniumIn(map.value);
  return succeed(guessOrientation(map.value, room.ok ? room.value : null));
}
