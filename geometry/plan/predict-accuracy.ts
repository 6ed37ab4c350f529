import { checkPredictedError } from '../accuracy/check-predicted-error';
import { checkSeating } from '../accuracy/check-seating';
import { checkSleevePlay } from '../accuracy/check-sleeve-play';
import { describeSeating, type SeatingDescription } from '../accuracy/describe-seating';
import { predictError, type ErrorSources, type PredictedError } from '../accuracy/predict-error';
import type { MeasuredPrint } from '../accuracy/printed-shift';
import { predictSeating, type SeatingPrediction } from '../accuracy/predict-seating';
import { sampleDistance } from '../accuracy/sample-distance';
import { predictSleevePlay, type SleeveFit } from '../accuracy/sleeve-play';
import type { BoneSurface } from '../anatomy/extract-bone';
import type { Check } from '../core/check';
import { distance, type Vec3 } from '../core/vector';
import type { ContactFace } from '../guide/collect-contacts';
import type { GuideDesign } from '../guide/guide-design';
import type { GuideTrajectory, Sleeve } from '../guide/parameters';
import { isMeasuredFor } from '../print/judge-profile';
import { MOST_RESIDUAL_MM } from '../print/solve-coupon';
import { averageNear } from '../surface/query/average-near';
import type { Volume } from '../volume/volume';
import { plannedScan, type Case } from './document/case-schema';
import { caseAxes } from './checks/case-axes';
import { orientCase } from './checks/check-scan';
import { bedAxes } from './output/lay-on-bed';

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
  design: Pick<GuideDesign, 'contacts' | 'insertionLps' | 'sleeves' | 'bends' | 'canGrow' | 'sights'>,
  trajectories: readonly GuideTrajectory[],
  grid: VoxelGrid,
  bone: KnownBone,
): Accuracy {
  const { contacts, insertionLps, sleeves, bends, canGrow } = design;
  const isRefined = bone.uncertaintyMm !== null;
  const seats = seatGuide(planCase, design, bone);
  const printer = measuredPrint(planCase, design);
  const checks: Check[] = [];
  const errors = sleeves.map((sleeve, n) => {
    const path = trajectories.find(t => t.id === sleeve.trajectory)!;
    const fit = sleeveFit(planCase, sleeve, path);
    const { entrySurfaceLps, targetLps, directionLps } = path;
    const error = predictError(
      { ...fit, targetLps, directionLps, entryLps: entrySurfaceLps },
      { ...errorSources(planCase, grid, bone, entrySurfaceLps), printer, bend: bends[n]!.perNewton },
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
          isPrinterMeasured: printer !== null,
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
 * Seats a guide that was made on the bone that it was designed on, by its own face and sights and
 * by the case's hand and error of the surface; LPS. Null where it has no face to stand on.
 *
 * @param draws see `SeatingOptions`
 */
export function seatGuide(
  planCase: Case,
  { contacts, insertionLps, sights }: Pick<GuideDesign, 'contacts' | 'insertionLps' | 'sights'>,
  bone: KnownBone,
  draws?: number,
): SeatingPrediction | null {
  const { surfacePatchMm, placementMm, placementDeg } = planCase.accuracy;
  return predictSeating(contacts, sampleDistance(bone.mesh, contacts.positions), insertionLps, {
    noiseMm: contactNoise(planCase, contacts, bone),
    patchMm: surfacePatchMm,
    hand: { slideMm: placementMm, turnDeg: placementDeg },
    sights: sights.map(({ pointLps, acrossLps, showsMm }) => ({
      point: pointLps,
      across: acrossLps,
      showsMm,
    })),
    ...(draws === undefined ? {} : { draws }),
  });
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
export function contactNoise(
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

/**
 * What the case's printer leaves unknown of the print, as this guide lies on its bed; null where
 * its coupon does not speak for this guide: no printer, none measured, another lot or cycle. (Its
 * age is a check's: a prediction knows no day.)
 */
function measuredPrint(
  planCase: Case,
  { contacts, insertionLps }: Pick<GuideDesign, 'contacts' | 'insertionLps'>,
): MeasuredPrint | null {
  const { printer } = planCase;
  if (!printer || !isMeasuredFor(printer.profile, printer)) return null;
  const { scale, skewDeg, residualMm } = printer.profile;
  const { rostralLps } = orientCase(planCase);
  return {
    bed: bedAxes(insertionLps, rostralLps),
    contactLps: middleOf(contacts),
    scale: [scale.x.uncertainty!, scale.y.uncertainty!, scale.z.uncertainty!],
    skew: ((skewDeg.uncertainty ?? 0) * Math.PI) / 180,
    residualMm: residualMm.value ?? MOST_RESIDUAL_MM,
  };
}

/** The middle of a contact face, each point by the area that it stands for, LPS mm. */
function middleOf({ positions, areasMm2 }: ContactFace): Vec3 {
  const sum: [number, number, number] = [0, 0, 0];
  let whole = 0;
  areasMm2.forEach((area, n) => {
    whole += area;
    for (let a = 0; a < 3; a++) sum[a]! += area * positions[3 * n + a]!;
  });
  return whole > 0 ? [sum[0] / whole, sum[1] / whole, sum[2] / whole] : sum;
}

/**
 * What sterilising adds, mean, mm: nothing where it is not done, nor where the coupon went through
 * it too.
 */
function sterilisingMm({ printer, accuracy }: Case): number {
  if (!printer) return accuracy.sterilisationMm;
  const isSeen = printer.cycle === 'none' || isMeasuredFor(printer.profile, printer);
  return isSeen ? 0 : accuracy.sterilisationMm;
}

/** The same noise as one number for all bone round some points, mm: what a first search goes by. */
export function contactNoiseNear(planCase: Case, bone: KnownBone, pointsLps: readonly Vec3[]): number {
  const { surfaceNoiseMm, printFaceMm } = planCase.accuracy;
  const known = pointsLps.map(
    p => surfaceNoiseMm ?? surfaceUncertaintyAt(bone, p) ?? THRESHOLD_SURFACE.noiseMm,
  );
  return Math.hypot(known.reduce((sum, mm) => sum + mm, 0) / known.length, printFaceMm);
}

/**
 * The terms of a path's budget as the case, its scan and the bone at the entry give them; see
 * `measuredPrint` for the printer, the design for its bend.
 */
export function errorSources(
  planCase: Case,
  { spacingMm, axes }: VoxelGrid,
  bone: KnownBone,
  entryLps: Vec3,
): Omit<ErrorSources, 'printer' | 'bend'> {
  const { imagingMm, surfaceMm, printMm, fusionMm } = planCase.accuracy;
  // A value that was rounded to a whole step is off by step / sqrt(12).
  const voxel = (step: number): number => imagingMm ?? step / Math.sqrt(12);
  return {
    imagingMm: [voxel(spacingMm[0]), voxel(spacingMm[1]), voxel(spacingMm[2])],
    voxelAxes: axes,
    surfaceMm: surfaceMm ?? surfaceUncertaintyAt(bone, entryLps) ?? THRESHOLD_SURFACE.offsetMm,
    printMm,
    sterilisationMm: sterilisingMm(planCase),
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
