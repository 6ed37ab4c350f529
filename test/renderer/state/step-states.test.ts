import { describe, expect, it } from 'vitest';
import type { Check } from '../../../geometry/core/check';
import { patientPoint } from '../../../geometry/core/frames';
import { EMPTY_DRAFT, type Draft } from '../../../renderer/state/draft';
import { laterKey, seatedKey } from '../../../renderer/state/edit-postoperative-scan';
import { boneKey, caseKey, pathsKey } from '../../../renderer/state/result-keys';
import type { Session } from '../../../renderer/state/session-store';
import { stepStates } from '../../../renderer/state/step-states';

type Known = Parameters<typeof stepStates>[1];

const nothing: Known = {
  scan: null,
  bone: null,
  measured: null,
  final: null,
  exported: null,
  verified: null,
  seated: null,
  alerts: [],
};
const draft: Draft = {
  ...EMPTY_DRAFT,
  seriesUid: '1.2',
  orientation: {
    ...{ dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
    ...{ declared: null, proposed: null, turns: [], earlier: [], marker: null, seal: null, reason: null },
  },
  trajectories: [{ id: 'T1', targetLps: patientPoint(0, 0, 0), entryLps: patientPoint(0, -30, 0) }],
};
const check = (status: Check['status']): Check => ({
  id: 'x',
  status,
  value: null,
  limit: null,
  unit: '',
  message: '',
  sentences: [],
});
const scanOf = (gapMm: number): Session['scan'] =>
  ({ volume: { spacingMm: [0.5, 0.5, gapMm] }, rescues: [] }) as unknown as Session['scan'];
/** Only what stepStates looks at is filled in. */
const known = (part: { path?: Check['status']; plan?: Check['status']; key?: string }): Known => ({
  ...nothing,
  scan: scanOf(1),
  bone: { key: boneKey(draft) } as unknown as Session['bone'],
  measured: part.path
    ? {
        key: pathsKey(draft),
        value: [{ id: 'T1', trajectory: null, checks: [check(part.path)], playMm: null }],
      }
    : null,
  final: part.plan
    ? ({
        key: part.key ?? caseKey(draft),
        value: { plan: { status: part.plan } },
      } as unknown as Session['final'])
    : null,
});

describe('stepStates', () => {
  it('points at scan and guide where the slices lie too far apart for any guide', () => {
    const coarse = stepStates(draft, { ...known({ path: 'pass' }), scan: scanOf(1.6) });
    expect([coarse.scan.status, coarse.guide.status]).toEqual(['failed', 'failed']);
    const doubtful = stepStates(draft, { ...known({ path: 'pass' }), scan: scanOf(1.5) });
    expect([doubtful.scan.status, doubtful.guide.status]).toEqual(['attention', 'todo']);
    const fine = stepStates(draft, { ...known({ path: 'pass' }), scan: scanOf(1) });
    expect([fine.scan.status, fine.guide.status]).toEqual(['done', 'todo']);
  });

  it('has everything wait for the scan at first', () => {
    const states = stepStates(EMPTY_DRAFT, nothing);
    expect(states.scan).toEqual({ status: 'todo', waitsFor: null });
    for (const step of ['orientation', 'bone', 'path', 'guide', 'check', 'export'] as const) {
      expect(states[step].waitsFor).toBe('scan');
    }
  });

  it('lets nothing be targeted before the orientation is confirmed', () => {
    const states = stepStates({ ...draft, orientation: null }, known({}));
    expect(states.orientation).toEqual({ status: 'todo', waitsFor: null });
    expect(states.bone.waitsFor).toBeNull();
    expect(states.path.waitsFor).toBe('orientation');
    expect(states.guide.waitsFor).toBe('orientation');
  });

  it('lets nothing be exported before the orientation is confirmed, whatever was made before', () => {
    const session = known({ path: 'pass', plan: 'pass' });
    expect(stepStates({ ...draft, orientation: null }, session).export.waitsFor).toBe('orientation');
    expect(stepStates(draft, session).export.waitsFor).toBeNull();
  });

  it('has the guide wait for a path with both ends', () => {
    const half = { ...draft, trajectories: [{ id: 'T1', targetLps: null, entryLps: null }] };
    expect(stepStates(half, known({})).guide.waitsFor).toBe('path');
  });

  it('goes done as results come in', () => {
    const states = stepStates(draft, known({ path: 'pass', plan: 'pass' }));
    for (const step of ['scan', 'orientation', 'bone', 'path', 'guide', 'check'] as const) {
      expect(states[step]).toEqual({ status: 'done', waitsFor: null });
    }
    expect(states.export.status).toBe('todo');
  });

  it('ticks no step whose checks warn, and tells a warning from a failure', () => {
    const states = (status: Check['status']) => {
      const { path, guide, check } = stepStates(draft, known({ path: status, plan: status }));
      return [path.status, guide.status, check.status];
    };
    expect(states('warn')).toEqual(['attention', 'attention', 'attention']);
    expect(states('fail')).toEqual(['failed', 'failed', 'failed']);
  });

  it('says that a guide is out of date once anything before it changed, and that it is not after undo', () => {
    const session = known({ path: 'pass', plan: 'pass' });
    const changed = { ...draft, guide: { ...draft.guide, thicknessMm: 5 } };
    expect(stepStates(changed, session).guide.status).toBe('stale');
    expect(stepStates(changed, session).path.status).toBe('done');
    expect(stepStates(draft, session).guide.status).toBe('done');
  });

  it('says that bone and paths are out of date after a change of threshold', () => {
    const changed = { ...draft, bone: { ...draft.bone, thresholdHu: 300 } };
    const states = stepStates(changed, known({ path: 'pass', plan: 'pass' }));
    expect([states.bone.status, states.path.status, states.guide.status]).toEqual([
      'stale',
      'stale',
      'stale',
    ]);
  });

  it('marks the step that an alert belongs to where something is lacking there', () => {
    const alerts: Known['alerts'] = [
      { id: 1, step: 'bone', problem: { code: 'no-bone', message: 'No bone.', sentences: [] } },
    ];
    const without = { ...known({}), bone: null, alerts };
    expect(stepStates(draft, without).bone.status).toBe('attention');
  });

  it('keeps the tick of a scan that is open when a text file is dropped on it', () => {
    const alerts: Known['alerts'] = [
      {
        id: 1,
        step: 'scan',
        problem: { code: 'no-scan', message: 'None of the files is a scan.', sentences: [] },
      },
    ];
    expect(stepStates(draft, { ...known({}), alerts }).scan.status).toBe('done');
    expect(stepStates(EMPTY_DRAFT, { ...nothing, alerts }).scan.status).toBe('attention');
  });
});

/** What Verify looks at is a plan; of the rest only what stepStates asks for is filled in. */
describe('stepStates of Verify', () => {
  const later = (change: object = {}): Draft['later'] =>
    ({
      ...{ seriesUid: '1.3', content: 'c', laid: { fixedFromMoving: {} }, marks: [], madeFor: 'biopsy' },
      ...change,
    }) as unknown as Draft['later'];
  const operated: Draft = { ...draft, later: later() };
  const seatedDraft: Draft = { ...draft, later: later({ madeFor: 'seated' }) };
  const planned = known({ path: 'pass', plan: 'pass' });
  const withGuide: Known = {
    ...planned,
    final: {
      ...planned.final,
      value: { plan: { status: 'pass' }, guide: {} },
    } as unknown as Session['final'],
  };
  const verified = (missing: readonly string[]): Session['verified'] =>
    ({
      key: laterKey(operated, planned),
      value: { outcomes: [], missing },
    }) as unknown as Session['verified'];
  const seated = (openMm: number): Session['seated'] =>
    ({
      key: seatedKey(seatedDraft, withGuide),
      value: { bores: [], zones: [{ openMm }] },
    }) as unknown as Session['seated'];

  it('waits for the scan, then for a guide or a plan that was carried out', () => {
    expect(stepStates(draft, nothing).verify.waitsFor).toBe('scan');
    expect(stepStates(draft, { ...planned, scan: null }).verify.waitsFor).toBe('scan');
    expect(stepStates(draft, known({})).verify).toEqual({ status: 'todo', waitsFor: 'guide' });
    expect(stepStates(draft, planned).verify).toEqual({ status: 'todo', waitsFor: null });
    const carriedOut = { id: 'a', case: {}, scans: [] } as unknown as Draft['carriedOut'];
    expect(stepStates({ ...draft, carriedOut }, known({})).verify.waitsFor).toBeNull();
  });

  it('says what came of the biopsy, as long as that is of this scan and this plan', () => {
    const status = (of: Draft, session: Known) => stepStates(of, session).verify.status;
    expect(status(operated, planned)).toBe('todo');
    expect(status(operated, { ...planned, verified: verified([]) })).toBe('done');
    expect(status(operated, { ...planned, verified: verified(['T1']) })).toBe('failed');
    const other = { ...operated, later: later({ content: 'd' }) };
    expect(status(other, { ...planned, verified: verified([]) })).toBe('todo');
    const moved = { ...operated, guide: { ...draft.guide, thicknessMm: 5 } };
    expect(status(moved, { ...planned, verified: verified([]) })).toBe('stale');
    expect(status({ ...moved, later: null }, planned)).toBe('todo');
  });

  it('keeps what came of a plan that was opened, whatever is planned anew', () => {
    const carriedOut = { id: 'a' } as unknown as Draft['carriedOut'];
    const opened = { ...operated, carriedOut };
    const key = laterKey(opened, planned);
    const session = { ...planned, verified: { ...verified([]), key } as unknown as Session['verified'] };
    expect(stepStates(opened, session).verify.status).toBe('done');
    const moved = { ...opened, guide: { ...draft.guide, thicknessMm: 5 } };
    expect(stepStates(moved, session).verify.status).toBe('done');
  });

  it('is no biopsy yet where the guide sits', () => {
    const status = (of: Draft, session: Known) => stepStates(of, session).verify.status;
    expect(status(seatedDraft, { ...withGuide, seated: seated(0) })).toBe('attention');
    expect(status(seatedDraft, { ...withGuide, seated: seated(9) })).toBe('failed');
    const other = { ...seatedDraft, later: later({ madeFor: 'seated', content: 'd' }) };
    expect(status(other, { ...withGuide, seated: seated(0) })).toBe('todo');
  });
});

describe('stepStates, one thing after the other', () => {
  it('stops everything at a scan that is not the one of the case', () => {
    const scan = { ...scanOf(1), content: 'found' } as unknown as Session['scan'];
    const session = { ...known({ path: 'pass', plan: 'pass' }), scan };
    const states = stepStates({ ...draft, content: 'said' }, session);
    expect(states.scan.status).toBe('attention');
    for (const step of ['orientation', 'bone', 'path', 'guide', 'check', 'export', 'verify'] as const) {
      expect(states[step].waitsFor).toBe('scan');
    }
    expect(stepStates({ ...draft, content: 'found' }, session).scan.status).toBe('done');
    expect(stepStates({ ...draft, content: 'found' }, session).guide.waitsFor).toBeNull();
  });

  it('has no status of paths before there are a scan, an orientation and a whole path', () => {
    const measured = known({ path: 'pass' });
    const path = (of: Draft, session: Known) => stepStates(of, session).path.status;
    expect(path(draft, measured)).toBe('done');
    expect(path(draft, { ...measured, scan: null })).toBe('todo');
    const unturned = { ...draft, orientation: null };
    expect(path(unturned, keyed(unturned, measured))).toBe('todo');
    const without = { ...draft, trajectories: [] };
    expect(path(without, keyed(without, measured))).toBe('todo');
    expect(path(draft, { ...measured, measured: null })).toBe('todo');
  });
  const keyed = (of: Draft, session: Known): Known => ({
    ...session,
    measured: { ...session.measured!, key: pathsKey(of) },
  });

  it('is not done with its paths while one lacks an end, and worse where another fails', () => {
    const unfinished: Draft = {
      ...draft,
      trajectories: [...draft.trajectories, { id: 'T2', targetLps: patientPoint(1, 2, 3), entryLps: null }],
    };
    const path = (status: Check['status']) =>
      stepStates(unfinished, keyed(unfinished, known({ path: status }))).path.status;
    expect([path('pass'), path('warn'), path('fail')]).toEqual(['attention', 'attention', 'failed']);
  });

  it('has exported only what is still the guide', () => {
    const session = known({ path: 'pass', plan: 'warn' });
    const exported = (key: string) => ({ key, files: [] }) as unknown as Session['exported'];
    const own = caseKey(draft);
    const status = (of: Draft, key: string) =>
      stepStates(of, { ...session, exported: exported(key) }).export.status;
    expect(status(draft, own)).toBe('attention');
    expect(status(draft, 'another')).toBe('stale');
    expect(status({ ...draft, guide: { ...draft.guide, thicknessMm: 5 } }, own)).toBe('stale');
    expect(stepStates(draft, session).export.status).toBe('todo');
    expect(stepStates(draft, { ...known({}), exported: exported(own) }).export.status).toBe('todo');
  });

  it('waits with checks for a guide, and with export for a path', () => {
    expect(stepStates(draft, known({})).check.waitsFor).toBe('guide');
    const half = { ...draft, trajectories: [{ id: 'T1', targetLps: null, entryLps: null }] };
    expect(stepStates(half, known({ plan: 'pass' })).export.waitsFor).toBe('path');
    expect(stepStates(half, known({ plan: 'pass' })).check.waitsFor).toBeNull();
    expect(stepStates(draft, { ...known({}), bone: null }).bone.status).toBe('todo');
    expect(stepStates(draft, { ...known({}), scan: null }).bone.status).toBe('todo');
    expect(stepStates(draft, { ...known({}), scan: null }).orientation.status).toBe('todo');
  });
});
