/** A cell of a table; nothing is written for null. */
export type Cell = string | number | null;

/**
 * Comma-separated values (RFC 4180), each line ended. Text that a spreadsheet would run as a
 * formula (=, +, -, @, a tab or a line break first, there or behind a separator that it may split
 * at) gets an apostrophe in front; `restoreCell` takes it off again. Numbers stay numbers.
 */
export const writeCsv = (lines: readonly (readonly Cell[])[]): string =>
  lines.map(line => `${line.map(encode).join(',')}\r\n`).join('');

/** The text of a cell as it was before writeCsv: exactly that, whatever it was. */
export const restoreCell = (field: string): string => field.replace(WRITTEN, '');

/**
 * Where a cell begins, also for a spreadsheet that splits at semicolons or tabs, with what it would
 * run.
 */
const RUN = /(?<=^|[;\t\r\n|])(?='*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20])/g;
const WRITTEN = /(?<=^|[;\t\r\n|])'(?='*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20])/g;

function encode(value: Cell): string {
  const text = typeof value === 'string' ? value.replace(RUN, "'") : value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
