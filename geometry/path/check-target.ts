import type { Endocranium } from '../anatomy/find-endocranium';
import type { PatientPoint } from '../core/frames';
import { decimal } from '../core/message';
import type { Vec3 } from '../core/vector';
import { phrase } from '../messages/phrase';
import { pointWords } from '../messages/point-words';
import type { SurfaceIndex } from '../surface/query/queries';
import { createLinearSampler } from '../volume/sample-volume';
import { isInside, patientToVoxel, type Volume } from '../volume/volume';
import type { CheckList } from './check-trajectory';

/** Air lies below this, HU. */
const AIR_HU = -300;
/** Air that sees bone in fewer of 14 directions than this is out of doors. */
const LEAST_WALLS = 11;
const WALL_REACH_MM = 90;

/**
 * Where the target lies: in the scan, in the head, in soft tissue, in the brain-case. Gives whether
 * there is any sense in measuring a path to it (it lies in the scan).
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
    list.fail(
      'target-in-scan',
      phrase('target-outside-scan', { place: pointWords(targetLps) }),
      targetLps.every(Number.isFinite) ? { atLps } : {},
    );
    return false;
  }
  list.pass('target-in-scan', phrase('target-in-scan'), { atLps });

  const [i, j, k] = patientToVoxel(volume, targetLps);
  const hu = createLinearSampler(volume)(i, j, k);
  const within = endocranium?.contains(targetLps) ?? false;
  const walls = hu < AIR_HU && !within ? countWallsAt(targetLps, bone) : null;
  const isHead = { limit: AIR_HU, sense: 'at-least', unit: 'HU', value: hu, atLps } as const;
  if (walls !== null && walls < LEAST_WALLS) {
    list.fail('target-in-head', phrase('target-in-air', { hu: decimal(hu, 0) }), isHead);
  } else {
    // Air passes too where bone stands all round it: what is held against a limit then are the
    // walls, or nothing.
    const among = { value: walls, limit: LEAST_WALLS, sense: 'at-least', unit: 'count', atLps } as const;
    list.pass(
      'target-in-head',
      phrase('target-in-head'),
      hu >= AIR_HU ? isHead : walls === null ? { atLps } : among,
    );
  }

  const depth = bone.signedDistanceAt(targetLps[0], targetLps[1], targetLps[2], 50);
  if (depth < 0) {
    list.fail('target-in-bone', phrase('target-in-bone', { depth: decimal(-depth, 1), hu: decimal(hu, 0) }), {
      value: depth,
      limit: 0,
      sense: 'at-least',
      unit: 'mm',
      atLps,
    });
  } else {
    list.pass('target-in-bone', phrase('target-not-in-bone'), {
      value: Number.isFinite(depth) ? depth : null,
      limit: 0,
      sense: 'at-least',
      unit: 'mm',
      atLps,
    });
  }

  if (!endocranium) {
    list.warn('target-in-braincase', phrase('target-no-braincase'), { atLps });
  } else {
    const outside = endocranium.distanceMm(targetLps);
    if (within) {
      list.pass('target-in-braincase', phrase('target-in-braincase', { depth: decimal(-outside, 1) }), {
        value: -outside,
        limit: 0,
        sense: 'at-least',
        unit: 'mm',
        atLps,
      });
    } else {
      list.fail('target-in-braincase', phrase('target-outside-braincase', { away: decimal(outside, 1) }), {
        value: -outside,
        limit: 0,
        sense: 'at-least',
        unit: 'mm',
        atLps,
      });
    }
  }
  return true;
}

/**
 * In how many of 14 directions bone lies within reach: the skull of a dry specimen is full of air
 * as well.
 */
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
