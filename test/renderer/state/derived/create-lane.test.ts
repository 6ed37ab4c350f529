import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLane, type LaneOptions } from '../../../../renderer/state/derived/create-lane';
import { EMPTY_DRAFT } from '../../../../renderer/state/draft';
import { beginDraft, draftStore, edit } from '../../../../renderer/state/draft-store';
import { raise, sessionStore, setSession, type LoadedScan } from '../../../../renderer/state/session-store';

/** A run that is answered by hand. */
interface Run {
  readonly of: string;
  readonly signal: AbortSignal;
  readonly answer: (value: string | null) => Promise<void>;
  readonly breakOff: (reason: Error) => Promise<void>;
}

let runs: Run[];
let kept: [string, string][];
const breed = (): string => draftStore.getState().patient.breed;
const setBreed = (to: string): void => edit(d => ({ patient: { ...d.patient, breed: to } }));
const showScan = (): void => setSession({ scan: { series: { uid: '1' } } as unknown as LoadedScan });
const settle = async (): Promise<void> => {
  for (let n = 0; n < 4; n++) await Promise.resolve();
};

function lane(options: Partial<LaneOptions<string>> = {}) {
  const made = createLane<string>({
    key: d => d.patient.breed || null,
    ready: (session, _, key) => session.scan !== null && kept.at(-1)?.[1] !== key,
    run: (draft, _, signal) =>
      new Promise((resolve, reject) => {
        runs.push({
          of: draft.patient.breed,
          signal,
          answer: value => {
            resolve(value);
            return settle();
          },
          breakOff: reason => {
            reject(reason);
            return settle();
          },
        });
      }),
    keep: (value, key) => kept.push([value, key]),
    ...options,
  });
  const stop = [draftStore.subscribe(made.follow), sessionStore.subscribe(made.follow)];
  stops.push(...stop);
  made.follow();
  return made;
}
let stops: (() => void)[] = [];

beforeEach(() => {
  runs = [];
  kept = [];
  setSession({ scan: null, alerts: [] });
  beginDraft(EMPTY_DRAFT);
  showScan();
  setBreed('A');
});
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
  vi.useRealTimers();
});

const asked = (): string[] => runs.map(({ of }) => of);

