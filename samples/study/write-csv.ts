import { PARTS } from './operate';
import type { StudyRow } from './study-row';

type Cell = string | number | null;

/** Column by column: its name, units in it, and what stands in a row. */
const COLUMNS: readonly (readonly [name: string, cell: (row: StudyRow) => Cell])[] = [
  ['patient', row => row.patient],
  ['trajectory', row => row.trajectory],
  ['variant', row => row.variant],
  ['status', row => row.status],
  ['species', row => row.head.species],
  ['weightKg', row => row.head.weightKg],
  ['skullLengthMm', row => row.head.skullLengthMm],
  ['skullWidthMm', row => row.head.skullWidthMm],
  ['pixelMm', row => row.scan.spacingMm[0]],
  ['sliceMm', row => row.scan.spacingMm[2]],
  ['blurMm', row => row.scan.blurMm],
  ['noiseHu', row => row.scan.noiseHu],
  ['designs', row => row.designs],
  ['lengthMm', row => row.lengthMm],
  ['targetErrorMm', row => row.targetErrorMm],
  ['entryErrorMm', row => row.entryErrorMm],
  ['angleErrorDeg', row => row.angleErrorDeg],
  ['predicted95Mm', row => row.predicted95Mm],
  ['predictedEntry95Mm', row => row.predictedEntry95Mm],
  ['predictedAngle95Deg', row => row.predictedAngle95Deg],
  ...PARTS.map(part => [`${part}Mm`, (row: StudyRow) => row.parts?.[part] ?? null] as const),
  ...PARTS.map(
    part => [`${part}Predicted95Mm`, (row: StudyRow) => row.predictedParts95Mm?.[part] ?? null] as const,
  ),
  ['reason', row => row.reason],
];

/** The rows as comma-separated values (RFC 4180), a heading first; numbers to a tenth of a micrometre, nothing for null. */
export function writeCsv(rows: readonly StudyRow[]): string {
  const lines = rows.map(row => COLUMNS.map(([, cell]) => field(cell(row))).join(','));
  return `${[COLUMNS.map(([name]) => name).join(','), ...lines].join('\r\n')}\r\n`;
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `${Number(cell.toFixed(4))}`;
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
