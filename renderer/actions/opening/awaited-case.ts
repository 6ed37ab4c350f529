import type { Draft } from '../../state/draft';
import { readNewest } from '../recent-work';

/**
 * A case that is wanted while another is open, which stays until files come that hold the wanted
 * one's scan.
 */
export interface AwaitedCase {
  readonly draft: Draft;
  /** Of work that was kept; null for a case from a file. */
  readonly workId: string | null;
}

let awaited: AwaitedCase | null = null;

export const awaitedCase = (): AwaitedCase | null => awaited;

/** In the place of the one that was awaited before; with null, none is. */
export function awaitCase(wanted: AwaitedCase | null): void {
  awaited = wanted;
}

/** Takes it as it is kept now: it may have been gone on with in another window. */
export async function renewAwaited(): Promise<void> {
  const before = awaited;
  if (!before || before.workId === null) return;
  const newest = await readNewest(before.workId);
  if (newest && awaited === before) awaited = { ...before, draft: newest.draft };
}
