import type { FromWorker, ToWorker } from '../../geometry/threads/calls';
import type { Line, Thread } from '../../geometry/threads/thread';

/** A worker that answers what the test says. */
export class FakeThread implements Thread {
  readonly posted: ToWorker[] = [];
  readonly handedOver: (readonly object[])[] = [];
  isClosed = false;
  private hear: (message: unknown) => void = () => undefined;
  private hearLoss: (why: string) => void = () => undefined;

  post(message: unknown, transfer: readonly object[]): void {
    this.posted.push(message as ToWorker);
    this.handedOver.push(transfer);
  }
  onMessage(hear: (message: unknown) => void): void {
    this.hear = hear;
  }
  onLost(hear: (why: string) => void): void {
    this.hearLoss = hear;
  }
  close(): void {
    this.isClosed = true;
  }
  say(message: FromWorker): void {
    this.hear(message);
  }
  break(why: string): void {
    this.hearLoss(why);
  }
  /** The calls that came, by name and number. */
  calls(): { readonly id: number; readonly name: string }[] {
    return this.posted.flatMap(m => (m.kind === 'call' ? [{ id: m.id, name: m.name }] : []));
  }
  /** Of cancelled calls, the numbers. */
  cancelled(): number[] {
    return this.posted.flatMap(m => (m.kind === 'cancel' ? [m.id] : []));
  }
}

/**
 * Two threads in one: what one end posts the other hears a moment later, cloned as between real
 * threads.
 *
 * @param serve serves the far end
 */
export function joinThreads(serve: (line: Line) => void): Thread {
  let near: (message: unknown) => void = () => undefined;
  let far: (message: unknown) => void = () => undefined;
  const send =
    (hear: () => (message: unknown) => void) =>
    (message: unknown, transfer: readonly object[]): void => {
      const sent: unknown = structuredClone(message, { transfer: transfer as Transferable[] });
      queueMicrotask(() => hear()(sent));
    };
  serve({ post: send(() => near), onMessage: hear => (far = hear) });
  return {
    post: send(() => far),
    onMessage: hear => (near = hear),
    onLost: () => undefined,
    close: () => undefined,
  };
}
