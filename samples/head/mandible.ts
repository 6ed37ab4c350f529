import type { Vec3 } from '../../geometry/core/vector';
import { mirror, turnDown, unite, type Field } from '../field/field';
import type { HeadParameters } from './parameters';
import { bar, blend, jawPlate } from './sections';

/** The jaw joint's axis passes here (left side). */
export function jawJoint(p: HeadParameters): Vec3 {
  const root = p.retroarticular[0];
  const size = p.skullLengthMm / 172;
  return [root[0] + 2 * size, root[1] - 1.5 * size, root[2] + 6.5 * size];
}

/** Turns what belongs to the lower jaw with the open mouth. */
export function openMouth(p: HeadParameters, field: Field): Field {
  return p.gapeRad === 0 ? field : turnDown(field, jawJoint(p), p.gapeRad);
}

/** Both mandibles, mouth closed. */
export function buildMandible(p: HeadParameters): Field {
  const size = p.skullLengthMm / 172;
  const [jx, jy, jz] = jawJoint(p);
  const body = jawPlate(p.jaw, 4 * size);
  const half = p.condyleMm / 2;
  const condyle = bar(
    [
      [jx - half, jy - 0.6 * size, jz],
      [jx + half, jy, jz],
    ],
    2.3 * size,
  );
  const neck = bar(
    [
      [jx, jy - 1 * size, jz],
      [p.jaw[2]![1], jy - 9 * size, jz + 3 * size],
    ],
    2 * size,
    2.6 * size,
  );
  const caudal = p.jaw[0]!;
  const angle = bar(
    [
      [caudal[1], caudal[3] + 3 * size, caudal[0] + 4 * size],
      [caudal[1] + 1 * size, caudal[3] + 1.5 * size, caudal[0] - 5 * size],
    ],
    2.8 * size,
    1.6 * size,
  );
  return mirror(
    unite([blend(body, 0), blend(neck, 4 * size), blend(condyle, 2 * size), blend(angle, 4 * size)]),
  );
}
