import { beforeEach, expect, it, vi } from 'vitest';
import type { Plan } from '../../../../geometry/plan/document/plan-schema';
import type { Jobs } from '../../../../renderer/state/derived/jobs';
import { createScanLane } from '../../../../renderer/state/derived/scan-lane';
import { createVerifiedLane } from '../../../../renderer/state/derived/verified-lane';
import { EMPTY_DRAFT, type Draft } from '../../../../renderer/state/draft';
import { beginDraft, edit } from '../../../../renderer/state/draft-store';
import { sessionStore, setSession, type Session } from '../../../../renderer/state/session-store';

let asked: [string, (value: unknown) => Promise<void>][] = [];
const ask = (what: string): Promise<never> =>
  new Promise(resolve => {
    asked.push([
      what,
      async value => {
        resolve(value as never);
        for (let n = 0; n < 5; n++) await Promise.resolve();
      },
    ]);
  });
let shown: string[] = [];
const jobs: Jobs = {
  runJob: ask,
  runQuietly: ask,
  readSeries: ask,
  showSeries: ({ series }) => {
    shown.push(series.uid);
    openScan(series.uid);
  },
};
const names = (): string[] => asked.map(([what]) => what);
const openScan = (uid: string, content = 'c'): void =>
  setSession({ scan: { series: { uid }, content, volume: {} } as unknown as Session['scan'] });

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  shown = [];
  setSession({ scan: null, files: null, verified: null, crosshair: null, final: null, added: {} });
  beginDraft({ ...EMPTY_DRAFT, seriesUid: '1' });
});

it('reads the series that the draft comes back to, once, and again where that came to nothing', async () => {
  const lane = createScanLane(jobs);
  openScan('1');
  lane.follow();
  edit(() => ({ seriesUid: '2' }));
  lane.follow();
  expect(names()).toEqual([]); // not among the files at hand
  setSession({ files: { series: [{ uid: '2' }] } as unknown as Session['files'] });
  lane.follow();
  lane.follow();
  expect(names()).toEqual(['2']);
  await asked[0]![1](null);
  lane.follow();
  expect(names()).toEqual(['2', '2']);
  await asked[1]![1]({ series: { uid: '2' } });
  lane.follow();
  expect([names().length, shown]).toEqual([2, ['2']]);
});

it('shows no series that undo has left before it was read', async () => {
  const lane = createScanLane(jobs);
  openScan('1');
  setSession({ files: { series: [{ uid: '1' }, { uid: '2' }] } as unknown as Session['files'] });
  edit(() => ({ seriesUid: '2' }));
  lane.follow();
  edit(() => ({ seriesUid: '1' }));
  lane.follow();
  await asked[0]![1]({ series: { uid: '2' } });
  expect([names(), shown, sessionStore.getState().scan?.series.uid]).toEqual([['2'], [], '1']);
});

const plan = { id: 'a', case: { scans: [{ id: 'ct', role: 'ct', content: 'c' }] }, scans: [] };
const later = {
  seriesUid: '9',
  laid: { fixedFromMoving: 'pose' },
  marks: [],
} as unknown as NonNullable<Draft['later']>;
const measured = (x: number) => ({ outcomes: [{ windowLps: [x, 0, 0] }], missing: [] });

it('measures a later scan once it rests, shows the first window, and drops what is of other marks', async () => {
  const lane = createVerifiedLane(jobs);
  openScan('1');
  setSession({ added: { '9': { volume: {} } } as unknown as Session['added'] });
  edit(() => ({ carriedOut: plan as unknown as Plan, later: { ...later, laid: null } }));
  lane.follow();
  vi.advanceTimersByTime(1000);
  expect(names()).toEqual([]); // nobody has registered it
  edit(() => ({ later }));
  lane.follow();
  vi.advanceTimersByTime(199);
  expect(names()).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(names()).toEqual(['measureLater']);
  edit(d => ({ later: { ...d.later!, marks: [{ trajectory: 'T1' }] as unknown as typeof later.marks } }));
  await asked[0]![1](measured(1));
  expect(sessionStore.getState().verified).toBeNull();
  lane.follow();
  vi.advanceTimersByTime(200);
  await asked[1]![1](measured(2));
  expect(sessionStore.getState().verified?.value).toEqual(measured(2));
  expect([...sessionStore.getState().crosshair!]).toEqual([2, 0, 0]);
});

it('measures nothing on a CT that the plan was not made on', () => {
  const lane = createVerifiedLane(jobs);
  openScan('1', 'another');
  setSession({ added: { '9': { volume: {} } } as unknown as Session['added'] });
  edit(() => ({ carriedOut: plan as unknown as Plan, later }));
  lane.follow();
  vi.advanceTimersByTime(1000);
  expect(names()).toEqual([]);
});
