/** A mutant that behaves as the program does, so that no test can tell the two apart. */
export interface Equivalent {
  readonly file: string;
  /** The touched lines, as the list of survivors gives them. */
  readonly was: string;
  readonly becomes: string;
  readonly because: string;
}
