import { beforeEach, describe, expect, it, vi } from 'vitest';
import { patientPoint } from '../../../../geometry/core/frames';
import { createBoneLane } from '../../../../renderer/state/derived/bone-lane';
import { createBonePreview } from '../../../../renderer/state/derived/bone-preview-lane';
import { createPredictionLane } from '../../../../renderer/state/derived/prediction-lane';
import type { Jobs } from '../../../../renderer/state/derived/jobs';
import { createLesionLane } from '../../../../renderer/state/derived/lesion-lane';
import { createOrientationLane } from '../../../../renderer/state/derived/orientation-lane';
import { createPathsLane } from '../../../../renderer/state/derived/paths-lane';
import { createPreviewLane } from '../../../../renderer/state/derived/preview-lane';
import { createSoftPartsLane } from '../../../../renderer/state/derived/soft-parts-lane';
import { EMPTY_DRAFT, type Draft } from '../../../../renderer/state/draft';
import { beginDraft, draftStore, edit } from '../../../../renderer/state/draft-store';
import {
  boneKey,
  caseKey,
  lesionKey,
  pathsKey,
  softPartsKey,
  supportsKey,
} from '../../../../renderer/state/result-keys';
import { sessionStore, setSession, type Session } from '../../../../renderer/state/session-store';

/** Jobs that are answered by hand; each is [kind, what answers it]. */
let asked: [string, (value: unknown) => Promise<void>][] = [];
const ask = (kind: string): Promise<never> =>
  new Promise(resolve => {
    asked.push([
      kind,
      async value => {
        resolve(value as never);
        for (let n = 0; n < 5; n++) await Promise.resolve();
      },
    ]);
  });
const jobs: Jobs = {
  runJob: ask,
  runQuietly: kind => ask(kind).then(value => value && ({ ok: true, value } as never)),
  readSeries: () => Promise.resolve(null),
  showSeries: () => undefined,
};
const kinds = (): string[] => asked.map(([kind]) => kind);
const answer = (n: number, value: unknown): Promise<void> => asked[n]![1](value);
const draft = () => draftStore.getState();
const session = () => sessionStore.getState();
const setThreshold = (thresholdHu: number): void => edit(d => ({ bone: { ...d.bone, thresholdHu } }));
const openScan = (): void => setSession({ scan: { series: { uid: '1.2' } } as unknown as Session['scan'] });
const knowBone = (): void => setSession({ bone: { key: boneKey(draft()) } as unknown as Session['bone'] });
const measuredAs = (trajectory: object | null): void =>
  setSession({
    measured: { key: pathsKey(draft()), value: [{ id: 'T1', trajectory }] } as unknown as Session['measured'],
  });

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  setSession({
    ...{
      scan: null,
      proposal: null,
      bone: null,
      bonePreview: null,
      lesion: null,
      softParts: null,
      measured: null,
    },
    ...{ preview: null, final: null, step: 'guide', alerts: [] },
  });
  beginDraft({
    ...EMPTY_DRAFT,
    source: { kind: 'files', folder: 'ct' },
    seriesUid: '1.2',
    trajectories: [{ id: 'T1', targetLps: patientPoint(0, 0, 0), entryLps: patientPoint(0, -30, 0) }],
  });
  openScan();
});

