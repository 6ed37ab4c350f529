import type { PatientPoint, PatientVector } from '../../core/frames';

/** The regular grid of a stack of slices, in the terms of `Volume`. */
interface StackGeometry {
  readonly originLps: PatientPoint;
  readonly axes: readonly [PatientVector, PatientVector, PatientVector];
  readonly spacingMm: readonly [number, number, number];
}

/** The upright, regular grid that a stack fills, and where its slices stand in it. */
export interface StackLayout {
  readonly geometry: StackGeometry;
  /** [columns, rows, slices] of the grid. */
  readonly sizeVoxels: readonly [number, number, number];
  /**
   * Of each slice in order, the place of its first pixel in the grid: columns and rows, parts of
   * pixels, from 0.
   */
  readonly shiftsPx: readonly (readonly [number, number])[] | null;
  /**
   * Of each slice in order, its height in the grid in slice spacings from 0; null where slice n
   * stands at n.
   */
  readonly heights: readonly number[] | null;
  /** Slices of the grid that lie where one is missing. */
  readonly missing: readonly number[];
}

export interface StraightGrid {
  readonly geometry: StackGeometry;
  /**
   * Whether the third axis runs the other way than in the file: its slices are to be read last to
   * first.
   */
  readonly isFlipped: boolean;
}
