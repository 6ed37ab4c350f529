import type { PatientPoint } from '../../geometry/core/frames';
import { pointsOf, type Measurement } from './measure';
import type { MeasureState } from './slice-state';

/** Sets the next point of a measurement; the first begins it, the last finishes it. */
export function addMeasurePoint(
  state: MeasureState,
  kind: Measurement['kind'],
  point: PatientPoint,
): MeasureState {
  const last = state.finished[state.finished.length - 1];
  const draft = state.draft?.kind === kind ? state.draft : { id: (last?.id ?? 0) + 1, kind, points: [] };
  // While drawing, the last point is the one that follows the pointer.
  const fixed = draft.points.slice(0, Math.max(0, draft.points.length - 1));
  const points = [...fixed, point];
  if (points.length >= pointsOf(kind)) {
    return { finished: [...state.finished, { ...draft, points }], draft: null };
  }
  return { ...state, draft: { ...draft, points: [...points, point] } };
}

/** Lets the last point of a measurement in the drawing follow the pointer. */
export function moveMeasurePoint(state: MeasureState, point: PatientPoint): MeasureState {
  if (!state.draft) return state;
  const points = [...state.draft.points.slice(0, -1), point];
  return { ...state, draft: { ...state.draft, points } };
}

/** Drops the measurement in the drawing or, without one, the last finished. */
export function dropMeasurement(state: MeasureState): MeasureState {
  if (state.draft) return { ...state, draft: null };
  return state.finished.length > 0 ? { ...state, finished: state.finished.slice(0, -1) } : state;
}
