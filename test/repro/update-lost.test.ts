import { beforeEach, describe, expect, it, vi } from 'vitest';
import { words } from '../../geometry/messages/phrase';
import { keepSaving, saveWork } from '../../renderer/actions/autosave';
import { readNewest, startWork } from '../../renderer/actions/recent-work';
import { restoreWork } from '../../renderer/actions/opening/restore-work';
import { readWork } from '../../renderer/actions/saved-work';
import { EMPTY_DRAFT } from '../../renderer/state/draft';
import { draftStore, edit } from '../../renderer/state/draft-store';
import { sessionStore, setSession, type LoadedScan } from '../../renderer/state/session-store';
import { createFakeBrowser } from '../support/fake-private-files';

vi.mock('../../renderer/actions/run-job', () => ({
  planner: { run: () => Promise.resolve(null), cancel: () => undefined },
  runJob: () => Promise.resolve(null),
}));

const browser = createFakeBrowser();
const page = { storage: browser.storage as StorageManager | undefined };
vi.stubGlobal('localStorage', browser.localStorage);
vi.stubGlobal('window', { addEventListener: () => undefined });
vi.stubGlobal('navigator', {
  storage: {
    getDirectory: () => page.storage?.getDirectory() ?? Promise.reject(new Error('private window')),
  },
});
vi.useFakeTimers();
keepSaving();

const begin = (id: string, revision = 0): void => {
  setSession({ scan: { series: { uid: '1' } } as unknown as LoadedScan, alerts: [], dialog: null });
  startWork({ ...EMPTY_DRAFT, source: { kind: 'files', folder: 'ct' }, seriesUid: '1' }, id, revision);
};
const name = (id: string): void => edit(d => ({ patient: { ...d.patient, id } }));
const kept = (): string => readWork(browser.files.get('draft.json') ?? null)?.draft.patient.id ?? 'none';
const session = () => sessionStore.getState();
const alerts = (): string =>
  session()
    .alerts.map(({ problem }) => problem.message)
    .join('\n');

beforeEach(async () => {
  await vi.runAllTimersAsync();
  setSession({ scan: null, save: { kind: 'none' }, alerts: [], lookOnly: false, dialog: null });
  browser.files.clear();
  browser.local.clear();
  Object.assign(browser.state, { isFull: false, writeMs: 0 });
  page.storage = browser.storage;
});

describe('work that changes without a pause', () => {
  it.each([0, 600])('is at most 2 s behind in 17 s of a held key, writes taking %i ms', async writeMs => {
    begin('held');
    browser.state.writeMs = writeMs / 3;
    let worst = 0;
    const madeAt = new Map<string, number>();
    for (let ms = 0; ms < 17_000; ms += 33) {
      name(`P${ms}`);
      madeAt.set(`P${ms}`, ms);
      await vi.advanceTimersByTimeAsync(33);
      // What a kill at this moment would lose: everything since the state that lies there was made.
      worst = Math.max(worst, ms + 33 - (madeAt.get(kept()) ?? 0));
    }
    expect(worst).toBeGreaterThan(300);
    expect(worst).toBeLessThanOrEqual(2000);
    await vi.advanceTimersByTimeAsync(2000);
    expect([kept(), session().save.kind]).toEqual([draftStore.getState().patient.id, 'saved']);
  });
});

describe('work that two windows have', () => {
  it('is never written over with less than lies there: the later window is told and can look', async () => {
    begin('a', 0);
    name('Rex');
    await saveWork();
    const text = browser.files.get('draft.json')!;
    const revision = readWork(text)!.revision;
    // The other window goes on from there.
    const theirs = { ...readWork(text)!, revision: revision + 1 };
    const list = JSON.parse(browser.files.get('recent.json')!) as { revision: number }[];
    browser.files.set('work-0.json', JSON.stringify(theirs));
    browser.files.set('recent.json', JSON.stringify([{ ...list[0], revision: revision + 1 }]));
    name('Tom');
    await saveWork();
    expect((await readNewest('a'))?.draft.patient.id).toBe('Rex');
    expect([session().lookOnly, session().dialog, session().save.kind]).toEqual([true, 'elsewhere', 'none']);
    const before = draftStore.getState();
    name('Tim');
    expect(draftStore.getState()).toBe(before);
    expect(alerts()).toMatch(/open in another window, so nothing is changed/);
  });
});

describe('without a safe place', () => {
  it('work is never called saved, and says what to do', async () => {
    page.storage = undefined;
    begin('b');
    name('Rex');
    await vi.advanceTimersByTimeAsync(3000);
    expect(session().save).toEqual({ kind: 'unsafe' });
    expect(alerts()).toMatch(/^Your work is not saved: .*Download the case/);
  });

  it('and with a full one neither; it is tried again', async () => {
    begin('c');
    browser.state.isFull = true;
    name('Rex');
    await vi.advanceTimersByTimeAsync(3000);
    expect(session().save).toEqual({ kind: 'failed', why: words('storage-full') });
    expect(alerts()).toMatch(/^Your work is not saved \(the browser's storage is full\)\. Download the case/);
    browser.state.isFull = false;
    await vi.advanceTimersByTimeAsync(6000);
    expect([session().save.kind, kept()]).toEqual(['saved', 'Rex']);
  });

  it('the next session that has one finds the newest work, keeps it, and says where it lay', async () => {
    begin('d');
    name('Older');
    await saveWork();
    page.storage = undefined;
    name('Newer');
    await vi.advanceTimersByTimeAsync(3000);
    expect(kept()).toBe('Older');
    // The next session.
    page.storage = browser.storage;
    setSession({ scan: null, alerts: [] });
    startWork(EMPTY_DRAFT, 'none');
    await restoreWork();
    expect(draftStore.getState().patient.id).toBe('Newer');
    expect(alerts()).toMatch(/^The newest work on Newer .*lay where this browser keeps little/m);
    expect(kept()).toBe('Newer');
    expect((await readNewest('d'))?.draft.patient.id).toBe('Newer');
    expect([...browser.local.keys()].filter(key => /draft|work/.test(key))).toEqual([]);
  });
});
