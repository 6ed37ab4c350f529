import { within, type OnProgress } from '../core/progress';
import { refuse, succeed, type Result } from '../core/result';
import { designGuide } from '../guide/design-guide';
import type { GuideTrajectory } from '../guide/parameters';
import type { SolidKernel } from '../solid/load-kernel';
import { caseGuide, caseTool, type Case } from './case-schema';
import { orientCase } from './check-scan';
import { DEFAULT_PRINTER } from './plan';
import { predictAccuracy, type KnownBone, type VoxelGrid } from './predict-accuracy';

export interface SeatSite {
  readonly bone: KnownBone;
  readonly trajectories: readonly GuideTrajectory[];
  readonly kernel: SolidKernel;
  readonly grid: VoxelGrid;
}

/** The footprint that was found, and what it is worth; the same as before where nothing seats better. */
export interface SeatImprovement {
  readonly footprintRadiusMm: { readonly before: number; readonly after: number };
  /** 95 % radius of the seating at the worst target, mm. */
  readonly seating95Mm: { readonly before: number; readonly after: number };
}

/** Footprints tried, beyond the one there is, mm. */
const GROWTHS_MM = [2, 4, 6, 9, 12] as const;
const MOST_RADIUS_MM = 40;
/** A larger pad asks for a larger wound: it must be worth this share of the error for every step. */
const WORTHWHILE = 0.03;

/**
 * Looks for a footprint on which the guide seats better: designs quick guides with ever larger pads, each within the bone
 * that hangs together with the entries and under every limit that a guide has, and predicts how each seats. A pad that
 * fails a check that the present one passes is no improvement.
 */
export async function improveSeating(
  c: Case,
  site: SeatSite,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<SeatImprovement>> {
  const { footprintRadiusMm: before } = c.guide;
  const radii = [before, ...GROWTHS_MM.map(more => before + more)].filter(radius => radius <= MOST_RADIUS_MM);
  let first: Seat | null = null;
  let best: Seat | null = null;
  for (const [n, radius] of radii.entries()) {
    const tried = await trySeat(
      c,
      site,
      radius,
      within(onProgress, n / radii.length, (n + 1) / radii.length),
      signal,
    );
    if (!tried.ok) {
      if (!first) return tried;
      break;
    }
    first ??= tried.value;
    best ??= tried.value;
    if (tried.value.fails > first.fails) continue;
    const gain = 1 - tried.value.seating95Mm / best.seating95Mm;
    if (gain > WORTHWHILE) best = tried.value;
  }
  return succeed({
    footprintRadiusMm: { before, after: best!.radiusMm },
    seating95Mm: { before: first!.seating95Mm, after: best!.seating95Mm },
  });
}

interface Seat {
  readonly radiusMm: number;
  readonly seating95Mm: number;
  readonly fails: number;
}

async function trySeat(
  c: Case,
  { bone, trajectories, kernel, grid }: SeatSite,
  radiusMm: number,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<Seat>> {
  const design = await designGuide(
    {
      bone: bone.mesh,
      trajectories,
      tool: caseTool(c),
      guide: { ...caseGuide(c), footprintRadiusMm: radiusMm },
      printer: DEFAULT_PRINTER,
      rostralLps: orientCase(c).rostralLps,
      kernel,
      quality: 'preview',
    },
    onProgress &&
      (({ fraction }) => onProgress({ doing: `Trying a footprint of ${radiusMm.toFixed(0)} mm`, fraction })),
    signal,
  );
  if (!design.ok) return design;
  const { errors } = predictAccuracy(c, design.value, trajectories, grid, bone);
  const seats = errors.flatMap(error => (error.terms.seating === null ? [] : [error.terms.seating]));
  if (seats.length === 0) {
    return refuse('no-seat', 'The guide has no face to stand on. Move the entry to broader bone.');
  }
  const fails = design.value.checks.filter(check => check.status === 'fail').length;
  return succeed({ radiusMm, seating95Mm: Math.max(...seats), fails });
}
