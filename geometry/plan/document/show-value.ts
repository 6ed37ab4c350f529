/**
 * A value of a file as it stands there, cut where it is long: what a sentence of refusal shows of
 * it.
 */
export function showValue(value: unknown): string {
  if (typeof value === 'number') return String(value); // NaN and Infinity are not JSON
  const text =
    typeof value === 'object' && value !== null ? outline(value) : (JSON.stringify(value) ?? 'missing');
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

/** A list or group as JSON, no deeper than a line can show: a file may nest a hundred thousand. */
function outline(value: object, depth = 0): string {
  if (depth > 3) return Array.isArray(value) ? '[...]' : '{...}';
  const part = (one: unknown): string =>
    typeof one === 'object' && one !== null ? outline(one, depth + 1) : (JSON.stringify(one) ?? 'missing');
  return Array.isArray(value)
    ? `[${value.slice(0, 20).map(part).join(',')}${value.length > 20 ? ',...' : ''}]`
    : `{${Object.entries(value)
        .slice(0, 20)
        .map(([key, one]) => `${JSON.stringify(key)}:${part(one)}`)
        .join(',')}}`;
}
