import type { SoftParts } from '../anatomy/find-soft-parts';
import type { BoneParts } from '../anatomy/find-bone-parts';
import { within, type OnProgress } from '../core/progress';
import { refuse, succeed, type Result } from '../core/result';
import { designGuide } from '../guide/design-guide';
import type { FootprintShift, GuideTrajectory } from '../guide/parameters';
import { mostShiftMm, shiftLength } from '../guide/shift-pad';
import { phrase } from '../messages/phrase';
import type { SolidKernel } from '../solid/load-kernel';
import type { Case } from './document/case-schema';
import { guideInput } from './guide-input';
import { predictAccuracy, type KnownBone, type VoxelGrid } from './predict-accuracy';

export interface SeatSite {
  readonly bone: KnownBone;
  /** Which bone is the brain-case's own; default null, unknown. */
  readonly parts?: BoneParts | null;
  /** Eyes and ears; null where nobody could look for them. */
  readonly softParts: SoftParts | null;
  readonly trajectories: readonly GuideTrajectory[];
  readonly kernel: SolidKernel;
  readonly grid: VoxelGrid;
}

/** Where a pad lies and how far it reaches. */
interface Pad {
  readonly radiusMm: number;
  readonly shiftMm: FootprintShift;
}

/** The pad that was found, and what it is worth; the same as before where nothing seats better. */
export interface SeatImprovement {
  readonly pad: { readonly before: Pad; readonly after: Pad };
  /** 95 % radius of the seating at the worst target, mm. */
  readonly seating95Mm: { readonly before: number; readonly after: number };
}

/** A pad is moved by so much at a time, mm. */
const MOVE_MM = 3;
const MOVES: readonly FootprintShift[] = [
  { rostral: MOVE_MM, left: 0 },
  { rostral: -MOVE_MM, left: 0 },
  { rostral: 0, left: MOVE_MM },
  { rostral: 0, left: -MOVE_MM },
];
/** Larger pads tried, beyond the one there is, mm. */
const GROWTHS_MM = [2, 4, 6, 9, 12] as const;
/** The case holds no larger one. */
const MOST_RADIUS_MM = 40;
/**
 * A larger wound, or one to a side of the entry, must be worth this share of the error for every
 * step.
 */
const WORTHWHILE = 0.03;
/**
 * The pad as it is, each way, on along the best one, and larger there and where it was: what the
 * bar counts to.
 */
const MOST_TRIES = 1 + MOVES.length + 3 + 2 * GROWTHS_MM.length;

/**
 * Looks for a pad on which the guide seats better: first as large as it is, moved to either side
 * and along the head and on the way that helps most, then larger there and where it was. Each try
 * is a quick guide on bone that is to be exposed and hangs together with the entries, under every
 * limit that a guide has, and how it seats is predicted. A pad that fails a check that the present
 * one passes is no improvement.
 */
export async function improveSeating(
  planCase: Case,
  site: SeatSite,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<SeatImprovement>> {
  let tries = 0;
  const seat = (pad: Pad): Promise<Result<Seat>> => {
    const [from, to] = [tries, tries + 1].map(n => n / (MOST_TRIES + 1)) as [number, number];
    tries = Math.min(tries + 1, MOST_TRIES);
    return trySeat(planCase, site, pad, within(onProgress, from, to), signal);
  };
  const { footprintRadiusMm, footprintShiftMm } = planCase.guide;
  const made = await seat({ radiusMm: footprintRadiusMm, shiftMm: footprintShiftMm });
  if (!made.ok) return made;
  const first = made.value;
  let best = first;
  /** Whether a pad lies on bone that is to be exposed, and its entry well inside it. */
  const isInReach = ({ radiusMm, shiftMm }: Pad): boolean => {
    const beside = shiftLength(shiftMm);
    return (
      radiusMm <= MOST_RADIUS_MM &&
      beside <= mostShiftMm(radiusMm) &&
      radiusMm + beside <= planCase.guide.exposedRadiusMm
    );
  };
  /** Whether the pad is worth its step; then it is the best. */
  const take = ({ value }: { readonly value: Seat }, before: Seat): boolean => {
    const isBetter =
      value.fails <= first.fails &&
      1 - value.seating95Mm / before.seating95Mm > WORTHWHILE &&
      value.seating95Mm < best.seating95Mm;
    if (isBetter) best = value;
    return isBetter;
  };

  let way: FootprintShift | null = null;
  for (const move of MOVES) {
    const pad = movedBy(first.pad, move);
    const tried = isInReach(pad) ? await seat(pad) : null;
    if (tried?.ok && take(tried, first)) way = move;
  }
  while (way) {
    const pad: Pad = movedBy(best.pad, way);
    const tried: Result<Seat> | null = isInReach(pad) ? await seat(pad) : null;
    if (!tried?.ok || !take(tried, best)) way = null;
  }
  // A move that helps a little must not stand in the way of growth that helps more where the pad
  // was.
  const bases = best === first ? [first.pad] : [best.pad, first.pad];
  for (const { radiusMm, shiftMm } of bases) {
    for (const more of GROWTHS_MM) {
      const pad: Pad = { radiusMm: radiusMm + more, shiftMm };
      if (!isInReach(pad)) break;
      const tried = await seat(pad);
      if (!tried.ok) break;
      take(tried, best);
    }
  }
  return succeed({
    pad: { before: first.pad, after: best.pad },
    seating95Mm: { before: first.seating95Mm, after: best.seating95Mm },
  });
}

const movedBy = ({ radiusMm, shiftMm: { rostral, left } }: Pad, by: FootprintShift): Pad => ({
  radiusMm,
  shiftMm: { rostral: rostral + by.rostral, left: left + by.left },
});

interface Seat {
  readonly pad: Pad;
  readonly seating95Mm: number;
  readonly fails: number;
}

async function trySeat(
  planCase: Case,
  { bone, parts = null, softParts, trajectories, kernel, grid }: SeatSite,
  pad: Pad,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<Seat>> {
  const design = await designGuide(
    guideInput(planCase, { bone, parts, softParts }, trajectories, {
      pad: { footprintRadiusMm: pad.radiusMm, footprintShiftMm: pad.shiftMm },
      kernel,
      quality: 'preview',
    }),
    onProgress && (({ fraction }) => onProgress({ doing: 'Trying other footprints', fraction })),
    signal,
  );
  if (!design.ok) return design;
  const { errors } = predictAccuracy(planCase, design.value, trajectories, grid, bone);
  const seats = errors.flatMap(error => (error.terms.seating === null ? [] : [error.terms.seating]));
  if (seats.length === 0) {
    return refuse('no-seat', phrase('no-seat'));
  }
  const fails = design.value.checks.filter(check => check.status === 'fail').length;
  return succeed({ pad, seating95Mm: Math.max(...seats), fails });
}
