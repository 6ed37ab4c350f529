import type { Check } from '../../core/check';
import { patientPoint, type PatientVector } from '../../core/frames';
import { decimal } from '../../core/message';
import { refuse, succeed, type Result } from '../../core/result';
import { add, cross, normalize, subtract, type Vec3 } from '../../core/vector';
import { sizeThree } from '../../messages/compose';
import { phrase, words } from '../../messages/phrase';
import { widestEvenedMm, type Repair } from '../../scan/source/repair';
import { isInside, type Volume } from '../../volume/volume';
import type { Case } from '../document/case-schema';

/**
 * Spacing above which the surface and the target are too uncertain to trust, and to plan at all,
 * mm; docs/clinical-facts.md.
 */
const WIDE_SPACING_MM = 1;
export const UNUSABLE_SPACING_MM = 1.5;

/**
 * Refuses a target that does not lie in the scan: mixed-up scans or coordinates, never a matter of
 * degree.
 */
export function requireTargetsInside(planCase: Case, volume: Volume): Result<null> {
  for (const [index, { id, targetLps }] of planCase.trajectories.entries()) {
    if (isInside(volume, patientPoint(...targetLps))) continue;
    const where = `trajectories[${index}].targetLps`;
    const [x, y, z] = targetLps;
    return refuse(
      'target-outside-scan',
      phrase('case-target-outside-scan', { path: id, target: words('point', { x, y, z }), field: where }),
      where,
    );
  }
  return succeed(null);
}

/**
 * What the scan itself says about how far the plan can be trusted. Slices that were scanned further
 * apart than the volume's own count as they were scanned; a slice that was filled in has a check of
 * its own (`checkInterpolated`).
 */
export function checkSpacing(volume: Volume, rescues: readonly Repair[] = []): Check {
  const value = Math.max(...volume.spacingMm, widestEvenedMm(rescues));
  const status = value > UNUSABLE_SPACING_MM ? 'fail' : value > WIDE_SPACING_MM ? 'warn' : 'pass';
  const [x, y, z] = volume.spacingMm;
  const size = sizeThree([decimal(x, 2), decimal(y, 2), decimal(z, 2)]);
  const advice = words(
    ({ pass: 'voxels-fine', warn: 'voxels-coarse', fail: 'voxels-too-coarse' } as const)[status],
  );
  return {
    id: 'scan-spacing',
    status,
    value,
    limit: status === 'fail' ? UNUSABLE_SPACING_MM : WIDE_SPACING_MM,
    sense: 'at-most',
    unit: 'mm',
    ...(value > Math.max(...volume.spacingMm)
      ? phrase('voxels-of-evened-size', { size, apart: decimal(value, 2), advice })
      : phrase('voxels-of-size', { size, advice })),
  };
}

/** Which way the animal lies in the scan, unit vectors; `confirmed` where a person has said so. */
export interface Orientation {
  readonly dorsalLps: PatientVector;
  readonly rostralLps: PatientVector;
  readonly confirmed: boolean;
}

/** What of a case says which way the animal lies. */
export interface AxesCase {
  readonly orientation: Pick<NonNullable<Case['orientation']>, 'dorsal' | 'rostral'> | null;
  readonly trajectories: Case['trajectories'];
}

/**
 * The confirmed orientation, made exactly perpendicular; without one, dorsal is assumed along the
 * way from target to entry and rostral along +z, which turns the arrow on the guide and nothing
 * that guides the needle.
 */
export function orientCase(planCase: AxesCase): Orientation {
  if (planCase.orientation) {
    const rostral = normalize<Vec3>(planCase.orientation.rostral);
    return { ...across(planCase.orientation.dorsal, rostral), confirmed: true };
  }
  const up = planCase.trajectories
    .map(t => normalize(subtract<Vec3>(t.entryLps, t.targetLps)))
    .reduce<Vec3>(add, [0, 0, 0]);
  const along: Vec3 = [0, 0, 1];
  // A path along the body's axis says nothing about dorsal.
  const flat = Math.hypot(up[0], up[1]);
  return { ...across(flat > 1e-3 ? up : [0, -1, 0], along), confirmed: false };
}

/** Two directions made exactly perpendicular: rostral as it is, of unit length. */
export function across(dorsal: Vec3, rostral: Vec3): { dorsalLps: PatientVector; rostralLps: PatientVector } {
  const left = normalize(cross(dorsal, rostral));
  const dorsalLps = cross(rostral, left);
  return { dorsalLps: dorsalLps as PatientVector, rostralLps: rostral as PatientVector };
}
