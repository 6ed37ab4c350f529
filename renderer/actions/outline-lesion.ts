import type { PatientPoint } from '../../geometry/core/frames';
import { selectedTrajectory, type Draft } from '../state/draft';
import { draftStore, edit } from '../state/draft-store';
import { lesionKey } from '../state/result-keys';
import { clearAlerts, sessionStore } from '../state/session-store';
import { placeEnd } from './place-end';
import type { OutlinedLesion } from '../workers/planner/planner-protocol';

type LesionField = NonNullable<Draft['lesion']>;

/** Kept as clicked points are: to a hundredth of a millimetre. */
const grain = (v: number): number => Math.round(v * 100) / 100 + 0;

/**
 * Outlines the lesion at the selected path's target or, while it has none, at the crosshair; the
 * work follows the draft.
 */
export function outlineLesion(): void {
  const draft = draftStore.getState();
  const at = selectedTrajectory(draft)?.targetLps ?? sessionStore.getState().crosshair;
  if (!at) return;
  clearAlerts('path');
  edit(({ lesion }) => ({
    lesion: {
      lowerHu: null,
      maxRadiusMm: lesion?.maxRadiusMm ?? 20,
      seedLps: [grain(at[0]), grain(at[1]), grain(at[2])],
    },
  }));
}

export function changeLesion(part: Partial<LesionField>): void {
  edit(({ lesion }) => (lesion ? { lesion: { ...lesion, ...part } } : {}));
}

export function removeLesion(): void {
  clearAlerts('path');
  edit(() => ({ lesion: null }));
}

/** The outline that stands for the draft's lesion; null while there is none. */
export function currentLesion(): OutlinedLesion | null {
  const { lesion } = sessionStore.getState();
  return lesion?.key === lesionKey(draftStore.getState()) ? lesion.value : null;
}

/** Puts the selected path's target at the lesion's centre. */
export function aimAtLesion(): void {
  const lesion = currentLesion();
  if (lesion) placeEnd('target', lesion.centroidLps as PatientPoint);
}