describe('the bone', () => {
  it('is looked at quickly before it is there for the first time, and rests before it is made again', async () => {
    const looks: number[] = [];
    const lane = createBoneLane(jobs, hu => looks.push(hu));
    lane.follow();
    vi.advanceTimersByTime(0);
    expect([kinds(), looks]).toEqual([['prepareBone'], [draft().bone.thresholdHu]]);
    await answer(0, { mesh: 'first' });
    expect(session().bone).toEqual({ value: { mesh: 'first' }, key: boneKey(draft()) });
    setThreshold(400);
    lane.follow();
    vi.advanceTimersByTime(199);
    expect(kinds()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect([kinds().length, looks.length]).toEqual([2, 1]);
  });

  it('is not made of the scan on screen while another series is being read', () => {
    const lane = createBoneLane(jobs, () => undefined);
    edit(() => ({ seriesUid: '3.4' }));
    lane.follow();
    vi.advanceTimersByTime(0);
    expect(kinds()).toEqual([]);
  });

  it('is not taken late: of another threshold, or of a scan that is closed', async () => {
    const lane = createBoneLane(jobs, () => undefined);
    lane.follow();
    vi.advanceTimersByTime(0);
    setThreshold(400);
    await answer(0, { mesh: 'of another threshold' });
    expect(session().bone).toBeNull();
    lane.follow();
    vi.advanceTimersByTime(0);
    openScan();
    await answer(1, { mesh: 'of another scan' });
    expect(session().bone).toBeNull();
  });

  it('of one threshold is looked at again where it is come back to, and not by itself', async () => {
    const look = createBonePreview(jobs);
    look(300);
    await answer(0, { thresholdHu: 300 });
    setSession({ bonePreview: null });
    expect(kinds()).toHaveLength(1);
    look(300);
    await answer(1, { thresholdHu: 300 });
    expect(session().bonePreview).toEqual({ thresholdHu: 300 });
    look(310);
    await answer(2, null);
    expect([session().bonePreview, kinds().length]).toEqual([{ thresholdHu: 300 }, 3]);
  });

  it('of a threshold on the way is shown, each that was begun, and the newest next; never of another scan', async () => {
    const look = createBonePreview(jobs);
    [300, 310, 320].forEach(look);
    expect(kinds()).toEqual(['previewBone']);
    await answer(0, { thresholdHu: 300 });
    expect(session().bonePreview).toEqual({ thresholdHu: 300 });
    expect(kinds()).toHaveLength(2);
    openScan();
    await answer(1, { thresholdHu: 320 });
    expect(session().bonePreview).toEqual({ thresholdHu: 300 });
    expect(kinds()).toHaveLength(2);
    look(320);
    expect(kinds()).toHaveLength(3);
  });
});

describe('the orientation', () => {
  it('is proposed once, as usual and in doubt where that broke off', async () => {
    const lane = createOrientationLane(jobs);
    lane.follow();
    lane.follow();
    expect(kinds()).toEqual(['proposeOrientation']);
    await answer(0, null);
    expect(session().proposal).toMatchObject({ certainty: 'unsure', markers: [] });
    lane.follow();
    expect(kinds()).toHaveLength(1);
  });
});

describe('the lesion', () => {
  it('waits for its bone, is not taken late, and goes with the click', async () => {
    const lane = createLesionLane(jobs);
    edit(() => ({ lesion: { seedLps: [0, 0, 0], lowerHu: null, maxRadiusMm: 20 } }));
    lane.follow();
    expect(kinds()).toEqual([]);
    knowBone();
    lane.follow();
    expect(kinds()).toEqual(['outlineLesion']);
    edit(() => ({ lesion: { seedLps: [1, 0, 0], lowerHu: null, maxRadiusMm: 20 } }));
    await answer(0, { volumeMm3: 1 });
    expect(session().lesion).toBeNull();
    lane.follow();
    await answer(1, { volumeMm3: 2 });
    expect(session().lesion).toEqual({ value: { volumeMm3: 2 }, key: lesionKey(draft()) });
    edit(() => ({ lesion: null }));
    lane.follow();
    expect(session().lesion).toBeNull();
  });
});

describe('eyes and ear canals', () => {
  const lie = (rostral: [number, number, number]): void =>
    edit(() => ({ orientation: { dorsal: [0, -1, 0], rostral } as unknown as Draft['orientation'] }));

  it('wait for the bone and for the orientation, and are never of another pose', async () => {
    const lane = createSoftPartsLane(jobs);
    knowBone();
    lane.follow();
    expect(kinds()).toEqual([]);
    lie([0, 0, 1]);
    setSession({ bone: null });
    lane.follow();
    expect(kinds()).toEqual([]);
    knowBone();
    lane.follow();
    expect(kinds()).toEqual(['findSoftParts']);
    lie([0, 0, -1]);
    await answer(0, { found: ['of another pose'] });
    expect(session().softParts).toBeNull();
    lane.follow();
    await answer(1, { found: ['now'] });
    expect(session().softParts).toEqual({ value: { found: ['now'] }, key: softPartsKey(draft()) });
    // Another who confirms the same makes no other head.
    edit(d => ({ orientation: { ...d.orientation!, confirmedBy: 'CD' } }));
    lane.follow();
    expect(kinds()).toHaveLength(2);
    edit(() => ({ orientation: null }));
    lane.follow();
    expect([softPartsKey(draft()), session().softParts]).toEqual([null, null]);
  });

  it('are not taken of a scan that is closed, nor shown for another bone', async () => {
    const lane = createSoftPartsLane(jobs);
    knowBone();
    lie([0, 0, 1]);
    lane.follow();
    openScan();
    await answer(0, { found: ['of another scan'] });
    expect(session().softParts).toBeNull();
    const key = softPartsKey(draft());
    setThreshold(400);
    expect(softPartsKey(draft())).not.toBe(key);
  });
});

describe('the measures of paths', () => {
  it('are of the bone that is there, kept under what they were made from, and gone with the last path', async () => {
    const lane = createPathsLane(jobs);
    lane.follow();
    expect(kinds()).toEqual([]);
    knowBone();
    lane.follow();
    const first = pathsKey(draft());
    edit(d => ({ trajectories: d.trajectories.map(t => ({ ...t, targetLps: patientPoint(1, 0, 0) })) }));
    lane.follow();
    expect(kinds()).toEqual(['measure']);
    await answer(0, ['first']);
    expect(session().measured).toEqual({ value: ['first'], key: first });
    expect(kinds()).toEqual(['measure', 'measure']);
    await answer(1, ['second']);
    expect(session().measured).toEqual({ value: ['second'], key: pathsKey(draft()) });
    edit(() => ({ trajectories: [] }));
    lane.follow();
    expect(session().measured).toBeNull();
  });
});

describe('the preview', () => {
  const ready = (): void => {
    knowBone();
    measuredAs({});
  };
  const preview = { mesh: 'guide', prediction: null };

  it('of a support that is left to the program brings what was compared', async () => {
    ready();
    setSession({ supports: null });
    const lane = createPreviewLane(jobs);
    lane.follow();
    vi.advanceTimersByTime(40);
    await answer(0, { ...preview, supports: { options: [], chosen: null, wider: null } });
    expect(session().supports?.key).toBe(supportsKey(draft()));
    setSession({ preview: null });
    createPreviewLane(jobs).follow();
    vi.advanceTimersByTime(40);
    await answer(1, { ...preview, supports: null });
    expect(session().supports?.key).toBe(supportsKey(draft()));
  });

  it('is not taken late, of another guide or of a scan that is closed', async () => {
    ready();
    const lane = createPreviewLane(jobs);
    lane.follow();
    vi.advanceTimersByTime(40);
    expect(kinds()).toEqual(['previewGuide']);
    edit(d => ({ guide: { ...d.guide, thicknessMm: 5 } }));
    await answer(0, preview);
    expect(session().preview).toBeNull();
    lane.follow();
    vi.advanceTimersByTime(40);
    openScan();
    await answer(1, preview);
    expect(session().preview).toBeNull();
  });

  it('is made on its steps alone, and not where a finished guide of this draft is on show', () => {
    ready();
    const lane = createPreviewLane(jobs);
    const tries = (change: Partial<Session>): number => {
      setSession(change);
      lane.follow();
      vi.advanceTimersByTime(40);
      return kinds().length;
    };
    expect(tries({ step: 'check' })).toBe(0);
    expect(tries({ step: 'path', final: { key: caseKey(draft()) } as unknown as Session['final'] })).toBe(0);
    expect(tries({ final: null })).toBe(1);
  });

  it('waits for the measures of this draft', () => {
    ready();
    edit(d => ({ trajectories: d.trajectories.map(t => ({ ...t, targetLps: patientPoint(1, 0, 0) })) }));
    const lane = createPreviewLane(jobs);
    lane.follow();
    vi.advanceTimersByTime(40);
    expect(kinds()).toEqual([]);
    measuredAs({});
    lane.follow();
    vi.advanceTimersByTime(40);
    expect(kinds()).toEqual(['previewGuide']);
  });

  it('is none where a path cannot be', async () => {
    ready();
    const lane = createPreviewLane(jobs);
    lane.follow();
    vi.advanceTimersByTime(40);
    await answer(0, preview);
    expect(session().preview?.value).toBe(preview);
    measuredAs(null);
    lane.follow();
    expect(session().preview).toBeNull();
  });

  it('has its error predicted once nothing changes, and not that of another', async () => {
    setSession({ preview: { value: preview, key: caseKey(draft()) } as unknown as Session['preview'] });
    const lane = createPredictionLane(jobs);
    lane.follow();
    vi.advanceTimersByTime(250);
    expect(kinds()).toEqual(['predict']);
    edit(d => ({ guide: { ...d.guide, thicknessMm: 5 } }));
    await answer(0, { paths: ['late'] });
    expect(session().preview?.value.prediction).toBeNull();
    lane.follow();
    vi.advanceTimersByTime(250);
    expect(kinds()).toHaveLength(1);
    edit(d => ({ guide: { ...d.guide, thicknessMm: EMPTY_DRAFT.guide.thicknessMm } }));
    lane.follow();
    vi.advanceTimersByTime(250);
    await answer(1, { paths: ['in time'] });
    expect(session().preview?.value.prediction).toEqual({ paths: ['in time'] });
  });
});
