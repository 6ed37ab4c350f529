import { checkPredictedError } from '../accuracy/check-predicted-error';
import { checkSeating } from '../accuracy/check-seating';
import { checkSleevePlay } from '../accuracy/check-sleeve-play';
import { describeSeating, type SeatingDescription } from '../accuracy/describe-seating';
import { predictError, type ErrorSources, type PredictedError } from '../accuracy/predict-error';
import { predictSeating } from '../accuracy/predict-seating';
import { sampleDistance } from '../accuracy/sample-distance';
import { predictSleevePlay, type SleeveFit } from '../accuracy/sleeve-play';
import type { BoneSurface } from '../anatomy/extract-bone';
import type { Check } from '../core/check';
import { distance, type Vec3 } from '../core/vector';
import type { ContactFace } from '../guide/collect-contacts';
import type { GuideDesign } from '../guide/guide-design';
import type { GuideTrajectory, Sleeve } from '../guide/parameters';
import { averageNear } from '../surface/query/average-near';
import type { Volume } from '../volume/volume';
import { plannedScan, type Case } from './document/case-schema';
import { caseAxes } from './checks/case-axes';
/** How the planned scan's voxels lie. */
export type VoxelGrid = Pick<Volume, 'spacingMm' | 'axes'>;

/** The bone that a guide was designed on, with what is known of its surface. */
export type KnownBone = Pick<BoneSurface, 'mesh' | 'uncertaintyMm'>;

/** What a guide is predicted to do. */
export interface Accuracy {
  /** Null where the guide has no face to stand on. */
  readonly seating: SeatingDescription | null;
  readonly errors: readonly (PredictedError & { readonly trajectory: string })[];
  readonly checks: readonly Check[];
}

/**
 * Seats the designed guide and budgets the error of each of its paths; see `predictError` for what
 * goes in.
 */
export function predictAccuracy(
  planCase: Case,
  design: Pick<GuideDesign, 'contacts' | 'insertionLps' | 'sleeves' | 'canGrow'>,
  trajectories: readonly GuideTrajectory[],
  grid: VoxelGrid,
  bone: KnownBone,
): Accuracy {
  const { contacts, insertionLps, sleeves, canGrow } = design;
  const isRefined = bone.uncertaintyMm !== null;
  const { surfacePatchMm, placementMm, placementDeg } = planCase.accuracy;
  const field = sampleDistance(bone.mesh, contacts.positions);
  const seats = predictSeating(contacts, field, insertionLps, {
    noiseMm: contactNoise(planCase, contacts, bone),
    patchMm: surfacePatchMm,
    hand: { slideMm: placementMm, turnDeg: placementDeg },
  });
  const checks: Check[] = [];
  const errors = sleeves.map(sleeve => {
    const path = trajectories.find(t => t.id === sleeve.trajectory)!;
    const fit = sleeveFit(planCase, sleeve, path);
    const { entrySurfaceLps, targetLps, directionLps } = path;
    const error = predictError(
      { ...fit, targetLps, directionLps, entryLps: entrySurfaceLps },
      errorSources(planCase, grid, bone, entrySurfaceLps),
      insertionLps,
      seats,
    );
    checks.push(
      checkSleevePlay(path.id, fit),
      checkPredictedError(
        path.id,
        error,
        predictSleevePlay(fit).errorExactMm,
        planCase.accuracy.warnAboveMm,
        {
          isRefined,
          canGrow,
          fit,
        },
      ),
    );
    return { ...error, trajectory: path.id };
  });
  const seating = seats && describeSeating(contacts, insertionLps, seats);
  if (seating)
    checks.push(
      checkSeating(
        seating,
        trajectories.map(t => t.targetLps),
        caseAxes(planCase),
        canGrow,
      ),
    );
  return { seating, errors, checks };
}

/**
 * How far round a point the bone's uncertainty is taken together, mm: about what a contact point
 * stands for.
 */
const NEAR_MM = 1.5;

/**
 * How far an unrefined surface lies out or in, standard deviation, mm: as a whole by Comrie
 * (docs/clinical-facts.md, bone on CT; an upper bound), and from place to place as assumed.
 */
export const THRESHOLD_SURFACE = { offsetMm: 0.42, noiseMm: 0.1 } as const;

/**
 * Standard uncertainty of the bone's surface at a point of it, mm; null where it was not refined.
 */
export function surfaceUncertaintyAt({ mesh, uncertaintyMm }: KnownBone, pointLps: Vec3): number | null {
  if (!uncertaintyMm) return null;
  const [mm] = averageNear(mesh.positions, uncertaintyMm, Float64Array.from(pointLps), NEAR_MM);
  return Number.isNaN(mm!) ? null : mm!;
}

/**
 * Error of bone and printed face against each other at every contact point, standard deviation, mm:
 * the case's own number, or the uncertainty of the bone that the point stands over. What all of a
 * scan's surface shares is in it, and so counts here and in the budget's surface term both: on the
 * safe side, by some hundredths.
 */
function contactNoise(
  planCase: Case,
  { positions, normals, gapsMm }: ContactFace,
  { mesh, uncertaintyMm }: KnownBone,
): number | Float64Array {
  const { surfaceNoiseMm, printFaceMm } = planCase.accuracy;
  if (surfaceNoiseMm !== null || !uncertaintyMm)
    return Math.hypot(surfaceNoiseMm ?? THRESHOLD_SURFACE.noiseMm, printFaceMm);
  const feet = positions.map((at, n) => at - gapsMm[(n / 3) | 0]! * normals[n]!);
  return averageNear(mesh.positions, uncertaintyMm, feet, NEAR_MM).map(mm =>
    Math.hypot(Number.isNaN(mm) ? THRESHOLD_SURFACE.noiseMm : mm, printFaceMm),
  );
}

/** The terms of a path's budget as the case, its scan and the bone at the entry give them. */
export function errorSources(
  planCase: Case,
  { spacingMm, axes }: VoxelGrid,
  bone: KnownBone,
  entryLps: Vec3,
): ErrorSources {
  const { imagingMm, surfaceMm, printMm, sterilisationMm, fusionMm } = planCase.accuracy;
  // A value that was rounded to a whole step is off by step / sqrt(12).
  const voxel = (step: number): number => imagingMm ?? step / Math.sqrt(12);
  return {
    imagingMm: [voxel(spacingMm[0]), voxel(spacingMm[1]), voxel(spacingMm[2])],
    voxelAxes: axes,
    surfaceMm: surfaceMm ?? surfaceUncertaintyAt(bone, entryLps) ?? THRESHOLD_SURFACE.offsetMm,
    printMm,
    sterilisationMm,
    fusionMm: planCase.scans.some(scan => scan !== plannedScan(planCase) && scan.fusion) ? fusionMm : null,
  };
}

export function sleeveFit(
  planCase: Case,
  sleeve: Sleeve,
  path: Pick<GuideTrajectory, 'targetLps'>,
): SleeveFit {
  return {
    boreDiameterMm: sleeve.boreDiameterMm,
    toolDiameterMm: planCase.tool.diameterMm,
    guidedLengthMm: sleeve.guidedLengthMm,
    lipToTargetMm: distance(sleeve.lowerLipLps, path.targetLps),
  };
}
