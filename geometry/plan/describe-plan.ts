import { predictSleevePlay } from '../accuracy/sleeve-play';
import type { BoneSurface } from '../anatomy/extract-bone';
import type { Check } from '../core/check';
import type { Vec3 } from '../core/vector';
import type { GuideDesign } from '../guide/guide-design';
import type { Foot } from '../guide/placed-foot';
import type { Trajectory } from '../path/trajectory';
import type { Compensation } from '../print/plan-compensation';
import type { Repair } from '../scan/source/repair';
import type { SupportComparison } from './compare-supports';
import type { Case } from './document/case-schema';
import type { KnownScan } from './document/known-scan';
import type { Plan, PlanScan, PlanTrajectory } from './document/plan-schema';
import { describeError, plainSeating } from './output/describe-accuracy';
import { sleeveFit, surfaceUncertaintyAt, type Accuracy } from './predict-accuracy';

/** The guide's own measures, as plan.json has them; the hashes of its files come to them later. */
export function describeGuide(
  design: GuideDesign,
  accuracy: Accuracy | null,
  compensation: Compensation | null,
): Omit<NonNullable<Plan['guide']>, 'sha256' | 'printSha256'> {
  return {
    insertionLps: plain(design.insertionLps),
    contactAreaMm2: design.contactAreaMm2,
    bareMm2: design.bareMm2,
    feet: design.feet.map(plainFoot),
    sights: design.sights.map(sight => ({
      ...sight,
      pointLps: plain(sight.pointLps),
      normalLps: plain(sight.normalLps),
      acrossLps: plain(sight.acrossLps),
    })),
    pins: design.pins.map(pin => ({
      ...pin,
      pointLps: plain(pin.pointLps),
      directionLps: plain(pin.directionLps),
    })),
    seating: accuracy?.seating ? plainSeating(accuracy.seating) : null,
    volumeMm3: design.volumeMm3,
    triangles: design.mesh.triangles.length / 3,
    compensation: compensation && { ...compensation, bores: [...compensation.bores] },
  };
}

/** A path with its sleeve and what is predicted of it, as plan.json has it. */
export function describeTrajectory(
  planCase: Case,
  t: Trajectory,
  bone: BoneSurface,
  design: GuideDesign | null,
  accuracy: Accuracy | null,
): PlanTrajectory {
  const error = accuracy?.errors.find(e => e.trajectory === t.id);
  const sleeve = design?.sleeves.find(s => s.trajectory === t.id);
  return {
    id: t.id,
    targetLps: plain(t.targetLps),
    entrySurfaceLps: plain(t.entrySurfaceLps),
    directionLps: plain(t.directionLps),
    lengthMm: t.lengthMm,
    boneThicknessMm: t.boneThicknessMm,
    angleToNormalDeg: t.angleToNormalDeg,
    surfaceUncertaintyMm: surfaceUncertaintyAt(bone, t.entrySurfaceLps),
    sleeve: sleeve
      ? {
          boreDiameterMm: sleeve.boreDiameterMm,
          lowerLipLps: plain(sleeve.lowerLipLps),
          upperLipLps: plain(sleeve.upperLipLps),
          guidedLengthMm: sleeve.guidedLengthMm,
          depthStopMm: sleeve.depthStopMm,
          needleStopMm: sleeve.needleStopMm,
          dots: sleeve.dots,
          playMm: predictSleevePlay(sleeveFit(planCase, sleeve, t)).errorExactMm,
        }
      : null,
    ...describeError(error ?? null),
  };
}

/** What a scan is known by, as plan.json has it. */
export function describeScan(known: KnownScan): PlanScan {
  const { id, role, content, series, patientId, studyUid, studyDate, sizeVoxels } = known;
  return { id, role, content, series, patientId, studyUid, studyDate, sizeVoxels };
}

/** As plan.json has it. */
export const describeRescue = ({ sentences, slices, ...rescue }: Repair): Plan['rescues'][number] => ({
  ...rescue,
  sentences: [...sentences],
  slices: [...slices],
});

/** As plan.json has it. */
export const describeCheck = (check: Check): Plan['checks'][number] => ({
  ...check,
  sense: check.sense ?? null,
  nominal: check.nominal ?? null,
  sentences: [...check.sentences],
  atLps: check.atLps && plain(check.atLps),
});

/** As plan.json has it. */
export const describeSupports = (supports: SupportComparison | null): Plan['supports'] =>
  (supports?.options ?? []).map(({ pad, feet, sights, bareMm2, seating95Mm, isOnFront }, n) => ({
    pad: pad && { radiusMm: pad.radiusMm, shiftMm: { ...pad.shiftMm } },
    feet: feet.map(plainFoot),
    sights: sights.map(plainFoot),
    ...{ bareMm2, seating95Mm, isOnFront },
    isChosen: n === supports?.chosen,
  }));

const plainFoot = ({ pointLps, normalLps }: Foot): Plan['supports'][number]['feet'][number] => ({
  pointLps: plain(pointLps),
  normalLps: plain(normalLps),
});

/** A point or direction without its frame, as it stands in a file. */
const plain = (v: Vec3): [number, number, number] => [v[0], v[1], v[2]];
