import type { Check } from '../../core/check';
import { decimal } from '../../core/message';
import type { Vec3 } from '../../core/vector';
import { supportReach } from '../../guide/support-reach';
import { phrase } from '../../messages/phrase';
import { boxOf, type PatientBox } from '../../volume/crop-volume';
import type { Volume } from '../../volume/volume';
import type { Case } from '../document/case-schema';
import type { Trajectory } from '../../path/trajectory';

/**
 * Says of each path how far the crop box stays off its guide: a face that cuts bone under the
 * footprint, or in front of the target, would be taken for the skull's own surface. Faces outside
 * the scan cut nothing.
 *
 * @returns no checks for a case without a crop box
 */
export function checkCrop(planCase: Case, volume: Volume, trajectories: readonly Trajectory[]): Check[] {
  const { crop } = planCase.bone;
  if (!crop) return [];
  const reachMm = supportReach(planCase.guide);
  const scan = boxOf(volume);
  return trajectories.map(({ id, entrySurfaceLps, targetLps }) => {
    const value = Math.min(
      roomInside(crop, scan, entrySurfaceLps) - reachMm,
      roomInside(crop, scan, targetLps),
    );
    const sound = value >= 0;
    return {
      id: 'crop-clear',
      status: sound ? 'pass' : 'fail',
      // Without a face inside the scan there is no distance to any.
      value: Number.isFinite(value) ? value : null,
      limit: 0,
      sense: 'at-least',
      unit: 'mm',
      ...(sound
        ? phrase('crop-clear', { path: id })
        : phrase('crop-too-near', { over: decimal(-value, 1), path: id })),
      atLps: [entrySurfaceLps[0], entrySurfaceLps[1], entrySurfaceLps[2]],
      trajectory: id,
    };
  });
}

/**
 * The least distance from a point to a face of the box that lies in the scan, mm; negative outside
 * of it.
 */
function roomInside(box: PatientBox, scan: PatientBox, point: Vec3): number {
  let least = Infinity;
  for (let n = 0; n < 3; n++) {
    if (box.minLps[n]! > scan.minLps[n]!) least = Math.min(least, point[n]! - box.minLps[n]!);
    if (box.maxLps[n]! < scan.maxLps[n]!) least = Math.min(least, box.maxLps[n]! - point[n]!);
  }
  return least;
}
