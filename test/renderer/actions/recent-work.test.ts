import { beforeEach, describe, expect, it, vi } from 'vitest';
import { patientPoint } from '../../../geometry/core/frames';
import { keepSaving, saveWork as save } from '../../../renderer/actions/autosave';
import { currentWork, listRecent, startWork } from '../../../renderer/actions/recent-work';
import { openFiles } from '../../../renderer/actions/opening/open-files';
import { closeCase } from '../../../renderer/actions/close-case';
import { openRecent } from '../../../renderer/actions/opening/open-recent';
import { restoreWork } from '../../../renderer/actions/opening/restore-work';
import { DRAFT_KEY } from '../../../renderer/platform/keep-work';
import { EMPTY_DRAFT, type Draft } from '../../../renderer/state/draft';
import { draftStore, edit } from '../../../renderer/state/draft-store';
import { sessionStore, setSession, type LoadedScan } from '../../../renderer/state/session-store';

/** Series of which the scan is still kept. */
const scans = vi.hoisted(() => new Set<string>());
vi.mock('../../../renderer/actions/run-job', () => ({
  planner: { run: () => Promise.resolve(null), cancel: () => undefined },
  runJob: (kind: string, { key }: { key: string }) =>
    Promise.resolve(
      kind === 'readSeries' || (kind === 'loadCachedVolume' && scans.has(key))
        ? {
            volume: {
              sizeVoxels: [2, 2, 2],
              spacingMm: [1, 1, 1],
              originLps: [0, 0, 0],
              axes: [
                [1, 0, 0],
                [0, 1, 0],
                [0, 0, 1],
              ],
            },
          }
        : kind === 'inspect'
          ? {
              series: [{ uid: '7', usable: true, role: 'ct', problems: [], slices: 2 }],
              ignored: [],
              preselected: '7',
              doubt: null,
            }
          : null,
    ),
}));

let kept: Map<string, string>;
let disk: 'fine' | 'full';
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, text: string) => {
    if (disk === 'full') throw new Error('quota');
    kept.set(key, text);
  },
});
vi.stubGlobal('window', { addEventListener: () => undefined });
vi.stubGlobal('navigator', {});
// Each change is saved by hand here.
vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
keepSaving();

const saveWork = async (): Promise<void> => {
  await save();
  await listRecent();
};
const begin = (uid: string, id: string): void => {
  setSession({ scan: { series: { uid } } as unknown as LoadedScan, alerts: [] });
  startWork({ ...EMPTY_DRAFT, source: { kind: 'files', folder: 'ct' }, seriesUid: uid }, id);
};
const name = (id: string): void => edit(d => ({ patient: { ...d.patient, id } }));
const names = (): string[] => sessionStore.getState().recent.map(one => one.name);
const recent = (wanted: string) => sessionStore.getState().recent.find(one => one.name === wanted)!;
const alert = (): string => sessionStore.getState().alerts.at(-1)?.problem.message ?? '';
const now = (): Draft => draftStore.getState();

beforeEach(() => {
  kept = new Map();
  disk = 'fine';
  scans.clear();
  setSession({ scan: null, alerts: [], recent: [] });
});

