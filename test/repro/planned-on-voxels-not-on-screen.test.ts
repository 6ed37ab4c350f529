import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SeriesSummary } from '../../geometry/scan/scan-inventory';
import { createPlannerClient } from '../../renderer/workers/planner-client';
import type { HeldScan } from '../../renderer/workers/planner/planner-protocol';
import { smallCt } from '../support/read-volume';
import { writeNrrd, type TestVolume } from '../support/write-volume';

// The planner took in every volume that it read, also where the window then did not: the reading
// was cancelled at its end, or the work that was open could not be saved. Bone, paths and guide
// were of voxels that nobody saw.

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

type Listen = (event: { data: never }) => void;
const window = { hears: (_: unknown): void => undefined };
const worker = { hears: (() => undefined) as Listen };
vi.stubGlobal('self', {
  addEventListener: (_: string, listen: Listen) => (worker.hears = listen),
  postMessage: (data: unknown) => queueMicrotask(() => window.hears(data)),
});
await import('../../renderer/workers/planner.worker');

/** The scan that is kept in the browser's private files. */
const kept = new Map<string, Uint8Array<ArrayBuffer>>();
vi.stubGlobal('navigator', {
  storage: {
    getDirectory: () =>
      Promise.resolve({
        getFileHandle: (name: string) =>
          kept.has(name)
            ? Promise.resolve({ getFile: () => Promise.resolve(new Blob([kept.get(name)!])) })
            : Promise.reject(new DOMException('not there', 'NotFoundError')),
      }),
  },
});

const shifted: TestVolume = { ...smallCt, values: smallCt.values.map(v => v + 7) };
const fileOf = (volume: TestVolume) => {
  const name = 'ct.nrrd';
  return { path: name, file: new File([new Uint8Array(writeNrrd(volume).header)], name) };
};

let shown: HeldScan | null = null;
let series: SeriesSummary;
/** One worker all along, as the window has it. */
const planner = createPlannerClient(
  () => ({
    post: data => worker.hears({ data: data as never }),
    onMessage: hear => (window.hears = hear),
    onLost: () => undefined,
    close: () => undefined,
  }),
  () => shown,
);

async function read(volume: TestVolume): Promise<HeldScan> {
  const found = await planner.run('inspect', { files: [fileOf(volume)] });
  if (!found?.ok) throw new Error(found?.problem.message ?? 'cancelled');
  series = found.value.series[0]!;
  const opened = await planner.run('readSeries', { uid: series.uid, interpolateMissing: false });
  if (!opened?.ok) throw new Error(opened?.problem.message ?? 'cancelled');
  return opened.value;
}

/** The voxels that the planner works on; the code of what it says where it has none. */
async function plannedOn(): Promise<readonly number[] | string> {
  const written = await planner.run('writeVolume', { series, name: 'as-read.nrrd' });
  if (!written?.ok) return written?.problem.code ?? 'cancelled';
  const bytes = await written.value.file.arrayBuffer();
  return [...new Int16Array(bytes.slice(bytes.byteLength - 2 * smallCt.values.length))];
}

let first: HeldScan;
beforeEach(async () => {
  shown = null;
  kept.clear();
  first = await read(smallCt);
});

describe('the planner works on the scan that is on screen', () => {
  it('and on none before one is shown', async () => {
    expect(await plannedOn()).toBe('no-scan');
    shown = first;
    expect(await plannedOn()).toEqual(smallCt.values);
  });

  it('not on one that was read and not taken', async () => {
    shown = first;
    const second = await read(shifted);
    expect(await plannedOn()).toEqual(smallCt.values);
    shown = second;
    expect(await plannedOn()).toEqual(shifted.values);
  });

  it('not on one whose reading was cancelled, however late', async () => {
    shown = first;
    await planner.run('inspect', { files: [fileOf(shifted)] });
    const reading = planner.run('readSeries', { uid: series.uid, interpolateMissing: false }, () =>
      planner.cancel('readSeries'),
    );
    expect(await reading).toBeNull();
    expect(await plannedOn()).toEqual(smallCt.values);
  });

  it('not on one that was recalled and not taken', async () => {
    shown = first;
    const { sizeVoxels, originLps, spacingMm, axes } = first.volume;
    const header = JSON.stringify({ key: 'k', sizeVoxels, originLps, spacingMm, axes, rescues: [] });
    kept.set('scan.json', new TextEncoder().encode(header));
    kept.set('scan.i16', new Uint8Array(Int16Array.from(shifted.values).buffer));
    const recalled = await planner.run('loadCachedVolume', { key: 'k' });
    expect([...(recalled?.ok && recalled.value ? recalled.value.volume.voxels : [])]).toEqual(shifted.values);
    expect(await plannedOn()).toEqual(smallCt.values);
  });

  it('also where every job is cancelled as soon as it is shown', async () => {
    shown = first;
    await plannedOn();
    shown = await read(shifted);
    const job = planner.run('proposeOrientation', { thresholdHu: 200 });
    planner.cancel();
    await job;
    expect(await plannedOn()).toEqual(shifted.values);
  });

  it('and each job on the one that was there when it was asked', async () => {
    shown = first;
    const second = await read(shifted);
    const before = plannedOn();
    shown = second;
    const after = plannedOn();
    // The newer of a kind overtakes the older, which was cancelled: no answer is better than one of
    // another scan.
    expect([await before, await after]).toEqual(['cancelled', shifted.values]);
  });

  it('and on none once it is closed', async () => {
    shown = first;
    await plannedOn();
    shown = null;
    expect(await plannedOn()).toBe('no-scan');
  });
});
