import { frameAlong, toPatient, guidePoint, type PatientPoint, type PatientVector } from '../core/frames';
import { normalize, subtract } from '../core/vector';
import type { TriangleMesh } from '../surface/mesh/mesh';

const AROUND = 32;

/** A ball, LPS mm, to mark a target in a picture. */
export function makeBall(center: PatientPoint, radiusMm: number): TriangleMesh {
  const rows = AROUND / 2;
  const rings = Array.from({ length: rows + 1 }, (_, row) => {
    const angle = (Math.PI * row) / rows;
    return { radiusMm: radiusMm * Math.sin(angle), heightMm: -radiusMm * Math.cos(angle) };
  });
  return turn(center, [0, 0, 1] as unknown as PatientVector, rings);
}

/** A rod with flat ends, LPS mm, to show a needle in a picture. */
export function makeRod(from: PatientPoint, to: PatientPoint, radiusMm: number): TriangleMesh {
  const axis = subtract<PatientVector>(to, from);
  const lengthMm = Math.hypot(...axis);
  return turn(from, normalize(axis), [
    { radiusMm: 0, heightMm: 0 },
    { radiusMm, heightMm: 0 },
    { radiusMm, heightMm: lengthMm },
    { radiusMm: 0, heightMm: lengthMm },
  ]);
}

/**
 * Rings stacked along an axis, joined by triangles that run counter-clockwise seen from outside.
 */
function turn(
  origin: PatientPoint,
  axis: PatientVector,
  rings: readonly { readonly radiusMm: number; readonly heightMm: number }[],
): TriangleMesh {
  const frame = frameAlong(origin, axis);
  const positions = new Float32Array(3 * AROUND * rings.length);
  rings.forEach(({ radiusMm, heightMm }, ring) => {
    for (let n = 0; n < AROUND; n++) {
      const angle = (2 * Math.PI * n) / AROUND;
      const local = guidePoint(radiusMm * Math.cos(angle), radiusMm * Math.sin(angle), heightMm);
      positions.set(toPatient(frame, local), 3 * (ring * AROUND + n));
    }
  });
  const triangles: number[] = [];
  for (let ring = 0; ring + 1 < rings.length; ring++) {
    for (let n = 0; n < AROUND; n++) {
      const a = ring * AROUND + n;
      const b = ring * AROUND + ((n + 1) % AROUND);
      // A ring shrunk to a point has no sides of its own.
      if (rings[ring]!.radiusMm > 1e-9) triangles.push(a, b, b + AROUND);
      if (rings[ring + 1]!.radiusMm > 1e-9) triangles.push(a, b + AROUND, a + AROUND);
    }
  }
  return { positions, triangles: Uint32Array.from(triangles) };
}
