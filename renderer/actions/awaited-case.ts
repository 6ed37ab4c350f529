import type { Draft } from '../state/draft';

/** A case that is wanted while another is open, which stays until files come that hold the wanted one's scan. */
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
