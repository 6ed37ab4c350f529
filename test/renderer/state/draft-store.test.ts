import { beforeEach, describe, expect, it } from 'vitest';
import { patientPoint } from '../../../geometry/core/frames';
import { caseKey } from '../../../renderer/state/result-keys';
import {
  caseOfDraft,
  EMPTY_DRAFT,
  nextTrajectoryId,
  wholeTrajectories,
  type Draft,
} from '../../../renderer/state/draft';
import {
  addTrajectory,
  beginDraft,
  draftStore,
  edit,
  moveEnd,
  redo,
  removeTrajectory,
  undo,
} from '../../../renderer/state/draft-store';

const now = (): Draft => draftStore.getState();
const steps = (): number => draftStore.temporal.getState().pastStates.length;

beforeEach(() => beginDraft({ ...EMPTY_DRAFT, source: { kind: 'files', folder: 'ct' }, seriesUid: '1.2.3' }));

describe('measurements', () => {
  it('are undone like every edit, and are no part of the case', () => {
    const line = {
      id: 1,
      kind: 'distance' as const,
      points: [patientPoint(1, 2, 3), patientPoint(1, 2, 8)],
    };
    const before = caseKey(now());
    edit(() => ({ measurements: [line] }));
    expect(caseKey(now())).toBe(before);
    expect(JSON.parse(JSON.stringify(now()))).toMatchObject({ measurements: [line] });
    undo();
    expect(now().measurements).toEqual([]);
    redo();
    expect(now().measurements).toEqual([line]);
  });
});

describe('the draft and its history', () => {
  it('begins without a history', () => {
    expect(steps()).toBe(0);
    undo();
    expect(now().seriesUid).toBe('1.2.3');
  });

  it('undoes every edit back to the start and redoes it to the same state', () => {
    const start = now();
    addTrajectory();
    moveEnd('T1', 'target', [1, 2, 3]);
    moveEnd('T1', 'entry', [4, 5, 60]);
    edit(d => ({ bone: { ...d.bone, thresholdHu: 300 } }));
    edit(d => ({ guide: { ...d.guide, thicknessMm: 5 } }));
    const end = now();
    expect(steps()).toBe(5);
    for (let n = 0; n < 5; n++) undo();
    expect(now()).toEqual(start);
    for (let n = 0; n < 5; n++) redo();
    expect(now()).toEqual(end);
  });

  it('makes one step of a drag', () => {
    addTrajectory();
    moveEnd('T1', 'target', [0, 0, 0]);
    const before = steps();
    for (let n = 1; n <= 20; n++) moveEnd('T1', 'target', [n, 0, 0], false);
    expect(now().trajectories[0]!.targetLps).toEqual([20, 0, 0]);
    expect(steps()).toBe(before);
    moveEnd('T1', 'target', [21, 0, 0], true);
    expect(steps()).toBe(before + 1);
    undo();
    expect(now().trajectories[0]!.targetLps).toEqual([0, 0, 0]);
    redo();
    expect(now().trajectories[0]!.targetLps).toEqual([21, 0, 0]);
  });

  it('settles a drag that was broken off before it undoes', () => {
    addTrajectory();
    moveEnd('T1', 'target', [5, 0, 0], false);
    undo();
    expect(now().trajectories[0]!.targetLps).toBeNull();
    redo();
    expect(now().trajectories[0]!.targetLps).toEqual([5, 0, 0]);
  });

  it('remembers no edit that changes nothing', () => {
    edit(d => ({ bone: d.bone }));
    expect(steps()).toBe(0);
  });

  it('keeps what a hand places to a hundredth, what is typed as it was typed', () => {
    addTrajectory();
    moveEnd('T1', 'target', [1.23456, -0.001, 3]);
    expect(now().trajectories[0]!.targetLps).toEqual([1.23, 0, 3]);
    moveEnd('T1', 'target', [1.23456, -0.001, 3], true, 'typed');
    expect(now().trajectories[0]!.targetLps).toEqual([1.23456, -0.001, 3]);
  });

  it('names trajectories by the first free number and selects a neighbour of the one removed', () => {
    addTrajectory();
    addTrajectory();
    addTrajectory();
    removeTrajectory('T2');
    expect(nextTrajectoryId(now())).toBe('T2');
    expect(now().selected).toBe('T3');
    removeTrajectory('T3');
    expect(now().selected).toBe('T1');
  });
});

describe('the case of a draft', () => {
  it('leaves the support to the program, with two sights, and says so in the file', () => {
    addTrajectory();
    moveEnd(now().trajectories[0]!.id, 'target', patientPoint(0, 0, 0));
    moveEnd(now().trajectories[0]!.id, 'entry', patientPoint(0, 0, 40));
    const made = caseOfDraft(now());
    if (!made.ok) throw new Error(made.problem.message);
    expect(made.value.guide).toMatchObject({ support: 'auto', feet: { sights: 2 } });
  });

  it('refuses a draft without a whole path, in words', () => {
    addTrajectory();
    moveEnd('T1', 'target', [1, 2, 3]);
    const made = caseOfDraft(now());
    expect(made.ok).toBe(false);
    if (!made.ok) expect(made.problem.message).toMatch(/trajectories/);
  });

  it('leaves unfinished paths out and carries the rest as the case file has it', () => {
    addTrajectory();
    moveEnd('T1', 'target', [1, 2, 3]);
    moveEnd('T1', 'entry', [1, 2, 30]);
    addTrajectory();
    moveEnd('T2', 'target', [1, 2, 3]);
    expect(wholeTrajectories(now())).toHaveLength(1);
    const made = caseOfDraft(now());
    expect(made.ok && made.value.trajectories).toEqual([
      { id: 'T1', targetLps: [1, 2, 3], entryLps: [1, 2, 30] },
    ]);
    expect(made.ok && made.value.scans).toEqual([
      {
        ...{ id: 'ct', role: 'ct', path: 'ct', series: '1.2.3', interpolateMissing: null, fusion: null },
        ...{ content: null, patientId: null, answers: [] },
      },
    ]);
  });

  it('does not count ends less than a millimetre apart as a path', () => {
    addTrajectory();
    moveEnd('T1', 'target', [1, 2, 3]);
    moveEnd('T1', 'entry', [1, 2, 3.5]);
    expect(wholeTrajectories(now())).toEqual([]);
  });
});
