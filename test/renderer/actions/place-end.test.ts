import { beforeEach, describe, expect, it, vi } from 'vitest';
import { patientPoint } from '../../../geometry/core/frames';
import { phrase } from '../../../geometry/messages/phrase';
import { middleOfVolume } from '../../../geometry/volume/volume';
import { dragEnd, placeEnd, selectTrajectory, typeCoordinate } from '../../../renderer/actions/place-end';
import { EMPTY_DRAFT, type Draft } from '../../../renderer/state/draft';
import { beginDraft, draftStore, edit, undo } from '../../../renderer/state/draft-store';
import { raise, sessionStore, setSession, type LoadedScan } from '../../../renderer/state/session-store';
import { ballSkull } from '../../support/ball-skull';

const jobs: string[] = [];
vi.mock('../../../renderer/actions/run-job', () => ({
  runJob: (kind: string) => {
    jobs.push(kind);
    return Promise.resolve(null);
  },
  planner: {},
}));

const volume = ballSkull();
const middle = middleOfVolume(volume);
const confirmed = {
  ...{ dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
} as unknown as Draft['orientation'];

beforeEach(() => {
  const scan = { volume } as unknown as LoadedScan;
  setSession({ scan, step: 'path', tool: 'target', alerts: [], crosshair: middle });
});

it.each(['target', 'entry'] as const)('sets no %s by a click before the orientation is confirmed', end => {
  const at = end === 'target' ? middle : patientPoint(0, -20, 0);
  beginDraft(EMPTY_DRAFT);
  placeEnd(end, at);
  expect(draftStore.getState().trajectories).toEqual([]);
  beginDraft({ ...EMPTY_DRAFT, orientation: confirmed });
  placeEnd(end, at);
  expect(draftStore.getState().trajectories).toMatchObject([{ id: 'T1', [`${end}Lps`]: [...at] }]);
});

it('drags no end while the orientation is not confirmed', () => {
  const path = { id: 'T1', targetLps: middle, entryLps: patientPoint(0, -20, 0) };
  beginDraft({ ...EMPTY_DRAFT, trajectories: [path] });
  dragEnd('T1', 'target', patientPoint(1, 1, 1), false);
  dragEnd('T1', 'target', patientPoint(1, 1, 1), true);
  expect(draftStore.getState().trajectories).toEqual([path]);
  edit(() => ({ orientation: confirmed }));
  dragEnd('T1', 'target', patientPoint(1, 1, 1), true);
  expect(draftStore.getState().trajectories[0]!.targetLps).toEqual([1, 1, 1]);
});

it('goes on to the end that is still to be set, and puts the crosshair on the target', () => {
  const entry = patientPoint(0, -20, 0);
  const tool = (): string => sessionStore.getState().tool;
  beginDraft({ ...EMPTY_DRAFT, orientation: confirmed });
  jobs.length = 0;
  placeEnd('target', middle);
  expect([tool(), sessionStore.getState().crosshair]).toEqual(['entry', middle]);
  // An entry is proposed for a target that has none, and for nothing else.
  expect(jobs).toEqual(['proposeEntry']);
  placeEnd('entry', entry);
  expect([tool(), sessionStore.getState().crosshair]).toEqual(['crosshair', middle]);
  placeEnd('target', middle);
  expect(jobs).toEqual(['proposeEntry']);

  beginDraft({ ...EMPTY_DRAFT, orientation: confirmed });
  setSession({ tool: 'entry' });
  placeEnd('entry', entry);
  expect(tool()).toBe('target');
  expect(jobs).toEqual(['proposeEntry']);
  setSession({ tool: 'crosshair' });
  placeEnd('entry', entry);
  expect(tool()).toBe('crosshair');
});

/** Beyond the skull; beyond the scan, whose edge lies 28.4 mm from its middle. */
const air = patientPoint(-27, -27, -27);
const outside = patientPoint(0, 0, 40);
const entry = patientPoint(0, -20, 0);
const said = (): string[] => sessionStore.getState().alerts.map(({ problem }) => problem.code);
const paths = () => draftStore.getState().trajectories;
const steps = (): number => draftStore.temporal.getState().pastStates.length;
/** Two whole paths, the first of them selected. */
const begin = (): void =>
  beginDraft({
    ...{ ...EMPTY_DRAFT, orientation: confirmed, selected: 'T1' },
    trajectories: [
      { id: 'T1', targetLps: middle, entryLps: entry },
      { id: 'T2', targetLps: patientPoint(3, 2, 1), entryLps: patientPoint(3, -20, 1) },
    ],
  });

describe('an end is set by a click', () => {
  it('not without a scan', () => {
    beginDraft({ ...EMPTY_DRAFT, orientation: confirmed });
    setSession({ scan: null });
    placeEnd('target', middle);
    expect(paths()).toEqual([]);
  });

  it('of the path that is selected, and of a new one where none is', () => {
    begin();
    placeEnd('target', patientPoint(1, 1, 1));
    expect(paths().map(t => t.targetLps)).toEqual([
      [1, 1, 1],
      [3, 2, 1],
    ]);
    edit(() => ({ selected: null }));
    placeEnd('target', patientPoint(2, 1, 1));
    expect(paths().map(t => t.id)).toEqual(['T1', 'T2', 'T3']);
    expect(paths()[2]).toEqual({ id: 'T3', targetLps: [2, 1, 1], entryLps: null });
  });

  it.each<[string, 'target' | 'entry', typeof air, string[]]>([
    ['a target in air is refused', 'target', air, ['target-in-air']],
    ['a target outside of the scan is refused', 'target', outside, ['place-outside']],
    ['an entry outside of the scan is refused', 'entry', outside, ['place-outside']],
    ['an entry may lie in air', 'entry', air, []],
  ])('%s', (_, end, point, codes) => {
    begin();
    placeEnd(end, point);
    expect(said()).toEqual(codes);
    const kept = end === 'target' ? paths()[0]!.targetLps : paths()[0]!.entryLps;
    expect(kept).toEqual(codes.length > 0 ? (end === 'target' ? middle : entry) : point);
  });

  it('names the end that lies outside of the scan', () => {
    begin();
    placeEnd('target', outside);
    const target = sessionStore.getState().alerts[0]!.problem.message;
    placeEnd('entry', outside);
    expect(said()).toEqual(['place-outside']);
    expect(sessionStore.getState().alerts[0]!.problem.message).not.toBe(target);
  });

  it('takes back what was said of the last such point, and nothing else that is said', () => {
    begin();
    const other = { code: 'entry-not-found', ...phrase('place-in-air') };
    raise('scan', { ...other, code: 'place-outside' });
    placeEnd('target', air);
    expect(said()).toEqual(['place-outside', 'target-in-air']);
    placeEnd('target', middle);
    // Of another step, where it still holds.
    expect(said()).toEqual(['place-outside']);
    raise('path', other);
    placeEnd('target', middle);
    expect(said()).toEqual(['place-outside', 'entry-not-found']);
  });

  it('on the Verify step moves no end of the plan, and leaves the tool', () => {
    begin();
    setSession({ step: 'verify' });
    placeEnd('target', patientPoint(1, 1, 1));
    expect(paths()[0]!.targetLps).toEqual(middle);
    expect(sessionStore.getState().tool).toBe('crosshair');
  });
});

describe('an end is dragged', () => {
  it('in one step, and back to where it was taken hold of where it cannot lie', () => {
    begin();
    const [from, off] = [patientPoint(0.123, 0.456, 0.789), patientPoint(2, 2, 2)];
    edit(({ trajectories }) => ({
      trajectories: trajectories.map(t => (t.id === 'T1' ? { ...t, targetLps: from } : t)),
    }));
    const before = steps();
    dragEnd('T1', 'target', off, false);
    expect([paths()[0]!.targetLps, steps()]).toEqual([[2, 2, 2], before]);
    dragEnd('T1', 'target', air, false);
    // While it is on its way nothing is said.
    expect([paths()[0]!.targetLps, said()]).toEqual([air, []]);
    dragEnd('T1', 'target', air, true);
    // To the last digit.
    expect([paths()[0]!.targetLps, said()]).toEqual([from, ['target-in-air']]);
    dragEnd('T1', 'target', off, false);
    dragEnd('T1', 'target', patientPoint(2, 2, 3), true);
    expect([paths()[0]!.targetLps, said()]).toEqual([[2, 2, 3], []]);
    undo();
    expect(paths()[0]!.targetLps).toEqual(from);
  });

  it('back to its own place, not to that of another end or path that was dragged and never let go', () => {
    begin();
    dragEnd('T1', 'entry', patientPoint(0, -18, 0), false);
    dragEnd('T1', 'target', patientPoint(1, 1, 1), false);
    dragEnd('T1', 'target', outside, true);
    expect(paths()[0]!.targetLps).toEqual(middle);
    dragEnd('T1', 'entry', patientPoint(0, -17, 0), false);
    dragEnd('T2', 'entry', patientPoint(4, -18, 0), false);
    dragEnd('T2', 'entry', outside, true);
    expect(paths()[1]!.entryLps).toEqual([3, -20, 1]);
  });

  it('and let go at once, without a way', () => {
    begin();
    dragEnd('T2', 'target', outside, true);
    expect([paths()[1]!.targetLps, said()]).toEqual([[3, 2, 1], ['place-outside']]);
  });

  it('is forgotten once it is let go: the next drag goes back to where it begins', () => {
    begin();
    dragEnd('T1', 'target', patientPoint(1, 1, 1), false);
    dragEnd('T1', 'target', patientPoint(2, 2, 2), true);
    dragEnd('T1', 'target', air, true);
    expect(paths()[0]!.targetLps).toEqual([2, 2, 2]);
  });
});

describe('a coordinate is typed', () => {
  it.each([0, 1, 2] as const)('and the others of the end stay as they are (axis %d)', axis => {
    begin();
    setSession({ tool: 'crosshair' });
    typeCoordinate('T2', 'target', axis, 7.1234);
    const wanted = [3, 2, 1].map((v, n) => (n === axis ? 7.1234 : v));
    expect([paths()[1]!.targetLps, paths()[0]!.targetLps]).toEqual([wanted, middle]);
    expect(sessionStore.getState()).toMatchObject({ crosshair: wanted, tool: 'crosshair' });
    typeCoordinate('T2', 'entry', axis, -9.8765);
    expect(paths()[1]!.entryLps).toEqual([3, -20, 1].map((v, n) => (n === axis ? -9.8765 : v)));
    expect(sessionStore.getState().crosshair).toEqual(wanted);
  });

  it('of an end that is not there yet: the others are those of the crosshair', () => {
    beginDraft({ ...EMPTY_DRAFT, trajectories: [{ id: 'T1', targetLps: null, entryLps: null }] });
    setSession({ crosshair: patientPoint(4, 5, 6) });
    typeCoordinate('T1', 'entry', 1, -8);
    expect(paths()).toEqual([{ id: 'T1', targetLps: null, entryLps: [4, -8, 6] }]);
    setSession({ crosshair: null });
    typeCoordinate('T1', 'target', 1, -8);
    expect(paths()[0]!.targetLps).toBeNull();
  });

  it('of no path that is not there', () => {
    begin();
    const before = steps();
    setSession({ crosshair: patientPoint(4, 5, 6) });
    typeCoordinate('T9', 'target', 0, 1);
    expect([steps(), sessionStore.getState().crosshair]).toEqual([before, [4, 5, 6]]);
  });
});

it('puts the crosshair on the target of the path that is selected, once it is another', () => {
  begin();
  const before = steps();
  selectTrajectory('T1');
  expect([steps(), draftStore.getState().selected]).toEqual([before, 'T1']);
  setSession({ crosshair: patientPoint(9, 9, 9) });
  selectTrajectory('T1');
  expect(sessionStore.getState().crosshair).toEqual([9, 9, 9]);
  selectTrajectory('T2');
  expect([draftStore.getState().selected, sessionStore.getState().crosshair]).toEqual(['T2', [3, 2, 1]]);
  beginDraft({
    ...{ ...EMPTY_DRAFT, selected: null },
    trajectories: [{ id: 'T1', targetLps: null, entryLps: entry }],
  });
  selectTrajectory('T1');
  expect(sessionStore.getState().crosshair).toEqual([3, 2, 1]);
});
