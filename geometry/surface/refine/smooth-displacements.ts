const PASSES = 4;
/** Weight of a neighbour's word against the vertex's own. */
const NEIGHBOUR_SHARE = 0.6;
/**
 * Neighbours whose outward directions differ by more than this (as a cosine) lie across an edge and
 * have no say.
 */
const LEAST_AGREEMENT = 0.8;

/**
 * Averages noise out of measured surface points without flattening what is curved.
 *
 * Two points of a smooth surface with normals n and m satisfy (n + m) / 2 . (p - q) = 0 up to third
 * order (exactly on spheres and cylinders), so each neighbour says where a vertex should lie along
 * its own normal. The moves c minimise sum w c^2 + share * sum w (c_i - c_j - h_ij)^2 with h the
 * neighbours' words, by Jacobi steps.
 *
 * @param triangles three vertices each, closed mesh
 * @param points xyz per vertex, mm
 * @param normals unit outward direction per vertex, xyz
 * @param weights one over the variance of each point along its normal, 1/mm2; 0 takes no part
 * @returns outward correction per vertex, mm
 */
export function smoothDisplacements(
  triangles: Uint32Array,
  points: Float32Array,
  normals: Float32Array,
  weights: Float32Array,
): Float32Array {
  const count = weights.length;
  // How far outward the neighbours want each vertex, weighted; of that, the part that does not
  // depend on c comes first.
  const fixed = new Float32Array(count);
  const totals = new Float32Array(count);
  const sums = new Float32Array(count);
  const corrections = new Float32Array(count);
  // Which edges count: bit e of a triangle's byte stands for the edge that leaves its corner e.
  const used = new Uint8Array(triangles.length / 3);
  for (let t = 0; t < triangles.length; t += 3) {
    for (let e = 0; e < 3; e++) {
      const a = triangles[t + e]!;
      const b = triangles[t + (e === 2 ? 0 : e + 1)]!;
      const p = 3 * a;
      const q = 3 * b;
      if (weights[a] === 0 || weights[b] === 0) continue;
      const nx = normals[p]! + normals[q]!;
      const ny = normals[p + 1]! + normals[q + 1]!;
      const nz = normals[p + 2]! + normals[q + 2]!;
      if (nx * nx + ny * ny + nz * nz < 2 + 2 * LEAST_AGREEMENT) continue;
      used[t / 3]! |= 1 << e;
      const h =
        -0.5 *
        (nx * (points[p]! - points[q]!) +
          ny * (points[p + 1]! - points[q + 1]!) +
          nz * (points[p + 2]! - points[q + 2]!));
      // Each neighbour comes once: the edge's other triangle runs it from b to a.
      fixed[a]! += weights[b]! * h;
      totals[a]! += weights[b]!;
    }
  }
  for (let pass = 0; pass < PASSES; pass++) {
    sums.fill(0);
    for (let t = 0; t < triangles.length; t += 3) {
      const bits = used[t / 3]!;
      if (bits === 0) continue;
      const a = triangles[t]!;
      const b = triangles[t + 1]!;
      const c = triangles[t + 2]!;
      if (bits & 1) sums[a]! += weights[b]! * corrections[b]!;
      if (bits & 2) sums[b]! += weights[c]! * corrections[c]!;
      if (bits & 4) sums[c]! += weights[a]! * corrections[a]!;
    }
    for (let v = 0; v < count; v++) {
      const total = totals[v]!;
      if (total > 0) {
        corrections[v] = (NEIGHBOUR_SHARE * (fixed[v]! + sums[v]!)) / (weights[v]! + NEIGHBOUR_SHARE * total);
      }
    }
  }
  return corrections;
}
