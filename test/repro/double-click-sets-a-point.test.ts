import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { middleOfVolume } from '../../geometry/volume/volume';
import { patientPoint } from '../../geometry/core/frames';
import { EMPTY_DRAFT } from '../../renderer/state/draft';
import { beginDraft, draftStore, undo } from '../../renderer/state/draft-store';
import { sessionStore, setSession, type LoadedScan } from '../../renderer/state/session-store';
import { dragEnd, placeEnd } from '../../renderer/actions/place-end';
import { placeByClick, takeBackPlaced } from '../../renderer/stage/take-back';
import { ballSkull } from '../support/ball-skull';

// No planner: no entry is proposed for the targets here.
vi.mock('../../renderer/actions/run-job', () => ({ runJob: () => Promise.resolve(null), planner: {} }));

const volume = ballSkull();
const middle = middleOfVolume(volume);
const air = patientPoint(-27, -27, -27);
const outside = patientPoint(0, 0, 40);
const path = () => draftStore.getState().trajectories[0];
const said = (): string[] => sessionStore.getState().alerts.map(({ problem }) => problem.code);
const steps = (): number => draftStore.temporal.getState().pastStates.length;

beforeEach(() => {
  beginDraft({
    ...EMPTY_DRAFT,
    orientation: {
      ...EMPTY_DRAFT.orientation!,
      dorsal: [0, -1, 0],
      rostral: [0, 0, 1],
      confirmedBy: 'AB',
      at: '2026-01-02T10:00:00Z',
    },
  });
  setSession({
    scan: { volume } as unknown as LoadedScan,
    step: 'path',
    tool: 'target',
    crosshair: middle,
    alerts: [],
  });
});
afterEach(() => {
  setSession({ scan: null });
  beginDraft(EMPTY_DRAFT);
});

it('leaves no point, path or undo step behind where the click began a double click', () => {
  placeByClick(() => placeEnd('target', patientPoint(1, 2, 3)));
  expect(path()?.targetLps).toEqual([1, 2, 3]);
  takeBackPlaced();
  expect(draftStore.getState().trajectories).toEqual([]);
  expect([sessionStore.getState().tool, sessionStore.getState().crosshair, steps()]).toEqual([
    'target',
    middle,
    0,
  ]);
});

it('moves an end that was there back to where it was, and once only', () => {
  placeEnd('target', patientPoint(1, 2, 3));
  const before = steps();
  placeByClick(() => placeEnd('target', patientPoint(4, 2, 3)));
  takeBackPlaced();
  takeBackPlaced();
  expect(path()?.targetLps).toEqual([1, 2, 3]);
  expect(steps()).toBe(before);
  undo();
  expect(path()?.targetLps ?? null).toBeNull();
});

it('sets no target in the air about the head nor any end outside the scan, and says so', () => {
  placeEnd('target', air);
  expect([draftStore.getState().trajectories, said()]).toEqual([[], ['target-in-air']]);
  placeEnd('target', outside);
  placeEnd('entry', outside);
  expect([draftStore.getState().trajectories, said()]).toEqual([[], ['place-outside']]);
  placeEnd('target', middle);
  expect(said()).toEqual([]);
  // An entry gives a direction and may lie in air.
  placeEnd('entry', air);
  expect([path()?.entryLps, said()]).toEqual([[-27, -27, -27], []]);
});

it('lets a dragged target go back where it is let go of in the air', () => {
  placeEnd('target', patientPoint(1, 2, 3));
  dragEnd('T1', 'target', patientPoint(-20, -20, 3), false);
  dragEnd('T1', 'target', air, false);
  dragEnd('T1', 'target', air, true);
  expect([path()?.targetLps, said()]).toEqual([[1, 2, 3], ['target-in-air']]);
  dragEnd('T1', 'target', patientPoint(2, 2, 3), true);
  expect([path()?.targetLps, said()]).toEqual([[2, 2, 3], []]);
});
