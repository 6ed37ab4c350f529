/** The frames of encapsulated pixel data, or why there are none. */
export type SplitFrames =
  | { readonly kind: 'frames'; readonly frames: readonly Uint8Array[] }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'malformed' }
  /** More pictures than the file says it has. */
  | { readonly kind: 'surplus' };

const ITEM = 0xe000fffe;
const SEQUENCE_END = 0xe0ddfffe;

/**
 * Splits encapsulated pixel data into its frames (PS3.5 A.4). One frame takes all fragments; of
 * several, the offset table says where each begins, or there is one fragment a frame, or a frame
 * begins where a fragment begins as a JPEG or JPEG 2000 codestream. An offset table that leads to
 * no fragments is passed over. The closing delimiter may be missing where the file ends with a
 * fragment: whether that is the frame's last, its codestream tells.
 *
 * @param bytes from the first item (the offset table, which may be empty) to the end of the file
 * @param extendedTable the extended offset table, where the file has one
 */
export function splitFrames(
  bytes: Uint8Array,
  frameCount: number,
  extendedTable: readonly number[] = [],
): SplitFrames {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fragments: Fragment[] = [];
  let offsetTable: number[] = [];
  let firstFragment = 0;
  let at = 0;
  for (let index = 0; ; index++) {
    if (at === bytes.length && fragments.length > 0) break;
    if (at + 8 > bytes.length) return { kind: 'truncated' };
    const start = at;
    const tag = view.getUint32(at, true);
    const length = view.getUint32(at + 4, true);
    if (tag === SEQUENCE_END) break;
    if (tag !== ITEM) return { kind: 'malformed' };
    at += 8;
    if (at + length > bytes.length) return { kind: 'truncated' };
    if (index === 0) {
      offsetTable = Array.from({ length: Math.floor(length / 4) }, (_, i) =>
        view.getUint32(at + 4 * i, true),
      );
      firstFragment = at + length;
    } else {
      fragments.push({ offset: start - firstFragment, content: bytes.subarray(at, at + length) });
    }
    at += length;
  }
  if (frameCount === 1 && fragments.filter(isFirst).length > 1) return { kind: 'surplus' };
  const starts = frameStarts(fragments, [offsetTable, extendedTable], frameCount);
  if (starts.length !== frameCount || fragments.length === 0) return { kind: 'malformed' };
  const frames = starts.map((start, k) => join(fragments.slice(start, starts[k + 1] ?? fragments.length)));
  return { kind: 'frames', frames };
}

interface Fragment {
  /** From the first fragment's item, as the offset table counts. */
  readonly offset: number;
  readonly content: Uint8Array;
}

/**
 * The index of each frame's first fragment; as many as there are frames, or the data is not in
 * order.
 */
function frameStarts(
  fragments: readonly Fragment[],
  tables: readonly (readonly number[])[],
  count: number,
): number[] {
  if (count === 1) return [0];
  if (fragments.length === count) return fragments.map((_, index) => index);
  const startsWhere = (isStart: (fragment: Fragment) => boolean): number[] =>
    fragments.flatMap((fragment, index) => (isStart(fragment) ? [index] : []));
  for (const table of tables) {
    const offsets = new Set(table);
    const starts = startsWhere(({ offset }) => offsets.has(offset));
    if (starts.length === count && starts[0] === 0) return starts;
  }
  return startsWhere(isFirst);
}

/**
 * Whether a JPEG, JPEG-LS or JPEG 2000 codestream begins with this fragment: within one these bytes
 * never come.
 */
function isFirst({ content }: Fragment): boolean {
  return content[0] === 0xff && (content[1] === 0xd8 || content[1] === 0x4f);
}

function join(fragments: readonly Fragment[]): Uint8Array {
  if (fragments.length === 1) return fragments[0]!.content;
  const frame = new Uint8Array(fragments.reduce((sum, { content }) => sum + content.length, 0));
  let to = 0;
  for (const { content } of fragments) {
    frame.set(content, to);
    to += content.length;
  }
  return frame;
}
