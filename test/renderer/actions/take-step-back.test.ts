import { beforeEach, expect, it } from 'vitest';
import { takeStepBack, takeStepForward } from '../../../renderer/actions/take-step-back';
import { EMPTY_DRAFT } from '../../../renderer/state/draft';
import {
  addTrajectory,
  beginDraft,
  draftStore,
  edit,
  forbidEdits,
  moveEnd,
  permitEdits,
} from '../../../renderer/state/draft-store';
import { sessionStore, setSession } from '../../../renderer/state/session-store';

beforeEach(() => {
  beginDraft(EMPTY_DRAFT);
  addTrajectory();
  moveEnd('T1', 'target', [1, 2, 3]);
  moveEnd('T1', 'target', [4, 5, 6]);
  edit(({ guide }) => ({ guide: { ...guide, label: 'left' } }));
  setSession({ step: 'scan', crosshair: null, stepped: null });
});

it('goes to where what was undone is seen, and the slices to the end that moved', () => {
  takeStepBack();
  expect(sessionStore.getState()).toMatchObject({
    step: 'guide',
    crosshair: null,
    stepped: { way: 'undone', change: { what: 'label' } },
  });
  takeStepBack();
  expect(sessionStore.getState()).toMatchObject({
    step: 'path',
    crosshair: [1, 2, 3],
    stepped: { way: 'undone', change: { what: 'target', path: 'T1' }, draft: draftStore.getState() },
  });
  takeStepForward();
  expect(sessionStore.getState()).toMatchObject({ crosshair: [4, 5, 6], stepped: { way: 'redone' } });
});

it('leaves everything where another window has the work, or where there is nothing to undo', () => {
  let told = 0;
  forbidEdits(() => told++);
  takeStepBack();
  permitEdits();
  expect(told).toBe(1);
  expect(sessionStore.getState()).toMatchObject({ step: 'scan', stepped: null });
  beginDraft(EMPTY_DRAFT);
  takeStepBack();
  expect(sessionStore.getState()).toMatchObject({ step: 'scan', stepped: null });
});
