import { beforeEach, describe, expect, it, vi } from 'vitest';
import { patientPoint } from '../../geometry/core/frames';
import { phrase } from '../../geometry/messages/phrase';
import { openFiles } from '../../renderer/actions/opening/open-files';
import { chooseSeries } from '../../renderer/actions/opening/choose-series';
import { openSample } from '../../renderer/actions/opening/open-sample';
import { currentWork } from '../../renderer/actions/recent-work';
import { closeCase } from '../../renderer/actions/close-case';
import { translateMessage } from '../../renderer/language/translate-message';
import { caseOfDraft } from '../../renderer/state/draft';
import { draftStore, edit, undo } from '../../renderer/state/draft-store';
import { sessionStore, setSession, type Session } from '../../renderer/state/session-store';
import { smallCt } from '../support/read-volume';
import { writeNrrd, type TestVolume } from '../support/write-volume';

// A folder that could not be used closed the plan that was open, as it was dropped: the scan went
// off the screen, the decisions were begun anew and there was nothing to undo. Here the window's
// actions and the planner are the real ones.

/** How the next reading ends; how many were begun. */
const GONE = phrase('files-gone');
const reading = vi.hoisted(() => ({ ends: 'well' as 'well' | 'refused' | 'cancelled', begun: 0 }));
vi.mock('../../geometry/scan/read-series', async original => {
  const real = await original<typeof import('../../geometry/scan/read-series')>();
  const { refuse } = await import('../../geometry/core/result');
  const readSeries: typeof real.readSeries = async (...given) => {
    reading.begun++;
    if (reading.ends === 'refused') return refuse('no-files', GONE);
    const read = await real.readSeries(...given);
    if (reading.ends === 'cancelled') (await import('../../renderer/actions/run-job')).cancelJobs();
    return read;
  };
  return { ...real, readSeries };
});
vi.mock('../../renderer/workers/planner/open-sample', async () => {
  const { cancelJobs } = await import('../../renderer/actions/run-job');
  return {
    openSample: async (_: unknown, { signal }: { signal: AbortSignal }) => {
      cancelJobs();
      await Promise.resolve();
      signal.throwIfAborted();
    },
  };
});
vi.mock('../../renderer/workers/planner/decode-pool', async () => {
  const { localFrameDecoder } = await import('../../geometry/scan/codecs/frame-decoder');
  return {
    decodePool: () =>
      Object.assign(
        localFrameDecoder(name => name),
        { close: () => Promise.resolve() },
      ),
  };
});
vi.hoisted(() => {
  type Listen = (event: { data: unknown }) => void;
  const hears: { window: Listen; worker: Listen } = { window: () => undefined, worker: () => undefined };
  Object.assign(globalThis, {
    localStorage: { getItem: () => null, setItem: () => undefined },
    window: { addEventListener: () => undefined },
    self: {
      addEventListener: (_: string, listen: Listen) => (hears.worker = listen),
      postMessage: (data: unknown) => queueMicrotask(() => hears.window({ data })),
    },
    Worker: class {
      addEventListener(type: string, listen: Listen): void {
        if (type === 'message') hears.window = listen;
      }
      postMessage(data: unknown): void {
        queueMicrotask(() => hears.worker({ data }));
      }
      terminate(): void {
        throw new Error('the planner was given up');
      }
    },
  });
});
await import('../../renderer/workers/planner.worker');

const file = (path: string, content: BlobPart = 'For the owner of Rex') => ({
  path,
  file: new File([content], path),
});
const nrrd = (path: string, volume: TestVolume) => file(path, new Uint8Array(writeNrrd(volume).header));
const other = { ...smallCt, values: smallCt.values.map(v => v + 7) };
const third = { ...smallCt, values: smallCt.values.map(v => v + 9) };
const brokenDicom = () => {
  const bytes = new Uint8Array(4000).fill(0xa5);
  bytes.set(new TextEncoder().encode('DICM'), 128);
  return file('broken/1.dcm', bytes);
};
const savedCase = (series: string) =>
  JSON.stringify({
    format: 'bregma-case',
    version: 1,
    patient: { id: 'K9-7' },
    scans: [{ id: 'ct', role: 'ct', path: 'ct', series }],
    trajectories: [{ id: 'T1', targetLps: [1, 2, 3], entryLps: [4, 5, 60] }],
  });

