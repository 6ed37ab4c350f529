import { temporal } from 'zundo';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Vec3 } from '../../geometry/core/vector';
import { patientPoint } from '../../geometry/core/frames';
import { describeChange, type Change } from './describe-change';
import { forgetGuides } from './kept-guides';
import { EMPTY_DRAFT, nextTrajectoryId, type Draft, type DraftTrajectory } from './draft';

/** The most steps that can be undone. */
const MOST_STEPS = 500;

/** The draft, with its history. */
export const draftStore = createStore<Draft>()(
  temporal(() => EMPTY_DRAFT, { limit: MOST_STEPS, equality: sameFields }),
);

/** What the draft was when the present drag began; null outside a drag. */
let beforeDrag: Draft | null = null;

function sameFields(a: Partial<Draft>, b: Partial<Draft>): boolean {
  return (Object.keys(a) as (keyof Draft)[]).every(key => Object.is(a[key], b[key]));
}

export const useDraft = <T>(select: (draft: Draft) => T): T => useStore(draftStore, select);

const history = () => draftStore.temporal.getState();

/** What says that nothing may be changed; null where it may. */
let refusal: (() => void) | null = null;

/**
 * From now on edits, undo and redo change nothing and `tell` says why: another window has the work.
 */
export function forbidEdits(tell: () => void): void {
  refusal = tell;
}

export function permitEdits(): void {
  refusal = null;
}

/**
 * Changes the draft. With `done` false (a drag on its way, a slider not yet let go) the change is
 * shown and not yet remembered; the next change with `done` true makes one undo step of all of
 * them.
 */
export function edit(change: (draft: Draft) => Partial<Draft>, done = true): void {
  if (refusal) {
    refusal();
    return;
  }
  const now = draftStore.getState();
  const changed = change(now);
  if (!done) {
    if (!beforeDrag) {
      beforeDrag = now;
      history().pause();
    }
    draftStore.setState(changed);
    return;
  }
  if (beforeDrag) {
    draftStore.setState(beforeDrag, true);
    beforeDrag = null;
    history().resume();
    draftStore.setState({ ...now, ...changed });
    return;
  }
  draftStore.setState(changed);
}

/** Sets what follows from what is known and was decided by nobody: no step of its own to undo. */
export function amend(change: Partial<Draft>): void {
  if (beforeDrag) {
    draftStore.setState(change);
    return;
  }
  history().pause();
  draftStore.setState(change);
  history().resume();
}

/** Leaves a drag that was broken off where it stands, as one step. */
function settleDrag(): void {
  if (beforeDrag) edit(() => ({}));
}

export function undo(): void {
  if (refusal) return refusal();
  settleDrag();
  history().undo();
}

export function redo(): void {
  if (refusal) return refusal();
  settleDrag();
  history().redo();
}

/** What undo (`back`) or redo would change from that draft on; null where there is nothing. */
export function nextChange(way: 'back' | 'forward', now: Draft): Change | null {
  const { pastStates, futureStates } = history();
  if (way === 'back') {
    // A drag on its way is one step of its own, from where it began.
    const before = beforeDrag ?? pastStates.at(-1);
    return before ? describeChange({ ...now, ...before }, now) : null;
  }
  const after = futureStates.at(-1);
  return after ? describeChange(now, { ...now, ...after }) : null;
}

/** Begins with another draft and an empty history: a scan was opened, a case restored. */
export function beginDraft(draft: Draft): void {
  beforeDrag = null;
  history().pause();
  draftStore.setState(draft, true);
  history().resume();
  history().clear();
  forgetGuides();
}

/** Whether there is something to undo or redo, and what. */
export function useHistory() {
  const now = useStore(draftStore);
  const canUndo = useStore(draftStore.temporal, state => state.pastStates.length > 0);
  const canRedo = useStore(draftStore.temporal, state => state.futureStates.length > 0);
  return { canUndo, canRedo, back: nextChange('back', now), forward: nextChange('forward', now) };
}

/**
 * Points that are clicked or dragged are kept to a hundredth of a millimetre, the finest step of a
 * nudge. What the field shows is then what is planned and written.
 */
const GRAIN = 1e2;

export function addTrajectory(): void {
  edit(draft => {
    const id = nextTrajectoryId(draft);
    const added: DraftTrajectory = { id, targetLps: null, entryLps: null };
    return { trajectories: [...draft.trajectories, added], selected: id };
  });
}

export function removeTrajectory(id: string): void {
  edit(draft => {
    const trajectories = draft.trajectories.filter(t => t.id !== id);
    const selected = draft.selected === id ? (trajectories.at(-1)?.id ?? null) : draft.selected;
    return { trajectories, selected };
  });
}

/** Puts one end of a path at a point (LPS mm). */
export function moveEnd(
  id: string,
  end: 'target' | 'entry',
  point: Vec3,
  done = true,
  by: 'hand' | 'typed' = 'hand',
): void {
  // What was typed is kept as it was typed.
  const kept = (value: number): number => (by === 'typed' ? value : Math.round(value * GRAIN) / GRAIN + 0);
  const at = patientPoint(kept(point[0]), kept(point[1]), kept(point[2]));
  edit(
    draft => ({
      trajectories: draft.trajectories.map(t =>
        t.id !== id ? t : end === 'target' ? { ...t, targetLps: at } : { ...t, entryLps: at },
      ),
      selected: id,
    }),
    done,
  );
}
