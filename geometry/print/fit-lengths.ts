import { eliminate } from '../core/eliminate';
import { assertThat } from '../core/result';
import type { LengthModel } from './coupon-rows';

/** A length of the coupon: drawn, measured, and what its difference tells. */
export interface MeasuredLength {
  readonly id: string;
  readonly nominalMm: number;
  readonly measuredMm: number;
  readonly model: LengthModel;
}

/** What the lengths tell together, each with its standard uncertainty. */
export interface LengthFit {
  /** Printed by drawn length less 1, along x, y and z. */
  readonly scaleErrors: readonly [number, number, number];
  readonly growthMm: number;
  /** Radians. */
  readonly skew: number;
  readonly uncertainties: {
    readonly scale: readonly [number, number, number];
    readonly growthMm: number;
    readonly skew: number;
  };
  /** Measured less fitted, in the order of the lengths, mm. */
  readonly residualsMm: readonly number[];
  /**
   * The same had the length not been part of the fit; where nothing else tells of it, the residual
   * itself.
   */
  readonly deletedMm: readonly number[];
  /**
   * By how much the sum of squares falls without the length, mm2: the greatest is of the one that
   * fits least.
   */
  readonly reliefMm2: readonly number[];
  readonly squaresMm2: number;
  /**
   * Standard deviation of a length about the fit, or of the caliper where it is greater, and its
   * standard uncertainty, mm.
   */
  readonly scatterMm: number;
  readonly scatterUncertaintyMm: number;
}

const UNKNOWNS = 5;
/** Standard uncertainty of a caliper that reads 0.01 mm and is good to 0.02 mm: 0.02 / sqrt(3). */
export const CALIPER_MM = 0.0115;
/** A length that is its own only witness has a leverage of 1. */
const OWN_WITNESS = 1 - 1e-9;

/**
 * Scale along each axis, growth of the faces and skew, by least squares over all lengths.
 * Uncertainties are those of the scatter that is left, or of the caliper where it is greater (GUM,
 * JCGM 100:2008, H.3).
 */
export function fitLengths(lengths: readonly MeasuredLength[]): LengthFit {
  assertThat(lengths.length > UNKNOWNS, 'fitLengths', 'too few lengths for what is sought', lengths.length);
  const rows = lengths.map(({ model: { x, y, z, faces, skewMm } }) => [x, y, z, faces, skewMm]);
  const inverse = invert(normalMatrix(rows));
  const sums = Array.from({ length: UNKNOWNS }, (_, k) =>
    rows.reduce((sum, row, n) => sum + row[k]! * (lengths[n]!.measuredMm - lengths[n]!.nominalMm), 0),
  );
  const found = inverse.map(line => line.reduce((sum, value, k) => sum + value * sums[k]!, 0));
  const residualsMm = lengths.map(
    ({ measuredMm, nominalMm }, n) =>
      measuredMm - nominalMm - rows[n]!.reduce((sum, value, k) => sum + value * found[k]!, 0),
  );
  const leverage = rows.map(row =>
    row.reduce((sum, a, k) => sum + row.reduce((part, b, l) => part + a * b * inverse[k]![l]!, 0), 0),
  );
  const squaresMm2 = residualsMm.reduce((sum, r) => sum + r * r, 0);
  const sigma = Math.max(CALIPER_MM, Math.sqrt(squaresMm2 / (lengths.length - UNKNOWNS)));
  const sure = (k: number): number => sigma * Math.sqrt(inverse[k]![k]!);
  const [x, y, z, growthMm, skew] = found as [number, number, number, number, number];
  return {
    scaleErrors: [x, y, z],
    growthMm,
    skew,
    uncertainties: { scale: [sure(0), sure(1), sure(2)], growthMm: sure(3), skew: sure(4) },
    residualsMm,
    deletedMm: residualsMm.map((r, n) => (leverage[n]! < OWN_WITNESS ? r / (1 - leverage[n]!) : r)),
    reliefMm2: residualsMm.map((r, n) => (leverage[n]! < OWN_WITNESS ? r ** 2 / (1 - leverage[n]!) : 0)),
    squaresMm2,
    scatterMm: sigma,
    scatterUncertaintyMm: sigma / Math.sqrt(2 * (lengths.length - UNKNOWNS)),
  };
}

const normalMatrix = (rows: readonly (readonly number[])[]): number[][] =>
  Array.from({ length: UNKNOWNS }, (_, k) =>
    Array.from({ length: UNKNOWNS }, (__, l) => rows.reduce((sum, row) => sum + row[k]! * row[l]!, 0)),
  );

function invert(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length;
  const beside = matrix.flatMap((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  const inverse = eliminate(Float64Array.from(beside), n, 1e-9);
  assertThat(inverse !== null, 'fitLengths', 'the lengths do not tell all that is sought');
  return matrix.map((_, i) => [...inverse.subarray(i * n, (i + 1) * n)]);
}
