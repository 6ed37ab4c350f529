import { add, cross, normalize, scale, type Vec3 } from '../../geometry/core/vector';

/** Half the length of a slide's arrow, the radius of a turn's, and the heads, mm. */
const REACH_MM = 14;
const HEAD_MM = 3.5;
/** A turn is drawn as three quarters of a circle, in pieces. */
const ARC = 1.5 * Math.PI;
const PIECES = 36;

/**
 * The arrow of a guide's loosest motion as line pieces (three numbers an end, LPS mm): a
 * double-headed one along a slide, an arc about the axis of a turn, heads at both ends because it
 * goes either way.
 */
export function shapeMotion(motion: {
  readonly kind: 'slide' | 'spin' | 'rock';
  readonly directionLps: Vec3;
  readonly centreLps: Vec3;
}): number[] {
  const { kind, directionLps, centreLps } = motion;
  const along = normalize(directionLps);
  const beside = normalize(cross(along, Math.abs(along[2]) < 0.7 ? [0, 0, 1] : [1, 0, 0]));
  const third = cross(along, beside);
  if (kind === 'slide') {
    const tips = [scale<Vec3>(along, REACH_MM), scale<Vec3>(along, -REACH_MM)] as const;
    const heads = tips.flatMap((tip, n) => head(tip, scale<Vec3>(along, n ? -1 : 1), beside));
    return placed(centreLps, [...tips, ...heads]);
  }
  const at = (angle: number): Vec3 =>
    add(scale<Vec3>(beside, REACH_MM * Math.cos(angle)), scale<Vec3>(third, REACH_MM * Math.sin(angle)));
  const ahead = (angle: number): Vec3 =>
    add(scale<Vec3>(beside, -Math.sin(angle)), scale<Vec3>(third, Math.cos(angle)));
  const pieces = Array.from({ length: PIECES }, (_, n) => [
    at((ARC * n) / PIECES),
    at((ARC * (n + 1)) / PIECES),
  ]);
  return placed(centreLps, [
    ...pieces.flat(),
    ...head(at(ARC), ahead(ARC), normalize(at(ARC))),
    ...head(at(0), scale<Vec3>(ahead(0), -1), normalize(at(0))),
  ]);
}

/** The two barbs of an arrow's head. */
function head(tip: Vec3, ahead: Vec3, beside: Vec3): Vec3[] {
  const back = add(tip, scale<Vec3>(ahead, -HEAD_MM));
  return [
    tip,
    add(back, scale<Vec3>(beside, HEAD_MM / 2)),
    tip,
    add(back, scale<Vec3>(beside, -HEAD_MM / 2)),
  ];
}

const placed = (centre: Vec3, points: readonly Vec3[]): number[] => points.flatMap(p => [...add(p, centre)]);
