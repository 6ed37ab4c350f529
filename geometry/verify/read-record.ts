import { parseNumber } from '../core/parse-number';
import { readCsv } from '../core/read-csv';
import { refuse, succeed, type Result } from '../core/result';
import { restoreCell } from '../core/write-csv';
import { phrase } from '../messages/phrase';
import { refusalWords } from '../messages/refusal-words';
import { LATER_COLUMNS, RECORD_COLUMNS, recordRow, type RecordRow } from './record-row';

/**
 * Reads a clinic's record: comma-separated values (RFC 4180), the first line naming the columns; or
 * as a spreadsheet of a country with decimal commas saves it again, separated by semicolons or
 * tabs. A broken row is refused by its line and column, never left out: statistics of what happens
 * to be readable would not be the clinic's.
 *
 * @param text empty for a record that is yet to begin
 */
export function readRecord(text: string, name = 'record.csv'): Result<RecordRow[]> {
  if (text.replace(/^\uFEFF/, '').trim() === '') return succeed([]);
  const table = readCsv(text);
  if (!table) {
    return refuse('record-broken', phrase('record-ends-quoted', { file: name }), name);
  }
  const [header, ...rows] = table.lines;
  const older = RECORD_COLUMNS.slice(0, -LATER_COLUMNS.length);
  const columns = header!.fields.join() === older.join() ? older : RECORD_COLUMNS;
  if (header!.fields.join() !== columns.join()) {
    return refuse(
      'record-columns',
      phrase('record-columns', { file: name, columns: RECORD_COLUMNS.slice(0, 4).join(',') }),
      name,
    );
  }
  const read: RecordRow[] = [];
  for (const { line, fields } of rows) {
    if (fields.length !== columns.length) {
      return refuse(
        'record-row',
        phrase('record-fields', { line, file: name, count: fields.length, needed: columns.length }),
        name,
      );
    }
    const object: Record<string, unknown> = Object.fromEntries(LATER_COLUMNS.map(column => [column, null]));
    for (const [n, column] of columns.entries()) {
      const field = fields[n]!;
      if (LATER_COLUMNS.includes(column)) object[column] = field.trim() === '' ? null : field;
      else if (TEXT.includes(column)) object[column] = restoreCell(field);
      else if (field.trim() === '') object[column] = null;
      else {
        const number = parseNumber(field, { commaIsDecimal: table.commaIsDecimal });
        if (!number.ok) {
          return refuse(
            'record-row',
            phrase('record-number', {
              ...{ line, file: name, text: field, column },
              why: refusalWords(number.refusal),
            }),
            name,
          );
        }
        object[column] = number.value;
      }
    }
    const parsed = recordRow.safeParse(object);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const column = String(issue?.path[0] ?? '');
      return refuse(
        'record-row',
        phrase('record-value', {
          ...{ line, file: name, column },
          text: fields[RECORD_COLUMNS.indexOf(column as keyof RecordRow)] ?? '',
        }),
        name,
      );
    }
    read.push(parsed.data);
  }
  return succeed(read);
}

const TEXT: readonly (keyof RecordRow)[] = ['date', 'case', 'trajectory', 'scan', 'way', 'version'];
