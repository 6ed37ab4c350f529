import { decimal, type Value } from '../../geometry/core/message';
import type { MessageCode } from '../../geometry/messages/catalogue';
import { words } from '../../geometry/messages/phrase';
import { writeValue, type Language } from '../../geometry/messages/translate';
import type { Part } from './operate';
import { STUDY_VARIANTS } from './settings';
import type { Spread, StudySummary } from './summarize-study';

/** A number as it stands in the study's tables; a dash for none. */
export const figure = (value: number | null, digits = 2): string =>
  writeValue(figureWords(value, digits), 'en');
export const percent = (share: number | null): string => writeValue(percentWords(share), 'en');

const figureWords = (value: number | null, digits = 2): Value =>
  value === null ? '-' : decimal(value, digits);
const percentWords = (share: number | null): Value =>
  share === null ? '-' : words('in-percent', { share: decimal(100 * share, 1) });

const spreadWords = ({ median, min, max, mean, sd }: Spread, unit: Value): Value =>
  words('study-spread', {
    ...{ median: figureWords(median), unit, min: figureWords(min), max: figureWords(max) },
    ...{ mean: figureWords(mean), sd: figureWords(sd) },
  });

const PART_WORDS = {
  imaging: 'study-part-imaging',
  seating: 'study-part-seating',
  surface: 'study-part-surface',
  print: 'study-part-print',
  sleeve: 'study-part-sleeve',
  bending: 'study-part-bending',
} as const satisfies Readonly<Record<Part, MessageCode>>;

/** Among supports the complete pipeline is the pad. */
export const SUPPORT_WORDS = { ...STUDY_VARIANTS, complete: 'variant-pad' } as const;

const NAME_WIDTH = 8;

/**
 * The summary in words, for a terminal. Why a patient has no outcome is said as its row has it, in
 * English.
 */
export function describeSummary(summary: StudySummary, language: Language): string {
  const { patients, failed, refused, parts, ablations, supports, reasons, inside95, inside95Interval } =
    summary;
  const operated = patients - failed - refused;
  const row = (name: Value, told: Value): string =>
    writeValue(name, language).padEnd(NAME_WIDTH) + writeValue(told, language);
  const inside = percentWords(inside95);
  const lines: Value[] = [
    words('study-patients', { patients, operated, failed, refused }),
    row(words('row-target'), spreadWords(summary.target, 'mm')),
    row(words('row-entry-alone'), spreadWords(summary.entry, 'mm')),
    row(words('row-angle-alone'), spreadWords(summary.angle, words('degrees'))),
    inside95Interval
      ? words('study-inside-between', {
          inside,
          low: percentWords(inside95Interval[0]),
          high: percentWords(inside95Interval[1]),
        })
      : words('study-inside', { inside }),
    words('study-contributors', {
      parts: parts.slice(0, 3).map(p => words(PART_WORDS[p.part], { mm: figureWords(p.rmsMm) })),
    }),
    ...supports.map(support =>
      words('study-support', {
        ...{ variant: words(SUPPORT_WORDS[support.variant]), operated: support.operated },
        ...{ patients: support.patients, median: figureWords(support.target.median) },
        ...{ p95: figureWords(support.p95Mm), share: percentWords(support.underOneMm) },
        ...{ predicted: figureWords(support.predicted95Mm), inside: percentWords(support.inside95) },
      }),
    ),
    ...ablations.map(({ variant, cost, target, lost }) => {
      const told = {
        variant: words(STUDY_VARIANTS[variant]),
        cost: figureWords(cost.mean),
        median: figureWords(target.median),
      };
      return lost > 0 ? words('study-ablation-lost', { ...told, lost }) : words('study-ablation', told);
    }),
    ...reasons.map(({ patient, reason }) => words('study-reason', { patient, reason })),
  ];
  return `${lines.map(line => writeValue(line, language)).join('\n')}\n`;
}
