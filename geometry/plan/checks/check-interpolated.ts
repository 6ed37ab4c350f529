import type { Check } from '../../core/check';
import type { PatientPoint } from '../../core/frames';
import { decimal } from '../../core/message';
import { supportReach } from '../../guide/support-reach';
import { phrase, words } from '../../messages/phrase';
import { interpolatedSlices, type Repair } from '../../scan/source/repair';
import { patientToVoxel, type Volume } from '../../volume/volume';
import type { Case } from '../document/case-schema';
import { UNUSABLE_SPACING_MM } from './check-scan';
import type { Trajectory } from '../../path/trajectory';

/**
 * Says of each path how far it and its footprint stay from slices that were filled in: there
 * neither bone nor lesion was scanned. Touching them is a warning, and a failure where the gap they
 * bridge is too wide to plan on.
 *
 * @returns no checks for a scan in which every slice was scanned
 */
export function checkInterpolated(
  planCase: Case,
  volume: Volume,
  rescues: readonly Repair[],
  trajectories: readonly Trajectory[],
): Check[] {
  const filled = interpolatedSlices(rescues);
  const gapMm = Math.max(0, ...rescues.map(({ slices, amount }) => (slices.length > 0 ? amount : 0)));
  if (filled.length === 0) return [];
  const spacing = volume.spacingMm[2];
  /** All between the scanned slices below and above. */
  const [from, to] = [(Math.min(...filled) - 1) * spacing, (Math.max(...filled) + 1) * spacing];
  const heightOf = (point: PatientPoint): number => patientToVoxel(volume, point)[2] * spacing;
  const reachMm = supportReach(planCase.guide);
  return trajectories.map(({ id, entrySurfaceLps, targetLps }) => {
    const entry = heightOf(entrySurfaceLps);
    const target = heightOf(targetLps);
    const value = Math.min(
      apart(from, to, entry - reachMm, entry + reachMm),
      apart(from, to, Math.min(entry, target), Math.max(entry, target)),
    );
    const isClear = value >= 0;
    const passage = { gap: decimal(gapMm, 2), path: id };
    const isTooWide = gapMm > UNUSABLE_SPACING_MM;
    return {
      id: 'interpolated-clear',
      status: isClear ? 'pass' : isTooWide ? 'fail' : 'warn',
      value,
      limit: 0,
      sense: 'at-least',
      unit: 'mm',
      ...(isClear
        ? phrase('filled-slice-clear', passage)
        : phrase('filled-slice-in-the-way', {
            ...passage,
            remedy: words(isTooWide ? 'filled-slice-move' : 'filled-slice-look'),
          })),
      atLps: [entrySurfaceLps[0], entrySurfaceLps[1], entrySurfaceLps[2]],
      trajectory: id,
    };
  });
}

/** How far two intervals are apart; negative by how much they overlap. */
function apart(lowA: number, highA: number, lowB: number, highB: number): number {
  return Math.max(lowA - highB, lowB - highA);
}
