import { decimal, type Message, type Value } from '../../geometry/core/message';
import { words } from '../../geometry/messages/phrase';
import { translate, writeValue, type Language } from '../../geometry/messages/translate';
import { describeDepth, describeMiss, WAY_WORDS } from '../../geometry/verify/describe-outcome';
import { isInsidePredicted, type Outcome } from '../../geometry/verify/measure-outcome';
import type { Verification } from '../../geometry/verify/verify-plan';

/** What became of the rows, and in which file. */
export interface Recorded {
  readonly added: number;
  readonly replaced: number;
  readonly file: string;
}

/** The result as lines for the terminal. */
export function describeVerification(
  { laid, outcomes, missing }: Verification,
  recorded: Recorded | null,
  language: Language,
): Value[] {
  const translated = ({ sentences }: Message): string => translate(sentences, language);
  return [
    words('laid-by-places', { places: laid.points, misfit: decimal(laid.misfitMm, 2) }),
    ...outcomes.flatMap(outcome => ['', ...describeOutcome(outcome, language)]),
    ...missing.flatMap(({ trajectory: path, problem }) => [
      '',
      words('path-not-found', { path, said: translated(problem) }),
    ]),
    ...(recorded ? ['', describeRecorded(recorded)] : []),
  ];
}

/** Widths of the table's columns. */
const [NAME_WIDTH, ERROR_WIDTH, LIMIT_WIDTH] = [16, 14, 16];

function describeOutcome(o: Outcome, language: Language): Value[] {
  const translated = (value: Value): string => writeValue(value, language);
  const cell = (value: number, unit: Value): string =>
    translated(words('with-unit', { number: decimal(value, 2), unit }));
  const line = (name: string, error: string, limit: string): string =>
    name.padEnd(NAME_WIDTH) + error.padStart(ERROR_WIDTH) + limit.padStart(LIMIT_WIDTH);
  const row = (
    name: Value,
    {
      value,
      limit,
      unit,
    }: { readonly value: number | null; readonly limit: number | undefined; readonly unit: Value },
    inside: boolean | null,
  ): string => {
    const error = value === null ? translated(words('error-unknown')) : cell(value, unit);
    const where = inside === null ? '-' : translated(words(inside ? 'is-inside' : 'is-outside'));
    return `${line(translated(name), error, limit === undefined ? '-' : cell(limit, unit))}   ${where}`;
  };
  const { trajectory: path, predicted, inside } = o;
  const way = words(WAY_WORDS[o.way]);
  return [
    o.straightnessMm === null
      ? words('path-found', { path, way })
      : words('path-found-straight', { path, way, mm: decimal(o.straightnessMm, 2) }),
    line('', translated(words('column-error')), translated(words('column-predicted'))),
    row(
      words('row-target'),
      { value: o.targetErrorMm, limit: predicted?.target95Mm, unit: 'mm' },
      inside.target,
    ),
    row(
      words('row-entry-alone'),
      { value: o.entryErrorMm, limit: predicted?.entry95Mm, unit: 'mm' },
      inside.entry,
    ),
    row(
      words('row-angle-alone'),
      { value: o.angleErrorDeg, limit: predicted?.angle95Deg, unit: words('unit-deg') },
      inside.angle,
    ),
    words('at-the-target', {
      miss: describeMiss(o),
      depth: describeDepth(o),
      across: decimal(o.acrossMm, 2),
    }),
    words(predicted ? (isInsidePredicted(o) ? 'as-predicted' : 'outside-predicted') : 'nothing-predicted'),
  ];
}

function describeRecorded({ added, replaced, file }: Recorded): Value {
  if (replaced === 0) return words('record-added', { added, file });
  return added === 0
    ? words('record-replaced', { file, replaced })
    : words('record-added-and-replaced', { added, file, replaced });
}
