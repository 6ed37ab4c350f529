import { decimal } from '../../core/message';
import { phrase } from '../../messages/phrase';
import { namesOf } from '../source/scan-file';
import { degrees, type Radians } from '../../core/frames';
import type { Problem } from '../../core/result';
import { cross, dot, normalize, subtract, type Vec3 } from '../../core/vector';
import { checkGaps, type GapReading } from './check-gaps';
import { checkSliceHeaders } from './check-slice-headers';
import { compareText } from '../source/compare-text';
import { fitRoundedStack, type RoundedStack } from './fit-rounded-stack';
import { buildStackGrid } from './build-stack-grid';
import type { Repair } from '../source/repair';
import type { SliceSource } from '../source/slice-source';
import type { StackLayout } from './stack-layout';
/** Fewer slices than this make no volume: their spacing could not be checked against anything. */
export const MIN_SLICES = 3;
/** A stack that leans by more is tilted; less moves its far end by under 0.2 mm in 200 mm. */
const TILT_TOLERANCE_DEG = 0.05;
/** No gantry tilts further (30 degrees, and some margin): a stack that does is something else. */
const MOST_TILT_DEG = 35;
/**
 * A slice may stand sideways of its place by this much: positions are printed with two decimals at
 * worst.
 */
const SIDEWAYS_TOLERANCE_MM = 0.02;

/** What the positions and orientations of a series say. */
export interface StackMeasure {
  /** The slices in order along the normal (row x column), first to last. */
  readonly ordered: readonly SliceSource[];
  /** The grid that the slices fill; also where `offer` has to be agreed to first. */
  readonly layout: StackLayout | null;
  /** Of the grid; where there is none, of the slices on average. */
  readonly spacingMm: readonly [number, number, number] | null;
  readonly tiltDeg: number | null;
  /** Whether the slices are parallel, equally spaced and none is missing. */
  readonly uniform: boolean;
  /** What is done without being asked. */
  readonly rescues: readonly Repair[];
  /** What would be done once somebody agrees; then the only problem is that nobody has. */
  readonly offer: Repair | null;
  readonly problems: readonly Problem[];
}

/**
 * Orders the slices of one series along their normal and finds the upright, regular grid that they
 * fill. The normal is row x column, so that (row, column, normal) is right-handed; slice numbers,
 * slice thickness and the tilt tag are not looked at. Rescued: a stack that leans evenly (gantry
 * tilt), gaps that differ, and, once agreed to, one missing slice. Problems: no-position,
 * bad-orientation, no-pixel-spacing, bad-pixel-spacing, several-sizes, several-pixel-spacings,
 * several-frames-of-reference, several-orientations, too-few-slices, gantry-tilt, shifted-slices,
 * and those of `checkGaps`.
 */
