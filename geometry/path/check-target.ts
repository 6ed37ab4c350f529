import type { Endocranium } from '../anatomy/find-endocranium';
import type { PatientPoint } from '../core/frames';
import type { Vec3 } from '../core/vector';
import type { SurfaceIndex } from '../surface/query/queries';
import { createLinearSampler } from '../volume/sample-volume';
import { isInside, patientToVoxel, type Volume } from '../volume/volume';
import { mm, type CheckList } from './check-trajectory';

/** Air lies below this, HU. */
const AIR_HU = -300;
/** Air that sees bone in fewer of 14 directions than this is out of doors. */
const LEAST_WALLS = 11;
const WALL_REACH_MM = 90;

/**
 * Where the target lies: in the scan, in the head, in soft tissue, in the brain-case. Gives whether there is any
 * sense in measuring a path to it (it lies in the scan).
 */
export function checkTarget(
  list: CheckList,
  targetLps: PatientPoint,
  volume: Volume,
  bone: SurfaceIndex,
  endocranium: Endocranium | null,
): boolean {
  const atLps = targetLps;
  if (!targetLps.every(Number.isFinite) || !isInside(volume, targetLps)) {
    const place = targetLps.map(v => v.toFixed(1)).join(', ');
    list.fail(
      'target-in-scan',
      `The target (${place} mm) lies outside the scan: place it within the head, or choose the scan it was placed in.`,
      targetLps.every(Number.isFinite) ? { atLps } : {},
    );
    return false;
  }
  list.pass('target-in-scan', 'The target lies within the scan.', { atLps });

  const [i, j, k] = patientToVoxel(volume, targetLps);
  const hu = createLinearSampler(volume)(i, j, k);
  const within = endocranium?.contains(targetLps) ?? false;
  const walls = hu < AIR_HU && !within ? countWallsAt(targetLps, bone) : null;
  const isHead = { limit: AIR_HU, sense: 'at-least', unit: 'HU', value: hu, atLps } as const;
  if (walls !== null && walls < LEAST_WALLS) {
    list.fail(
      'target-in-head',
      `The target lies in air outside the head (${hu.toFixed(0)} HU): place it on the lesion.`,
      isHead,
    );
  } else {
    // Air passes too where bone stands all round it: what is held against a limit then are the walls, or nothing.
    const among = { value: walls, limit: LEAST_WALLS, sense: 'at-least', unit: 'count', atLps } as const;
    list.pass(
      'target-in-head',
      'The target lies within the head.',
      hu >= AIR_HU ? isHead : walls === null ? { atLps } : among,
    );
  }

  const depth = bone.signedDistanceAt(targetLps[0], targetLps[1], targetLps[2], 50);
  if (depth < 0) {
    list.fail(
      'target-in-bone',
      `The target lies within bone, ${mm(-depth)} below its surface (${hu.toFixed(0)} HU): place it in the brain.`,
      { value: depth, limit: 0, sense: 'at-least', unit: 'mm', atLps },
    );
  } else {
    list.pass('target-in-bone', 'The target does not lie in bone.', {
      value: Number.isFinite(depth) ? depth : null,
      limit: 0,
      sense: 'at-least',
      unit: 'mm',
      atLps,
    });
  }

  if (!endocranium) {
    list.warn(
      'target-in-braincase',
      'No brain-case was found in this scan, so nobody but you can say whether the target lies in it: look at all three planes.',
      { atLps },
    );
  } else {
    const outside = endocranium.distanceMm(targetLps);
    if (within) {
      list.pass('target-in-braincase', `The target lies in the brain-case, ${mm(-outside)} from its wall.`, {
        value: -outside,
        limit: 0,
        sense: 'at-least',
        unit: 'mm',
        atLps,
      });
    } else {
      list.fail(
        'target-in-braincase',
        `The target lies outside the brain-case, ${mm(outside)} from it: place it in the brain.`,
        { value: -outside, limit: 0, sense: 'at-least', unit: 'mm', atLps },
      );
    }
  }
  return true;
}

/** In how many of 14 directions bone lies within reach: the skull of a dry specimen is full of air as well. */
function countWallsAt(p: PatientPoint, bone: SurfaceIndex): number {
  const s = 1 / Math.sqrt(3);
  let walls = 0;
  for (let n = 0; n < 14; n++) {
    const d: Vec3 =
      n < 6
        ? [
            n >> 1 === 0 ? 1 - 2 * (n & 1) : 0,
            n >> 1 === 1 ? 1 - 2 * (n & 1) : 0,
            n >> 1 === 2 ? 1 - 2 * (n & 1) : 0,
          ]
        : [(n - 6) & 1 ? s : -s, (n - 6) & 2 ? s : -s, (n - 6) & 4 ? s : -s];
    if (bone.castRay(p, d, WALL_REACH_MM).length > 0) walls++;
  }
  return walls;
}
