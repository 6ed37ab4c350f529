import type { Check } from '../../core/check';
import type { Case } from '../document/case-schema';

/** Two clocks may differ by so much, and a time zone may be taken for another. */
const AHEAD_MS = 24 * 3600 * 1000;

/**
 * FAILED where something was signed later than a day from now: such a time is no record of anything.
 *
 * @param now milliseconds since 1970, of the machine that plans
 */
export function checkSignatures(c: Case, now: number): Check {
  const { orientation: o } = c;
  const signed: readonly (readonly [what: string, who: string, at: string | null])[] = [
    ...(o ? [['the orientation', o.confirmedBy, o.at] as const] : []),
    ...(o?.earlier ?? []).map(one => ['an earlier orientation', one.confirmedBy, one.at] as const),
    ...c.scans.flatMap(({ id, fusion, interpolateMissing, answers }) => [
      ...(fusion?.acceptedBy ? [[`the fusion of ${id}`, fusion.acceptedBy, fusion.at] as const] : []),
      ...(interpolateMissing
        ? [[`the slice filled in of ${id}`, interpolateMissing.agreedBy, interpolateMissing.at] as const]
        : []),
      ...answers.map(one => [`an answer about ${id}`, one.acceptedBy, one.at] as const),
    ]),
  ];
  const late = signed.find(([, , at]) => at !== null && Date.parse(at) > now + AHEAD_MS);
  const base = { id: 'signatures', value: null, limit: null, unit: '' } as const;
  if (!late) {
    return { ...base, status: 'pass', message: 'No signature of this case is dated later than today.' };
  }
  const [what, who, at] = late;
  return {
    ...base,
    status: 'fail',
    message: `${who} signed ${what} at ${at!}, which is still to come by this computer's clock: set the clock right, or sign it anew.`,
  };
}
