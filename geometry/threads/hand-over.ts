const handed = new WeakMap<object, readonly object[]>();

/**
 * Marks what a message, or one part of a call's arguments, hands over to the other thread in place
 * of copying it: buffers of plain memory, pictures, canvases. They are gone here once it is sent.
 */
export function handOver<T extends object>(value: T, transfer: readonly object[]): T {
  handed.set(value, transfer);
  return value;
}

/** What was marked to be handed over with a message. */
export const handedOverWith = (value: unknown): readonly object[] =>
  typeof value === 'object' && value !== null ? (handed.get(value) ?? []) : [];
