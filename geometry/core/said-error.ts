import type { Message } from './message';

/** What went wrong as a message, for whoever catches it to show or to put into a sentence of its own. */
export class SaidError extends Error {
  readonly said: Message;

  constructor({ message, sentences }: Message, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SaidError';
    this.said = { message, sentences };
  }
}
