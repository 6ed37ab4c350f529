import { writeCsv, type Cell } from '../../geometry/core/write-csv';
import { PARTS } from './operate';
import type { StudyRow } from './study-row';

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

/**
 * The rows as comma-separated values, a heading first; numbers to a tenth of a micrometre, nothing
 * for null.
 */
export const writeTable = (rows: readonly StudyRow[]): string =>
  writeCsv([
    COLUMNS.map(([name]) => name),
    ...rows.map(row => COLUMNS.map(([, cell]) => rounded(cell(row)))),
  ]);

const rounded = (cell: Cell): Cell => (typeof cell === 'number' ? Number(cell.toFixed(4)) : cell);
