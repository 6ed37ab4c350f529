import { along, dot, normalize, subtract, type Vec3 } from '../../geometry/core/vector';
import { assertThat } from '../../geometry/core/result';
import type { TrueDistance } from '../field/nearest-surface';
import type { BrainContents } from './brain';
import type { HeadParameters } from './parameters';
import type { Skull } from './skull';

/**
 * An entry for the sample case: of directions that rise from the lesion on its own side, the one
 * that meets the bone most squarely, off the midline, with nothing but one wall of bone on the way
 * and no vessel within 2 mm of the line.
 */
export function chooseEntry(
  p: HeadParameters,
  skull: Skull,
  brain: BrainContents,
  truth: TrueDistance,
): Vec3 {
  const target = brain.lesion.centre;
  const side = target[0] < 0 ? -1 : 1;
  const crestMm = 0.07 * p.skullWidthMm;
  let best: Vec3 | null = null;
  let bestScore = -Infinity;
  for (let tilt = 0; tilt <= 42; tilt += 6) {
    for (let turn = -40; turn <= 40; turn += 10) {
      const a = (tilt * Math.PI) / 180;
      const b = (turn * Math.PI) / 180;
      const direction = normalize<Vec3>([
        side * Math.sin(a) * Math.cos(b),
        Math.cos(a),
        Math.sin(a) * Math.sin(b) - 0.1,
      ]);
      const way = leaveBone(skull, target, direction);
      if (!way || Math.abs(way.exit[0]) < crestMm) continue;
      const entry = truth.nearest(way.exit);
      const normal = outward(skull, entry);
      const square = dot(normal, normalize(subtract<Vec3>(entry, target)));
      const free = vesselClearance(brain, target, entry);
      const score = square - (free < 2 ? 1 : 0) - 0.004 * way.lengthMm - 0.02 * way.boneMm;
      if (score > bestScore) {
        bestScore = score;
        best = entry;
      }
    }
  }
  assertThat(best !== null, 'chooseEntry', `no way out of the brain-case of ${p.name}`);
  return best;
}

interface WayOut {
  readonly exit: Vec3;
  readonly lengthMm: number;
  readonly boneMm: number;
}

/**
 * Walks from the brain through the wall into the open; null where a sinus or a second bone lies on
 * the way.
 */
function leaveBone(skull: Skull, from: Vec3, direction: Vec3): WayOut | null {
  const step = 0.4;
  let entered = -1;
  let left = -1;
  for (let t = 0; t < 90; t += step) {
    const q = along(from, direction, t);
    const inBone = skull.bone.at(...q) < 0;
    if (skull.cranium.sinus.at(...q) < 1.5) return null;
    if (inBone && left >= 0 && t - left < 25) return null;
    if (inBone && entered < 0) entered = t;
    if (!inBone && entered >= 0 && left < 0) left = t;
    if (left >= 0 && t - left > 25) break;
  }
  if (left < 0) return null;
  return { exit: along(from, direction, left), lengthMm: left, boneMm: left - entered };
}

function outward(skull: Skull, q: Vec3): Vec3 {
  const h = 0.01;
  const f = skull.bone;
  return normalize<Vec3>([
    f.at(q[0] + h, q[1], q[2]) - f.at(q[0] - h, q[1], q[2]),
    f.at(q[0], q[1] + h, q[2]) - f.at(q[0], q[1] - h, q[2]),
    f.at(q[0], q[1], q[2] + h) - f.at(q[0], q[1], q[2] - h),
  ]);
}

/**
 * Least distance between the segment and the wall of any vessel, mm, by samples a quarter of a
 * millimetre apart.
 */
function vesselClearance(brain: BrainContents, from: Vec3, to: Vec3): number {
  let least = Infinity;
  const steps = 160;
  for (let n = 0; n <= steps; n++) {
    const t = n / steps;
    for (const { points, radiusMm } of brain.vessels) {
      for (const v of points) {
        const d = Math.hypot(
          from[0] + t * (to[0] - from[0]) - v[0],
          from[1] + t * (to[1] - from[1]) - v[1],
          from[2] + t * (to[2] - from[2]) - v[2],
        );
        if (d - radiusMm < least) least = d - radiusMm;
      }
    }
  }
  return least;
}
