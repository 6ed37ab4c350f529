import type { TriangleMesh } from './mesh';

const passes = 2;
/** Weight of a neighbour against the vertex itself. */
const neighbourShare = 0.3;

/**
 * Averages noise out of outward moves over the surface: each vertex takes the mean of its own move and its neighbours'
 * moves, each weighted by one over its variance, twice over. Moves, not positions, are averaged, so ridges stay: a
 * move changes slowly where the surface turns. A vertex of large variance thereby takes over what its
 * neighbours know. Changes `moves` (mm, one per vertex) in place; vertices of weight 0 neither give nor take.
 */
export function regulariseMoves(mesh: TriangleMesh, moves: Float32Array, weights: Float32Array): void {
  const { triangles } = mesh;
  const own = moves.slice();
  const sums = new Float32Array(moves.length);
  const totals = new Float32Array(moves.length);
  for (let pass = 0; pass < passes; pass++) {
    sums.fill(0);
    totals.fill(0);
    for (let t = 0; t < triangles.length; t += 3) {
      const a = triangles[t]!;
      const b = triangles[t + 1]!;
      const c = triangles[t + 2]!;
      const wa = weights[a]!;
      const wb = weights[b]!;
      const wc = weights[c]!;
      // Each neighbour comes once: the edge a -> b gives b to a, its other triangle gives a to b.
      sums[a]! += wb * moves[b]!;
      totals[a]! += wb;
      sums[b]! += wc * moves[c]!;
      totals[b]! += wc;
      sums[c]! += wa * moves[a]!;
      totals[c]! += wa;
    }
    for (let v = 0; v < moves.length; v++) {
      const w = weights[v]!;
      if (w === 0) continue;
      moves[v] = (w * own[v]! + neighbourShare * sums[v]!) / (w + neighbourShare * totals[v]!);
    }
  }
}
