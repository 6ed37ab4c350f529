import { describe, expect, it, vi } from 'vitest';
import { createPlannerClient } from '../../renderer/workers/planner-client';
import type { HeldScan } from '../../renderer/workers/planner/planner-protocol';
import { FakeThread } from '../support/fake-thread';

function client(held: () => HeldScan | null = () => null) {
  const threads: FakeThread[] = [];
  const planner = createPlannerClient(() => {
    threads.push(new FakeThread());
    return threads.at(-1)!;
  }, held);
  return { planner, threads, thread: () => threads.at(-1)! };
}
const done = (id: number) => ({ id, kind: 'done', reply: { ok: true, value: null } }) as const;
const ids = (thread: FakeThread): number[] => thread.calls().map(({ id }) => id);
const names = (thread: FakeThread): string[] => thread.calls().map(({ name }) => name);

describe('createPlannerClient', () => {
  it('starts its worker at once, and gives a job its reply and progress', async () => {
    const { planner, threads, thread } = client();
    expect(threads).toHaveLength(1);
    const told = vi.fn();
    const job = planner.run('cacheVolume', { key: 'a' }, told);
    const [id] = ids(thread());
    thread().say({ id: id!, kind: 'progress', progress: { doing: 'Writing', fraction: 0.5 } });
    thread().say(done(id!));
    expect(await job).toEqual({ ok: true, value: null });
    expect(told.mock.calls).toEqual([[{ doing: 'Writing', fraction: 0.5 }]]);
  });

  it('drops the result of a job that a newer one of its kind has overtaken', async () => {
    const { planner, thread } = client();
    const first = planner.run('cacheVolume', { key: 'a' });
    const second = planner.run('cacheVolume', { key: 'b' });
    const [a, b] = ids(thread());
    expect(thread().cancelled()).toEqual([a]);
    thread().say(done(a!));
    thread().say(done(b!));
    expect(await first).toBeNull();
    expect(await second).toEqual({ ok: true, value: null });
  });

  it('lets thumbnails run side by side, and jobs of other kinds alone', () => {
    const { planner, thread } = client();
    void planner.run('thumbnail', { uid: '1' });
    void planner.run('thumbnail', { uid: '2' });
    void planner.run('cacheVolume', { key: 'a' });
    expect(thread().cancelled()).toEqual([]);
  });

  it('cancels the jobs of a kind, or all, or the one whose signal says so', async () => {
    const { planner, thread } = client();
    const stop = new AbortController();
    void planner.run('thumbnail', { uid: '1' });
    void planner.run('cacheVolume', { key: 'a' });
    const job = planner.run('thumbnail', { uid: '2' }, undefined, stop.signal);
    const [a, b, c] = ids(thread());
    stop.abort();
    planner.cancel('cacheVolume');
    planner.cancel();
    expect(thread().cancelled()).toEqual([c, b, a]);
    thread().say({ id: c!, kind: 'cancelled' });
    expect(await job).toBeNull();
    expect(await planner.run('thumbnail', { uid: '3' }, undefined, AbortSignal.abort())).toBeNull();
    expect(ids(thread())).toHaveLength(3);
  });

  it('tells the worker of another scan on screen before the next job, once', () => {
    let held: HeldScan | null = null;
    const { planner, thread } = client(() => held);
    const show = (): void => void (held = { volume: {} } as unknown as HeldScan);
    void planner.run('thumbnail', { uid: '1' });
    show();
    void planner.run('thumbnail', { uid: '2' });
    void planner.run('thumbnail', { uid: '3' });
    show();
    void planner.run('thumbnail', { uid: '4' });
    expect(names(thread())).toEqual(['thumbnail', 'hold', 'thumbnail', 'thumbnail', 'hold', 'thumbnail']);
  });

  it('starts another where one does not heed a cancel or was lost, and tells it of the scan first', async () => {
    vi.useFakeTimers();
    try {
      const held = { volume: {} } as unknown as HeldScan;
      const { planner, threads, thread } = client(() => held);
      const job = planner.run('cacheVolume', { key: 'a' });
      thread().say({ id: ids(thread())[0]!, kind: 'done', reply: null });
      planner.cancel();
      await vi.advanceTimersByTimeAsync(5000);
      expect([threads.length, threads[0]!.isClosed, await job]).toEqual([2, true, null]);
      void planner.run('cacheVolume', { key: 'b' });
      expect(names(thread())).toEqual(['hold', 'cacheVolume']);
      thread().break('out of memory');
      void planner.run('cacheVolume', { key: 'c' });
      expect([threads.length, names(thread())]).toEqual([3, ['hold', 'cacheVolume']]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('says in words that a fault is ours, and that of a lost worker', async () => {
    const { planner, thread } = client();
    const job = planner.run('cacheVolume', { key: 'a' });
    thread().say({ id: ids(thread())[0]!, kind: 'failed', message: 'plan: no', detail: 'stack' });
    const lost = planner.run('cacheVolume', { key: 'a' });
    thread().break('out of memory');
    const problems = [await job, await lost].map(outcome => (outcome?.ok === false ? outcome.problem : null));
    expect(problems.map(problem => problem?.code)).toEqual(['fault', 'fault']);
    expect(problems[0]).toMatchObject({ message: expect.stringContaining('plan: no'), where: 'stack' });
    expect(problems[1]?.message).toContain('out of memory');
  });
});
