import { beforeEach, expect, it, vi } from 'vitest';
import { keepUp } from '../../../renderer/actions/keep-up';
import { EMPTY_DRAFT, type Draft } from '../../../renderer/state/draft';
import { beginDraft, draftStore, edit, redo, undo } from '../../../renderer/state/draft-store';
import { findGuide, keepGuide } from '../../../renderer/state/kept-guides';
import { caseKey } from '../../../renderer/state/result-keys';
import { sessionStore, setSession, type LoadedScan } from '../../../renderer/state/session-store';
import type { PlannedGuide } from '../../../renderer/workers/planner/planner-protocol';
import type { Computed } from '../../../renderer/state/session/computed';

vi.mock('../../../renderer/actions/run-job', () => {
  const run = (): Promise<null> => Promise.resolve(null);
  return { planner: { run, cancel: () => undefined }, runJob: run };
});

const now = (): Draft => draftStore.getState();
const guide = (): Computed<PlannedGuide> => ({ key: caseKey(now()), value: {} as PlannedGuide });
const final = () => sessionStore.getState().final;
/** What reading a series does to the session. */
const show = (uid: string): void =>
  setSession({ scan: { series: { uid } } as unknown as LoadedScan, final: null, bone: null, measured: null });

beforeEach(() => {
  setSession({ scan: null, final: null, bone: null, proposal: null });
  beginDraft({ ...EMPTY_DRAFT, source: { kind: 'files', folder: 'ct' }, seriesUid: '1' });
  show('1');
});

it('finds a guide again when undo comes back from another series, and redo from before it', () => {
  const stop = keepUp();
  edit(({ bone }) => ({ bone: { ...bone, thresholdHu: 300 } }));
  const made = guide();
  keepGuide(made);
  setSession({ final: made });
  edit(() => ({ seriesUid: '2' }));
  show('2');
  expect(final()).toBeNull();
  undo();
  expect(final()).toBeNull(); // the other series is still on the screen
  show('1');
  expect(final()).toBe(made);
  undo();
  expect(final()!.key).not.toBe(caseKey(now())); // out of date, and shown as that
  show('1');
  redo();
  expect(final()).toBe(made);
  stop();
});

it('keeps the latest three, and none once other work begins', () => {
  const keys = [1, 2, 3, 4].map(n => {
    edit(({ bone }) => ({ bone: { ...bone, thresholdHu: 300 + n } }));
    keepGuide(guide());
    return caseKey(now());
  });
  expect(keys.map(key => findGuide(key) !== null)).toEqual([false, true, true, true]);
  beginDraft(EMPTY_DRAFT);
  expect(keys.some(key => findGuide(key) !== null)).toBe(false);
});
