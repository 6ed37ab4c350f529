import { beforeEach, describe, expect, it, vi } from 'vitest';
import { awaitCase, awaitedCase } from '../../../../renderer/actions/opening/awaited-case';
import { carryOut } from '../../../../renderer/actions/opening/carry-out-opening';
import { readAskedSeries } from '../../../../renderer/actions/opening/read-listed-series';
import type { Opening } from '../../../../renderer/actions/opening/opening';
import { currentWork, startWork } from '../../../../renderer/actions/recent-work';
import { newAdded } from '../../../../renderer/state/case-scans';
import { EMPTY_DRAFT } from '../../../../renderer/state/draft';
import { draftStore, edit, undo } from '../../../../renderer/state/draft-store';
import { addLater } from '../../../../renderer/state/edit-postoperative-scan';
import { raise, sessionStore, setSession, type LoadedScan } from '../../../../renderer/state/session-store';
import type { OpenedAddition } from '../../../../renderer/workers/planner/planner-protocol';
import { type Series, ct, files, path, draft, listOf, tinyScan, heldWork } from '../../../support/openings';

/** Jobs that are answered by hand; whether what is open can be kept. */
const fake = vi.hoisted(() => ({
  asked: [] as { what: string; answer: (value: unknown) => Promise<void> }[],
  canKeep: true,
}));
vi.mock('../../../../renderer/actions/run-job', () => ({
  planner: { run: () => Promise.resolve(null), cancel: () => undefined },
  runJob: (kind: string, request: { uid?: string; name?: string; interpolateMissing?: boolean }) =>
    new Promise(resolve => {
      fake.asked.push({
        what: `${kind} ${request.uid ?? request.name ?? ''}${request.interpolateMissing ? ', filled in' : ''}`,
        answer: async value => {
          resolve(value);
          for (let n = 0; n < 12; n++) await Promise.resolve();
        },
      });
    }),
}));
vi.mock('../../../../renderer/actions/autosave', () => ({
  settleWork: () => Promise.resolve(fake.canKeep),
}));
vi.mock('../../../../renderer/actions/load-thumbnails', () => ({
  loadThumbnails: (series: readonly { uid: string }[]) => {
    pictured.push(series.map(({ uid }) => uid).join());
    return Promise.resolve();
  },
}));
const pictured = vi.hoisted((): string[] => []);
vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('navigator', {});

const session = () => sessionStore.getState();
const now = () => draftStore.getState();
const shown = (): string => `${now().patient.id} on ${session().scan?.series.uid ?? 'nothing'}`;
const addition = (content: string): OpenedAddition => ({ content }) as unknown as OpenedAddition;
const answer = (n: number, value: unknown): Promise<void> => fake.asked[n]!.answer(value);
const said = (): string[] => session().alerts.map(({ problem }) => problem.code);
/** Begins one; it goes on once its jobs are answered. */
const begin = (opening: Opening): void => void carryOut(opening);

/** The case Rex, open on series 1, changed once. */
function openRex(): void {
  startWork(draft('Fido', '1'), 'rex');
  setSession({ scan: { series: ct('1'), content: 'c1' } as unknown as LoadedScan, files: listOf('1', '2') });
  edit(d => ({ patient: { ...d.patient, id: 'Rex' } }));
}

beforeEach(() => {
  fake.asked = [];
  fake.canKeep = true;
  pictured.length = 0;
  awaitCase(null);
  setSession({
    scan: null,
    added: {},
    files: null,
    thumbnails: {},
    alerts: [],
    step: 'scan',
    dialog: null,
    lookOnly: false,
  });
  startWork(EMPTY_DRAFT, 'none');
});

describe('a series of the list', () => {
  const chosen = (uid: string, kind: 'first-series' | 'other-series'): Opening => ({
    kind,
    series: ct(uid),
    agreed: null,
  });

  it('first, is read onto the draft as it has become meanwhile', async () => {
    startWork(draft('Tom', null), 'tom');
    setSession({ files: listOf('1', '2') });
    begin(chosen('2', 'first-series'));
    edit(d => ({ patient: { ...d.patient, id: 'Tim' } }));
    await answer(0, tinyScan());
    expect([shown(), currentWork(), now().seriesUid]).toEqual(['Tim on 2', 'tom', '2']);
  });

  it.each([
    ['another list is there', () => setSession({ files: listOf('3') })],
    ['another scan is there', () => setSession({ scan: { series: ct('3') } as unknown as LoadedScan })],
    ['other work is at hand', () => startWork(draft('Tim', null), 'tim')],
  ])('first, is late once %s', async (_, change) => {
    startWork(draft('Tom', null), 'tom');
    setSession({ files: listOf('1', '2') });
    begin(chosen('2', 'first-series'));
    change();
    await answer(0, tinyScan());
    expect([now().seriesUid, session().scan?.series.uid]).not.toContain('2');
  });

  it('another, is an edit once it is read, and late once another scan is there', async () => {
    openRex();
    const added = [newAdded({ id: 'ct-2', role: 'ct', source: null, seriesUid: '2', description: '' })];
    edit(() => ({ added }));
    begin(chosen('2', 'other-series'));
    expect(now().seriesUid).toBe('1');
    await answer(0, tinyScan());
    expect([now().seriesUid, now().added]).toEqual(['2', []]);
    undo();
    expect([now().seriesUid, now().added]).toEqual(['1', added]);
    begin(chosen('2', 'other-series'));
    setSession({ scan: { series: ct('1') } as unknown as LoadedScan });
    await answer(1, tinyScan());
    expect(now().seriesUid).toBe('1');
  });

  it('another, is not read once more for the draft that asks for it, unless by undo', async () => {
    openRex();
    const reads: Promise<unknown>[] = [];
    const stop = draftStore.subscribe(({ seriesUid }) => {
      reads.push(readAskedSeries(seriesUid!, new AbortController().signal));
    });
    begin(chosen('2', 'other-series'));
    await answer(0, tinyScan());
    expect([fake.asked.length, await reads[0]]).toMatchObject([1, { series: { uid: '2' } }]);
    undo();
    stop();
    expect(fake.asked.map(({ what }) => what)).toEqual(['readSeries 2', 'readSeries 1']);
  });
});

