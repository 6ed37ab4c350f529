import { beforeEach, describe, expect, it } from 'vitest';
import type { Radians } from '../../../geometry/core/frames';
import {
  IDENTITY,
  invertTransform,
  shiftBy,
  transformPoint,
  turnAbout,
} from '../../../geometry/fusion/rigid-transform';
import { caseOfDraft, draftOfCase, EMPTY_DRAFT, type Draft } from '../../../renderer/state/draft';
import {
  addTrajectory,
  beginDraft,
  draftStore,
  moveEnd,
  redo,
  undo,
} from '../../../renderer/state/draft-store';
import {
  acceptFusion,
  addScan,
  awaitsMoving,
  findAdded,
  layScan,
  markLandmark,
  nudgeScan,
  removeScan,
  withdrawAcceptance,
} from '../../../renderer/state/fusion-edits';
import { caseKey } from '../../../renderer/state/result-keys';

const AT = '2026-01-02T10:00:00Z';
const t1 = {
  role: 'mr',
  source: { kind: 'files', folder: 'mri' },
  seriesUid: '1.2.9',
  description: 'T1 post',
} as const;
const good = {
  fixedFromMoving: shiftBy([1, 2, 3]),
  method: 'mutual-information',
  metric: 1.2,
  quality: 'good',
} as const;
const now = (): Draft => draftStore.getState();
const mr = () => findAdded('mr')!;
const steps = (): number => draftStore.temporal.getState().pastStates.length;

beforeEach(() => beginDraft({ ...EMPTY_DRAFT, source: { kind: 'files', folder: 'ct' }, seriesUid: '1.2.3' }));

describe('a scan beside the CT', () => {
  it('is added once, under a name of its own, and can be undone', () => {
    expect([addScan(t1), addScan(t1)]).toEqual(['mr', 'mr']);
    expect(addScan({ ...t1, seriesUid: '1.2.10' })).toBe('mr2');
    expect(addScan({ ...t1, role: 'ct', seriesUid: '1.2.11' })).toBe('ct2');
    expect(steps()).toBe(3);
    removeScan('mr');
    expect(now().added.map(({ id }) => id)).toEqual(['mr2', 'ct2']);
    undo();
    undo();
    expect(now().added.map(({ id }) => id)).toEqual(['mr', 'mr2']);
  });

  it('is refused beyond what a case holds', () => {
    for (let n = 0; n < 7; n++) addScan({ ...t1, seriesUid: `1.3.${n}` });
    expect(addScan(t1)).toBeNull();
    expect(now().added.length).toBe(7);
  });

  it('is signed for, and what moves it takes the signature back, by name', () => {
    addScan(t1);
    layScan('mr', good);
    acceptFusion('mr', 'AB', AT);
    expect(mr().fusion).toMatchObject({ acceptedBy: 'AB', at: AT, quality: 'good' });
    nudgeScan('mr', mr().fusion!.fixedFromMoving, shiftBy([0, 0, 1]));
    expect(mr().fusion).toMatchObject({ acceptedBy: null, at: null, nudges: 1, metric: null, quality: null });
    expect(mr().fusion!.fixedFromMoving.translationMm).toEqual([1, 2, 4]);
    expect(mr().withdrawnFrom).toBe('AB');
    acceptFusion('mr', 'CD', AT);
    expect([mr().fusion!.acceptedBy, mr().withdrawnFrom]).toEqual(['CD', null]);
    layScan('mr', good);
    expect([mr().fusion!.acceptedBy, mr().fusion!.nudges, mr().withdrawnFrom]).toEqual([null, 0, 'CD']);
    undo();
    expect(mr().fusion!.acceptedBy).toBe('CD');
    withdrawAcceptance('mr');
    expect([mr().fusion!.acceptedBy, mr().withdrawnFrom]).toEqual([null, null]);
  });

  it('whose registration failed cannot be signed for', () => {
    addScan(t1);
    layScan('mr', { ...good, quality: 'failed' });
    acceptFusion('mr', 'AB', AT);
    expect(mr().fusion!.acceptedBy).toBeNull();
  });

  it('is moved by a held key in one undo step and one nudge', () => {
    addScan(t1);
    const before = steps();
    for (let n = 0; n < 5; n++) {
      nudgeScan('mr', mr().fusion?.fixedFromMoving ?? IDENTITY, shiftBy([0.1, 0, 0]), false);
    }
    nudgeScan('mr', mr().fusion!.fixedFromMoving, IDENTITY);
    expect(mr().fusion).toMatchObject({ method: 'by-hand', nudges: 1 });
    expect(mr().fusion!.fixedFromMoving.translationMm[0]).toBeCloseTo(0.5, 9);
    expect(steps()).toBe(before + 1);
    undo();
    expect(mr().fusion).toBeNull();
  });

  it('gets its landmarks in turn: a spot on the CT, then on itself', () => {
    addScan(t1);
    markLandmark('mr', [1.234, 2, 3]);
    expect(awaitsMoving(mr())).toBe(true);
    markLandmark('mr', [4, 5, 6]);
    expect(mr().landmarks).toEqual([{ fixedLps: [1.23, 2, 3], movingLps: [4, 5, 6] }]);
    expect(awaitsMoving(mr())).toBe(false);
  });
});

describe('the case of a draft with a scan beside the CT', () => {
  function fused(): Draft {
    addScan(t1);
    const pose = turnAbout([3, 4, 5], [0, 1, 0], 0.2 as Radians);
    const back = invertTransform(pose);
    for (const p of [
      [0, 0, 0],
      [30, 0, 0],
      [0, 30, 5],
    ] as const) {
      markLandmark('mr', p);
      const [x, y, z] = transformPoint(back, p);
      markLandmark('mr', [x, y, z + 1]);
    }
    markLandmark('mr', [9, 9, 9]);
    layScan('mr', { ...good, fixedFromMoving: pose });
    acceptFusion('mr', 'AB', AT);
    addTrajectory();
    moveEnd('T1', 'target', [1, 2, 3]);
    moveEnd('T1', 'entry', [4, 5, 60]);
    return now();
  }

  it('holds where it lies, who accepted that and how far the landmarks are apart', () => {
    const made = caseOfDraft(fused());
    if (!made.ok) throw new Error(made.problem.message);
    const [, scan] = made.value.scans;
    expect(scan).toMatchObject({ id: 'mr', role: 'mr', path: 'mri', series: '1.2.9' });
    expect(scan!.fusion).toMatchObject({ acceptedBy: 'AB', at: AT, quality: 'good', metric: 1.2 });
    // Half a pair is no landmark.
    expect(scan!.fusion!.landmarks.length).toBe(3);
    expect(scan!.fusion!.residualMm).toBeCloseTo(1, 2);
  });

  it('comes back as the same draft', () => {
    const made = caseOfDraft(fused());
    if (!made.ok) throw new Error(made.problem.message);
    expect(caseOfDraft(draftOfCase(made.value))).toEqual(made);
  });

  it('is another once the scan was moved, and the same while a landmark is half marked', () => {
    const before = caseKey(fused());
    undo(); // the entry
    redo();
    expect(caseKey(now())).toBe(before);
    nudgeScan('mr', mr().fusion!.fixedFromMoving, shiftBy([0, 0.1, 0]));
    expect(caseKey(now())).not.toBe(before);
  });
});
