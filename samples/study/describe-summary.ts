import { STUDY_VARIANTS } from './settings';
import type { Spread, StudySummary } from './summarize-study';

/** A number as it stands in the study's tables; a dash for none. */
export const figure = (value: number | null, digits = 2): string =>
  value === null ? '-' : value.toFixed(digits);
export const percent = (share: number | null): string =>
  share === null ? '-' : `${(100 * share).toFixed(1)} %`;

/** "0.71 mm (0.12 to 2.40), mean 0.80, SD 0.41" */
function sentence({ median, min, max, mean, sd }: Spread, unit: string): string {
  return `median ${figure(median)} ${unit} (${figure(min)} to ${figure(max)}), mean ${figure(mean)}, SD ${figure(sd)}`;
}

/** The summary in words, for a terminal. */
export function describeSummary(summary: StudySummary): string {
  const { patients, failed, refused, parts, ablations, inside95Interval: interval } = summary;
  const operated = patients - failed - refused;
  const lines = [
    `${patients} simulated patients: ${operated} operated, ${failed} without a guide that passes, ${refused} refused.`,
    `Target  ${sentence(summary.target, 'mm')}`,
    `Entry   ${sentence(summary.entry, 'mm')}`,
    `Angle   ${sentence(summary.angle, 'degrees')}`,
    `Within their own predicted 95 % radius: ${percent(summary.inside95)}` +
      (interval ? ` (95 % confidence ${percent(interval[0])} to ${percent(interval[1])})` : ''),
    `Largest contributors: ${parts
      .slice(0, 3)
      .map(p => `${p.part} (${figure(p.rmsMm)} mm)`)
      .join(', ')}`,
    ...ablations.map(
      a =>
        `${STUDY_VARIANTS[a.variant]}: costs ${figure(a.cost.mean)} mm on average, median ${figure(a.target.median)} mm` +
        (a.lost > 0 ? `; ${a.lost} could not be operated` : ''),
    ),
    ...summary.reasons.map(({ patient, reason }) => `Patient ${patient}: ${reason}`),
  ];
  return `${lines.join('\n')}\n`;
}