const alert = (): string => sessionStore.getState().alerts.at(-1)?.problem.message ?? '';
/** All that the window knows but for what it says and what goes on. */
function everything(): readonly unknown[] {
  const { alerts, jobs, ...session }: Session = sessionStore.getState();
  expect([alerts.length, jobs.length]).toEqual([alerts.length, 0]);
  return [currentWork(), draftStore.getState(), session];
}
let voxels: readonly number[];

beforeEach(async () => {
  await closeCase();
  reading.ends = 'well';
  setSession({ alerts: [] });
  await openFiles([nrrd('rex/ct.nrrd', smallCt)]);
  voxels = [...sessionStore.getState().scan!.volume.voxels];
  edit(d => ({ patient: { ...d.patient, id: 'Rex' } }));
  const path = { id: 'T1', targetLps: patientPoint(1, 2, 3), entryLps: patientPoint(4, 5, 6) };
  edit(() => ({ trajectories: [path] }));
  const final = { value: { plan: 'of Rex' }, key: 'k' } as unknown as Session['final'];
  setSession({ final, step: 'guide', save: { kind: 'saved', at: new Date(0) } });
  reading.begun = 0;
});

/**
 * Whatever is done, what is open is the same afterwards, down to what can be undone, and the reason
 * is said.
 */
async function expectUntouched(open: () => unknown, said: RegExp | null): Promise<void> {
  const before = everything();
  const { scan } = sessionStore.getState();
  await open();
  expect(everything()).toEqual(before);
  expect(sessionStore.getState().scan).toBe(scan);
  expect([...scan!.volume.voxels]).toEqual(voxels);
  if (said === null) expect(sessionStore.getState().alerts).toEqual([]);
  else {
    expect(alert()).toMatch(said);
    expect(translateMessage(sessionStore.getState().alerts.at(-1)!.problem, 'fr')).not.toBe(alert());
  }
  undo();
  expect([draftStore.getState().patient.id, draftStore.getState().trajectories]).toEqual(['Rex', []]);
  undo();
  expect(draftStore.getState().patient.id).not.toBe('Rex');
}

