import type { Draft } from './draft';
import { setSession, sessionStore, type Session, type View } from './session-store';
import type { Step } from './session/steps';
import { viewedPath } from './view-planes';

/** The four views of the stage, by rows; 3D is in the same place of both. */
const SLICE_VIEWS = ['transverse', 'scene', 'sagittal', 'dorsal'] as const;
const PATH_VIEWS = ['along', 'scene', 'across', 'eye'] as const;
/** In the order of the keys that enlarge them. */
const SLICE_KEYS = ['transverse', 'dorsal', 'sagittal', 'scene'] as const;
const PATH_KEYS = ['along', 'across', 'eye', 'scene'] as const;

/** Steps whose stage can show the views along the path. */
export type PathStep = keyof Session['pathViews'];

export const isPathStep = (step: Step): step is PathStep => step === 'path' || step === 'guide';

type Shown = Pick<Session, 'pathViews' | 'step'>;

/**
 * Whether the views along the path are shown: where they were chosen, and only once the path has
 * both ends, since those are placed on the planes of the head.
 */
export const showsPathViews = (draft: Draft, { pathViews, step }: Shown): boolean =>
  isPathStep(step) && pathViews[step] && viewedPath(draft) !== null;

/** The views of the stage. */
export const stageViews = (isAlongPath: boolean): readonly View[] => (isAlongPath ? PATH_VIEWS : SLICE_VIEWS);

/** The view under each of F1 to F4. */
export const viewKeys = (draft: Draft, session: Shown): readonly View[] =>
  showsPathViews(draft, session) ? PATH_KEYS : SLICE_KEYS;

/** Chooses the views of the open step; kept as a preference. */
export function choosePathViews(isAlongPath: boolean): void {
  const { step, pathViews } = sessionStore.getState();
  if (!isPathStep(step)) return;
  setSession({ pathViews: { ...pathViews, [step]: isAlongPath }, beside: null, maximised: null });
}
