import { throwIfCancelled } from './progress';

/**
 * Lets waiting messages (a cancel, a redraw) through between chunks of long work, then throws the
 * signal's reason if the caller has cancelled. Costs about a millisecond: call it every 30 ms or
 * so, not every loop.
 */
export async function yieldToEvents(signal?: AbortSignal): Promise<void> {
  throwIfCancelled(signal);
  await new Promise<void>(resume => setTimeout(resume, 0));
  throwIfCancelled(signal);
}