export function measureStack(slices: readonly SliceSource[]): StackMeasure {
  const problems = [...checkSliceHeaders(slices)];
  const tooFew: Problem[] =
    slices.length < MIN_SLICES
      ? [
          {
            code: 'too-few-slices',
            ...phrase('too-few-slices', { count: slices.length, least: MIN_SLICES }),
          },
        ]
      : [];
  const unmeasured = { layout: null, rescues: [], offer: null };
  if (problems.length > 0) {
    return {
      ...unmeasured,
      ordered: slices,
      spacingMm: null,
      tiltDeg: null,
      uniform: false,
      problems: [...problems, ...tooFew],
    };
  }
  const first = slices[0]!.header;
  const row = normalize(first.rowDirection!);
  const normal = normalize(cross(row, first.columnDirection!));
  const column = cross(normal, row);
  const axes: readonly [Vec3, Vec3, Vec3] = [row, column, normal];
  const placed = slices
    .map(slice => ({ slice, along: dot(slice.header.position!, normal) }))
    // Where two slices share a place, path and frame decide: the order never depends on that of the
    // list.
    .sort((a, b) => a.along - b.along || compareText(a.slice.file.path, b.slice.file.path));
  const ordered = placed.map(({ slice }) => slice);
  const heightsMm = placed.map(({ along }) => along);
  const extent = heightsMm.at(-1)! - heightsMm[0]!;
  const [spacingX, spacingY] = first.pixelSpacingMm!;
  const gaps: GapReading = ordered.length < 2 ? { kind: 'even' } : checkGaps(ordered, heightsMm);
  const lean = measureLean(ordered, axes, heightsMm);
  const isComplete = tooFew.length === 0 && (gaps.kind === 'even' || gaps.kind === 'uneven');
  if (isComplete && (gaps.kind === 'uneven' || lean.isTilted || lean.shifted)) {
    const rounded = fitRoundedStack(
      ordered.map(({ header }) => header.position!),
      normal,
    );
    if (rounded) return layRounded(ordered, axes, rounded);
  }

  const placement = [...tooFew, ...(gaps.kind === 'unusable' ? [gaps.problem] : [])];
  if (lean.isTilted && lean.tiltDeg! > MOST_TILT_DEG) {
    placement.push({
      code: 'gantry-tilt',
      ...phrase('gantry-tilt', { tilt: decimal(lean.tiltDeg!, 1) }),
    });
  } else if (placement.length === 0 && lean.shifted) {
    placement.push(lean.shifted);
  }
  const common = {
    ordered,
    tiltDeg: lean.tiltDeg,
    uniform: gaps.kind === 'even' && placement.every(({ code }) => code === 'gantry-tilt'),
  };
  if (gaps.kind === 'unusable' || placement.length > 0) {
    const spacingZ = slices.length > 1 ? extent / (slices.length - 1) : 0;
    const spacingMm = spacingZ > 0 ? ([spacingX, spacingY, roundTo(spacingZ, 6)] as const) : null;
    return { ...unmeasured, ...common, spacingMm, problems: placement };
  }
  const layout = buildStackGrid({
    firstLps: ordered[0]!.header.position!,
    axes,
    pixelSpacingMm: [spacingX, spacingY],
    sizePx: [first.encoding.columns, first.encoding.rows],
    offsetsMm: lean.isTilted ? lean.offsetsMm : null,
    heightsMm,
    gaps,
  });
  const spacingZ = layout.geometry.spacingMm[2];
  return {
    ...common,
    layout,
    spacingMm: [spacingX, spacingY, roundTo(spacingZ, 6)],
    rescues: [...describeTilt(lean), ...describeUnevenness(gaps, spacingZ)],
    offer: gaps.kind === 'one-missing' ? describeOffer(gaps.at, ordered, heightsMm, layout) : null,
    problems: gaps.kind === 'one-missing' ? [gaps.problem] : [],
  };
}

/**
 * A stack that is even and upright but for positions printed to a tenth: it is laid where they
 * stand for.
 */
function layRounded(
  ordered: readonly SliceSource[],
  axes: readonly [Vec3, Vec3, Vec3],
  { firstLps, spacingMm, furthestMm }: RoundedStack,
): StackMeasure {
  const { pixelSpacingMm, encoding } = ordered[0]!.header;
  const layout = buildStackGrid({
    firstLps,
    axes,
    pixelSpacingMm: pixelSpacingMm!,
    sizePx: [encoding.columns, encoding.rows],
    offsetsMm: null,
    heightsMm: ordered.map((_, k) => k * spacingMm),
    gaps: { kind: 'even' },
  });
  return {
    ordered,
    layout,
    spacingMm: [pixelSpacingMm![0], pixelSpacingMm![1], roundTo(spacingMm, 6)],
    tiltDeg: 0,
    uniform: true,
    rescues: [
      {
        code: 'positions-rounded',
        amount: roundTo(furthestMm, 3),
        unit: 'mm',
        ...phrase('positions-rounded', {
          spacing: decimal(spacingMm, 3),
          furthest: decimal(furthestMm, 2),
        }),
        slices: [],
      },
    ],
    offer: null,
    problems: [],
  };
}