describe('what is not read', () => {
  it('lists series for new work, or for the case that goes on waiting', async () => {
    await carryOut({
      kind: 'list',
      found: listOf('7', '8'),
      draft: draft('Tim', null),
      notice: { code: 'no-ct', message: '', sentences: [] },
    });
    expect([shown(), session().files?.series.length, said(), pictured]).toEqual([
      'Tim on nothing',
      2,
      ['no-ct'],
      ['7,8'],
    ]);
    startWork(draft('Tom', '9'), 'tom');
    await carryOut({ kind: 'list', found: listOf('9'), draft: null, notice: null });
    expect([shown(), currentWork(), session().files?.series.length]).toEqual(['Tom on nothing', 'tom', 1]);
  });

  it('edits the open case, which can be undone', async () => {
    openRex();
    await carryOut({ kind: 'edit', change: draft('Tim', '1'), step: 'path', crosshair: path.targetLps });
    expect([shown(), session().step, session().crosshair]).toEqual(['Tim on 1', 'path', [1, 2, 3]]);
    undo();
    expect(shown()).toBe('Rex on 1');
    await carryOut({
      kind: 'edit',
      change: draft('Tim', '1', { content: 'c2' }),
      step: 'path',
      crosshair: null,
    });
    expect(session().step).toBe('scan');
  });

  it('lays a series beside the CT and shows its fusion', async () => {
    openRex();
    const mr = { ...ct('5'), role: 'mr' } as Series;
    await carryOut({ kind: 'lay-beside', found: files([mr]), folder: 'mr', add: '5' });
    expect(now().added.map(({ seriesUid, source }) => [seriesUid, source])).toEqual([
      ['5', { kind: 'files', folder: 'mr' }],
    ]);
    expect([session().files?.series.map(({ uid }) => uid), session().fusing]).toEqual([
      ['1', '2', '5'],
      now().added[0]!.id,
    ]);
    await carryOut({ kind: 'lay-beside', found: listOf('6'), folder: 'x', add: null });
    expect([now().added.length, session().fusing, session().files?.series.length]).toEqual([1, null, 4]);
  });

  it('takes a CT as the one made after the biopsy, unless it is known', async () => {
    openRex();
    raise('verify', { code: 'no-later-scan', message: '', sentences: [] });
    await carryOut({ kind: 'measure-after', found: listOf('9'), folder: 'post', series: ct('9') });
    expect(now().later).toMatchObject({ seriesUid: '9', source: { kind: 'files', folder: 'post' } });
    expect(said()).toEqual([]);
    const { later } = now();
    await carryOut({ kind: 'measure-after', found: listOf('9'), folder: 'post', series: null });
    expect(now().later).toBe(later);
  });

  it.each([
    ['in the place of another', ct('9'), '7'],
    ['again, laid as it was', null, '9'],
  ])('reads the voxels of a scan made later that is given %s', async (_, series, before) => {
    openRex();
    addLater({ source: null, seriesUid: before, description: '' });
    setSession({ added: { 5: addition('mr'), 9: addition('of another with this UID') } });
    await carryOut({ kind: 'measure-after', found: listOf('9'), folder: 'post', series });
    expect(Object.keys(session().added)).toEqual(['5']);
  });

  it('has a case wait: beside what is open, or in the place of what is not', async () => {
    openRex();
    const notice = { code: 'scan-wanted', message: '', sentences: [] };
    const one = heldWork(true);
    const work = { id: 'w', revision: 3, held: one };
    await carryOut({ kind: 'wait', isBeside: true, draft: draft('Tim', '7'), work, notice });
    expect([shown(), awaitedCase()?.workId, one.letGo.mock.calls.length, said()]).toEqual([
      'Rex on 1',
      'w',
      1,
      ['scan-wanted'],
    ]);
    setSession({ scan: null });
    await carryOut({ kind: 'wait', isBeside: false, draft: draft('Tom', '8'), work: null, notice });
    expect([shown(), awaitedCase(), session().files, session().dialog]).toEqual([
      'Tom on nothing',
      null,
      null,
      null,
    ]);
    const elsewhere = { id: 'w', revision: 3, held: heldWork(false) };
    await carryOut({ kind: 'wait', isBeside: false, draft: draft('Tim', '7'), work: elsewhere, notice });
    expect([shown(), currentWork(), session().dialog]).toEqual(['Tim on nothing', 'w', 'elsewhere']);
  });

  it('refuses in words, and does nothing where there is nothing to do', async () => {
    openRex();
    const before = session();
    await carryOut({ kind: 'nothing' });
    expect(session()).toBe(before);
    await carryOut({
      kind: 'refuse',
      step: 'verify',
      problem: { code: 'no-later-scan', message: '', sentences: [] },
    });
    expect([shown(), session().alerts.map(({ step }) => step)]).toEqual(['Rex on 1', ['verify']]);
  });
});
