import type { Check } from '../core/check';
import { decimal, type Sentence } from '../core/message';
import { within, type OnProgress } from '../core/progress';
import { succeed, type Result } from '../core/result';
import { yieldToEvents } from '../core/yield-to-events';
import { designGuide } from '../guide/design-guide';
import type { GuideDesign, GuideInput } from '../guide/guide-design';
import { createSiteCache } from '../guide/prepare-site';
import { joined, phrase, words } from '../messages/phrase';
import { chooseFeet } from './choose-feet';
import type { SupportComparison, SupportOption } from './compare-supports';
import type { Case } from './document/case-schema';
import type { KnownBone } from './predict-accuracy';
import { bestTried, MOST_TRIES, nextInFull, nextTry, type Tried } from './next-try';
import { costOf, rankSupports, type SupportSeat } from './rank-supports';
import { recallComparison, type ComparisonCache } from './recall-comparison';
import { seatDesign } from './seat-design';

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

/** The choice is so much of the work, and drafting so much of what is left. */
const CHOICE_SHARE = 0.3;
const DRAFTS_SHARE = 0.3;

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
  if (support === 'auto') return designBest({ planCase, input: onFeet, bone }, supports!, left, signal);
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

/** What a support is chosen for. */
interface SupportedCase {
  readonly planCase: Case;
  readonly input: GuideInput;
  readonly bone: KnownBone;
}

/** A support's guide as it was made or drafted, and what it came to. */
interface Made extends Tried {
  readonly design: GuideDesign;
  readonly seat: SupportSeat;
}

/**
 * The guide on the support that costs least as it was made, of those that `nextTry` has drafted in
 * the cells of a preview; the one with fewest faults where none is without. The best draft is made
 * in full, and another after it only where that shows what the draft did not. Where no support
 * keeps within its limits, the case's own pad.
 */
async function designBest(
  on: SupportedCase,
  supports: SupportComparison,
  onProgress: OnProgress | undefined,
  signal: AbortSignal | undefined,
): Promise<Result<SupportedDesign>> {
  const { input } = on;
  const { options } = supports;
  const make = async (n: number, quality: 'final' | 'preview', share: OnProgress): Promise<Made | null> => {
    const asked = { ...withSupport(input, options[n]!), quality };
    const design = await designGuide(asked, share, signal);
    return design.ok ? judgeMade(on, { n, option: options[n]!, design: design.value }) : null;
  };
  const tried: Tried[] = [];
  const drafts: Made[] = [];
  for (let n = nextTry(options, tried); n !== null; n = nextTry(options, tried)) {
    const from = (DRAFTS_SHARE * tried.length) / MOST_TRIES;
    const draft = await make(n, 'preview', within(onProgress, from, from + DRAFTS_SHARE / MOST_TRIES));
    if (draft) drafts.push(draft);
    tried.push(draft ?? { n, fails: Infinity, costMm: Infinity, isSmaller: false });
  }
  const made: Made[] = input.quality === 'preview' ? drafts.splice(0) : [];
  for (let draft = nextInFull(drafts, made); draft; draft = nextInFull(drafts, made)) {
    drafts.splice(drafts.indexOf(draft), 1);
    // Mostly it is the only one; each that follows takes half of what is left.
    const left = (1 - DRAFTS_SHARE) / 2 ** made.length;
    const full = await make(draft.n, 'final', within(onProgress, 1 - left, 1 - left / 2));
    if (full) made.push(full);
  }
  const best = bestTried(made);
  if (best) {
    // Those that were made or drafted stand among the others as what they came to.
    const known = [...made, ...drafts];
    const seats = options.map((option, n) => known.find(one => one.n === n)?.seat ?? option);
    const ranked = rankSupports(seats);
    const chosen = ranked.findIndex(({ pad, feet }) => pad === best.seat.pad && feet === best.seat.feet);
    const taken = { ...supports, options: ranked, chosen };
    const checks = [...best.design.checks, sayChoice(taken, chosen)];
    return succeed({ design: { ...best.design, checks }, supports: taken });
  }
  const ownPad = { ...input, guide: { ...input.guide, support: 'pad' as const } };
  const own = await designGuide(ownPad, onProgress, signal);
  if (!own.ok) return own;
  const checks = [...own.value.checks, sayOwnPad(own.value, options.length)];
  return succeed({ design: { ...own.value, checks }, supports: { ...supports, chosen: null } });
}

/** That nothing which was compared is what was made. */
function sayOwnPad({ padRadiusMm }: GuideDesign, compared: number): Check {
  const told = { radius: decimal(padRadiusMm!, 0) };
  return {
    ...{ id: 'support', status: 'warn', value: null, limit: null, unit: '' },
    ...(compared === 0
      ? phrase('support-none-kept', told)
      : phrase('support-none-made', { ...told, supports: compared })),
  };
}

/** Weighs a guide by its own face. */
function judgeMade(
  { planCase, input: { trajectories }, bone }: SupportedCase,
  { n, option, design }: { readonly n: number; readonly option: SupportOption; readonly design: GuideDesign },
): Made {
  const { pad, feet, sights } = option;
  const { padRadiusMm, bareMm2 } = design;
  const isSmaller = pad !== null && padRadiusMm !== null && padRadiusMm < pad.radiusMm - 1e-6;
  const share = isSmaller ? padRadiusMm / pad.radiusMm : 1;
  const { rostral, left } = pad?.shiftMm ?? { rostral: 0, left: 0 };
  const targets = trajectories.map(({ targetLps }) => targetLps);
  const seat = {
    pad: isSmaller
      ? { radiusMm: padRadiusMm, shiftMm: { rostral: share * rostral, left: share * left } }
      : pad,
    feet,
    sights,
    bareMm2,
    seating95Mm: seatDesign(planCase, design, targets, bone),
  };
  const fails = design.checks.filter(c => c.status === 'fail').length;
  return { n, fails, costMm: costOf(seat), isSmaller, design, seat };
}

function withSupport(input: GuideInput, { pad, feet, sights }: SupportOption): GuideInput {
  if (!pad) return { ...input, feet, sights };
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
export const supportWords = ({ pad, feet, sights }: NamedSupport): Sentence =>
  pad
    ? words('support-pad', { radius: decimal(pad.radiusMm, 0) })
    : sights.length > 0
      ? words('support-feet-sights', { feet: feet.length, sights: sights.length })
      : words('support-feet', { feet: feet.length });

interface NamedSupport extends Pick<SupportOption, 'pad'> {
  readonly feet: readonly unknown[];
  readonly sights: readonly unknown[];
}
