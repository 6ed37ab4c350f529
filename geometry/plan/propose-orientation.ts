import { findEndocraniumIn } from '../anatomy/find-endocranium';
import { assumeUsualPose, guessOrientation, type OrientationGuess } from '../anatomy/guess-orientation';
import { findMarkers, type FoundMarker } from '../anatomy/find-marker';
import { findTable, type FoundTable } from '../anatomy/find-table';
import { mapHead, middleOf } from '../anatomy/map-head';
import type { Volume } from '../volume/volume';

/** Which way the animal seems to lie, and what seems to be stuck on it to tell its left. */
export interface OrientationProposal extends OrientationGuess {
  /** The most compact first; mostly none. */
  readonly markers: readonly FoundMarker[];
  /** What the animal lies on; null where the scan does not show it. */
  readonly table: FoundTable | null;
}

/**
 * What the orientation gate proposes for a scan, with how far to believe it. A scan without bone above the threshold gets
 * the usual pose, unsure. About three seconds.
 */
export function proposeOrientation(volume: Volume, thresholdHu: number): OrientationProposal {
  const map = mapHead(volume, thresholdHu);
  if (!map.ok) return { ...assumeUsualPose('no-bone'), markers: [], table: null };
  const room = findEndocraniumIn(map.value);
  const table = findTable(volume, middleOf(map.value));
  return {
    ...guessOrientation(map.value, room.ok ? room.value : null, table),
    markers: findMarkers(volume),
    table,
  };
}
