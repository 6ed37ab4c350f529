import type { Message } from '../core/message';
import { parseNumber } from '../core/parse-number';
import { readCsv } from '../core/read-csv';
import { refuse, succeed, type Result } from '../core/result';
import { restoreCell } from '../core/write-csv';
import { phrase } from '../messages/phrase';
import { listCouponRows, type CouponRow } from './coupon-rows';
import { couponHeads } from './coupon-heads';
import { layOutShape, type CouponLayout } from './lay-out-coupon';
import { STERILISING_CYCLES, type SterilisingCycle } from './printer-profile';
import { readDay } from './read-day';
import { TABLE_COLUMNS } from './write-coupon-table';

/** A coupon as it was measured. */
export interface MeasuredCoupon {
  readonly layout: CouponLayout;
  /** ISO 8601. */
  readonly measuredAt: string;
  readonly lot: string;
  readonly cycle: SterilisingCycle;
  /**
   * Readings by the row's id, in the row's own unit; without those that may be left empty and were.
   */
  readonly readings: ReadonlyMap<string, number>;
}

const MOST_LOT = 64;
/** A reading beyond these is a slip and no print, share of what was drawn. */
const FARTHEST = 0.5;

/**
 * Reads a coupon's table as it was filled in, with point or comma, as written here or saved again
 * by a spreadsheet. What is missing, given twice or cannot be read is refused by its row.
 */
export function readCouponTable(text: string, name = 'coupon.csv'): Result<MeasuredCoupon> {
  const table = readCsv(text);
  const [header, ...lines] = table?.lines ?? [];
  if (!table || header?.fields.map(field => field.trim()).join() !== TABLE_COLUMNS.join()) {
    return no('coupon-columns', phrase('coupon-columns', { file: name, columns: TABLE_COLUMNS.join(',') }));
  }
  const cells = new Map<string, { readonly nominal: string; readonly measured: string }>();
  for (const { line, fields } of lines) {
    const [row = '', , , nominal = '', measured = ''] = fields.map(field => restoreCell(field).trim());
    if (fields.length !== TABLE_COLUMNS.length || row === '') {
      return no('coupon-line', phrase('coupon-line', { file: name, line }));
    }
    if (cells.has(row)) return no('coupon-twice', phrase('coupon-twice', { file: name, row }));
    cells.set(row, { nominal, measured });
  }
  const number = (row: string, cell: string): Result<number> => {
    if (cell === '') return no('coupon-empty', phrase('coupon-empty', { file: name, row }), row);
    const parsed = parseNumber(cell, { unit: 'mm', commaIsDecimal: table.commaIsDecimal });
    return parsed.ok
      ? succeed(parsed.value)
      : no('coupon-number', phrase('coupon-number', { file: name, row, cell }), row);
  };

  const shape: number[] = [];
  for (const [row, column] of SHAPE) {
    const value = number(row, cells.get(row)?.[column] ?? '');
    if (!value.ok) return value;
    shape.push(value.value);
  }
  const [toolDiameterMm, tiltDeg, lengthXMm, lengthYMm] = shape as [number, number, number, number];
  if (!(toolDiameterMm >= 0.5 && lengthXMm > 0 && lengthYMm > 0 && tiltDeg >= 0 && tiltDeg <= 60)) {
    return no('coupon-other', phrase('coupon-other', { file: name }));
  }
  const layout = layOutShape({ toolDiameterMm, tiltDeg, lengthXMm, lengthYMm });
  if (cells.get('coupon')?.measured.toLowerCase() !== layout.id) {
    return no('coupon-other', phrase('coupon-other', { file: name }));
  }
  const rows = listCouponRows(layout);
  const known = new Set([...couponHeads(layout).map(({ id }) => id as string), ...rows.map(({ id }) => id)]);
  const stray = [...cells.keys()].find(row => !known.has(row));
  if (stray !== undefined) return no('coupon-stray', phrase('coupon-stray', { file: name, row: stray }));

  const readings = new Map<string, number>();
  for (const row of rows) {
    const cell = cells.get(row.id)?.measured ?? '';
    if (cell === '' && row.kind === 'least') continue;
    const value = number(row.id, cell);
    if (!value.ok) return value;
    if (!isPossible(row, value.value)) {
      return no('coupon-reading', phrase('coupon-reading', { file: name, row: row.id, cell }), row.id);
    }
    readings.set(row.id, value.value);
  }
  const told = (row: string): string => cells.get(row)?.measured ?? '';
  const day = readDay(told('date'));
  if (day.kind !== 'day') {
    const code = day.kind === 'ambiguous' ? 'coupon-date-either' : 'coupon-date';
    return no('coupon-date', phrase(code, { file: name, cell: told('date') }));
  }
  const cycle = STERILISING_CYCLES.find(one => one === told('cycle').toLowerCase());
  if (!cycle) {
    return no(
      'coupon-cycle',
      phrase('coupon-cycle', { file: name, cell: told('cycle'), list: [...STERILISING_CYCLES] }),
    );
  }
  const lot = told('lot');
  if (lot.length > MOST_LOT || /\p{Cc}/u.test(lot)) {
    return no('coupon-reading', phrase('coupon-reading', { file: name, row: 'lot', cell: lot.slice(0, 40) }));
  }
  return succeed({ layout, measuredAt: `${day.iso}T00:00:00Z`, lot, cycle, readings });
}

/** Where the table says what the coupon was drawn with. */
const SHAPE = [
  ['needle', 'nominal'],
  ['tilt', 'measured'],
  ['x-whole', 'nominal'],
  ['y-whole', 'nominal'],
] as const;

/** `where`: the row at fault, where it is one. */
const no = (
  code: string,
  message: Message,
  where?: string,
): { ok: false; problem: ReturnType<typeof refuse>['problem'] } => refuse(code, message, where);

/** Bores are counted; a length is near what was drawn. */
function isPossible({ kind, nominal }: CouponRow, value: number): boolean {
  if (kind === 'bore') return Number.isInteger(value) && value >= 0 && value <= 14;
  if (kind === 'least') return value > 0 && value < 10;
  return Math.abs(value - nominal) <= FARTHEST * nominal;
}
