/**
 * What long work is doing and how far it is; `fraction` in [0, 1] over the whole call, never
 * decreasing.
 */
export interface Progress {
  /** Present participle in plain words: "Reading slices". */
  readonly doing: string;
  readonly fraction: number;
}
export type OnProgress = (progress: Progress) => void;

/**
 * Throws the signal's reason (an AbortError) once the caller has cancelled; call between chunks of
 * long work.
 */
export function throwIfCancelled(signal?: AbortSignal): void {
  signal?.throwIfAborted();
}

/** Maps a step's own 0..1 into [from, to] of the whole. */
export function within(onProgress: OnProgress | undefined, from: number, to: number): OnProgress {
  return ({ doing, fraction }) => onProgress?.({ doing, fraction: from + (to - from) * fraction });
}
