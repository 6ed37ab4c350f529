import type { PathCut } from './cut-along-path';

/** Places that were bone before, HU, and how much of it must be gone to count. */
const BONE_HU = 400;
const SOFT_HU = 50;
/** The hole is sought this far beside the path, and followed within this of its middle, mm. */
const BESIDE_MM = 8;
const FOLLOWED_MM = 2.2;
/** Less bone than this is no hole, mm3: noise at the edges of bone. */
const LEAST_MM3 = 1.2;
const ROUNDS = 8;

/** The hole in the bone: its middle in the cut's frame, mm, and how much bone is gone. */
export interface BoneHole {
  readonly middleMm: readonly [number, number, number];
  readonly lostMm3: number;
}

/**
 * The hole that was drilled near the planned entry: the middle of the bone that the planned scan
 * shows and the later one does not. Each cell counts by the part of its bone that is gone.
 *
 * @returns null where hardly any bone is gone
 */
export function findHole(cut: PathCut, boneThicknessMm: number | null): BoneHole | null {
  const { size, firstMm, cellMm, before, after } = cut;
  const [na, nb] = size;
  const deepest = (boneThicknessMm ?? 6) + 3;
  const cells: { readonly x: number; readonly y: number; readonly s: number; readonly lost: number }[] = [];
  for (let n = 0; n < before.length; n++) {
    const bone = before[n]! - SOFT_HU;
    if (before[n]! < BONE_HU || before[n]! - after[n]! < BONE_HU / 2) continue;
    const s = firstMm[2] + cellMm * Math.floor(n / (na * nb));
    const x = firstMm[0] + cellMm * (n % na);
    const y = firstMm[1] + cellMm * (Math.floor(n / na) % nb);
    if (s > deepest || Math.hypot(x, y) > BESIDE_MM) continue;
    cells.push({ x, y, s, lost: Math.min(1, (before[n]! - after[n]!) / bone) });
  }
  if (cells.length === 0) return null;
  // Begins where most is gone within a drill's reach.
  const gone = (x: number, y: number): number =>
    cells.reduce((sum, c) => (Math.hypot(c.x - x, c.y - y) < 1 ? sum + c.lost : sum), 0);
  let [x, y, s] = [0, 0, 0];
  let most = -1;
  for (let gy = -BESIDE_MM; gy <= BESIDE_MM; gy += 0.8) {
    for (let gx = -BESIDE_MM; gx <= BESIDE_MM; gx += 0.8) {
      const here = gone(gx, gy);
      if (here > most) [most, x, y] = [here, gx, gy];
    }
  }
  let lost = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let [sx, sy, ss] = [0, 0, 0];
    lost = 0;
    for (const cell of cells) {
      if (Math.hypot(cell.x - x, cell.y - y) > FOLLOWED_MM) continue;
      sx += cell.lost * cell.x;
      sy += cell.lost * cell.y;
      ss += cell.lost * cell.s;
      lost += cell.lost;
    }
    if (lost === 0) return null;
    [x, y, s] = [sx / lost, sy / lost, ss / lost];
  }
  const lostMm3 = lost * cellMm ** 3;
  return lostMm3 < LEAST_MM3 ? null : { middleMm: [x, y, s], lostMm3 };
}