describe('what is open stays as it is', () => {
  it.each([
    ['text files', () => [file('notes/a.txt'), file('notes/b.txt')], /^None of the 2 files is a CT slice/],
    ['an empty folder', () => [], /^There are no files to read/],
    ['broken DICOM', () => [brokenDicom()], /^broken\/1\.dcm is not a CT slice \(a damaged/],
    [
      'two CTs of which none is plainly meant',
      () => [nrrd('n/a.nrrd', other), nrrd('n/b.nrrd', third)],
      /\(Rex\) stays\. To choose/,
    ],
    ['a damaged case', () => [file('case.json', '{"format": "bregma-case",')], /case\.json/],
    [
      'a case without its scan',
      () => [file('case.json', savedCase('1.2.3'))],
      /K9-7 was not opened.*"ct".*\(Rex\) stays/,
    ],
    [
      'a case beside text files',
      () => [file('p/case.json', savedCase('1.2.3')), file('p/ct/a.txt')],
      /K9-7 was not opened.*"ct"/,
    ],
    [
      'a case beside the CT of another animal',
      () => [file('p/case.json', savedCase('1.2.3')), nrrd('p/ct/a.nrrd', other)],
      /K9-7 was not opened.*"ct"/,
    ],
  ] as const)('after %s', async (_, files, said) => {
    await expectUntouched(() => openFiles([...files()]), said);
    expect(reading.begun).toBe(0);
  });

  it('where the reading of another is refused', async () => {
    reading.ends = 'refused';
    await expectUntouched(() => openFiles([nrrd('n/a.nrrd', other)]), /^The files are no longer at hand/);
    expect([alert(), reading.begun]).toEqual([GONE.message, 1]);
  });

  it('where the reading of another is cancelled', async () => {
    reading.ends = 'cancelled';
    await expectUntouched(() => openFiles([nrrd('n/a.nrrd', other)]), null);
    expect(reading.begun).toBe(1);
  });

  it('where a sample patient is cancelled', () => expectUntouched(() => openSample('cat'), null));

  it('where another series of its own files is refused', async () => {
    await closeCase();
    await openFiles([nrrd('n/a.nrrd', other), nrrd('n/b.nrrd', third)]);
    const [a, b] = sessionStore.getState().files!.series.map(({ uid }) => uid);
    void chooseSeries(a!);
    await vi.waitFor(() => expect(sessionStore.getState().scan?.series.uid).toBe(a));
    edit(d => ({ patient: { ...d.patient, id: 'Tom' } }));
    const before = everything();
    reading.ends = 'refused';
    void chooseSeries(b!);
    await vi.waitFor(() => expect(alert()).toMatch(/no longer at hand/));
    expect(everything()).toEqual(before);
  });
});

describe('what can be used', () => {
  it('takes the place of what is open once it has been read', async () => {
    await openFiles([nrrd('n/a.nrrd', other)]);
    const { scan, step, final } = sessionStore.getState();
    expect([...scan!.volume.voxels]).toEqual(other.values);
    expect([step, final, draftStore.getState().trajectories]).toEqual(['scan', null, []]);
  });

  it.each(['scan', 'verify'] as const)(
    'is the case that was asked for, once its scan comes, in %s',
    async step => {
      const { final } = sessionStore.getState();
      await openFiles([nrrd('n/a.nrrd', other)]);
      const { uid } = sessionStore.getState().scan!.series;
      await openFiles([nrrd('rex/ct.nrrd', smallCt)]);
      await openFiles([file('case.json', savedCase(uid))]);
      expect(alert()).toMatch(/K9-7 was not opened/);
      // In Verify, with a guide there, another CT would be the one made after the biopsy.
      setSession({ step, final });
      await openFiles([nrrd('n/a.nrrd', other)]);
      const now = caseOfDraft(draftStore.getState());
      expect(now.ok && [now.value.patient.id, now.value.trajectories[0]!.targetLps]).toEqual([
        'K9-7',
        [1, 2, 3],
      ]);
      expect([...sessionStore.getState().scan!.volume.voxels]).toEqual(other.values);
    },
  );

  it('is laid beside the open CT where it is an MR', async () => {
    const { scan, final } = sessionStore.getState();
    await openFiles([nrrd('n/mr.nrrd', { ...smallCt, values: smallCt.values.map((_, i) => 10 * i) })]);
    expect([sessionStore.getState().scan, sessionStore.getState().final]).toEqual([scan, final]);
    expect(draftStore.getState().added.map(({ role }) => role)).toEqual(['mr']);
    undo();
    expect([draftStore.getState().added, draftStore.getState().patient.id]).toEqual([[], 'Rex']);
  });
});

describe('a case that waits for its scan goes on waiting', () => {
  it.each([
    ['text files', () => [file('notes/a.txt')]],
    ['an MR alone', () => [nrrd('n/mr.nrrd', { ...smallCt, values: smallCt.values.map((_, i) => 10 * i) })]],
  ])('after %s', async (_, files) => {
    await closeCase();
    await openFiles([file('case.json', savedCase('1.2.3'))]);
    const before = everything();
    const asked = alert();
    await openFiles(files());
    expect(everything()).toEqual(before);
    expect(alert()).not.toBe(asked);
    expect(draftStore.getState().patient.id).toBe('K9-7');
  });
});
