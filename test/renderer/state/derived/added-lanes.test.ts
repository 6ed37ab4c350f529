import { beforeEach, describe, expect, it } from 'vitest';
import { createAddedLanes } from '../../../../renderer/state/derived/added-lanes';
import type { Jobs } from '../../../../renderer/state/derived/jobs';
import { newAdded } from '../../../../renderer/state/case-scans';
import { EMPTY_DRAFT } from '../../../../renderer/state/draft';
import { beginDraft, edit, undo } from '../../../../renderer/state/draft-store';
import { sessionStore, setSession, type LoadedScan } from '../../../../renderer/state/session-store';
import { sampleMrUid } from '../../../../renderer/workers/planner/sample-series';
import { ct, files, mr } from '../../../support/openings';

/** Jobs that are answered by hand. */
interface Asked {
  readonly what: string;
  readonly signal: AbortSignal | undefined;
  readonly answer: (value: unknown) => Promise<void>;
}
let asked: Asked[];
let cached: string[];
const jobs: Jobs = {
  runJob: (kind, request, _, signal) =>
    new Promise(resolve => {
      asked.push({
        what: `${kind} ${'uid' in request ? request.uid : ''}`,
        signal,
        answer: async value => {
          resolve(value as never);
          for (let n = 0; n < 8; n++) await Promise.resolve();
        },
      });
    }),
  runQuietly: (kind, request) => {
    cached.push(`${kind} ${'uid' in request ? request.uid : ''}`);
    return Promise.resolve(null);
  },
  readSeries: () => Promise.resolve(null),
  showSeries: () => undefined,
};
const session = () => sessionStore.getState();
const told = (): string[] => asked.map(({ what }) => what);
const here = (): string[] => Object.keys(session().added);
const showCt = (): void =>
  setSession({ scan: { series: { uid: 'ct' } } as unknown as LoadedScan, added: {}, missing: [] });
const add = (seriesUid: string, folder = 'mr'): void =>
  edit(({ added }) => ({
    added: [
      ...added,
      newAdded({ id: 'mr', role: 'mr', source: { kind: 'files', folder }, seriesUid, description: '' }),
    ],
  }));
const opened = { volume: {} };

let lanes: ReturnType<typeof createAddedLanes>;
beforeEach(() => {
  asked = [];
  cached = [];
  setSession({ files: null, alerts: [] });
  beginDraft({ ...EMPTY_DRAFT, seriesUid: 'ct' });
  showCt();
  lanes = createAddedLanes(jobs);
});

describe('the voxels of a scan beside the CT', () => {
  it('are read from the files at hand, once, and kept', async () => {
    setSession({ files: files([mr('5')]) });
    add('5');
    lanes.follow();
    lanes.follow();
    expect(told()).toEqual(['readAdded 5']);
    await asked[0]!.answer(opened);
    lanes.follow();
    expect([here(), told().length, cached]).toEqual([['5'], 1, ['cacheAdded 5']]);
  });

  it('are asked for once where they are nowhere, and read where files come that hold them', async () => {
    add('5', 'rex mr');
    lanes.follow();
    await asked[0]!.answer(null);
    lanes.follow();
    expect([told(), session().missing]).toEqual([['loadCachedAdded 5'], ['5']]);
    expect(session().alerts.map(({ problem }) => problem.message)).toEqual([
      expect.stringMatching(/^The scan mr, .* drop the folder "rex mr"/),
    ]);
    const damaged = ct('5', { role: null, usable: false });
    setSession({ files: files([damaged, mr('6')]) });
    lanes.follow();
    expect(told()).toHaveLength(1);
    setSession({ files: files([mr('5'), mr('6')]) });
    lanes.follow();
    await asked[1]!.answer(opened);
    expect([told()[1], here(), session().missing]).toEqual(['readAdded 5', ['5'], []]);
  });

  it('are not read anew because other files have come meanwhile', async () => {
    setSession({ files: files([mr('5')]) });
    add('5');
    lanes.follow();
    setSession({ files: files([mr('5'), mr('6')]) });
    add('6');
    lanes.follow();
    expect([told(), asked[0]!.signal?.aborted]).toEqual([['readAdded 5', 'readAdded 6'], false]);
    await asked[0]!.answer(opened);
    await asked[1]!.answer(opened);
    expect([here(), told().length]).toEqual([['5', '6'], 2]);
  });

  it('are dropped late, and sought anew, once another CT is open or the same once more', async () => {
    add('5');
    lanes.follow();
    showCt();
    lanes.follow();
    expect([told().length, asked[0]!.signal?.aborted]).toEqual([2, true]);
    await asked[0]!.answer(opened);
    expect(here()).toEqual([]);
    await asked[1]!.answer(opened);
    expect(here()).toEqual(['5']);
  });

  it('are sought again where the scan was taken away and is there again', async () => {
    add('5');
    lanes.follow();
    await asked[0]!.answer(null);
    undo();
    lanes.follow();
    add('5');
    lanes.follow();
    expect(told()).toHaveLength(2);
  });

  it('wait until the CT is there that the draft is about', () => {
    add('5');
    edit(() => ({ seriesUid: 'other' }));
    lanes.follow();
    expect(told()).toEqual([]);
  });

  it('are simulated of a sample patient, and where that was cancelled nothing is said', async () => {
    const uid = sampleMrUid('cat', 't2');
    add(uid);
    lanes.follow();
    await asked[0]!.answer(null);
    expect(told()).toEqual([`loadCachedAdded ${uid}`, 'scanSampleMr ']);
    await asked[1]!.answer(null);
    expect([session().missing, session().alerts]).toEqual([[uid], []]);
  });
});
