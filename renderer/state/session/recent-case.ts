/** A case that can be gone on with. */
export interface RecentCase {
  /**
   * 'work': kept by the window with every change; 'file': a case file whose place the program
   * knows.
   */
  readonly kind: 'work' | 'file';
  readonly id: string;
  readonly name: string;
  /** ISO date and time of the last change. */
  readonly at: string;
}
