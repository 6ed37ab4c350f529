import type { TriangleMesh } from '../mesh/mesh';

const GENTLE_PASSES = 16;

/**
 * Tempers moves until no triangle turns over: the corners of a triangle that would are given its
 * mean move (it then travels as it is), again and again as needed; what still turns over after that
 * stays where it was. `moves`: xyz per vertex, mm, changed in place. Returns the moved positions,
 * LPS mm, in which every triangle's normal lies within 90 degrees of its old one, but for `folded`
 * triangles (0 but in meshes that were folded before).
 */
export function preventInversion(
  mesh: TriangleMesh,
  moves: Float32Array,
): { positions: Float32Array; tempered: number; folded: number } {
  const { positions: old, triangles } = mesh;
  const positions = new Float32Array(old.length);
  for (let n = 0; n < old.length; n++) positions[n] = old[n]! + moves[n]!;
  const turnsOver = (a: number, b: number, c: number): boolean => {
    const [ux, uy, uz] = [old[b]! - old[a]!, old[b + 1]! - old[a + 1]!, old[b + 2]! - old[a + 2]!];
    const [vx, vy, vz] = [old[c]! - old[a]!, old[c + 1]! - old[a + 1]!, old[c + 2]! - old[a + 2]!];
    const px = positions[b]! - positions[a]!;
    const py = positions[b + 1]! - positions[a + 1]!;
    const pz = positions[b + 2]! - positions[a + 2]!;
    const qx = positions[c]! - positions[a]!;
    const qy = positions[c + 1]! - positions[a + 1]!;
    const qz = positions[c + 2]! - positions[a + 2]!;
    return !(
      (uy * vz - uz * vy) * (py * qz - pz * qy) +
        (uz * vx - ux * vz) * (pz * qx - px * qz) +
        (ux * vy - uy * vx) * (px * qy - py * qx) >
      0
    );
  };
  let suspects = Uint32Array.from({ length: triangles.length / 3 }, (_, t) => t);
  const touched = new Uint8Array(old.length / 3);
  let tempered = 0;
  let folded = 0;
  for (let pass = 0; pass < 4 * GENTLE_PASSES; pass++) {
    folded = 0;
    touched.fill(0);
    for (const t of suspects) {
      const a = 3 * triangles[3 * t]!;
      const b = 3 * triangles[3 * t + 1]!;
      const c = 3 * triangles[3 * t + 2]!;
      if (!turnsOver(a, b, c)) continue;
      folded++;
      for (let axis = 0; axis < 3; axis++) {
        const mean = pass < GENTLE_PASSES ? (moves[a + axis]! + moves[b + axis]! + moves[c + axis]!) / 3 : 0;
        for (const corner of [a, b, c]) {
          moves[corner + axis] = mean;
          positions[corner + axis] = old[corner + axis]! + mean;
        }
      }
      touched[a / 3] = touched[b / 3] = touched[c / 3] = 1;
    }
    if (folded === 0) break;
    tempered += folded;
    let count = 0;
    const next = new Uint32Array(triangles.length / 3);
    for (let t = 0; t < triangles.length; t += 3) {
      if (touched[triangles[t]!] || touched[triangles[t + 1]!] || touched[triangles[t + 2]!])
        next[count++] = t / 3;
    }
    suspects = next.subarray(0, count);
  }
  return { positions, tempered, folded };
}
