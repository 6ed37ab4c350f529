import { beforeEach, describe, expect, it, vi } from 'vitest';
import { patientPoint } from '../../../geometry/core/frames';
import { improveSeat } from '../../../renderer/actions/improve-seat';
import { generateGuide } from '../../../renderer/actions/make-guide';
import { proposeFor } from '../../../renderer/actions/propose-entry';
import { registerScan } from '../../../renderer/actions/register-scan';
import { registerLater } from '../../../renderer/actions/verify-scan';
import { newAdded } from '../../../renderer/state/case-scans';
import { ifStillWanted } from '../../../renderer/state/derived/if-still-wanted';
import { EMPTY_DRAFT, type Draft } from '../../../renderer/state/draft';
import { beginDraft, draftStore, edit } from '../../../renderer/state/draft-store';
import {
  sessionStore,
  setSession,
  type LoadedScan,
  type Session,
} from '../../../renderer/state/session-store';
import { ballSkull } from '../../support/ball-skull';

/** The job that is being done, answered by hand. */
let answer: (value: unknown) => void = () => undefined;
const job = vi.hoisted(() => ({ begun: (_: (value: unknown) => void): void => undefined }));
vi.mock('../../../renderer/actions/run-job', () => ({
  planner: { run: () => Promise.resolve(null), cancel: () => undefined },
  runJob: () => new Promise(resolve => job.begun(resolve)),
}));
job.begun = resolve => (answer = resolve);
vi.stubGlobal('requestAnimationFrame', (draw: () => void) => draw());

const volume = ballSkull();
const path = { id: 'T1', targetLps: patientPoint(0, 0, 0), entryLps: patientPoint(0, -30, 0) };
const orientation = {
  ...{ dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
  ...{ seal: null, reason: null, turns: [], earlier: [] },
} as unknown as Draft['orientation'];
const mr = newAdded({ id: 'mr', role: 'mr', source: null, seriesUid: '5', description: 'MR' });
const later = {
  ...mr,
  id: 'postop',
  role: 'ct',
  seriesUid: '9',
  laid: null,
  marks: [],
  operated: null,
} as const;
const plan = {
  case: { scans: [{ id: 'ct', role: 'ct', content: 'c' }] },
  scans: [],
  trajectories: [{ id: 'T1', targetLps: [0, 0, 0], entrySurfaceLps: [0, -30, 0], directionLps: [0, 1, 0] }],
};
const rigid = { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translationMm: [1, 2, 3] };

const now = () => draftStore.getState();
const session = () => sessionStore.getState();
const showScan = (): void =>
  setSession({ scan: { volume, content: 'c', series: { uid: '1' } } as unknown as LoadedScan });
const decideElse = (): void =>
  edit(d => ({ patient: { ...d.patient, breed: 'Pug' }, bone: { ...d.bone, thresholdHu: 300 } }));

beforeEach(() => {
  beginDraft({
    ...EMPTY_DRAFT,
    ...{ source: { kind: 'files', folder: 'ct' }, seriesUid: '1', orientation },
    ...{ trajectories: [path], selected: 'T1', added: [mr], later },
  });
  setSession({
    ...{ step: 'scan', fusing: 'mr', alerts: [], improvedSeat: null },
    added: { '5': { volume }, '9': { volume } } as unknown as Session['added'],
    final: { key: 'k', value: { plan } } as unknown as Session['final'],
  });
  showScan();
});

interface Asked {
  readonly ask: () => Promise<void>;
  readonly value: unknown;
  readonly taken: () => unknown;
}
const propose: Asked = {
  ask: () => {
    edit(() => ({ trajectories: [{ ...path, entryLps: null }] }));
    return proposeFor('T1');
  },
  value: patientPoint(1, -31, 1),
  taken: () => now().trajectories.some(({ entryLps }) => entryLps?.[0] === 1),
};
const improve: Asked = {
  ask: improveSeat,
  value: { pad: { before: {}, after: { radiusMm: 19, shiftMm: { rostral: 1, left: 0 } } } },
  taken: () => now().guide.footprintRadiusMm === 19,
};
const make: Asked = { ask: generateGuide, value: { plan }, taken: () => session().step === 'check' };
const fuse: Asked = {
  ask: () => registerScan('automatic'),
  value: { fixedFromMoving: rigid, method: 'mutual-information', metric: 1, quality: 'good', reasons: [] },
  taken: () => now().added.some(({ fusion }) => fusion !== null),
};
const lay: Asked = {
  ask: registerLater,
  value: { fixedFromMoving: rigid, metric: 1, quality: 'good' },
  taken: () => now().later?.laid != null,
};
const nothing = (): void => undefined;

describe('what was asked for by a click', () => {
  it.each<[string, Asked, string, () => void, boolean]>([
    ['a proposed entry', propose, 'nothing changes', nothing, true],
    ['a proposed entry', propose, 'something else is decided', decideElse, true],
    ['a proposed entry', propose, 'another scan is there', showScan, false],
    ['a proposed entry', propose, 'an entry is set', () => edit(() => ({ trajectories: [path] })), false],
    [
      'a proposed entry',
      propose,
      'the target is moved',
      () => edit(() => ({ trajectories: [{ ...path, targetLps: patientPoint(0, 1, 0), entryLps: null }] })),
      false,
    ],
    ['a better pad', improve, 'nothing changes', nothing, true],
    ['a better pad', improve, 'something else is decided', decideElse, false],
    ['a guide', make, 'something else is decided', decideElse, true],
    ['a guide', make, 'another scan is there', showScan, false],
    ['a registration', fuse, 'nothing changes', nothing, true],
    ['a registration', fuse, 'another scan is there', showScan, false],
    ['a registration', fuse, 'the scan is taken away', () => edit(() => ({ added: [] })), false],
    ['the later scan', lay, 'nothing changes', nothing, true],
    ['the later scan', lay, 'another scan is there', showScan, false],
    [
      'the later scan',
      lay,
      'another is taken',
      () => edit(() => ({ later: { ...later, seriesUid: '8' } })),
      false,
    ],
  ])('%s, where %s meanwhile %s', async (_, { ask, value, taken }, __, change, isTaken) => {
    const done = ask();
    change();
    answer(value);
    await done;
    expect(taken()).toBe(isTaken);
  });
});

it('lets go of what a late answer holds, and of nothing else', async () => {
  const dropped: string[] = [];
  const ask = (value: string | null, change: () => void): Promise<string | null> =>
    ifStillWanted(
      (_, { scan }) => [scan],
      () => {
        change();
        return Promise.resolve(value);
      },
      late => dropped.push(late),
    );
  expect(await ask('a', nothing)).toBe('a');
  expect(await ask('b', showScan)).toBeNull();
  expect(await ask(null, showScan)).toBeNull();
  expect(dropped).toEqual(['b']);
});
