import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SupportComparison, SupportOption } from '../../../geometry/plan/compare-supports';
import { compareSupports, takeSupport } from '../../../renderer/actions/compare-supports';
import { EMPTY_DRAFT, type Draft } from '../../../renderer/state/draft';
import { beginDraft, draftStore, edit, undo } from '../../../renderer/state/draft-store';
import { supportsKey } from '../../../renderer/state/result-keys';
import { sessionStore, setSession } from '../../../renderer/state/session-store';
import { comparisonOf, presentSupport } from '../../../renderer/state/support-choice';

/** The job that is being done, answered by hand. */
let answer: (value: unknown) => void = () => undefined;
const job = vi.hoisted(() => ({ begun: (_: (value: unknown) => void): void => undefined }));
vi.mock('../../../renderer/actions/run-job', () => ({
  runJob: () => new Promise(resolve => job.begun(resolve)),
}));
job.begun = resolve => (answer = resolve);

const figures = { bareMm2: 300, seating95Mm: 0.4, costMm: 0.5, isOnFront: true };
const pad = (radiusMm: number, rostral = 0): SupportOption => ({
  pad: { radiusMm, shiftMm: { rostral, left: 0 } },
  feet: [],
  sights: [],
  ...figures,
});
const feet = (count: number): SupportOption => ({
  pad: null,
  feet: Array.from({ length: count }, () => ({}) as SupportOption['feet'][number]),
  sights: [],
  ...figures,
});
const compared: SupportComparison = {
  options: [pad(13), feet(4), pad(20, -4), feet(5)],
  chosen: null,
  wider: null,
};

const now = (): Draft => draftStore.getState();
const shown = (): SupportComparison | null => comparisonOf(now(), sessionStore.getState());
const changeGuide = (change: Partial<Draft['guide']>): void =>
  edit(({ guide }) => ({ guide: { ...guide, ...change } }));

beforeEach(() => {
  beginDraft({
    ...EMPTY_DRAFT,
    source: { kind: 'files', folder: 'ct' },
    seriesUid: '1',
    trajectories: [{ id: 'T1', targetLps: [0, 0, 0], entryLps: [0, -30, 0] }],
  } as unknown as Draft);
  setSession({ supports: { value: compared, key: supportsKey(now()) }, alerts: [] });
});

describe('a support that is taken from a comparison', () => {
  it.each(compared.options.map((option, n) => [n, option] as const))(
    'is the one that the guide stands on: option %i, and the comparison stays',
    (n, option) => {
      takeSupport(option);
      expect(shown()).toBe(compared);
      expect(presentSupport(now().guide, compared)).toBe(n);
    },
  );

  it('is one step that undo takes back whole, and leaves the guide’s other measures alone', () => {
    const before = now().guide;
    takeSupport(compared.options[2]!);
    expect(now().guide).toEqual({
      ...before,
      support: 'pad',
      footprintRadiusMm: 20,
      footprintShiftMm: { rostral: -4, left: 0 },
    });
    takeSupport(compared.options[3]!);
    expect(now().guide.feet).toEqual({ ...before.feet, count: 5 });
    undo();
    expect(presentSupport(now().guide, compared)).toBe(2);
    undo();
    expect(now().guide).toEqual(before);
  });
});

describe('the support that the guide stands on', () => {
  it('is none of them where the pad has another size or lies elsewhere, or the feet are as many as none', () => {
    changeGuide({ footprintRadiusMm: 14 });
    expect(presentSupport(now().guide, compared)).toBeNull();
    changeGuide({ footprintRadiusMm: 20 });
    expect(presentSupport(now().guide, compared)).toBeNull();
    changeGuide({ support: 'feet', feet: { ...now().guide.feet, count: 6 } });
    expect(presentSupport(now().guide, compared)).toBeNull();
  });

  it('is the one that the program chose where it is left to it', () => {
    changeGuide({ support: 'auto' });
    expect(presentSupport(now().guide, compared)).toBeNull();
    expect(presentSupport(now().guide, { ...compared, chosen: 1 })).toBe(1);
  });
});

describe('a comparison', () => {
  it.each<[string, () => void]>([
    ['the needle', () => edit(({ tool }) => ({ tool: { ...tool, diameterMm: 2.5 } }))],
    ['what is exposed', () => changeGuide({ exposedRadiusMm: 15 })],
    ['the reach of the feet', () => changeGuide({ feet: { ...now().guide.feet, reachMm: 20 } })],
    ['the gap', () => changeGuide({ contactGapMm: 0.4 })],
    ['the bone', () => edit(({ bone }) => ({ bone: { ...bone, thresholdHu: 345 } }))],
  ])('is out of date once another is %s, and comes back with undo', (_, change) => {
    change();
    expect(shown()).toBeNull();
    undo();
    expect(shown()).toBe(compared);
  });

  it('is kept where nothing was decided meanwhile but which support is taken', async () => {
    setSession({ supports: null });
    const done = compareSupports();
    takeSupport(compared.options[1]!);
    answer(compared);
    await done;
    expect(shown()).toBe(compared);
  });

  it('is not kept late, nor where it was refused or cancelled', async () => {
    setSession({ supports: null });
    const late = compareSupports();
    changeGuide({ contactGapMm: 0.4 });
    answer(compared);
    await late;
    expect(sessionStore.getState().supports).toBeNull();
    const refused = compareSupports();
    answer(null);
    await refused;
    expect(sessionStore.getState().supports).toBeNull();
  });

  it('is refused in words, and not asked for, where the case has no path', async () => {
    edit(() => ({ trajectories: [] }));
    await compareSupports();
    expect(sessionStore.getState().alerts).toHaveLength(1);
  });
});
