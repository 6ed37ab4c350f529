import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCaller, type CallerOptions } from '../../geometry/threads/call-thread';
import { replyOf } from '../../geometry/threads/calls';
import { handOver } from '../../geometry/threads/hand-over';
import { FakeThread } from '../support/fake-thread';

interface Sums {
  readonly add: { readonly request: readonly number[]; readonly reply: number; readonly progress: number };
  readonly keep: { readonly request: Uint8Array; readonly reply: null };
}

function call(options?: CallerOptions) {
  const threads: FakeThread[] = [];
  const caller = createCaller<Sums>(() => {
    threads.push(new FakeThread());
    return threads.at(-1)!;
  }, options);
  return { caller, threads, thread: () => threads.at(-1)! };
}
const done = (id: number, reply: unknown) => ({ id, kind: 'done', reply }) as const;

afterEach(() => vi.useRealTimers());

describe('a caller', () => {
  it('starts its worker with the first call and gives each call its own reply and progress', async () => {
    const { caller, threads, thread } = call();
    expect(threads).toHaveLength(0);
    const told = vi.fn();
    const first = caller.call('add', [1, 2], { onProgress: told });
    const second = caller.call('add', [3]);
    expect(thread().posted.map(({ kind }) => kind)).toEqual(['call', 'call']);
    const [a, b] = thread().calls();
    thread().say({ id: b!.id + 1, kind: 'progress', progress: 9 });
    thread().say(done(b!.id + 1, 99));
    thread().say({ id: a!.id, kind: 'progress', progress: 0.5 });
    expect(caller.waiting()).toBe(2);
    thread().say(done(b!.id, 3));
    thread().say(done(a!.id, 3));
    expect([replyOf(await first), replyOf(await second)]).toEqual([3, 3]);
    expect([told.mock.calls, caller.waiting(), threads.length]).toEqual([[[0.5]], 0, 1]);
  });

  it('may start its worker ahead of the first call', () => {
    const { caller, threads } = call();
    caller.start();
    void caller.call('add', [1]);
    expect(threads).toHaveLength(1);
  });

  it('hands over what is marked, and nothing else', () => {
    const { caller, thread } = call();
    const bytes = new Uint8Array(8);
    void caller.call('keep', handOver(bytes, [bytes.buffer]));
    void caller.call('keep', new Uint8Array(8));
    expect(thread().handedOver).toEqual([[bytes.buffer], []]);
  });

  it('says what a call threw, and that it threw', async () => {
    const { caller, thread } = call();
    const asked = caller.call('add', [1]);
    thread().say({ id: 1, kind: 'failed', message: 'no sum', detail: 'at add' });
    const answer = await asked;
    expect(answer).toMatchObject({ kind: 'failed', message: 'no sum', detail: 'at add' });
    expect(() => replyOf(answer)).toThrow('no sum');
  });

  it('does not wait for a call that could not be sent', async () => {
    const { caller, thread } = call();
    caller.start();
    vi.spyOn(thread(), 'post').mockImplementation(() => {
      throw new Error('could not be cloned');
    });
    const answer = await caller.call('add', [1]);
    expect(answer).toMatchObject({ kind: 'failed', message: 'could not be cloned' });
    expect(caller.waiting()).toBe(0);
  });
});

