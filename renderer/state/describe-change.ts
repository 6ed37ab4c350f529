import type { Draft, DraftTrajectory } from './draft';
import type { Step } from './session/steps';

/** What of the work a step of undo changes, as it is said: keys of `changes` in the language. */
type ChangeWord = (typeof FIELDS)[keyof Draft][0] | (typeof GUIDE)[keyof Draft['guide']] | PathWord;
type PathWord = 'target' | 'entry' | 'ends' | 'pathAdded' | 'pathRemoved' | 'paths';

export interface Change {
  readonly what: ChangeWord;
  /** Where it is seen; null: on any step. */
  readonly step: Step | null;
  /** The path that it is about, where it is about one. */
  readonly path: string | null;
}

/** Of each field its word and its step; where several change, the first is what is spoken of. */
const FIELDS = {
  source: ['scan', 'scan'],
  seriesUid: ['series', 'scan'],
  interpolateMissing: ['missingSlice', 'scan'],
  answers: ['answer', 'scan'],
  patient: ['patient', 'scan'],
  orientation: ['orientation', 'orientation'],
  turned: ['turn', 'orientation'],
  saidOfMarkers: ['marker', 'orientation'],
  bone: ['bone', 'bone'],
  lesion: ['lesion', 'path'],
  trajectories: ['paths', 'path'],
  selected: ['choice', null],
  tool: ['tool', 'guide'],
  guide: ['guide', 'guide'],
  printer: ['printer', 'guide'],
  accuracy: ['accuracy', 'guide'],
  bench: ['bench', 'export'],
  measurements: ['measurement', null],
  added: ['added', 'scan'],
  later: ['later', 'verify'],
  carriedOut: ['carriedOut', 'verify'],
  // Learnt as a scan is read, not decided: of these only where nothing else changed.
  content: ['scan', 'scan'],
  patientId: ['scan', 'scan'],
} as const satisfies Record<keyof Draft, readonly [string, Step | null]>;

/** The same of what a guide is made by. */
const GUIDE = {
  support: 'support',
  feet: 'feet',
  pins: 'pins',
  footprintRadiusMm: 'pad',
  footprintShiftMm: 'pad',
  exposedRadiusMm: 'exposed',
  exposedAreaMm2: 'exposed',
  keepOffLps: 'keepOff',
  clearOfMm: 'clearOf',
  insertion: 'insertion',
  sleeve: 'sleeve',
  label: 'label',
  contactGapMm: 'guide',
  thicknessMm: 'guide',
} as const satisfies Record<keyof Draft['guide'], string>;

/** What was done between two states of the work; null where they are the same. */
export function describeChange(before: Draft, after: Draft): Change | null {
  const field = firstOf(Object.keys(FIELDS) as (keyof Draft)[], before, after);
  if (!field) return null;
  const [what, step] = FIELDS[field];
  if (field === 'trajectories') return { ...describePaths(before, after), step };
  if (field === 'guide') {
    const part = firstOf(Object.keys(GUIDE) as (keyof Draft['guide'])[], before.guide, after.guide);
    return { what: part ? GUIDE[part] : what, step, path: null };
  }
  return { what, step, path: field === 'selected' ? after.selected : null };
}

const firstOf = <T extends object>(names: readonly (keyof T)[], before: T, after: T): keyof T | undefined =>
  names.find(name => !isSame(before[name], after[name]));

function describePaths(before: Draft, after: Draft): Pick<Change, 'what' | 'path'> {
  const [was, is] = [before.trajectories, after.trajectories];
  const isIn = (list: readonly DraftTrajectory[], id: string): boolean => list.some(t => t.id === id);
  const added = is.filter(({ id }) => !isIn(was, id));
  const removed = was.filter(({ id }) => !isIn(is, id));
  const moved = is.flatMap(now => {
    const then = was.find(({ id }) => id === now.id);
    const [target, entry] = [!isSame(then?.targetLps, now.targetLps), !isSame(then?.entryLps, now.entryLps)];
    return then && (target || entry) ? [{ id: now.id, target, entry }] : [];
  });
  if (added.length + removed.length + moved.length !== 1) return { what: 'paths', path: null };
  if (added[0]) return { what: 'pathAdded', path: added[0].id };
  if (removed[0]) return { what: 'pathRemoved', path: removed[0].id };
  const { id, target, entry } = moved[0]!;
  return { what: target && entry ? 'ends' : target ? 'target' : 'entry', path: id };
}

const isSame = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b);
