import { expect, it, vi } from 'vitest';
import { showScan } from '../../../renderer/actions/opening/show-scan';
import { NOTHING_KNOWN, sessionStore, setSession, type Session } from '../../../renderer/state/session-store';
import { START_APP } from '../../../renderer/state/session/app-session';
import { NOTHING_DERIVED } from '../../../renderer/state/session/derived-session';
import { NO_SCAN } from '../../../renderer/state/session/scan-session';
import { START_VIEW } from '../../../renderer/state/session/view-session';
import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import { ballSkull } from '../../support/ball-skull';

vi.mock('../../../renderer/actions/run-job', () => ({
  runJob: () => Promise.resolve(null),
  planner: { run: () => Promise.resolve(null) },
}));

const LIFETIMES: readonly object[] = [NO_SCAN, NOTHING_DERIVED, START_VIEW, START_APP];

it('has every field in one lifetime', () => {
  const names = LIFETIMES.flatMap(part => Object.keys(part));
  expect(new Set(names).size).toBe(names.length);
  expect(Object.keys(sessionStore.getState()).sort()).toEqual([...names].sort());
});

it('forgets all that was of the last scan with the next one, and nothing else', () => {
  const left = Object.fromEntries(Object.keys(NOTHING_KNOWN).map(name => [name, 'of the last scan']));
  setSession(left as unknown as Partial<Session>);
  setSession({ step: 'guide', boneOpacity: 0.3, files: null });
  const volume = ballSkull();
  const scan = {
    volume,
    content: 'c',
    rescues: [],
    histogram: { firstHu: 0, binHu: 1, counts: new Uint32Array(1) },
  };
  showScan(scan, { uid: '1.2' } as unknown as SeriesSummary, null);
  const now = sessionStore.getState();
  const { scan: shown, crosshair, ...others } = now;
  expect([shown?.volume, crosshair?.length]).toEqual([volume, 3]);
  expect(Object.values(others)).not.toContain('of the last scan');
  expect(others).toMatchObject({ ...NOTHING_DERIVED, step: 'guide', boneOpacity: 0.3 });
});
