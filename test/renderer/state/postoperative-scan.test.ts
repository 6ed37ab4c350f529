import { beforeEach, describe, expect, it } from 'vitest';
import type { RegisteredScan } from '../../../geometry/verify/register-postoperative-scan';
import { EMPTY_DRAFT } from '../../../renderer/state/draft';
import { beginDraft, draftStore, edit, redo, undo } from '../../../renderer/state/draft-store';
import {
  addLater,
  foundPathOf,
  laterKey,
  layLater,
  markTool,
  purposeOf,
  seatedKey,
  setPurpose,
  tipBeyond,
  unmarkTool,
  windowOf,
} from '../../../renderer/state/edit-postoperative-scan';
import type { Session } from '../../../renderer/state/session-store';
import { laterScan } from '../../../renderer/state/overlaid-scan';
import { shownPaths } from '../../../renderer/stage/found-paths';
import { patientPoint } from '../../../geometry/core/frames';
import type { Step } from '../../../renderer/state/session/steps';

const laid: RegisteredScan = {
  fixedFromMoving: { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translationMm: [1, 2, 3] },
  quality: 'good',
  metric: 1.4,
  strainMm: 0.1,
  misfitMm: 0.05,
  standardErrorMm: 0.002,
  points: 9000,
};
const CONTENT = 'c0'.repeat(32);
const ends = { tipLps: [0, 36, 0], entryLps: [0, 0, 0] } as const;
const later = () => draftStore.getState().later;

beforeEach(() => {
  beginDraft(EMPTY_DRAFT);
  addLater({ source: { kind: 'files', folder: 'postop' }, seriesUid: '1.2', description: 'After' });
});

describe('the later scan in the draft', () => {
  it('is laid, marked and unmarked in single steps that are undone and redone', () => {
    layLater(laid, CONTENT);
    markTool('T1', { tipLps: [1, 36, 0] }, ends);
    expect(later()?.marks).toEqual([{ trajectory: 'T1', tipLps: [1, 36, 0], entryLps: [0, 0, 0] }]);
    unmarkTool('T1');
    expect(later()?.marks).toEqual([]);
    undo();
    expect(later()?.marks).toHaveLength(1);
    undo();
    expect(later()).toMatchObject({ marks: [], laid: { points: 9000 } });
    undo();
    expect(later()).toMatchObject({ laid: null, fusion: null });
    undo();
    expect(later()).toBeNull();
    for (let n = 0; n < 3; n++) redo();
    expect(later()?.marks).toHaveLength(1);
  });

  it('drops its marks when it is laid anew, and is measured anew after each change', () => {
    const session = { final: { key: 'a', value: {} } } as unknown as Pick<Session, 'final'>;
    expect(laterKey(draftStore.getState(), session)).toBeNull();
    layLater(laid, CONTENT);
    const key = laterKey(draftStore.getState(), session);
    markTool('T1', { entryLps: [0, 1, 0] }, ends);
    expect(laterKey(draftStore.getState(), session)).not.toBe(key);
    layLater(laid, CONTENT);
    expect(laterKey(draftStore.getState(), session)).toBe(key);
    expect(laterKey(draftStore.getState(), { final: null })).toBeNull();
  });

  it('is asked for the guide or for the tool, by what it was made for', () => {
    const made = { final: { key: 'a', value: { guide: { mesh: 'guide' } } } } as unknown as Pick<
      Session,
      'final'
    >;
    const keys = (session = made) => [
      laterKey(draftStore.getState(), session) !== null,
      seatedKey(draftStore.getState(), session) !== null,
    ];
    expect(keys()).toEqual([false, false]);
    layLater(laid, CONTENT);
    expect(keys()).toEqual([true, false]);
    setPurpose('seated');
    expect(keys()).toEqual([false, true]);
    // Nothing to look for: a plan that failed has no guide, and one that was opened comes without.
    expect(keys({ final: { key: 'a', value: { guide: null } } } as unknown as typeof made)).toEqual([
      false,
      false,
    ]);
    edit(() => ({
      carriedOut: { id: 'p' } as unknown as ReturnType<typeof draftStore.getState>['carriedOut'],
    }));
    expect(keys()).toEqual([false, false]);
    undo();
    undo();
    expect(keys()).toEqual([true, false]);
    expect(purposeOf({ later: null })).toBeNull();
  });

  it('is not measured by the voxels of another scan that bears the same UID', () => {
    const made = { final: { key: 'a', value: {} } } as unknown as Pick<Session, 'final'>;
    const at = (content: string) =>
      laterScan(draftStore.getState(), { added: { '1.2': { content } } } as unknown as Pick<
        Session,
        'added'
      >);
    expect(at('b0'.repeat(32))).not.toBeNull();
    layLater(laid, CONTENT);
    const key = laterKey(draftStore.getState(), made);
    expect(at(CONTENT)).not.toBeNull();
    expect(at('b0'.repeat(32))).toBeNull();
    layLater(laid, 'b0'.repeat(32));
    expect(laterKey(draftStore.getState(), made)).not.toBe(key);
  });

  it('shows no tool in a scan with the guide on', () => {
    layLater(laid, CONTENT);
    setPurpose('seated');
    const session = { measured: null, preview: null, verified: null, final: null, step: 'verify' };
    expect(shownPaths(draftStore.getState(), session as unknown as Parameters<typeof shownPaths>[1])).toEqual(
      [],
    );
  });

  it('puts the window half its length and the tip behind the tip, and the tip as far beyond it', () => {
    const { tool } = EMPTY_DRAFT;
    expect(windowOf(ends, tool)).toEqual([0, 30, 0]);
    expect(tipBeyond([0, 30, 0], ends.entryLps, tool)).toEqual([0, 36, 0]);
  });

  it('lets hands take hold of the found tool on the Verify step, and of the plan elsewhere', () => {
    layLater(laid, CONTENT);
    markTool('T1', { tipLps: [1, 36, 0] }, ends);
    edit(() => ({
      trajectories: [{ id: 'T1', targetLps: patientPoint(0, 30, 0), entryLps: patientPoint(0, 0, 0) }],
      selected: 'T1',
    }));
    const plan = {
      case: { tool: EMPTY_DRAFT.tool },
      trajectories: [
        { id: 'T1', targetLps: [0, 30, 0], entrySurfaceLps: [0, 0, 0], directionLps: [0, 1, 0] },
      ],
    };
    const session = {
      measured: null,
      preview: null,
      verified: null,
      final: { key: 'a', value: { plan, guide: null } },
    };
    const at = (step: Step) =>
      shownPaths(draftStore.getState(), { ...session, step } as unknown as Parameters<typeof shownPaths>[1])
        .filter(path => path.selected)
        .map(path => foundPathOf(path.id) ?? `planned ${path.id}`);
    expect(at('verify')).toEqual(['T1']);
    expect(at('path')).toEqual(['planned T1']);
  });
});
