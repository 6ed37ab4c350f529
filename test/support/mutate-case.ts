import type { Random } from '../../geometry/core/random';

/** A JSON document. */
type Json = unknown;

/** Signatures that nobody wrote: no letters, or none that is seen. */
export const UNSIGNED = [
  '',
  ' ',
  '\u200b',
  '\u3164',
  '\u2800',
  '...',
  '123',
  '\u202eBA',
  '\u00ad',
  '\ufeff',
  '-',
] as const;
/** Times that are none, or of no day on which anything was signed here. */
export const UNTIMELY = [
  '9999-01-01T00:00:00Z',
  '1999-12-31T23:59:59Z',
  '0001-01-01T00:00:00Z',
  'now',
  '',
] as const;
/** What stands in the place of a value. */
const ODD: readonly Json[] = [
  ...[null, true, false, 0, -0, 1, -1, 1e308, -1e308, 5e-324, 2 ** 53, 0.1],
  ...['', 'NaN', 'Infinity', '1e999', '\u0000', '\ud800', '\u202e', 'ａ', '\u0301', 'x'.repeat(100_000)],
  ...[[], {}, [[]], [1e308, 0, 0], [0, 0, 0], { __proto__: null }, [null], ['a', 'b', 'c']],
];

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random.between(0, list.length))]!;

/**
 * Entries of a list that is made too long; a value that would make hundreds of megabytes of it is
 * left out.
 */
const LONG = 2000;
const short = (value: Json): Json => (JSON.stringify(value).length < 5000 ? value : null);

/** Every place of a document, as the parent and its key. */
function placesOf(value: Json, found: { parent: Record<string, Json>; key: string }[] = []): typeof found {
  if (typeof value !== 'object' || value === null) return found;
  for (const key of Object.keys(value)) {
    found.push({ parent: value as Record<string, Json>, key });
    placesOf((value as Record<string, Json>)[key], found);
  }
  return found;
}

/**
 * One hostile text from a valid document: one to three mutations, each of a kind drawn by the seed.
 */
export function mutateCase(document: object, random: Random): string {
  const copy = structuredClone(document) as Record<string, Json>;
  let text = '';
  // Once: a long list of long lists is gigabytes of text, and a test of memory alone.
  let grown = false;
  const times = 1 + Math.floor(random.between(0, 3));
  for (let n = 0; n < times; n++) {
    const places = placesOf(copy);
    const { parent, key } = pick(random, places);
    const kind = Math.floor(random.between(0, 12));
    const value = parent[key];
    if (kind <= 3) parent[key] = pick(random, ODD);
    else if (kind === 4) Reflect.deleteProperty(parent, key);
    else if (kind === 5 && typeof value === 'number')
      parent[key] = value * pick(random, [-1, 10, 1e6, 1 + 1e-9, 1e300]);
    else if (kind === 6 && !Array.isArray(parent))
      parent[pick(random, ['constructor', 'toString', 'hasOwnProperty', 'length', ' ', 'Id'])] = value;
    else if (kind === 7 && Array.isArray(value)) parent[key] = [...(value as Json[]), ...(value as Json[])];
    else if (kind === 8) {
      const names = places.filter(place => /By$/.test(place.key));
      if (names.length > 0) {
        const one = pick(random, names);
        one.parent[one.key] = pick(random, UNSIGNED);
      }
    } else if (kind === 9) {
      const dates = places.filter(place => place.key === 'at');
      if (dates.length > 0) {
        const one = pick(random, dates);
        one.parent[one.key] = pick(random, UNTIMELY);
      }
    } else if (kind === 10 && !grown && Array.isArray(value)) {
      grown = true;
      parent[key] = Array.from({ length: LONG }, () => short((value as Json[])[0] ?? null));
    } else text = JSON.stringify(value) ?? '';
  }
  const whole = JSON.stringify(copy);
  const after = Math.floor(random.between(0, 40));
  if (after === 0) return whole.replace(/"orientation":/, '"orientation":null,"orientation":');
  if (after === 1) return whole.replace(/^\{/, '{"__proto__":{"guide":1},');
  if (after === 2) return whole.replace(/"bone":/, `"bone":${deep(20_000)},"x":`);
  if (after === 3) return whole.slice(0, Math.floor(random.between(0, whole.length)));
  if (after === 4) return whole.replace(/\d+/, pick(random, ['NaN', '1e999', '0x1', '01', '--1']));
  return text === '' ? whole : whole.replace(text, () => `${text} `);
}
