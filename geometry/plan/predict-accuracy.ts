import { checkPredictedError } from '../accuracy/check-predicted-error';
import { checkSeating } from '../accuracy/check-seating';
import { checkSleevePlay } from '../accuracy/check-sleeve-play';
import { describeSeating, type SeatingDescription } from '../accuracy/describe-seating';
import { predictError, type ErrorSources, type PredictedError } from '../accuracy/predict-error';
import { predictSeating } from '../accuracy/predict-seating';
import { predictSleevePlay, type SleeveFit } from '../accuracy/sleeve-play';
import type { Check } from '../core/check';
import type { NamedAxes } from '../core/name-direction';
import { cross, distance } from '../core/vector';
import type { GuideDesign } from '../guide/design-guide';
import type { GuideTrajectory, Sleeve } from '../guide/parameters';
import type { Volume } from '../volume/volume';
import { plannedScan, type Case } from './case-schema';
import { orientCase } from './check-scan';

/** How the planned scan's voxels lie. */
export type VoxelGrid = Pick<Volume, 'spacingMm' | 'axes'>;

/** What a guide is predicted to do. */
export interface Accuracy {
  /** Null where the guide has no face to stand on. */
  readonly seating: SeatingDescription | null;
  readonly errors: readonly (PredictedError & { readonly trajectory: string })[];
  readonly checks: readonly Check[];
}

/** Seats the designed guide and budgets the error of each of its paths; see `predictError` for what goes in. */
export function predictAccuracy(
  c: Case,
  design: Pick<GuideDesign, 'contacts' | 'insertionLps' | 'sleeves'>,
  trajectories: readonly GuideTrajectory[],
  grid: VoxelGrid,
): Accuracy {
  const { contacts, insertionLps, sleeves } = design;
  const { surfaceNoiseMm, printFaceMm, surfacePatchMm, placementMm, placementDeg } = c.accuracy;
  const seats = predictSeating(contacts, insertionLps, {
    noiseMm: Math.hypot(surfaceNoiseMm, printFaceMm),
    patchMm: surfacePatchMm,
    hand: { slideMm: placementMm, turnDeg: placementDeg },
  });
  const sources = errorSources(c, grid);
  const checks: Check[] = [];
  const errors = sleeves.map(sleeve => {
    const path = trajectories.find(t => t.id === sleeve.trajectory)!;
    const fit = sleeveFit(c, sleeve, path);
    const { entrySurfaceLps, targetLps, directionLps } = path;
    const error = predictError(
      { ...fit, targetLps, directionLps, entryLps: entrySurfaceLps },
      sources,
      insertionLps,
      seats,
    );
    checks.push(
      checkSleevePlay(path.id, fit),
      checkPredictedError(path.id, error, predictSleevePlay(fit).errorExactMm, c.accuracy.warnAboveMm),
    );
    return { ...error, trajectory: path.id };
  });
  const seating = seats && describeSeating(contacts, insertionLps, seats);
  if (seating)
    checks.push(
      checkSeating(
        seating,
        trajectories.map(t => t.targetLps),
        caseAxes(c),
      ),
    );
  return { seating, errors, checks };
}

/** The terms of the budget as the case and its scan give them. */
export function errorSources(c: Case, { spacingMm, axes }: VoxelGrid): ErrorSources {
  const { imagingMm, surfaceMm, printMm, sterilisationMm, fusionMm } = c.accuracy;
  // A value that was rounded to a whole step is off by step / sqrt(12).
  const voxel = (step: number): number => imagingMm ?? step / Math.sqrt(12);
  return {
    imagingMm: [voxel(spacingMm[0]), voxel(spacingMm[1]), voxel(spacingMm[2])],
    voxelAxes: axes,
    surfaceMm: surfaceMm ?? SURFACE_MM[c.bone.surface],
    printMm,
    sterilisationMm,
    fusionMm: c.scans.some(scan => scan !== plannedScan(c) && scan.fusion) ? fusionMm : null,
  };
}

/**
 * How far the surface as a whole lies out or in, standard deviation, mm: the refined one by `npm run check` on simulated
 * heads, a plain threshold by Comrie (clinical.md 4.4, an upper bound).
 */
export const SURFACE_MM = { refined: 0.05, threshold: 0.42 } as const;

export function sleeveFit(c: Case, sleeve: Sleeve, path: Pick<GuideTrajectory, 'targetLps'>): SleeveFit {
  return {
    boreDiameterMm: sleeve.boreDiameterMm,
    toolDiameterMm: c.tool.diameterMm,
    guidedLengthMm: sleeve.guidedLengthMm,
    lipToTargetMm: distance(sleeve.lowerLipLps, path.targetLps),
  };
}

/** The animal's axes as the case has them, confirmed or assumed; LPS. */
export function caseAxes(c: Case): NamedAxes {
  const { dorsalLps: dorsal, rostralLps: rostral } = orientCase(c);
  return { left: cross(dorsal, rostral), dorsal, rostral };
}
