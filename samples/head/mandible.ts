import type { Vec3 } from '../../geometry/core/vector';
import { mirror, turnDown, union, type Field } from '../field/field';
import { ellipsoid } from '../field/primitives';
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
  const halves = mirror(
    union([blend(body, 0), blend(neck, 4 * size), blend(condyle, 2 * size), blend(angle, 4 * size)]),
  );
  // The symphysis joins both halves at the chin.
  const [z, x, top, bottom, across] = p.jaw[p.jaw.length - 1]!;
  const chin = ellipsoid(
    [0, (top + bottom) / 2 - 0.1 * (top - bottom), z - 5 * size],
    [x + 0.75 * across, 0.55 * (top - bottom), 9 * size],
  );
  return union([blend(halves, 0), blend(chin, 4 * size)]);
}
