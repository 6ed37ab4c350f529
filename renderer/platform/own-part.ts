/**
 * What a blob or file can be made of: a copy of bytes, because it is not made of shared memory;
 * text as it is.
 */
export const ownPart = (content: Uint8Array | string): string | Uint8Array<ArrayBuffer> =>
  typeof content === 'string' ? content : new Uint8Array(content);
