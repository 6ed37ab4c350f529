import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Case } from '../../../geometry/plan/document/case-schema';
import { parseCase } from '../../../geometry/plan/document/parse-case';
import { openFiles } from '../../../renderer/actions/opening/open-files';
import { chooseSeries } from '../../../renderer/actions/opening/choose-series';
import { caseOfDraft, EMPTY_DRAFT } from '../../../renderer/state/draft';
import { beginDraft, draftStore, edit, undo } from '../../../renderer/state/draft-store';
import { sessionStore, setSession, type LoadedScan } from '../../../renderer/state/session-store';
import { sampleSeriesUid } from '../../../renderer/workers/planner/sample-series';

/** What the planner would answer, by kind of job; what it was asked. */
const answers = vi.hoisted(() => ({ by: {} as Record<string, unknown>, asked: [] as unknown[][] }));
vi.mock('../../../renderer/actions/run-job', () => ({
  planner: { run: () => Promise.resolve(null), cancel: () => undefined },
  runJob: (kind: string, request: unknown) => {
    answers.asked.push([kind, request]);
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
const series = (uid: string) => ({ uid, usable: true, problems: [], slices: 2, description: uid });
const saved = {
  format: 'bregma-case',
  version: 1,
  patient: { id: 'K9-7' },
  scans: [{ id: 'ct', role: 'ct', path: 'ct', series: '1.2.3' }],
  orientation: { dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
  trajectories: [{ id: 'T1', targetLps: [1, 2, 3], entryLps: [4, 5, 60] }],
};
const fullCase = (c: object): Case => {
  const parsed = parseCase(c);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
};
const file = (path: string, content: object | string = 'x') => ({
  path,
  file: new File([typeof content === 'string' ? content : JSON.stringify(content)], path),
});
const alert = (): string => sessionStore.getState().alerts.at(-1)?.problem.message ?? '';
const now = () => draftStore.getState();
const shown = (): string => sessionStore.getState().scan?.series.uid ?? 'none';
const show = (uid: string): void =>
  setSession({ scan: { volume, histogram: null, series: series(uid) } as unknown as LoadedScan });

beforeEach(() => {
  answers.by = { readSeries: { volume, histogram: null } };
  answers.asked = [];
  setSession({ scan: null, files: null, alerts: [], step: 'scan', crosshair: null });
  beginDraft(EMPTY_DRAFT);
});

describe('opening a case', () => {
  it('with its scan restores every decision and goes on at its path', async () => {
    answers.by['inspect'] = { series: [series('9'), series('1.2.3')], ignored: [], preselected: '9' };
    await openFiles([file('p/case.json', saved), file('p/ct/1.dcm'), file('p/else/1.dcm')]);
    expect(caseOfDraft(now())).toEqual({ ok: true, value: fullCase(saved) });
    expect([shown(), sessionStore.getState().step]).toEqual(['1.2.3', 'path']);
    expect(sessionStore.getState().crosshair).toEqual([1, 2, 3]);
    expect(answers.asked[0]).toMatchObject(['inspect', { files: [{ path: 'p/ct/1.dcm' }] }]);
  });

  it('that names no series takes the one that is plainly meant', async () => {
    const unnamed = { ...saved, scans: [{ ...saved.scans[0]!, series: null }] };
    answers.by['inspect'] = { series: [series('9')], ignored: [], preselected: '9' };
    await openFiles([file('case.json', unnamed), file('ct/1.dcm')]);
    expect([shown(), now().seriesUid, now().patient.id]).toEqual(['9', '9', 'K9-7']);
  });

  it('that names no series, where there is a doubt, lets the user choose and keeps the orientation', async () => {
    const unnamed = { ...saved, scans: [{ ...saved.scans[0]!, series: null }] };
    const doubt = { code: 'series-tied', message: 'Two series.' };
    answers.by['inspect'] = { series: [series('8'), series('9')], ignored: [], preselected: null, doubt };
    await openFiles([file('case.json', unnamed), file('ct/1.dcm')]);
    // Asked in the Scan step, by its list: no alert.
    expect([shown(), sessionStore.getState().alerts]).toEqual(['none', []]);
    expect(sessionStore.getState().files?.doubt?.code).toBe('series-tied');
    void chooseSeries('8');
    await vi.waitFor(() => expect(shown()).toBe('8'));
    expect(now().orientation?.confirmedBy).toBe('AB');
  });

  it('without its scan asks for it, and takes it when it comes', async () => {
    await openFiles([file('case.json', saved)]);
    expect([shown(), now().patient.id]).toEqual(['none', 'K9-7']);
    expect(alert()).toMatch(/K9-7 is here, but its scan is not.*"ct"/);
    answers.by['inspect'] = { series: [series('1.2.3')], ignored: [], preselected: null };
    await openFiles([file('else/1.dcm'), file('else/2.dcm')]);
    expect([shown(), sessionStore.getState().step]).toEqual(['1.2.3', 'path']);
    expect(caseOfDraft(now())).toEqual({ ok: true, value: fullCase(saved) });
  });

  it('waiting for its scan, says so when another one comes', async () => {
    await openFiles([file('case.json', saved)]);
    answers.by['inspect'] = { series: [series('9')], ignored: [], preselected: '9' };
    await openFiles([file('else/1.dcm')]);
    expect([shown(), now().trajectories]).toEqual(['9', []]);
    expect(alert()).toMatch(/do not hold the scan of the case K9-7/);
  });

  it('of the scan on the screen is one edit that can be undone', async () => {
    show('1.2.3');
    beginDraft({ ...EMPTY_DRAFT, source: { kind: 'files', folder: 'ct' }, seriesUid: '1.2.3' });
    edit(d => ({ patient: { ...d.patient, id: 'mine' } }));
    await openFiles([file('case.json', saved)]);
    expect([shown(), now().patient.id]).toEqual(['1.2.3', 'K9-7']);
    undo();
    expect([now().patient.id, now().trajectories]).toEqual(['mine', []]);
  });

  it('of a sample patient brings the sample along', async () => {
    const uid = sampleSeriesUid('cat');
    answers.by['openSample'] = { volume, series: series(uid), thumbnail: {}, guide: {}, patient: {} };
    await openFiles([file('case.json', { ...saved, scans: [{ ...saved.scans[0]!, series: uid }] })]);
    expect(answers.asked).toEqual([['openSample', { name: 'cat' }]]);
    expect([shown(), now().patient.id, now().source]).toEqual([uid, 'K9-7', { kind: 'sample', name: 'cat' }]);
  });

  it('with a fault says so and changes nothing', async () => {
    show('9');
    setSession({ step: 'guide' });
    edit(d => ({ patient: { ...d.patient, id: 'mine' } }));
    const before = [now(), sessionStore.getState().scan];
    await openFiles([file('case.json', { ...saved, owner: 'Smith' })]);
    expect(alert()).toMatch(/"owner" is not a field/);
    expect([now(), sessionStore.getState().scan]).toEqual(before);
    expect([sessionStore.getState().step, answers.asked]).toEqual(['guide', []]);
  });
});
