import { describe, expect, it } from 'vitest';
import { createCaller } from '../../geometry/threads/call-thread';
import { replyOf } from '../../geometry/threads/calls';
import { handOver } from '../../geometry/threads/hand-over';
import { handlersOf, remoteOf, type CallsOf } from '../../geometry/threads/remote-service';
import { serveCalls, type CallContext, type Handlers } from '../../geometry/threads/serve-calls';
import { joinThreads } from '../support/fake-thread';

interface Calls {
  readonly slow: { readonly request: string; readonly reply: string; readonly progress: number };
  readonly quick: { readonly request: string; readonly reply: string };
}

/** What was begun and ended, in its order. */
let log: string[] = [];
let release: (() => void)[] = [];
const handlers: Handlers<Calls> = {
  slow: async (name, { onProgress, signal }) => {
    log.push(`${name} begins`);
    onProgress(0.5);
    await new Promise<void>(resolve => release.push(resolve));
    signal.throwIfAborted();
    log.push(`${name} ends`);
    return name;
  },
  quick: name => {
    log.push(name);
    if (name === 'faulty') throw new Error('out of order');
    return name;
  },
};
function serve(isInTurn: boolean) {
  log = [];
  release = [];
  return createCaller<Calls>(() => joinThreads(line => serveCalls(line, handlers, isInTurn)));
}
const settle = async (): Promise<void> => {
  for (let n = 0; n < 20; n++) await Promise.resolve();
};

describe('a worker that serves calls', () => {
  it('begins each as it comes, where they are not to wait for one another', async () => {
    const caller = serve(false);
    const slow = caller.call('slow', 'a');
    expect(replyOf(await caller.call('quick', 'b'))).toBe('b');
    release[0]!();
    expect([replyOf(await slow), log]).toEqual(['a', ['a begins', 'b', 'a ends']]);
  });

  it('does them one after the other where they are, past one that failed', async () => {
    const caller = serve(true);
    const told: number[] = [];
    const slow = caller.call('slow', 'a', { onProgress: fraction => told.push(fraction) });
    const faulty = caller.call('quick', 'faulty');
    const quick = caller.call('quick', 'c');
    await settle();
    expect([log, told]).toEqual([['a begins'], [0.5]]);
    release[0]!();
    expect(await faulty).toMatchObject({ kind: 'failed', message: 'out of order' });
    expect([replyOf(await slow), replyOf(await quick)]).toEqual(['a', 'c']);
    expect(log).toEqual(['a begins', 'a ends', 'faulty', 'c']);
  });

  it('gives up what is cancelled: what goes on at its next look, and what waits before it begins', async () => {
    const caller = serve(true);
    const [first, second] = [new AbortController(), new AbortController()];
    const slow = caller.call('slow', 'a', { signal: first.signal });
    const waiting = caller.call('quick', 'b', { signal: second.signal });
    await settle();
    second.abort();
    first.abort();
    release[0]!();
    expect([(await slow).kind, (await waiting).kind, log]).toEqual(['cancelled', 'cancelled', ['a begins']]);
  });

  it('sees the flag of a cancel that it has not heard, as it never gave up its thread', async () => {
    const flags = new Int32Array(new SharedArrayBuffer(4 * 16));
    const heard: unknown[] = [];
    let hear: (message: unknown) => void = () => undefined;
    const busy = (_: string, { signal }: CallContext<never>): string => {
      signal.throwIfAborted();
      Atomics.store(flags, 3, 3);
      signal.throwIfAborted();
      return 'done all the same';
    };
    serveCalls<Pick<Calls, 'quick'>>(
      { post: message => heard.push(message), onMessage: listen => (hear = listen) },
      { quick: busy },
    );
    hear({ kind: 'flags', flags });
    hear({ kind: 'call', id: 3, name: 'quick', request: '' });
    await settle();
    expect(heard).toEqual([{ id: 3, kind: 'cancelled' }]);
  });
});

describe('a service in another thread', () => {
  interface Store {
    put(key: number, bytes: Uint8Array): number;
    take(key: number): Promise<Uint8Array | null>;
    fail(): void;
  }
  const things = new Map<number, Uint8Array>();
  const store: Store = {
    put: (key, bytes) => things.set(key, bytes).size,
    take: key => {
      const bytes = things.get(key) ?? null;
      return Promise.resolve(bytes && handOver(bytes, [bytes.buffer]));
    },
    fail: () => {
      throw new Error('full');
    },
  };
  const remote = remoteOf<Store>(
    createCaller<CallsOf<Store>>(() =>
      joinThreads(line => serveCalls<CallsOf<Store>>(line, handlersOf<Store>(store))),
    ),
  );

  it('has its methods, hands over what is marked on the way there and back, and is no promise', async () => {
    const [kept, given] = [Uint8Array.of(1, 2), Uint8Array.of(3, 4)];
    expect(await remote.put(1, kept)).toBe(1);
    expect(await remote.put(2, handOver(given, [given.buffer]))).toBe(2);
    expect([kept.length, given.length]).toEqual([2, 0]);
    expect(await remote.take(2)).toEqual(Uint8Array.of(3, 4));
    expect(things.get(2)).toHaveLength(0);
    expect(await remote.take(3)).toBeNull();
    expect(await Promise.resolve(remote)).toBe(remote);
  });

  it('rejects with what a method threw', async () => {
    await expect(remote.fail()).rejects.toThrow('full');
  });
});
