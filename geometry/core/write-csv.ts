/** A cell of a table; nothing is written for null. */
export type Cell = string | number | null;

/** Comma-separated values (RFC 4180), each line ended. */
export const writeCsv = (lines: readonly (readonly Cell[])[]): string =>
  lines.map(line => `${line.map(encode).join(',')}\r\n`).join('');

function encode(value: Cell): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
