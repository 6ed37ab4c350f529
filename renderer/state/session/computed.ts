/** A result and what it was made from; out of date once that has changed. */
export interface Computed<T> {
  readonly value: T;
  /** JSON of what went in. */
  readonly key: string;
}
