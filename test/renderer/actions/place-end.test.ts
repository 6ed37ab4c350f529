import { beforeEach, expect, it, vi } from 'vitest';
import { patientPoint } from '../../../geometry/core/frames';
import { middleOfVolume } from '../../../geometry/volume/volume';
import { placeEnd } from '../../../renderer/actions/place-end';
import { EMPTY_DRAFT, type Draft } from '../../../renderer/state/draft';
import { beginDraft, draftStore } from '../../../renderer/state/draft-store';
import { sessionStore, setSession, type LoadedScan } from '../../../renderer/state/session-store';
import { ballSkull } from '../../support/ball-skull';

const jobs: string[] = [];
vi.mock('../../../renderer/actions/run-job', () => ({
  runJob: (kind: string) => {
    jobs.push(kind);
    return Promise.resolve(null);
  },
  planner: {},
}));

const volume = ballSkull();
const middle = middleOfVolume(volume);
const confirmed = {
  ...{ dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
} as unknown as Draft['orientation'];

beforeEach(() => setSession({ scan: { volume } as unknown as LoadedScan, step: 'path', tool: 'target' }));

it.each(['target', 'entry'] as const)('sets no %s by a click before the orientation is confirmed', end => {
  const at = end === 'target' ? middle : patientPoint(0, -20, 0);
  beginDraft(EMPTY_DRAFT);
  placeEnd(end, at);
  expect(draftStore.getState().trajectories).toEqual([]);
  beginDraft({ ...EMPTY_DRAFT, orientation: confirmed });
  placeEnd(end, at);
  expect(draftStore.getState().trajectories).toMatchObject([{ id: 'T1', [`${end}Lps`]: [...at] }]);
});

it('goes on to the end that is still to be set, and puts the crosshair on the target', () => {
  const entry = patientPoint(0, -20, 0);
  const tool = (): string => sessionStore.getState().tool;
  beginDraft({ ...EMPTY_DRAFT, orientation: confirmed });
  jobs.length = 0;
  placeEnd('target', middle);
  expect([tool(), sessionStore.getState().crosshair]).toEqual(['entry', middle]);
  // An entry is proposed for a target that has none, and for nothing else.
  expect(jobs).toEqual(['proposeEntry']);
  placeEnd('entry', entry);
  expect([tool(), sessionStore.getState().crosshair]).toEqual(['crosshair', middle]);
  placeEnd('target', middle);
  expect(jobs).toEqual(['proposeEntry']);

  beginDraft({ ...EMPTY_DRAFT, orientation: confirmed });
  setSession({ tool: 'entry' });
  placeEnd('entry', entry);
  expect(tool()).toBe('target');
  expect(jobs).toEqual(['proposeEntry']);
  setSession({ tool: 'crosshair' });
  placeEnd('entry', entry);
  expect(tool()).toBe('crosshair');
});