describe('a lane', () => {
  it('makes a value once, however often anything else changes', async () => {
    lane();
    setSession({ playing: true });
    edit(() => ({ selected: 'T1' }));
    await runs[0]!.answer('a');
    setSession({ playing: false });
    expect(asked()).toEqual(['A']);
    expect(kept).toEqual([['a', 'A']]);
  });

  it('asks for nothing while it is not ready, nor where the draft asks for none', () => {
    setSession({ scan: null });
    lane();
    setBreed('B');
    expect(asked()).toEqual([]);
    showScan();
    expect(asked()).toEqual(['B']);
    setBreed('');
    expect(runs[0]!.signal.aborted).toBe(true);
    expect(asked()).toEqual(['B']);
  });

  it('cancels what is being made when the key changes, and drops its answer', async () => {
    lane();
    setBreed('B');
    expect(runs[0]!.signal.aborted).toBe(true);
    expect(runs[1]!.signal.aborted).toBe(false);
    await runs[0]!.answer('late');
    await runs[1]!.answer('b');
    expect(kept).toEqual([['b', 'B']]);
  });

  it('drops the first answer too when the draft comes back to what it was of', async () => {
    lane();
    setBreed('B');
    setBreed('A');
    expect(asked()).toEqual(['A', 'B', 'A']);
    await runs[0]!.answer('first');
    await runs[2]!.answer('third');
    expect(kept).toEqual([['third', 'A']]);
  });

  it('drops what was made on a scan that is not on screen any more, of the same series too', async () => {
    lane();
    showScan();
    expect(asked()).toEqual(['A', 'A']);
    await runs[0]!.answer('of the first');
    await runs[1]!.answer('of the second');
    expect(kept).toEqual([['of the second', 'A']]);
  });

  it('drops an answer of another draft although nobody told the lane of the change', async () => {
    lane();
    for (const stop of stops) stop();
    setBreed('B');
    await runs[0]!.answer('late');
    expect(kept).toEqual([]);
  });

  it('says a refusal once and asks again only for another key, or when told to', async () => {
    const fail = vi.fn();
    const { retry } = lane({ fail });
    raise('bone', { code: 'no-bone', message: 'No bone.', sentences: [] });
    await runs[0]!.answer(null);
    setSession({ playing: true });
    edit(() => ({ selected: 'T2' }));
    expect(asked()).toEqual(['A']);
    expect(fail).toHaveBeenCalledTimes(1);
    expect(sessionStore.getState().alerts).toHaveLength(1);
    retry();
    expect(asked()).toEqual(['A', 'A']);
    setBreed('B');
    expect(asked()).toEqual(['A', 'A', 'B']);
  });

  it('says nothing of a refusal that came late', async () => {
    const fail = vi.fn();
    lane({ fail });
    setBreed('B');
    await runs[0]!.answer(null);
    expect(fail).not.toHaveBeenCalled();
  });

  it('waits until nothing has changed for its pause', () => {
    vi.useFakeTimers();
    lane({ pauseMs: () => 200 });
    vi.advanceTimersByTime(199);
    setBreed('B');
    vi.advanceTimersByTime(199);
    expect(asked()).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(asked()).toEqual(['B']);
  });

  it('takes away what is there once the draft asks for none', () => {
    const clear = vi.fn();
    lane({ clear });
    expect(clear).not.toHaveBeenCalled();
    setBreed('');
    expect(clear).toHaveBeenCalledTimes(1);
  });

  it('tries what came to nothing again at the next change where it is to', async () => {
    lane({ triesAgain: true });
    await runs[0]!.answer(null);
    expect(asked()).toEqual(['A']);
    setSession({ playing: true });
    expect(asked()).toEqual(['A', 'A']);
  });

  it('says a fault of ours, shows what it shows of a refusal, and is not stuck', async () => {
    const [fail, told] = [vi.fn(), vi.fn()];
    process.once('unhandledRejection', told);
    setSession({ step: 'bone' });
    lane({ fail, triesAgain: true });
    await runs[0]!.breakOff(new Error('broken'));
    await new Promise(setImmediate);
    process.removeListener('unhandledRejection', told);
    const [alert] = sessionStore.getState().alerts;
    expect([alert?.step, alert?.problem.code, fail.mock.calls]).toEqual(['bone', 'fault', [['A']]]);
    expect(alert?.problem.message).toContain('(broken)');
    expect(told).not.toHaveBeenCalled();
    // What broke is not tried again and again.
    setSession({ playing: true });
    expect(asked()).toEqual(['A']);
    setBreed('B');
    await runs[1]!.answer('b');
    expect(kept).toEqual([['b', 'B']]);
  });

  it('says no fault of what nobody waits for any more', async () => {
    const fail = vi.fn();
    lane({ fail });
    setBreed('B');
    await runs[0]!.breakOff(new Error('broken'));
    expect([sessionStore.getState().alerts, fail.mock.calls]).toEqual([[], []]);
  });
});

describe('a lane that finishes what it has begun', () => {
  it('keeps it under its own key and makes the newest next, one at a time', async () => {
    lane({ overtaken: 'finish' });
    setBreed('B');
    setBreed('C');
    expect(asked()).toEqual(['A']);
    expect(runs[0]!.signal.aborted).toBe(false);
    await runs[0]!.answer('a');
    expect(asked()).toEqual(['A', 'C']);
    await runs[1]!.answer('c');
    expect(kept).toEqual([
      ['a', 'A'],
      ['c', 'C'],
    ]);
    expect(breed()).toBe('C');
  });

  it('goes on after a refusal, and drops what is of another scan', async () => {
    lane({ overtaken: 'finish' });
    setBreed('B');
    await runs[0]!.answer(null);
    expect(asked()).toEqual(['A', 'B']);
    showScan();
    expect(runs[1]!.signal.aborted).toBe(true);
    expect(asked()).toEqual(['A', 'B', 'B']);
    await runs[1]!.answer('of the first');
    expect(kept).toEqual([]);
  });
});
