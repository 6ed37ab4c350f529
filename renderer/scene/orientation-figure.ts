import type { SideLetter } from '../../geometry/core/name-direction';
import type { Vec3 } from '../../geometry/core/vector';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';

/**
 * A ring of the head's lofted shape, in the animal's axes: z rostral, y dorsal, x left; a head is
 * about 2 long.
 */
interface Ring {
  readonly z: number;
  readonly y: number;
  readonly halfAcross: number;
  readonly halfHigh: number;
}

/** From the neck to the nose: brow, stop and muzzle, as plainly as they can be told apart. */
const rings: readonly Ring[] = [
  { z: -0.95, y: -0.08, halfAcross: 0.0, halfHigh: 0.0 },
  { z: -0.9, y: -0.06, halfAcross: 0.34, halfHigh: 0.36 },
  { z: -0.55, y: 0.02, halfAcross: 0.52, halfHigh: 0.52 },
  { z: -0.15, y: 0.04, halfAcross: 0.54, halfHigh: 0.53 },
  { z: 0.15, y: -0.02, halfAcross: 0.42, halfHigh: 0.43 },
  { z: 0.32, y: -0.14, halfAcross: 0.28, halfHigh: 0.28 },
  { z: 0.75, y: -0.18, halfAcross: 0.22, halfHigh: 0.22 },
  { z: 1.0, y: -0.17, halfAcross: 0.19, halfHigh: 0.19 },
  { z: 1.06, y: -0.16, halfAcross: 0.0, halfHigh: 0.0 },
];
const AROUND = 14;

/** One part of the figure, faceted: every triangle has corners of its own. */
export interface FigurePart {
  readonly mesh: TriangleMesh;
  readonly part: 'head' | 'ear' | 'nose' | 'eye';
}

/**
 * The orientation figure: a small animal's head in its own axes (x left, y dorsal, z rostral,
 * right-handed), within a ball of radius 1.3. Closed parts, triangles counter-clockwise from
 * outside. It is the same on both sides but for its letters: nothing in it can show a side that is
 * not known.
 */
export function buildOrientationFigure(): FigurePart[] {
  const ear = (side: 1 | -1): FigurePart => ({
    part: 'ear',
    mesh: tetrahedron(
      [side * 0.16, 0.42, -0.32],
      [side * 0.52, 0.3, -0.32],
      [side * 0.34, 0.36, -0.58],
      [side * 0.46, 0.98, -0.42],
    ),
  });
  const eye = (side: 1 | -1): FigurePart => ({ part: 'eye', mesh: ball([side * 0.3, 0.16, 0.26], 0.075) });
  return [
    { part: 'head', mesh: loft(rings) },
    ear(1),
    ear(-1),
    eye(1),
    eye(-1),
    { part: 'nose', mesh: ball([0, -0.08, 1.03], 0.105) },
  ];
}

/** Half the side of what the figure's square shows, in the figure's units. */
export const FIGURE_REACH = 1.75;

/** Where the letters stand, in the figure's axes. */
export const figureLetters: readonly {
  readonly name: SideLetter;
  readonly at: Vec3;
}[] = [
  { name: 'Le', at: [1.35, 0, 0] },
  { name: 'Rt', at: [-1.35, 0, 0] },
  { name: 'D', at: [0, 1.35, 0] },
  { name: 'V', at: [0, -1.35, 0] },
  { name: 'R', at: [0, 0, 1.5] },
  { name: 'Cd', at: [0, 0, -1.4] },
];

function loft(sections: readonly Ring[]): TriangleMesh {
  const points: Vec3[][] = sections.map(({ z, y, halfAcross, halfHigh }) =>
    Array.from({ length: AROUND }, (_, i): Vec3 => {
      const a = (2 * Math.PI * i) / AROUND;
      return [halfAcross * Math.cos(a), y + halfHigh * Math.sin(a), z];
    }),
  );
  const faces: Vec3[] = [];
  for (let r = 0; r + 1 < points.length; r++) {
    for (let i = 0; i < AROUND; i++) {
      const j = (i + 1) % AROUND;
      const [a, b, c, d] = [points[r]![i]!, points[r]![j]!, points[r + 1]![j]!, points[r + 1]![i]!];
      if (sections[r]!.halfAcross > 0) faces.push(a, b, d);
      if (sections[r + 1]!.halfAcross > 0) faces.push(b, c, d);
      // A ring of no size is a point: its neighbour's triangles meet there.
    }
  }
  return facet(faces);
}

/** Four corners, turned outward whatever their order. */
function tetrahedron(a: Vec3, b: Vec3, c: Vec3, d: Vec3): TriangleMesh {
  const volume =
    (b[0] - a[0]) * ((c[1] - a[1]) * (d[2] - a[2]) - (c[2] - a[2]) * (d[1] - a[1])) -
    (b[1] - a[1]) * ((c[0] - a[0]) * (d[2] - a[2]) - (c[2] - a[2]) * (d[0] - a[0])) +
    (b[2] - a[2]) * ((c[0] - a[0]) * (d[1] - a[1]) - (c[1] - a[1]) * (d[0] - a[0]));
  const [p, q] = volume > 0 ? [b, c] : [c, b];
  return facet([a, q, p, a, p, d, p, q, d, q, a, d]);
}

/** A ball of two pyramids cut twice: 8 * 4 faces. */
function ball(center: Vec3, radius: number): TriangleMesh {
  const corners: Vec3[] = [
    [1, 0, 0],
    [-1, 0, 0],
    [0, 1, 0],
    [0, -1, 0],
    [0, 0, 1],
    [0, 0, -1],
  ];
  const faces: Vec3[] = [];
  const unit = (v: Vec3): Vec3 => {
    const l = Math.hypot(...v);
    return [v[0] / l, v[1] / l, v[2] / l];
  };
  const middle = (a: Vec3, b: Vec3): Vec3 => unit([a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
  for (const sx of [0, 1]) {
    for (const sy of [2, 3]) {
      for (const sz of [4, 5]) {
        const odd = (sx + sy + sz) % 2 === 1;
        const [a, b, c] = odd
          ? [corners[sx]!, corners[sz]!, corners[sy]!]
          : [corners[sx]!, corners[sy]!, corners[sz]!];
        const [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)];
        faces.push(a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca);
      }
    }
  }
  return facet(
    faces.map((v): Vec3 => [center[0] + radius * v[0], center[1] + radius * v[1], center[2] + radius * v[2]]),
  );
}

function facet(corners: readonly Vec3[]): TriangleMesh {
  return {
    positions: Float32Array.from(corners.flat()),
    triangles: Uint32Array.from(corners, (_, i) => i),
  };
}
