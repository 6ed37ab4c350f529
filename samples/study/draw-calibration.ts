import type { OperatedRow } from './study-row';

const SIZE = { width: 330, height: 270, left: 40, right: 10, top: 10, bottom: 36 } as const;

/**
 * Predicted 95 % radius against what happened, as inline SVG: a point above the diagonal lies
 * outside its own prediction. Inside and outside differ by shape as well as by colour.
 */
export function drawCalibration(rows: readonly OperatedRow[]): string {
  const most = Math.max(1, ...rows.flatMap(row => [row.targetErrorMm, row.predicted95Mm]));
  const step = [0.25, 0.5, 1, 2, 5, 10, 20].find(s => most / s <= 6) ?? 50;
  const end = Math.ceil(most / step) * step;
  const { width, height, left, right, top, bottom } = SIZE;
  const x = (mm: number): string => (left + (mm / end) * (width - left - right)).toFixed(1);
  const y = (mm: number): string => (height - bottom - (mm / end) * (height - top - bottom)).toFixed(1);
  const ticks = Array.from({ length: Math.round(end / step) + 1 }, (_, n) => n * step);
  const label = (mm: number): string => `${Number(mm.toFixed(2))}`;
  const parts = [
    `<path class="area" d="M${x(0)} ${y(0)}L${x(end)} ${y(end)}L${x(end)} ${y(0)}Z"/>`,
    ...ticks.map(
      t =>
        `<path class="grid" d="M${x(t)} ${y(0)}V${y(end)}M${x(0)} ${y(t)}H${x(end)}"/>` +
        `<text x="${x(t)}" y="${height - bottom + 13}" text-anchor="middle">${label(t)}</text>` +
        `<text x="${left - 5}" y="${(Number(y(t)) + 3.5).toFixed(1)}" text-anchor="end">${label(t)}</text>`,
    ),
    `<path class="diagonal" d="M${x(0)} ${y(0)}L${x(end)} ${y(end)}"/>`,
    ...rows.map(row => {
      const [cx, cy] = [x(row.predicted95Mm), y(row.targetErrorMm)];
      const title = `<title>Patient ${row.patient}: ${row.targetErrorMm.toFixed(2)} mm, predicted ${row.predicted95Mm.toFixed(2)} mm</title>`;
      return row.targetErrorMm <= row.predicted95Mm
        ? `<circle class="inside" cx="${cx}" cy="${cy}" r="2.6">${title}</circle>`
        : `<path class="outside" d="M${cx} ${cy}m-3.5 -3.5l7 7m0 -7l-7 7">${title}</path>`;
    }),
    `<text x="${(left + width - right) / 2}" y="${height - 4}" text-anchor="middle">predicted 95 % radius, mm</text>`,
    `<text transform="translate(11 ${(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle">target error, mm</text>`,
  ];
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Target error of each simulated patient against the 95 % radius that its plan predicted">${parts.join('')}</svg>`;
}
