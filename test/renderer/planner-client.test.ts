import { describe, expect, it, vi } from 'vitest';
import { createPlannerClient } from '../../renderer/workers/planner-client';
import type { MessageFromPlanner, MessageToPlanner } from '../../renderer/workers/planner/planner-protocol';

/** A worker that does what the test says. */
class FakeWorker {
  readonly posted: MessageToPlanner[] = [];
  terminated = false;
  private readonly listeners: ((event: { data: MessageFromPlanner }) => void)[] = [];
  addEventListener(type: string, listen: (event: { data: MessageFromPlanner }) => void): void {
    if (type === 'message') this.listeners.push(listen);
  }
  postMessage(message: MessageToPlanner): void {
    this.posted.push(message);
  }
  terminate(): void {
    this.terminated = true;
  }
  say(data: MessageFromPlanner): void {
    for (const listen of this.listeners) listen({ data });
  }
  started(): { id: number; kind: string }[] {
    return this.posted.flatMap(m => (m.type === 'start' ? [{ id: m.id, kind: m.kind }] : []));
  }
}

function client() {
  const workers: FakeWorker[] = [];
  const made = createPlannerClient(
    () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
    () => null,
  );
  return { planner: made, worker: () => workers.at(-1)!, workers };
}

const done = (id: number): MessageFromPlanner => ({ type: 'done', id, result: { ok: true, value: null } });

describe('createPlannerClient', () => {
  it('gives a job its own reply and progress', async () => {
    const { planner, worker } = client();
    const progress = vi.fn();
    const job = planner.run('cacheVolume', { key: 'a' }, progress);
    const { id } = worker().started()[0]!;
    worker().say({ type: 'progress', id: id + 1, doing: 'something else', fraction: 0.1 });
    worker().say({ type: 'progress', id, doing: 'Writing', fraction: 0.5 });
    worker().say(done(id));
    expect(await job).toEqual({ ok: true, value: null });
    expect(progress.mock.calls).toEqual([[{ doing: 'Writing', fraction: 0.5 }]]);
  });

  it('drops the result of a job that a newer one of its kind has overtaken', async () => {
    const { planner, worker } = client();
    const first = planner.run('cacheVolume', { key: 'a' });
    const second = planner.run('cacheVolume', { key: 'b' });
    const [a, b] = worker()
      .started()
      .map(job => job.id);
    expect(worker().posted).toContainEqual({ type: 'cancel', id: a! });
    worker().say(done(a!));
    worker().say(done(b!));
    expect(await first).toBeNull();
    expect(await second).toEqual({ ok: true, value: null });
  });

  it('lets thumbnails run side by side, and jobs of other kinds alone', async () => {
    const { planner, worker } = client();
    void planner.run('thumbnail', { uid: '1' });
    void planner.run('thumbnail', { uid: '2' });
    void planner.run('cacheVolume', { key: 'a' });
    expect(worker().posted.filter(m => m.type === 'cancel')).toEqual([]);
  });

  it('raises the shared flag of a cancelled job, so that work that never yields sees it', async () => {
    const { planner, worker } = client();
    const job = planner.run('cacheVolume', { key: 'a' });
    const { id } = worker().started()[0]!;
    const hello = worker().posted[0]!;
    planner.cancel();
    expect(hello.type === 'hello' && hello.cancelled?.[id % 1024]).toBe(id);
    worker().say({ type: 'cancelled', id });
    expect(await job).toBeNull();
  });

  it('stops a worker that does not heed a cancel, and starts another', async () => {
    vi.useFakeTimers();
    try {
      const { planner, worker, workers } = client();
      const job = planner.run('cacheVolume', { key: 'a' });
      const stuck = worker();
      planner.cancel();
      await vi.advanceTimersByTimeAsync(5000);
      expect(stuck.terminated).toBe(true);
      expect(workers).toHaveLength(2);
      expect(await job).toBeNull();
      const next = planner.run('cacheVolume', { key: 'b' });
      worker().say(done(worker().started()[0]!.id));
      expect(await next).toEqual({ ok: true, value: null });
    } finally {
      vi.useRealTimers();
    }
  });

  it('says in words that a fault is ours', async () => {
    const { planner, worker } = client();
    const job = planner.run('cacheVolume', { key: 'a' });
    worker().say({ type: 'broken', id: worker().started()[0]!.id, message: 'plan: no', detail: 'stack' });
    const outcome = await job;
    expect(outcome && !outcome.ok && outcome.problem.code).toBe('fault');
    expect(outcome && !outcome.ok && outcome.problem.message).toContain('plan: no');
  });
});
