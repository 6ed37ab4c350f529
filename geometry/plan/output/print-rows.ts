import { decimal, type Sentence } from '../../core/message';
import { words } from '../../messages/phrase';
import { cycleWords } from '../../print/describe-profile';
import type { Plan } from '../document/plan-schema';
import type { ReportPage } from './report-page';

/**
 * On what the guide is printed, and what its print file makes up for; nothing of a plan that names
 * no printer.
 */
export function printRows(
  { row, broken }: ReportPage,
  { case: planCase, guide, trajectories }: Plan,
): string[] {
  const { printer } = planCase;
  if (!printer) return [];
  const { profile, lot, cycle } = printer;
  const told = words('printer-of', {
    printer: profile.name,
    material: profile.material,
    lot: lot.trim() === '' ? words('not-said') : lot,
    cycle: cycle === null ? words('not-said') : cycleWords(cycle),
  });
  const compensation = guide?.compensation ?? null;
  const bores = trajectories.flatMap(({ id: path, sleeve }): Sentence[] => {
    if (!sleeve || !compensation) return [];
    const planned = decimal(sleeve.boreDiameterMm, 2);
    const offsetMm = compensation.bores.find(bore => bore.trajectory === path)?.offsetMm ?? null;
    return offsetMm === null
      ? [words('uncompensated-bore', { path, planned })]
      : [
          words('compensated-bore', {
            path,
            planned,
            drawn: decimal(drawnBoreMm(sleeve.boreDiameterMm, offsetMm, compensation.scale), 3),
          }),
        ];
  });
  return [
    row(words('row-printer'), told, 1),
    ...(guide === null
      ? []
      : broken(
          words('row-print-file'),
          words(compensation ? 'print-file-compensated' : 'print-file-nominal'),
          1,
        )),
    ...(compensation
      ? broken(
          '',
          words('compensated-scale', {
            x: decimal(compensation.scale.x, 5),
            y: decimal(compensation.scale.y, 5),
            z: decimal(compensation.scale.z, 5),
            skew: decimal(compensation.skewDeg, 3),
          }),
        )
      : []),
    ...bores.flatMap(bore => broken('', bore)),
  ];
}

/**
 * The diameter that a bore has in the print file, across the bed: narrower by its offset, and drawn
 * for the printer's scale.
 */
const drawnBoreMm = (
  plannedMm: number,
  offsetMm: number,
  { x, y }: { readonly x: number; readonly y: number },
): number => (plannedMm - offsetMm) / ((x + y) / 2);
