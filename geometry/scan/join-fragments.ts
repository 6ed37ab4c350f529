/** A compressed frame, or why there is none. */
export type JoinedFragments =
  | { readonly kind: 'frame'; readonly frame: Uint8Array }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'malformed' };

const ITEM = 0xe000fffe;
const SEQUENCE_END = 0xe0ddfffe;

/**
 * Joins the fragments of encapsulated pixel data that holds one frame (PS3.5 A.4). The offset table, present or
 * empty, is not needed for one frame and is stepped over. The closing delimiter must be there: without it the file
 * has been cut.
 *
 * @param bytes from the first item (the offset table) to the end of the file
 */
export function joinFragments(bytes: Uint8Array): JoinedFragments {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fragments: Uint8Array[] = [];
  let at = 0;
  for (let index = 0; ; index++) {
    if (at + 8 > bytes.length) return { kind: 'truncated' };
    const tag = view.getUint32(at, true);
    const length = view.getUint32(at + 4, true);
    if (tag === SEQUENCE_END) break;
    if (tag !== ITEM) return { kind: 'malformed' };
    at += 8;
    if (at + length > bytes.length) return { kind: 'truncated' };
    if (index > 0) fragments.push(bytes.subarray(at, at + length));
    at += length;
  }
  if (fragments.length === 0) return { kind: 'malformed' };
  if (fragments.length === 1) return { kind: 'frame', frame: fragments[0]! };
  const frame = new Uint8Array(fragments.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of fragments) {
    frame.set(part, to);
    to += part.length;
  }
  return { kind: 'frame', frame };
}
