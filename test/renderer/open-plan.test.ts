import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hashBytes } from '../../geometry/plan/document/hash-bytes';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { planId } from '../../geometry/plan/document/plan-id';
import { openFiles } from '../../renderer/actions/opening/open-files';
import { changedSince, isOfOtherScan, judgeOf } from '../../renderer/state/carried-out';
import { caseOfDraft, EMPTY_DRAFT } from '../../renderer/state/draft';
import { beginDraft, draftStore, edit, undo } from '../../renderer/state/draft-store';
import { laterKey, verifiedPath } from '../../renderer/state/edit-postoperative-scan';
import { sessionStore, setSession, type LoadedScan } from '../../renderer/state/session-store';
import { stepStates } from '../../renderer/state/step-states';

/** What the planner would answer, by kind of job; what it was asked. */
const answers = vi.hoisted(() => ({ by: {} as Record<string, unknown>, asked: [] as string[] }));
vi.mock('../../renderer/actions/run-job', () => ({
  planner: { run: () => Promise.resolve(null), cancel: () => undefined },
  runJob: (kind: string) => {
    answers.asked.push(kind);
    return Promise.resolve(answers.by[kind] ?? null);
  },
}));

const volume = {
  sizeVoxels: [2, 2, 2],
  spacingMm: [1, 1, 1],
  originLps: [0, 0, 0],
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  voxels: new Int16Array(8),
};
const CONTENT = 'c0'.repeat(32);
const STL = 'the guide of that day';
const saved = {
  format: 'bregma-case',
  version: 1,
  patient: { id: 'K9-7' },
  scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
  orientation: { dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
  trajectories: [{ id: 'T1', targetLps: [1, 2, 3], entryLps: [4, 5, 60] }],
};
const parsed = parseCase(saved);
/** As `bregma plan` writes it of a case that says neither series nor content: the plan does. */
const unnamed = {
  format: 'bregma-plan',
  version: 1,
  bregmaVersion: '0.9.0',
  status: 'pass',
  case: parsed.ok && parsed.value,
  scans: [
    {
      ...{
        id: 'ct',
        role: 'ct',
        content: CONTENT,
        series: '1.2.3',
        patientId: 'K9-7',
        studyUid: null,
        studyDate: null,
      },
      sizeVoxels: [2, 2, 2],
    },
  ],
  trajectories: [
    {
      ...{
        id: 'T1',
        targetLps: [1, 2, 3],
        entrySurfaceLps: [4, 5, 58],
        directionLps: [0, 0, -1],
        lengthMm: 55,
      },
      ...{ boneThicknessMm: 3, angleToNormalDeg: 4, sleeve: null, predictedErrorMm: null },
      ...{ predictedAngleDeg: null, errorEllipsoid: null },
    },
  ],
  guide: {
    ...{ insertionLps: [0, -1, 0], contactAreaMm2: 500, seating: null, volumeMm3: 9000, triangles: 4 },
    ...{ sha256: hashBytes(new TextEncoder().encode(STL)), printSha256: 'e0'.repeat(32) },
  },
  checks: [],
  timingsMs: {},
};
const plan = { ...unnamed, id: planId(unnamed) };
const file = (path: string, words: object | string = 'x') => ({
  path,
  file: new File([typeof words === 'string' ? words : JSON.stringify(words)], path),
});
const alert = () => sessionStore.getState().alerts.at(-1)?.problem;
const now = () => draftStore.getState();
const judge = () => judgeOf(now(), sessionStore.getState());
const series = (uid: string) => ({ uid, usable: true, problems: [], slices: 2, description: uid });
const show = (of = CONTENT): void =>
  setSession({
    scan: { volume, content: of, rescues: [], series: series('1.2.3') } as unknown as LoadedScan,
  });

beforeEach(() => {
  answers.by = { readSeries: { volume, content: CONTENT, rescues: [], histogram: null } };
  answers.asked = [];
  setSession({ scan: null, files: null, final: null, alerts: [], step: 'scan', crosshair: null });
  beginDraft(EMPTY_DRAFT);
});

describe('opening the plan that was carried out', () => {
  it('with its scan opens its case on Verify, and judges by its own path, prediction and id', async () => {
    answers.by['inspect'] = { series: [series('9'), series('1.2.3')], ignored: [], preselected: '9' };
    await openFiles([file('p/plan.json', plan), file('p/guide.stl', STL), file('p/ct/1.dcm')]);
    const { scan, step } = sessionStore.getState();
    expect([scan?.series.uid, step, now().patient.id, now().content]).toEqual([
      '1.2.3',
      'verify',
      'K9-7',
      CONTENT,
    ]);
    expect(judge()).toMatchObject({ isOpened: true, key: plan.id, plan });
    expect(verifiedPath(now(), { final: null })?.entrySurfaceLps).toEqual([4, 5, 58]);
    expect(changedSince(now(), judge()!.plan)).toEqual([]);
    expect(stepStates(now(), sessionStore.getState()).verify.waitsFor).toBeNull();
    expect(answers.asked).not.toContain('plan');
  });

  it('keeps it as the judge whatever is changed or planned since, and names what differs', async () => {
    show();
    beginDraft({ ...EMPTY_DRAFT, source: { kind: 'files', folder: 'ct' }, seriesUid: '1.2.3' });
    await openFiles([file('plan.json', plan)]);
    const later = { laid: { fixedFromMoving: {} }, seriesUid: '5', marks: [] };
    const key = laterKey({ ...now(), later: later as never }, { final: null });
    edit(d => ({ patient: { ...d.patient, weightKg: 12 } }));
    edit(d => ({ trajectories: d.trajectories.map(t => ({ ...t, targetLps: t.entryLps })) }));
    edit(d => ({ tool: { ...d.tool, tipMm: 3 } }));
    const final = { key: 'anew', value: { plan: { ...plan, id: 'f'.repeat(64) } } } as never;
    expect(judgeOf(now(), { final })).toMatchObject({ key: plan.id, plan });
    expect(laterKey({ ...now(), later: later as never }, { final })).toBe(key);
    const differs = changedSince(now(), judge()!.plan);
    expect(differs.slice(0, 1)).toEqual(['patient.weightKg']);
    expect(differs).toContain('tool.tipMm');
    expect(differs.some(field => field.startsWith('trajectories'))).toBe(true);
    // It is no part of the case, but of the work: what is kept over a reload.
    expect(JSON.stringify(caseOfDraft(now()))).not.toContain(plan.id);
    expect((JSON.parse(JSON.stringify(now())) as typeof EMPTY_DRAFT).carriedOut).toEqual(now().carriedOut);
  });

  it('is one edit on the open scan; letting go of it is another, and both can be undone', async () => {
    show();
    beginDraft({ ...EMPTY_DRAFT, source: { kind: 'files', folder: 'ct' }, seriesUid: '1.2.3' });
    edit(d => ({ patient: { ...d.patient, id: 'mine' } }));
    await openFiles([file('plan.json', plan)]);
    edit(() => ({ carriedOut: null }));
    expect(judge()).toBeNull();
    undo();
    expect(judge()?.plan.id).toBe(plan.id);
    undo();
    expect([judge(), now().patient.id]).toEqual([null, 'mine']);
  });

  it('without its scan asks for it and judges once it comes; by another scan nothing is judged', async () => {
    await openFiles([file('plan.json', plan)]);
    expect(alert()?.message).toMatch(/K9-7 is here, but its scan is not/);
    answers.by['inspect'] = { series: [series('1.2.3')], ignored: [], preselected: null };
    await openFiles([file('else/1.dcm')]);
    expect([sessionStore.getState().step, judge()?.plan.id]).toEqual(['verify', plan.id]);
    expect(isOfOtherScan(judge()!.plan, { content: CONTENT })).toBe(false);
    expect(isOfOtherScan(judge()!.plan, { content: 'd0'.repeat(32) })).toBe(true);
    show('d0'.repeat(32));
    expect(stepStates(now(), sessionStore.getState()).verify.waitsFor).toBe('scan');
  });

  it('beside a case is left aside, which is said beside what else is to be said', async () => {
    await openFiles([file('p/case.json', saved), file('p/plan.json', plan)]);
    const said = sessionStore.getState().alerts.map(({ problem }) => problem.code);
    expect(said).toEqual(['scan-wanted', 'plan-left-aside']);
    expect([now().patient.id, judge()]).toEqual(['K9-7', null]);
  });

  it('is refused where it was changed, or lies beside the guide of another plan; nothing changes', async () => {
    const before = now();
    await openFiles([file('plan.json', { ...plan, bregmaVersion: '0.9.1' })]);
    expect(alert()?.code).toBe('plan-changed');
    await openFiles([file('p/plan.json', plan), file('p/guide.stl', 'another')]);
    expect(alert()).toMatchObject({ code: 'other-guide', where: 'p/guide.stl' });
    expect([now(), judge()]).toEqual([before, null]);
  });
});