describe('a call that is cancelled', () => {
  it('is said to the worker, also by a flag that it can look at, and its late answer is dropped', async () => {
    const { caller, thread } = call();
    const stop = new AbortController();
    const told = vi.fn();
    const asked = caller.call('add', [1], { signal: stop.signal, onProgress: told });
    stop.abort();
    stop.abort();
    const [first] = thread().posted;
    expect(first?.kind === 'flags' && first.flags[1]).toBe(1);
    expect(thread().cancelled()).toEqual([1]);
    thread().say({ id: 1, kind: 'progress', progress: 1 });
    thread().say(done(1, 1));
    const answer = await asked;
    expect([answer.kind, told.mock.calls]).toEqual(['cancelled', []]);
    expect(() => replyOf(answer)).toThrow('closed');
  });

  it('is not sent where it was before', async () => {
    const { caller, threads } = call();
    expect(await caller.call('add', [1], { signal: AbortSignal.abort() })).toEqual({ kind: 'cancelled' });
    expect(threads).toHaveLength(0);
  });

  it('is not cancelled once it is answered', async () => {
    const { caller, thread } = call();
    const stop = new AbortController();
    const asked = caller.call('add', [1], { signal: stop.signal });
    thread().say(done(1, 1));
    await asked;
    stop.abort();
    expect(thread().cancelled()).toEqual([]);
  });

  it('has its worker stopped where that does not heed it, with what waits for it, and another started', async () => {
    vi.useFakeTimers();
    const gone = vi.fn();
    const { caller, threads, thread } = call({ patienceMs: 4000, onGone: gone });
    const stop = new AbortController();
    const stuck = caller.call('add', [1], { signal: stop.signal });
    const behind = caller.call('add', [2]);
    stop.abort();
    await vi.advanceTimersByTimeAsync(3999);
    expect([threads.length, gone.mock.calls.length]).toEqual([1, 0]);
    await vi.advanceTimersByTimeAsync(1);
    expect([threads.length, threads[0]!.isClosed, gone.mock.calls.length]).toEqual([2, true, 1]);
    expect([(await stuck).kind, (await behind).kind]).toEqual(['cancelled', 'cancelled']);
    const next = caller.call('add', [3]);
    const { id } = thread().calls()[0]!;
    // The one that was stopped is heard no more.
    threads[0]!.say(done(id, 99));
    thread().say(done(id, 3));
    expect(replyOf(await next)).toBe(3);
  });

  it('leaves a worker alone that works on something before it, or that heeded it in time', async () => {
    vi.useFakeTimers();
    const { caller, threads, thread } = call({ patienceMs: 4000 });
    const stop = new AbortController();
    void caller.call('add', [1]);
    const asked = caller.call('add', [2], { signal: stop.signal });
    stop.abort();
    await vi.advanceTimersByTimeAsync(5000);
    expect(threads).toHaveLength(1);
    thread().say({ id: 2, kind: 'cancelled' });
    expect((await asked).kind).toBe('cancelled');
  });

  it('waits for ever where no patience is given', async () => {
    vi.useFakeTimers();
    const { caller, threads } = call();
    const stop = new AbortController();
    void caller.call('add', [1], { signal: stop.signal });
    stop.abort();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(threads).toHaveLength(1);
  });
});

describe('a worker that is lost', () => {
  it('loses what it was asked for, and another is started with the next call alone', async () => {
    const gone = vi.fn();
    const { caller, threads, thread } = call({ onGone: gone });
    const stop = new AbortController();
    const asked = caller.call('add', [1]);
    const cancelled = caller.call('add', [1], { signal: stop.signal });
    stop.abort();
    thread().break('no such script');
    expect(await asked).toEqual({ kind: 'lost', message: 'no such script', detail: 'no such script' });
    expect((await cancelled).kind).toBe('cancelled');
    expect([threads.length, threads[0]!.isClosed, gone.mock.calls.length]).toEqual([1, true, 1]);
    // Said twice by some.
    thread().break('it ended');
    expect(gone).toHaveBeenCalledTimes(1);
    const next = caller.call('add', [1]);
    expect(threads).toHaveLength(2);
    thread().say(done(thread().calls()[0]!.id, 1));
    expect(replyOf(await next)).toBe(1);
  });

  it('is none that was closed: then every call ends as cancelled', async () => {
    const { caller, threads, thread } = call();
    const asked = caller.call('add', [1]);
    await caller.close();
    thread().break('it ended early, code 1');
    expect([(await asked).kind, (await caller.call('add', [1])).kind]).toEqual(['cancelled', 'cancelled']);
    expect([threads.length, thread().isClosed]).toEqual([1, true]);
  });
});
