import { hashBytes } from './hash-bytes';

/** So many digits of a plan's id, or of a file's hash, stand where there is no room for all. */
const SHORT_DIGITS = 12;

/**
 * The id of a plan: SHA-256 over all that plan.json says but the id itself, the hashes of the
 * guide's files (their headers carry the id), the timings and the sentences that are a `message` as
 * data. The same case, scan and version give the same id, in the window as on the command line:
 * numbers count to a millionth, for the sines of one engine are not another's to the last bit. Over
 * the JSON with every object's keys in order of their code units, so that neither indentation nor
 * order counts.
 *
 * @param document a plan as it is written or read, defaults not yet filled in
 */
export function planId(document: object): string {
  const said = without(document, ['id', 'timingsMs']);
  const { guide, checks, rescues } = said;
  const own = {
    ...said,
    ...(isObject(guide) ? { guide: without(guide, ['sha256', 'printSha256']) } : {}),
    ...(Array.isArray(checks) ? { checks: checks.map(withoutSentences) } : {}),
    ...(Array.isArray(rescues) ? { rescues: rescues.map(withoutSentences) } : {}),
  };
  return hashBytes(new TextEncoder().encode(canonicalJson(toMillionths(own))));
}

const withoutSentences = (told: unknown): unknown => (isObject(told) ? without(told, ['sentences']) : told);

/**
 * The same with every number to the nearest millionth: of a millimetre, less than any of it means.
 */
function toMillionths(value: unknown): unknown {
  if (typeof value === 'number') {
    const near = Math.round(1e6 * value) / 1e6 + 0;
    return Number.isFinite(near) ? near : value;
  }
  if (Array.isArray(value)) return value.map(toMillionths);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([field, part]) => [field, toMillionths(part)]));
}

/** The first 12 hexadecimal digits. */
export const shortHash = (hash: string): string => hash.slice(0, SHORT_DIGITS);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const without = (object: object, fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).filter(([field]) => !fields.includes(field)));

/** As JSON.stringify writes it, but with the keys in order. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isObject(part) && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
