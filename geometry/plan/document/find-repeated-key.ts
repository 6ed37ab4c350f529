/**
 * The first field that a JSON object gives twice, as its path ("orientation.dorsal",
 * "scans[1].id"); null where none is. JSON.parse takes the last of them without a word, so that a
 * reader's eye and the program may see different cases.
 *
 * @param text JSON that JSON.parse has read; anything else gives nonsense
 */
export function findRepeatedKey(text: string): string | null {
  /** The objects and lists that the place stands in, outermost first. */
  const open: { readonly keys: Set<string> | null; at: string | number }[] = [];
  let wantsKey = false;
  for (const [token] of text.matchAll(TOKENS)) {
    const inner = open.at(-1);
    if (token === '{' || token === '[') {
      open.push({ keys: token === '{' ? new Set() : null, at: token === '{' ? '' : 0 });
      wantsKey = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      wantsKey = false;
    } else if (token === ',') {
      if (inner?.keys) wantsKey = true;
      else if (inner) inner.at = Number(inner.at) + 1;
    } else if (wantsKey && inner?.keys) {
      const key = JSON.parse(token) as string;
      inner.at = key;
      if (inner.keys.has(key)) return pathOf(open.map(({ at }) => at));
      inner.keys.add(key);
      wantsKey = false;
    }
  }
  return null;
}

/** Strings whole, and what opens, closes and parts; a value that is no string says nothing here. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],]/gs;

const pathOf = (parts: readonly (string | number)[]): string =>
  parts.reduce<string>(
    (path, part) => (typeof part === 'number' ? `${path}[${part}]` : path ? `${path}.${part}` : part),
    '',
  );
