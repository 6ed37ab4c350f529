import { beforeEach, expect, it, vi } from 'vitest';
import { addVerified } from '../../renderer/actions/clinic-record';
import { EMPTY_DRAFT, type Draft } from '../../renderer/state/draft';
import { beginDraft, draftStore } from '../../renderer/state/draft-store';
import { laterKey } from '../../renderer/state/edit-postoperative-scan';
import { isOfSample } from '../../renderer/state/of-sample';
import { sessionStore, setSession, type LoadedScan } from '../../renderer/state/session-store';
import { sampleId } from '../../samples/sample-id';

// What was measured on a sample patient could be added to the clinic's record, whose spread it then
// narrowed.

const kept = vi.hoisted(() => ({ texts: new Map<string, string>() }));
vi.mock('../../renderer/platform/platform', () => ({
  platform: {
    restore: (key: string) => Promise.resolve(kept.texts.get(key) ?? null),
    autosave: (key: string, text: string) => Promise.resolve(void kept.texts.set(key, text)),
  },
}));
vi.mock('../../renderer/actions/run-job', () => ({ runJob: () => Promise.resolve(null), planner: {} }));

const CAT = sampleId('cat');
const outcome = {
  trajectory: 'T1',
  way: 'needle',
  plannedTargetLps: [0, 0, 0],
  achievedTargetLps: [1, 0, 0],
};
const later = { laid: { fixedFromMoving: {} }, seriesUid: '5', marks: [] };

/** Measured, and ready to be added. */
function measured(draft: Partial<Draft>, id: string, idOfScan: string | null): void {
  beginDraft({
    ...EMPTY_DRAFT,
    later: later as never,
    ...draft,
    patient: { ...EMPTY_DRAFT.patient, id },
  });
  const plan = { case: { patient: { id: draft.patient?.id ?? id } }, trajectories: [] };
  setSession({
    scan: { series: { uid: '1', identity: { patientId: idOfScan } } } as unknown as LoadedScan,
    final: { key: 'k', value: { plan } } as never,
    alerts: [],
    record: [],
  });
  const key = laterKey(draftStore.getState(), sessionStore.getState())!;
  setSession({ verified: { key, value: { outcomes: [outcome] } } as never });
}
const isRefused = (): boolean => isOfSample(draftStore.getState(), sessionStore.getState());

beforeEach(() => kept.texts.clear());

it.each([
  ['opened as one', { source: { kind: 'sample', name: 'cat' } }, 'REX', null],
  ['opened from its files', {}, CAT, CAT],
  ['given the name of a patient of the clinic', {}, 'REX', CAT],
  ['planned before it was given another name', { patient: { id: CAT } }, 'REX', null],
] as const)('a sample that was %s is refused, and nothing is written', async (_how, draft, id, ofScan) => {
  measured(draft as Partial<Draft>, id, ofScan);
  expect(isRefused()).toBe(true);
  await addVerified();
  expect(sessionStore.getState().alerts.map(({ problem }) => problem.code)).toEqual(['sample-record']);
  expect([kept.texts.size, sessionStore.getState().record]).toEqual([0, []]);
});

it('a patient of the clinic is none, even one called much like it', () => {
  measured({}, 'REX', 'K9-0042');
  expect(isRefused()).toBe(false);
  measured({}, 'SAMPLE-CATO', null);
  expect(isRefused()).toBe(false);
});
