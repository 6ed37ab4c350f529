import {
  degrees,
  patientPoint,
  patientVector,
  type PatientPoint,
  type PatientVector,
  type Radians,
} from '../core/frames';
import type { Problem } from '../core/result';
import { cross, dot, normalize, subtract, type Vec3 } from '../core/vector';
import { checkSliceHeaders } from './check-slice-headers';
import { compareText } from './compare-text';
import type { SliceSource } from './scan-inventory';

/** Fewer slices than this make no volume: their spacing could not be checked against anything. */
export const MIN_SLICES = 3;
/** A stack that leans by more is tilted; less moves its far end by under 0.2 mm in 200 mm. */
export const TILT_TOLERANCE_DEG = 0.05;
/** A slice may stand sideways of its place by this much: positions are printed with two decimals at worst. */
export const SIDEWAYS_TOLERANCE_MM = 0.02;
/** Gaps may differ from their mean by this part of it. */
export const SPACING_TOLERANCE = 0.01;
/** Positions printed with two decimals are off the true ones by up to half of the last. */
export const POSITION_ROUNDING_MM = 0.006;

/** The regular grid of a stack of slices, in the terms of `Volume`. */
export interface StackGeometry {
  readonly originLps: PatientPoint;
  readonly axes: readonly [PatientVector, PatientVector, PatientVector];
  readonly spacingMm: readonly [number, number, number];
}

