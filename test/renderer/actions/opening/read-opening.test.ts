import { beforeEach, describe, expect, it, vi } from 'vitest';
import { patientPoint } from '../../../../geometry/core/frames';
import type { HeldWork } from '../../../../renderer/actions/hold-work';
import { awaitCase, awaitedCase } from '../../../../renderer/actions/opening/awaited-case';
import { carryOut } from '../../../../renderer/actions/opening/carry-out-opening';
import type { Opening, ReadOpening } from '../../../../renderer/actions/opening/opening';
import { currentWork, isUntouched, startWork } from '../../../../renderer/actions/recent-work';
import { EMPTY_DRAFT } from '../../../../renderer/state/draft';
import { draftStore, edit, undo } from '../../../../renderer/state/draft-store';
import { sessionStore, setSession, type LoadedScan } from '../../../../renderer/state/session-store';
import { ct, draft, listOf, tinyScan, heldWork } from '../../../support/openings';

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

const from = (...uids: string[]) =>
  ({ kind: 'files', found: listOf(...uids), series: ct(uids[0]!) }) as const;
const NEW_INSTEAD = { kind: 'instead', work: null } as const;
const read = (id: string, uid: string, rest: Partial<ReadOpening> = {}): ReadOpening => ({
  kind: 'read',
  from: from(uid),
  draft: draft(id, uid),
  place: NEW_INSTEAD,
  step: 'path',
  notice: null,
  ...rest,
});
const sample = (id: string): ReadOpening => ({
  ...read(id, 's'),
  from: { kind: 'sample', name: 'cat', isNew: true },
  draft: { ...EMPTY_DRAFT, source: { kind: 'sample', name: 'cat' } },
  step: 'scan',
});
const opened = (id: string) => ({
  ...tinyScan(),
  series: ct('s'),
  thumbnail: 'picture',
  patient: { ...EMPTY_DRAFT.patient, id },
  guide: { thicknessMm: 3.5 },
  lesionLps: patientPoint(7, 8, 9),
});
const session = () => sessionStore.getState();
const now = () => draftStore.getState();
const shown = (): string => `${now().patient.id} on ${session().scan?.series.uid ?? 'nothing'}`;
const asked = (): string[] => fake.asked.map(({ what }) => what);
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
    files: null,
    thumbnails: {},
    alerts: [],
    step: 'scan',
    dialog: null,
    lookOnly: false,
  });
  startWork(EMPTY_DRAFT, 'none');
});

describe('a series that is read where nothing is open', () => {
  const nothingOpen = (id: string, uid: string): ReadOpening => read(id, uid, { place: { kind: 'empty' } });

  it('has its list and its draft at once, and its scan once it is read', async () => {
    begin(nothingOpen('Tim', '7'));
    expect([shown(), session().files?.preselected]).toEqual(['Tim on nothing', '7']);
    edit(d => ({ patient: { ...d.patient, id: 'Tom' } }));
    await answer(0, tinyScan());
    // What was decided while it was read stands.
    expect([shown(), session().step, session().crosshair]).toEqual(['Tom on 7', 'path', [1, 2, 3]]);
    expect(pictured).toEqual(['7']);
  });

  it('keeps its list where it is refused, to choose another from', async () => {
    begin(nothingOpen('Tim', '7'));
    await answer(0, null);
    expect([shown(), session().files?.preselected, pictured]).toEqual(['Tim on nothing', '7', ['7']]);
  });

  it('is late once another was begun, and once its list gave way to another', async () => {
    begin(nothingOpen('Tim', '7'));
    begin(nothingOpen('Tom', '8'));
    await answer(0, tinyScan());
    expect(shown()).toBe('Tom on nothing');
    await answer(1, tinyScan());
    expect(shown()).toBe('Tom on 8');
    setSession({ scan: null });
    begin(nothingOpen('Tim', '7'));
    setSession({ files: listOf('9') });
    await answer(2, tinyScan());
    expect(shown()).toBe('Tim on nothing');
  });
});

describe('a series that is read for the case at hand', () => {
  it('gives the waiting case its scan, under the same work', async () => {
    startWork(draft('Tom', null), 'tom');
    setSession({ thumbnails: { '7': 'picture' } as never });
    begin(read('Tom', '7', { place: { kind: 'waiting' } }));
    expect([shown(), session().files]).toEqual(['Tom on nothing', null]);
    await answer(0, tinyScan());
    expect([shown(), currentWork(), now().seriesUid, session().step]).toEqual([
      'Tom on 7',
      'tom',
      '7',
      'path',
    ]);
    expect(session().thumbnails).toEqual({ '7': 'picture' });
  });

  it('is late once another case is at hand', async () => {
    startWork(draft('Tom', '7'), 'tom');
    begin(read('Tom', '7', { place: { kind: 'waiting' } }));
    startWork(draft('Tim', '8'), 'tim');
    await answer(0, tinyScan());
    expect(shown()).toBe('Tim on nothing');
  });
});

