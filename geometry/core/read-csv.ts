/**
 * What may stand between fields; with the first two of them, a comma in a number is a decimal mark.
 */
const SEPARATORS = [';', '\t', ','] as const;

interface CsvLine {
  /** Counted from 1, as an editor does. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** A table as it was read, its first line among the others. */
export interface CsvTable {
  readonly lines: readonly CsvLine[];
  /** Whether a comma in a number is its decimal mark: where it does not part the fields. */
  readonly commaIsDecimal: boolean;
}

/**
 * Comma-separated values (RFC 4180), or as a spreadsheet of a country with decimal commas saves
 * them: the first line tells the separator. A byte-order mark is skipped. Null where a quotation
 * never ends.
 */
export function readCsv(text: string): CsvTable | null {
  const plain = text.replace(/^\uFEFF/, '');
  const firstLine = plain.split(/\r?\n/, 1)[0]!;
  const separator = SEPARATORS.find(mark => firstLine.includes(mark)) ?? ',';
  const lines = splitLines(plain, separator);
  return lines && { lines, commaIsDecimal: separator !== ',' };
}

/** Lines that hold anything, with their fields; null where a quotation never ends. */
function splitLines(text: string, separator: string): CsvLine[] | null {
  const lines: CsvLine[] = [];
  let fields: string[] = [];
  let field = '';
  let isQuoted = false;
  let line = 1;
  let begun = 1;
  const endLine = (): void => {
    fields.push(field);
    if (fields.length > 1 || field.trim() !== '') lines.push({ line: begun, fields });
    fields = [];
    field = '';
  };
  for (let n = 0; n < text.length; n++) {
    const c = text[n]!;
    if (c === '\n') line++;
    if (isQuoted) {
      if (c !== '"') field += c;
      else if (text[n + 1] === '"') field += text[n++];
      else isQuoted = false;
    } else if (c === '"' && field === '') isQuoted = true;
    else if (c === separator) {
      fields.push(field);
      field = '';
    } else if (c === '\n') {
      endLine();
      begun = line;
    } else if (c !== '\r') field += c;
  }
  if (isQuoted) return null;
  endLine();
  return lines;
}
