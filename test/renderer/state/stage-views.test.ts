import { beforeEach, describe, expect, it } from 'vitest';
import { patientPoint } from '../../../geometry/core/frames';
import { EMPTY_DRAFT, type Draft, type DraftTrajectory } from '../../../renderer/state/draft';
import { sessionStore, setSession } from '../../../renderer/state/session-store';
import { START_APP } from '../../../renderer/state/session/app-session';
import { choosePathViews, showsPathViews, stageViews, viewKeys } from '../../../renderer/state/stage-views';

const half: DraftTrajectory = { id: 'T1', targetLps: patientPoint(0, 0, 0), entryLps: null };
const whole: DraftTrajectory = { ...half, entryLps: patientPoint(0, -30, 0) };
const draftOf = (path: DraftTrajectory): Draft => ({ ...EMPTY_DRAFT, selected: 'T1', trajectories: [path] });

describe('the views of the stage', () => {
  beforeEach(() => setSession(START_APP));

  it('are along the path on the Path step, once the path has both its ends', () => {
    const { pathViews } = START_APP;
    expect(showsPathViews(draftOf(whole), { pathViews, step: 'path' })).toBe(true);
    expect(showsPathViews(draftOf(half), { pathViews, step: 'path' })).toBe(false);
    expect(showsPathViews(EMPTY_DRAFT, { pathViews, step: 'path' })).toBe(false);
    for (const step of ['scan', 'bone', 'guide', 'check', 'verify'] as const) {
      expect([step, showsPathViews(draftOf(whole), { pathViews, step })]).toEqual([step, false]);
    }
  });

  it('are chosen for each of the two steps by itself', () => {
    setSession({ step: 'path' });
    choosePathViews(false);
    setSession({ step: 'guide' });
    choosePathViews(true);
    // On any other step there is nothing to choose.
    setSession({ step: 'check' });
    choosePathViews(false);
    expect(sessionStore.getState().pathViews).toEqual({ path: false, guide: true });
  });

  it('have each a key, of those that are shown', () => {
    for (const path of [half, whole]) {
      const draft = draftOf(path);
      const shown = { pathViews: START_APP.pathViews, step: 'path' } as const;
      expect([...viewKeys(draft, shown)].sort()).toEqual([...stageViews(path === whole)].sort());
    }
  });
});