describe('recent cases', () => {
  it('list work from its first change on, the latest first, each once', async () => {
    begin('1', 'a');
    await saveWork();
    expect(names()).toEqual([]);
    name('Rex');
    await saveWork();
    begin('1', 'b');
    name('Tom');
    await saveWork();
    name('Tim');
    await saveWork();
    expect(names()).toEqual(['Tim', 'Rex']);
  });

  it('keep the work that was on the same scan when another is begun, and go on with it', async () => {
    scans.add('1');
    begin('1', 'a');
    name('Rex');
    await saveWork();
    begin('1', 'b');
    name('Tom');
    await openRecent(recent('Rex'));
    expect([now().patient.id, sessionStore.getState().scan?.series.uid]).toEqual(['Rex', '1']);
    // What was not saved yet was saved before it was left.
    await openRecent(recent('Tom'));
    expect(now().patient.id).toBe('Tom');
    name('Tom II');
    await saveWork();
    expect(names().sort()).toEqual(['Rex', 'Tom II']);
  });

  it('ask for a scan that is no longer kept, by its folder', async () => {
    begin('1', 'a');
    name('Rex');
    await saveWork();
    await closeCase();
    await openRecent(recent('Rex'));
    expect([now().patient.id, sessionStore.getState().scan]).toEqual(['Rex', null]);
    expect(alert()).toMatch(/its scan is not.*"ct"/);
  });

  it('wait for a scan that is no longer kept beside the open case, which stays until it has been read', async () => {
    begin('7', 'a');
    name('Rex');
    await saveWork();
    begin('2', 'b');
    name('Tom');
    const before = [now(), sessionStore.getState().scan];
    await openRecent(recent('Rex'));
    expect([now(), sessionStore.getState().scan]).toEqual(before);
    expect(alert()).toBe(
      'The work on Rex was not opened, because its scan is no longer kept here: open the folder "ct" to go on with it. Until then the open case (Tom) stays.',
    );
    await openFiles([{ path: 'ct/1.dcm', file: new File(['x'], '1.dcm') }]);
    expect([now().patient.id, sessionStore.getState().scan?.series.uid]).toEqual(['Rex', '7']);
    expect(currentWork()).toBe('a');
    expect(names().sort()).toEqual(['Rex', 'Tom']);
  });

  it('say so where one is gone, take it off, and leave the work at hand alone', async () => {
    begin('1', 'a');
    name('Rex');
    await saveWork();
    begin('2', 'b');
    name('Tom');
    await saveWork();
    const slot = [...kept].find(([key, text]) => key.includes('work-') && text.includes('Rex'))![0];
    kept.delete(slot);
    await openRecent(recent('Rex'));
    expect(alert()).toMatch(/Rex is no longer kept/);
    expect([names(), now().patient.id]).toEqual([['Tom'], 'Tom']);
  });

  it('are at most twelve: the longest untouched makes room', async () => {
    for (let n = 0; n < 14; n++) {
      begin(String(n), `id${n}`);
      name(`P${n}`);
      await saveWork();
    }
    expect([names().length, names().includes('P0'), names().includes('P2')]).toEqual([12, false, true]);
    expect([...kept.keys()].filter(key => key.includes('work-')).length).toBe(12);
  });

  it('list a case once that is opened from its file again and again, and twice once it has changed', async () => {
    const path = { id: 'T1', targetLps: patientPoint(0, 0, 0), entryLps: patientPoint(0, 0, 9) };
    const same: Draft = { ...EMPTY_DRAFT, seriesUid: '1', trajectories: [path] };
    for (const id of ['a', 'b', 'c']) {
      begin('1', id);
      startWork({ ...same }, id);
      await saveWork();
    }
    expect(names()).toEqual(['unnamed']);
    edit(d => ({ bone: { ...d.bone, thresholdHu: 300 } }));
    await saveWork();
    startWork({ ...same }, 'd');
    await saveWork();
    expect(names()).toEqual(['unnamed', 'unnamed']);
  });

  it('go on at the step where they were left for another scan', async () => {
    scans.add('1');
    begin('1', 'a');
    name('Rex');
    setSession({ step: 'guide' });
    await openFiles([{ path: 'ct/1.dcm', file: new File(['x'], '1.dcm') }]);
    expect([now().patient.id, sessionStore.getState().step]).toEqual(['unnamed', 'scan']);
    await listRecent();
    await openRecent(recent('Rex'));
    expect([now().patient.id, sessionStore.getState().step]).toEqual(['Rex', 'guide']);
  });

  it('are not left while the work at hand cannot be kept', async () => {
    begin('1', 'a');
    name('Rex');
    await saveWork();
    begin('2', 'b');
    name('Tom');
    disk = 'full';
    await openRecent(recent('Rex'));
    expect([now().patient.id, sessionStore.getState().scan?.series.uid]).toEqual(['Tom', '2']);
    expect(alert()).toMatch(/your work on Tom could not be kept \(quota\)/);
  });

  it('begin anew where the list is damaged', async () => {
    kept.set('bregma/recent', '[{"id":1},{"slot":');
    await listRecent();
    expect(names()).toEqual([]);
    kept.set('bregma/recent', '[{"id":1},{"id":"x","slot":99,"name":"n","at":"2026"},null]');
    await listRecent();
    expect(names()).toEqual([]);
  });
});

describe('closing a case', () => {
  it('leaves it among the recent ones and nothing to restore', async () => {
    begin('1', 'a');
    name('Rex');
    await closeCase();
    expect([sessionStore.getState().scan, names()]).toEqual([null, ['Rex']]);
    expect(kept.get(`bregma/${DRAFT_KEY}`)).toBe('');
    await restoreWork();
    expect(now()).toEqual(EMPTY_DRAFT);
  });
});
