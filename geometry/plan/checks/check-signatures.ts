import type { Check } from '../../core/check';
import type { Sentence } from '../../core/message';
import { phrase, words } from '../../messages/phrase';
import type { Case } from '../document/case-schema';

/** Two clocks may differ by so much, and a time zone may be taken for another. */
const AHEAD_MS = 24 * 3600 * 1000;

/**
 * FAILED where something was signed later than a day from now: such a time is no record of
 * anything.
 *
 * @param now milliseconds since 1970, of the machine that plans
 */
export function checkSignatures(planCase: Case, now: number): Check {
  const { orientation: o } = planCase;
  const signed: readonly (readonly [what: Sentence, name: string, at: string | null])[] = [
    ...(o ? [[words('the-orientation'), o.confirmedBy, o.at] as const] : []),
    ...(o?.earlier ?? []).map(one => [words('earlier-orientation'), one.confirmedBy, one.at] as const),
    ...planCase.scans.flatMap(({ id, fusion, interpolateMissing, answers }) => [
      ...(fusion?.acceptedBy
        ? [[words('the-fusion-of', { scan: id }), fusion.acceptedBy, fusion.at] as const]
        : []),
      ...(interpolateMissing
        ? [
            [
              words('slice-filled-in-of', { scan: id }),
              interpolateMissing.agreedBy,
              interpolateMissing.at,
            ] as const,
          ]
        : []),
      ...answers.map(one => [words('answer-about', { scan: id }), one.acceptedBy, one.at] as const),
    ]),
  ];
  const late = signed.find(([, , at]) => at !== null && Date.parse(at) > now + AHEAD_MS);
  const base = { id: 'signatures', value: null, limit: null, unit: '' } as const;
  if (!late) return { ...base, status: 'pass', ...phrase('signed-in-time') };
  const [what, name, at] = late;
  return { ...base, status: 'fail', ...phrase('signed-ahead', { name, what, at: at! }) };
}
