import type { FoundMarker } from '../../geometry/anatomy/find-marker';
import type { PatientPoint } from '../../geometry/core/frames';
import type { CaseOrientation } from '../../geometry/plan/document/case-schema';
import { sideOfMarker } from '../../geometry/plan/checks/side-of-marker';
import type { TwoAxes } from './turn-axes';

/**
 * What was said of the markers that were found: how many are none, and where the next one was
 * stuck.
 */
export interface MarkerAnswer {
  readonly none: number;
  readonly stuckOn: 'left' | 'right' | null;
}

export const NO_ANSWER: MarkerAnswer = { none: 0, stuckOn: null };

/**
 * What holds the confirmation back: an answer that is missing, or one that the axes contradict;
 * null: nothing.
 */
export function markerDoubt(
  markers: readonly FoundMarker[],
  medianLps: PatientPoint | null,
  axes: TwoAxes,
  { none, stuckOn }: MarkerAnswer,
): 'unanswered' | 'disagrees' | null {
  const marker = markers[none];
  if (!marker || !medianLps) return null;
  if (stuckOn === null) return 'unanswered';
  const { side } = sideOfMarker(marker.centreLps, medianLps, axes);
  return side === null || side === stuckOn ? null : 'disagrees';
}

/**
 * The marker as the case keeps it: the one whose side was said, or the most compact of those that
 * are none.
 */
export function markerOfCase(
  markers: readonly FoundMarker[],
  medianLps: PatientPoint | null,
  { none, stuckOn }: MarkerAnswer,
): CaseOrientation['marker'] {
  const marker = markers[none] ?? markers[0];
  if (!marker || !medianLps) return null;
  return { centreLps: toTenths(marker.centreLps), medianLps: toTenths(medianLps), stuckOn };
}

const toTenths = (p: PatientPoint): [number, number, number] => {
  const tenth = (mm: number): number => Math.round(10 * mm) / 10 + 0;
  return [tenth(p[0]), tenth(p[1]), tenth(p[2])];
};
