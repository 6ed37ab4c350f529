/** A day as it was written; `ambiguous` where day and month could be either. */
export type DayRead =
  { readonly kind: 'day'; readonly iso: string } | { readonly kind: 'ambiguous' } | { readonly kind: 'none' };

const MOST_YEAR = 2100;
const LEAST_YEAR = 2000;

/**
 * Reads a day as 2026-01-31 (with or without a time) or as a spreadsheet makes of it when it saves
 * a table: 31/01/2026, 1/31/2026, 31.01.2026. Slashes put the day first in most of the world and
 * the month first in America: where both are possible and differ, neither is guessed. With points
 * the day is always first.
 */
export function readDay(text: string): DayRead {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const local = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (!local) return { kind: 'none' };
  const [first, second, year] = [local[1], local[3], local[4]].map(Number) as [number, number, number];
  const dayFirst = dayOf(year, second, first);
  if (local[2] === '.') return dayFirst;
  const monthFirst = dayOf(year, first, second);
  if (dayFirst.kind === 'none') return monthFirst;
  return monthFirst.kind === 'none' || first === second ? dayFirst : { kind: 'ambiguous' };
}

function dayOf(year: number, month: number, day: number): DayRead {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isReal || year < LEAST_YEAR || year > MOST_YEAR) return { kind: 'none' };
  return { kind: 'day', iso: date.toISOString().slice(0, 10) };
}
