import type { Check } from '../core/check';
import { decimal, type Sentence } from '../core/message';
import { within, type OnProgress } from '../core/progress';
import { succeed, type Result } from '../core/result';
import { yieldToEvents } from '../core/yield-to-events';
import { designGuide } from '../guide/design-guide';
import type { GuideDesign, GuideInput } from '../guide/guide-design';
import { createSiteCache } from '../guide/prepare-site';
import { joined, words } from '../messages/phrase';
import { chooseFeet } from './choose-feet';
import { chooseTries } from './choose-tries';
import type { SupportComparison, SupportOption } from './compare-supports';
import type { Case } from './document/case-schema';
import type { KnownBone } from './predict-accuracy';
import { recallComparison, type ComparisonCache } from './recall-comparison';

/** A guide, and what else it could stand on where that was asked. */
export interface SupportedDesign {
  readonly design: GuideDesign;
  /** Null where nobody asked for it. */
  readonly supports: SupportComparison | null;
}

interface SupportChoices {
  /** Supports are compared also where the case says which; default false. */
  readonly compares?: boolean;
  /** Kept by a caller that designs again and again. */
  readonly comparisons?: ComparisonCache | undefined;
}

/** The choice is so much of the work. */
const CHOICE_SHARE = 0.3;

/**
 * Designs the guide on what the case wants it to stand on: a pad, the feet that hold best, or, for
 * 'auto', the support that holds best for the bone that it bares.
 *
 * @returns the guide with its checks, failed ones included; Problems: those of `chooseFeet`,
 *   `compareSupports` and `designGuide`
 */
export async function designSupport(
  planCase: Case,
  input: GuideInput,
  bone: KnownBone,
  {
    onProgress,
    signal,
    compares = false,
    comparisons,
  }: SupportChoices & { onProgress?: OnProgress | undefined; signal?: AbortSignal | undefined },
): Promise<Result<SupportedDesign>> {
  const { support } = input.guide;
  const isAsked = input.trajectories.length > 0 && (support === 'auto' || compares);
  if (support === 'pad' && !isAsked) return alone(await designGuide(input, onProgress, signal));
  const onFeet = {
    ...input,
    guide: { ...input.guide, support: 'feet' as const },
    sites: input.sites ?? createSiteCache(),
  };
  onProgress?.({ doing: isAsked ? 'Comparing supports' : 'Looking for the feet', fraction: 0 });
  await yieldToEvents(signal);
  const compared = isAsked
    ? await recallComparison(comparisons, planCase, onFeet, bone, {
        onProgress: within(onProgress, 0, CHOICE_SHARE),
        signal,
      })
    : null;
  if (compared && !compared.ok) return compared;
  const left = within(onProgress, CHOICE_SHARE, 1);
  const supports = compared && { ...compared.value, chosen: null };
  if (support === 'auto') return designBest(onFeet, supports!, left, signal);
  if (support === 'pad') return alone(await designGuide(input, left, signal), supports);
  if (input.trajectories.length === 0) return alone(await designGuide(onFeet, left, signal));
  const chosen = chooseFeet(planCase, onFeet, bone);
  if (!chosen.ok) return chosen;
  return alone(await designGuide({ ...onFeet, ...chosen.value }, left, signal), supports);
}

const alone = (
  design: Result<GuideDesign>,
  supports: SupportComparison | null = null,
): Result<SupportedDesign> => (design.ok ? succeed({ design: design.value, supports }) : design);

/**
 * The chosen support's guide; where one of its checks fails, those of `chooseTries` after it, and
 * the one with fewest faults where all do. Where no support keeps within its limits, the case's own
 * pad.
 */
async function designBest(
  input: GuideInput,
  supports: SupportComparison,
  onProgress: OnProgress | undefined,
  signal: AbortSignal | undefined,
): Promise<Result<SupportedDesign>> {
  let best: Result<GuideDesign> | null = null;
  let chosen: number | null = null;
  for (const n of chooseTries(supports.options)) {
    const made = await designGuide(withSupport(input, supports.options[n]!), onProgress, signal);
    if (!made.ok) continue;
    if (!best?.ok || countFails(made.value) < countFails(best.value)) [best, chosen] = [made, n];
    if (countFails(made.value) === 0) break;
  }
  best ??= await designGuide({ ...input, guide: { ...input.guide, support: 'pad' } }, onProgress, signal);
  if (!best.ok) return best;
  const taken = { ...supports, chosen };
  const checks = chosen === null ? best.value.checks : [...best.value.checks, sayChoice(taken, chosen)];
  return succeed({ design: { ...best.value, checks }, supports: taken });
}

const countFails = ({ checks }: GuideDesign): number => checks.filter(c => c.status === 'fail').length;

function withSupport(input: GuideInput, { pad, feet }: SupportOption): GuideInput {
  if (!pad) return { ...input, feet };
  const { radiusMm: footprintRadiusMm, shiftMm: footprintShiftMm } = pad;
  return { ...input, guide: { ...input.guide, support: 'pad', footprintRadiusMm, footprintShiftMm } };
}

/** Which support was taken, what else there was, and what binds. */
function sayChoice({ options, wider }: SupportComparison, chosen: number): Check {
  const taken = options[chosen]!;
  const firmest = options.reduce((best, other) => (other.seating95Mm < best.seating95Mm ? other : best));
  return {
    id: 'support',
    status: 'pass',
    value: taken.seating95Mm,
    limit: null,
    unit: 'mm',
    ...joined([
      words('support-chosen', {
        support: supportWords(taken),
        ...figuresOf(taken),
        supports: options.length,
      }),
      firmest === taken
        ? words('support-firmest')
        : words('support-firmer', { support: supportWords(firmest), ...figuresOf(firmest) }),
      wider
        ? words('support-wider', {
            more: decimal(wider.moreMm, 0),
            then: decimal(wider.seating95Mm, 2),
            now: decimal(wider.insteadMm, 2),
          })
        : null,
    ]),
  };
}

const figuresOf = ({ seating95Mm, bareMm2 }: SupportOption) => ({
  seating: decimal(seating95Mm, 2),
  bare: decimal(bareMm2 / 100, 1),
});

/** A support by its name. */
export const supportWords = ({ pad, feet }: Pick<SupportOption, 'pad' | 'feet'>): Sentence =>
  pad
    ? words('support-pad', { radius: decimal(pad.radiusMm, 0) })
    : words('support-feet', { feet: feet.length });
