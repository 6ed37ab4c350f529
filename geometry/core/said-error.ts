import type { Message } from './message';

/** What went wrong as a message, for whoever catches it to show or to put into a sentence of its own. */
export class SaidError extends Error {
  constructor(
    readonly said: Message,
    options?: ErrorOptions,
  ) {
    super(said.message, options);
    this.name = 'SaidError';
  }
}
