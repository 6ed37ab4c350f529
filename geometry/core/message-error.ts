import type { Message } from './message';

/**
 * What went wrong as a message, for whoever catches it to show or to put into a sentence of its
 * own.
 */
export class MessageError extends Error {
  readonly translatable: Message;

  constructor({ message, sentences }: Message, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MessageError';
    this.translatable = { message, sentences };
  }
}
