import { dot, type Vec3 } from '../../geometry/core/vector';
import type { Ball } from './orbit-camera';
import type { SlicePlane } from '../slices/slice-plane';

/**
 * The outline of a slice plane round the ball's content: four line pieces, xyz per end, LPS mm. A
 * square with the side of the ball's cut, never smaller than half the ball, about the ball's middle
 * dropped on the plane.
 */
export function framePlane(plane: SlicePlane, ball: Ball): number[] {
  const { center, right, down, into } = plane;
  const off = dot([ball.center[0] - center[0], ball.center[1] - center[1], ball.center[2] - center[2]], into);
  const middle: Vec3 = [
    ball.center[0] - off * into[0],
    ball.center[1] - off * into[1],
    ball.center[2] - off * into[2],
  ];
  const half = Math.max(ball.radiusMm / 2, Math.sqrt(Math.max(0, ball.radiusMm ** 2 - off ** 2)) * 0.8);
  const corner = (r: number, d: number): Vec3 => [
    middle[0] + half * (r * right[0] + d * down[0]),
    middle[1] + half * (r * right[1] + d * down[1]),
    middle[2] + half * (r * right[2] + d * down[2]),
  ];
  const corners = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
  return corners.flatMap((c, i) => [...c, ...corners[(i + 1) % 4]!]);
}

/**
 * A cross of six arms along the axes with a gap in the middle, so that the place itself is seen;
 * xyz per end, LPS mm.
 */
export function crossAt(point: Vec3, axes: readonly Vec3[], gapMm: number, reachMm: number): number[] {
  return axes.flatMap(axis =>
    [-1, 1].flatMap(side => [
      ...point.map((value, k) => value + side * gapMm * axis[k]!),
      ...point.map((value, k) => value + side * reachMm * axis[k]!),
    ]),
  );
}