interface Lean {
  /** Null for slices that all lie at one height. */
  readonly tiltDeg: number | null;
  readonly isTilted: boolean;
  /** Of each slice, from the first: along row and column, mm. */
  readonly offsetsMm: readonly (readonly [number, number])[];
  /** How far the furthest slice stands aside of the first, mm. */
  readonly furthestMm: number;
  /** A slice that stands aside of the line from the first to the last. */
  readonly shifted: Problem | null;
}

/**
 * How the slices stand aside of each other: in an even lean, as under a tilted gantry, or one by
 * itself.
 */
function measureLean(
  ordered: readonly SliceSource[],
  axes: readonly [Vec3, Vec3, Vec3],
  heightsMm: readonly number[],
): Lean {
  const first = ordered[0]!.header.position!;
  const extent = heightsMm.at(-1)! - heightsMm[0]!;
  const offsetsMm = ordered.map(({ header }) => {
    const offset = subtract(header.position!, first);
    return [dot(offset, axes[0]), dot(offset, axes[1])] as const;
  });
  const last = offsetsMm.at(-1)!;
  const sideways = Math.hypot(...last);
  const tiltDeg = extent < 1e-3 ? null : roundTo(degrees(Math.atan2(sideways, extent) as Radians), 2);
  let shifted: Problem | null = null;
  for (const [k, offset] of offsetsMm.entries()) {
    const part = extent < 1e-3 ? 0 : (heightsMm[k]! - heightsMm[0]!) / extent;
    const aside = Math.hypot(offset[0] - part * last[0], offset[1] - part * last[1]);
    if (aside <= SIDEWAYS_TOLERANCE_MM || shifted) continue;
    const { path } = ordered[k]!.file;
    shifted = {
      code: 'shifted-slices',
      ...phrase('shifted-slices', { file: path, aside: decimal(aside, 2) }),
      where: path,
    };
  }
  return {
    tiltDeg,
    isTilted: tiltDeg !== null && tiltDeg > TILT_TOLERANCE_DEG && sideways > SIDEWAYS_TOLERANCE_MM,
    offsetsMm,
    furthestMm: Math.max(...offsetsMm.map(offset => Math.hypot(...offset))),
    shifted,
  };
}

function describeTilt({ isTilted, tiltDeg, furthestMm }: Lean): Repair[] {
  if (!isTilted) return [];
  return [
    {
      code: 'tilt-removed',
      amount: tiltDeg!,
      unit: 'deg',
      ...phrase('tilt-removed', { tilt: decimal(tiltDeg!, 1), furthest: decimal(furthestMm, 1) }),
      slices: [],
    },
  ];
}

function describeUnevenness(gaps: GapReading, spacingMm: number): Repair[] {
  if (gaps.kind !== 'uneven') return [];
  return [
    {
      code: 'spacing-evened',
      amount: roundTo(gaps.widestMm, 3),
      unit: 'mm',
      ...phrase('spacing-evened', {
        narrowest: decimal(gaps.narrowestMm, 3),
        widest: decimal(gaps.widestMm, 3),
        spacing: decimal(spacingMm, 3),
      }),
      slices: [],
    },
  ];
}

function describeOffer(
  at: number,
  ordered: readonly SliceSource[],
  heightsMm: readonly number[],
  { missing }: StackLayout,
): Repair {
  const gapMm = heightsMm[at + 1]! - heightsMm[at]!;
  const [before, behind] = namesOf(ordered[at]!.file.path, ordered[at + 1]!.file.path);
  return {
    code: 'slice-interpolated',
    amount: roundTo(gapMm, 3),
    unit: 'mm',
    ...phrase('slice-interpolated', {
      before,
      behind,
      gap: decimal(gapMm, 2),
    }),
    slices: missing,
  };
}

function roundTo(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