/** What the positions and orientations of a series say. */
export interface StackMeasure {
  /** The slices in order along the normal (row x column), first to last. */
  readonly ordered: readonly SliceSource[];
  readonly geometry: StackGeometry | null;
  readonly spacingMm: readonly [number, number, number] | null;
  readonly tiltDeg: number | null;
  readonly uniform: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Orders the slices of one series along their normal and checks that they make a regular, upright stack.
 * The normal is row x column, so that (row, column, normal) is right-handed; slice numbers, slice thickness and
 * the tilt tag are not looked at. Problems: no-position, bad-orientation, no-pixel-spacing, bad-pixel-spacing,
 * several-sizes, several-pixel-spacings, several-frames-of-reference, several-orientations, too-few-slices,
 * not-a-volume, gantry-tilt, shifted-slices, duplicate-slices, missing-slices, unequal-spacing.
 */
export function measureStack(slices: readonly SliceSource[]): StackMeasure {
  const problems = [...checkSliceHeaders(slices)];
  const tooFew: Problem[] =
    slices.length < MIN_SLICES
      ? [
          {
            code: 'too-few-slices',
            message: `The series has ${slices.length} slice${slices.length === 1 ? '' : 's'} where a volume needs at least ${MIN_SLICES}; give the whole series.`,
          },
        ]
      : [];
  if (problems.length > 0) {
    return {
      ordered: slices,
      geometry: null,
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
  const placed = slices
    .map(slice => ({ slice, along: dot(slice.header.position!, normal) }))
    // Where two slices share a place, path and frame decide: the order never depends on that of the list.
    .sort((a, b) => a.along - b.along || compareText(a.slice.file.path, b.slice.file.path));
  const ordered = placed.map(({ slice }) => slice);
  const [spacingX, spacingY] = first.pixelSpacingMm!;
  const heights = placed.map(({ along }) => along);
  const extent = heights.at(-1)! - heights[0]!;
  const spacingZ = slices.length > 1 ? extent / (slices.length - 1) : 0;
  const axes: readonly [Vec3, Vec3, Vec3] = [row, column, normal];
  const lean = leanOfStack(ordered, axes);
  const sideways = Math.hypot(lean[0], lean[1]);
  const placement = [...tooFew, ...checkPlacement(ordered, heights)];
  const tiltDeg = extent < 1e-3 ? null : roundTo(degrees(Math.atan2(sideways, lean[2]) as Radians), 2);
  if (tiltDeg !== null && tiltDeg > TILT_TOLERANCE_DEG && sideways > SIDEWAYS_TOLERANCE_MM) {
    placement.push({
      code: 'gantry-tilt',
      message: `The slices lean by ${tiltDeg.toFixed(1)} degrees (gantry tilt), so they do not stand upright on each other; export the series with the tilt corrected, or scan without tilt.`,
    });
  } else if (placement.length === 0) {
    placement.push(...checkSideways(ordered, axes, lean));
  }
  const uniform = placement.every(({ code }) => code === 'gantry-tilt');
  const spacingMm: [number, number, number] = [spacingX, spacingY, spacingZ];
  const geometry: StackGeometry | null =
    placement.length > 0
      ? null
      : {
          originLps: patientPoint(...ordered[0]!.header.position!),
          axes: [patientVector(...row), patientVector(...column), patientVector(...normal)],
          spacingMm,
        };
  return {
    ordered,
    geometry,
    spacingMm: spacingZ > 0 ? [spacingX, spacingY, roundTo(spacingZ, 6)] : null,
    tiltDeg,
    uniform,
    problems: placement,
  };
}

/** Checks the gaps between neighbours; `heights` (mm along the normal) grow. */
function checkPlacement(ordered: readonly SliceSource[], heights: readonly number[]): Problem[] {
  const count = ordered.length;
  if (count < 2) return [];
  const extent = heights[count - 1]! - heights[0]!;
  if (extent < 1e-3) {
    return [
      {
        code: 'not-a-volume',
        message: `All ${count} images of the series lie at the same place, so they are no volume but repeated images (bolus tracking, perfusion or a test); choose another series.`,
      },
    ];
  }
  const gaps = heights.slice(1).map((height, i) => height - heights[i]!);
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)]!;
  const name = (index: number) => ordered[index]!.file.path;
  const problems: Problem[] = [];

  const same = gaps.flatMap((gap, i) => (gap < 1e-3 || gap < SPACING_TOLERANCE * usual ? [i] : []));
  if (same.length > 0) {
    const at = same[0]!;
    const more = same.length > 1 ? ` and ${same.length - 1} more pair${same.length > 2 ? 's' : ''}` : '';
    return [
      {
        code: 'duplicate-slices',
        message: `${name(at)} and ${name(at + 1)}${more} lie at the same place; remove the copies, or give one of the two scans that are mixed here.`,
        where: name(at + 1),
      },
    ];
  }
  const lacking = gaps.flatMap((gap, i) => {
    const steps = Math.round(gap / usual);
    return steps >= 2 && Math.abs(gap / usual - steps) < 0.1 * steps ? [{ i, missing: steps - 1 }] : [];
  });
  const isExplained = gaps.every(
    (gap, i) => Math.abs(gap - usual) <= 0.1 * usual || lacking.some(l => l.i === i),
  );
  if (lacking.length > 0 && isExplained) {
    const total = lacking.reduce((sum, l) => sum + l.missing, 0);
    const { i } = lacking[0]!;
    problems.push({
      code: 'missing-slices',
      message: `${total} slice${total === 1 ? ' is' : 's are'} missing: between ${name(i)} and ${name(i + 1)} the gap is ${gaps[i]!.toFixed(2)} mm where it is ${usual.toFixed(2)} mm elsewhere; copy or export the whole series again.`,
      where: name(i),
    });
    return problems;
  }
  const mean = extent / (count - 1);
  const unevenness = Math.max(...gaps.map(gap => Math.abs(gap - mean))) / mean;
  const offGrid = Math.max(...heights.map((height, k) => Math.abs(height - heights[0]! - k * mean)));
  const isRegular =
    offGrid <= POSITION_ROUNDING_MM || (unevenness <= SPACING_TOLERANCE && offGrid <= 0.1 * mean);
  if (!isRegular) {
    const smallest = Math.min(...gaps);
    const largest = Math.max(...gaps);
    problems.push({
      code: 'unequal-spacing',
      message: `The gaps between the slices differ (${smallest.toFixed(3)} to ${largest.toFixed(3)} mm; the widest before ${name(gaps.indexOf(largest) + 1)}); give a series of equally spaced slices.`,
      where: name(gaps.indexOf(largest) + 1),
    });
  }
  return problems;
}

/** How far the last slice stands from the first: along the normal, and along row and column (mm). */
function leanOfStack(ordered: readonly SliceSource[], axes: readonly [Vec3, Vec3, Vec3]): Vec3 {
  const line = subtract(ordered.at(-1)!.header.position!, ordered[0]!.header.position!);
  return [dot(line, axes[0]), dot(line, axes[1]), dot(line, axes[2])];
}

/** Slices of an upright stack stand above each other: none is shifted within its plane by itself. */
function checkSideways(
  ordered: readonly SliceSource[],
  axes: readonly [Vec3, Vec3, Vec3],
  lean: Vec3,
): Problem[] {
  const first = ordered[0]!.header.position!;
  for (const [k, { file, header }] of ordered.entries()) {
    const part = k / (ordered.length - 1);
    const offset = subtract(header.position!, first);
    const sideways = Math.hypot(dot(offset, axes[0]) - part * lean[0], dot(offset, axes[1]) - part * lean[1]);
    if (sideways <= SIDEWAYS_TOLERANCE_MM) continue;
    return [
      {
        code: 'shifted-slices',
        message: `${file.path} is shifted sideways by ${sideways.toFixed(2)} mm, so the slices do not stand on each other; export the series again.`,
        where: file.path,
      },
    ];
  }
  return [];
}

function roundTo(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
