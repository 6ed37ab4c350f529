import type { TFunction } from 'i18next';
import { beforeEach, expect, it } from 'vitest';
import { patientPoint } from '../../../geometry/core/frames';
import type { Command } from '../../../renderer/commands/command';
import { commandsOfScene, sceneCommands } from '../../../renderer/commands/scene-commands';
import { EMPTY_DRAFT } from '../../../renderer/state/draft';
import { draftStore } from '../../../renderer/state/draft-store';
import { START_APP } from '../../../renderer/state/session/app-session';
import { NOTHING_KNOWN, sessionStore, setSession } from '../../../renderer/state/session-store';

const t = ((key: string) => key) as unknown as TFunction;
const command = (id: string): Command => sceneCommands(t).find(one => one.id === id)!;
const run = (id: string): void => command(id).run();
const path = { id: 'T1', targetLps: patientPoint(1, 2, 3), entryLps: patientPoint(1, -18, 3) };
const orientation = { dorsal: [0, -1, 0], rostral: [0, 0, 1] };

beforeEach(() => {
  sessionStore.setState({ ...NOTHING_KNOWN, ...START_APP, scan: {} as never, step: 'path' });
  draftStore.setState({ ...EMPTY_DRAFT, trajectories: [path], selected: 'T1' });
});

it('tells left from right only once the orientation is confirmed', () => {
  const sides = (): boolean[] => ['look-left', 'look-right'].map(id => command(id).enabled);
  expect(sides()).toEqual([false, false]);
  expect(command('look-dorsal').enabled).toBe(true);
  draftStore.setState({ orientation: orientation as never });
  expect(sides()).toEqual([true, true]);
});

it('goes through solid, translucent and faint, over the path and elsewhere apart, and changes no case', () => {
  const before = draftStore.getState();
  const seen = (): number[] => [
    sessionStore.getState().boneOpacity,
    sessionStore.getState().boneOpacityOverPath,
  ];
  run('bone-opacity');
  expect(seen()).toEqual([1, 0.15]);
  run('bone-opacity');
  expect(seen()).toEqual([1, 1]);
  setSession({ step: 'bone' });
  run('bone-opacity');
  expect(seen()).toEqual([0.35, 1]);
  run('reset-scene');
  expect(seen()).toEqual([START_APP.boneOpacity, START_APP.boneOpacityOverPath]);
  expect(draftStore.getState()).toBe(before);
});

it('cuts along the path and looks at the cut, which is then solid; nothing to cut without a path', () => {
  run('cut-open');
  const { clip, look } = sessionStore.getState();
  expect(clip).toBe(true);
  expect(look).toMatchObject({ at: [1, 2, 3] });
  // Looked at from the half that was taken away, square to the path.
  const from = (look as { from: readonly number[] }).from;
  expect(Math.abs(from[1]!)).toBeLessThan(1e-9);
  run('bone-opacity');
  expect(sessionStore.getState()).toMatchObject({ boneOpacity: 0.35, boneOpacityOverPath: 0.35 });
  run('cut-open');
  expect(sessionStore.getState().clip).toBe(false);
  draftStore.setState({ selected: null });
  expect(command('cut-open').enabled).toBe(false);
});

it('the bar of the 3D view has every command with a name, and with its key', () => {
  for (const { id, name, key } of commandsOfScene(t)) {
    expect([id, typeof name, key !== undefined]).toEqual([id, 'string', true]);
  }
});