describe('a series that is read in the place of what is open', () => {
  it('leaves that as it is until then, and is new work', async () => {
    openRex();
    awaitCase({ draft: draft('Tim', '7'), workId: null });
    begin(read('Tim', '7'));
    expect(shown()).toBe('Rex on 1');
    await answer(0, tinyScan());
    expect([shown(), session().step, awaitedCase(), isUntouched(now())]).toEqual([
      'Tim on 7',
      'path',
      null,
      true,
    ]);
    expect(currentWork()).not.toBe('rex');
    undo();
    expect(shown()).toBe('Tim on 7');
  });

  it.each([
    ['it is refused', null, true],
    ['what is open cannot be kept', tinyScan(), false],
  ])('leaves it where %s', async (_, value, canKeep) => {
    openRex();
    fake.canKeep = canKeep;
    begin(read('Tim', '7'));
    await answer(0, value);
    expect([shown(), currentWork()]).toEqual(['Rex on 1', 'rex']);
    undo();
    expect(shown()).toBe('Fido on 1');
  });

  it('is late once something that was opened after it has come, and not before', async () => {
    openRex();
    begin(sample('cat'));
    begin(read('Tim', '7'));
    await answer(1, tinyScan());
    expect(shown()).toBe('Tim on 7');
    await answer(0, opened('Cat'));
    expect(shown()).toBe('Tim on 7');

    begin(sample('cat'));
    begin(read('Tom', '8'));
    await answer(2, opened('Cat'));
    expect(shown()).toBe('Cat on s');
    await answer(3, tinyScan());
    expect(shown()).toBe('Tom on 8');
  });

  it('is not late where what was opened after it came to nothing', async () => {
    openRex();
    begin(sample('cat'));
    begin(read('Tim', '7'));
    await answer(1, null);
    await answer(0, opened('Cat'));
    expect(shown()).toBe('Cat on s');
  });

  it('asks whether a scan is used that is another than the draft was made on', async () => {
    begin(read('Tim', '7', { draft: draft('Tim', '7', { content: 'c7' }) }));
    await answer(0, tinyScan('c8'));
    expect(session().step).toBe('scan');
  });

  it('says what there is to say once it is open', async () => {
    begin(read('Tim', '7', { notice: { code: 'other-scan', message: 'Another.', sentences: [] } }));
    expect(said()).toEqual([]);
    await answer(0, tinyScan());
    expect(said()).toEqual(['other-scan']);
  });

  it('has a missing slice filled in where somebody agreed', () => {
    const interpolateMissing = { agreedBy: 'AB', at: '2026-01-02T10:00:00Z' };
    begin(read('Tim', '7', { draft: draft('Tim', '7', { interpolateMissing }) }));
    expect(asked()).toEqual(['readSeries 7, filled in']);
  });

  it('is a sample that brings its patient, or the work that was done on one', async () => {
    begin(sample('cat'));
    await answer(0, opened('Cat'));
    expect([shown(), now().guide.thicknessMm, session().crosshair]).toEqual(['Cat on s', 3.5, [7, 8, 9]]);
    expect(session().thumbnails).toEqual({ s: 'picture' });
    begin({
      ...sample('cat'),
      from: { kind: 'sample', name: 'cat', isNew: false },
      draft: draft('Tom', 's'),
    });
    await answer(1, opened('Cat'));
    expect([shown(), session().crosshair]).toEqual(['Tom on s', [1, 2, 3]]);
  });
});

describe('kept work', () => {
  const kept = (work: HeldWork): ReadOpening =>
    read('Tim', '7', {
      from: { kind: 'kept', opened: tinyScan(), series: ct('7') },
      place: { kind: 'instead', work: { id: 'w', revision: 3, held: work } },
    });

  it('goes on as saved', async () => {
    await carryOut(kept(heldWork(true)));
    expect([shown(), currentWork(), session().save.kind, session().dialog]).toEqual([
      'Tim on 7',
      'w',
      'saved',
      null,
    ]);
  });

  it('is only looked at where another window has it, and that is said', async () => {
    await carryOut(kept(heldWork(false)));
    expect([shown(), session().lookOnly, session().dialog]).toEqual(['Tim on 7', true, 'elsewhere']);
  });

  it('is let go of where what is open cannot be kept, where its scan is refused, and where it comes late', async () => {
    openRex();
    fake.canKeep = false;
    const one = heldWork(true);
    await carryOut(kept(one));
    expect([one.letGo.mock.calls.length, shown()]).toEqual([1, 'Rex on 1']);

    fake.canKeep = true;
    const two = heldWork(true);
    const onSample = { ...kept(two), from: { kind: 'sample', name: 'cat', isNew: false } } as const;
    begin(onSample);
    await answer(0, null);
    expect([two.letGo.mock.calls.length, shown()]).toEqual([1, 'Rex on 1']);

    const three = heldWork(true);
    begin({ ...onSample, place: kept(three).place });
    begin(read('Tom', '8'));
    await answer(2, tinyScan());
    await answer(1, opened('Cat'));
    expect([three.letGo.mock.calls.length, shown()]).toEqual([1, 'Tom on 8']);
  });

  it('that was awaited is asked for once its scan has come', async () => {
    openRex();
    begin(read('Tim', '7', { place: { kind: 'instead', work: 'w7' } }));
    await answer(0, tinyScan());
    await vi.waitFor(() => expect([shown(), currentWork()]).toEqual(['Tim on 7', 'w7']));
  });
});
