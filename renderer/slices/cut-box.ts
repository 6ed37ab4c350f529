import { patientPoint } from '../../geometry/core/frames';
import { along, type Vec3 } from '../../geometry/core/vector';
import type { SliceBox } from './slice-view-props';
import { patientToPlane, planePoint, type PlanePoint } from './slice-window';
import type { SlicePlane } from './slice-plane';

/** Pairs of corners, by their bits, that an edge joins. */
const EDGES: readonly (readonly [number, number])[] = [0, 1, 2].flatMap(axis =>
  [0, 1, 2, 3, 4, 5, 6, 7].flatMap(corner =>
    (corner >> axis) & 1 ? [] : [[corner, corner | (1 << axis)] as const],
  ),
);

/**
 * Where a plane cuts a box with edges in any direction: the corners of the cut, a convex polygon in
 * order, depth 0; empty where it misses.
 */
export function cutBox(plane: SlicePlane, { cornerLps, edgesMm }: SliceBox): PlanePoint[] {
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map(bits => {
    const corner = edgesMm.reduce<Vec3>(
      (point, edge, axis) => ((bits >> axis) & 1 ? along(point, edge, 1) : point),
      cornerLps,
    );
    return patientToPlane(plane, patientPoint(...corner));
  });
  const cut: PlanePoint[] = [];
  for (const [from, to] of EDGES) {
    const a = corners[from]!;
    const b = corners[to]!;
    if (a[2] < 0 === b[2] < 0) continue;
    const t = a[2] / (a[2] - b[2]);
    cut.push(planePoint(a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])));
  }
  if (cut.length < 3) return [];
  const middle = [0, 1].map(n => cut.reduce((sum, p) => sum + p[n]!, 0) / cut.length);
  const angleOf = (p: PlanePoint): number => Math.atan2(p[1] - middle[1]!, p[0] - middle[0]!);
  return cut.sort((a, b) => angleOf(a) - angleOf(b));
}
