import type { BoneParts } from '../anatomy/find-bone-parts';
import type { PatientPoint } from '../core/frames';
import type { Vec3 } from '../core/vector';
import type { SurfaceIndex } from '../surface/query/queries';

/**
 * Space narrower than twice this cannot be told from the scan's own blur between two bones that
 * touch, mm.
 */
const LEAST_HALF_MM = 0.35;
/**
 * A way out is at least half as wide as the space it starts from, and no wider than this is asked,
 * half-width mm.
 */
const MOST_HALF_MM = 1.5;
/**
 * Further than this the way is not followed, mm: a narrow gap is wide by then where the head's map
 * is known, or ends where it is not.
 */
const REACH_MM = { known: 12, unknown: 35 };
/** Out of doors bone is seen in fewer of 14 directions than this, within `WALL_REACH_MM`. */
const INDOOR_WALLS = 10;
const WALL_REACH_MM = 45;
/** Whether a place is out of doors is asked once in a block of this size, mm. */
const BLOCK_MM = 3;
/** Clearance is of no more interest than this, mm. */
const WIDE_MM = 6;
const MOST_NODES = 30000;

/**
 * Whether the space about a point that lies between two walls of bone opens to the outside of the
 * head. Marrow and sinuses are closed in on all sides but for foramina, sutures and an ostium; a
 * gap of muscle, fat or air between two bones is not, however narrow it is.
 *
 * Steps are taken from the point through free space, the widest first, that keep half the starting
 * point's own distance to bone (0.35 to 1.5 mm): a foramen in a table or an ostium is too narrow
 * for that, the rim of a gap is not. The way leads out where it comes to what the head's map
 * (`parts`) knows to be outside; without a map, where bone is seen in less than 10 of 14
 * directions. A brain-case (`isBrain`) is never out of doors. The map's own cells, where one is
 * free, answer at once.
 */
export function leadsOut(
  bone: SurfaceIndex,
  at: PatientPoint,
  isBrain: (p: PatientPoint) => boolean,
  parts: Pick<BoneParts, 'spaceAt'> | null,
): boolean {
  const known = parts?.spaceAt(at) ?? 'bone';
  if (known !== 'bone') return known === 'outside';
  const half = bone.closestDistance(at[0], at[1], at[2], 2 * MOST_HALF_MM);
  if (half < LEAST_HALF_MM) return false;
  const keepMm = Math.min(MOST_HALF_MM, Math.max(LEAST_HALF_MM, half / 2));
  // Two steps that both keep clear by more than half a step leave no room for a wall between them.
  const stepMm = Math.max(0.4, keepMm);
  const span = Math.ceil((parts ? REACH_MM.known : REACH_MM.unknown) / stepMm);
  const side = 2 * span + 1;
  const seen = new Set<number>();
  const asked = new Set<string>();
  const frontier = createFrontier();
  frontier.push(span + side * (span + side * span), Math.min(half, WIDE_MM));
  for (let node = frontier.pop(); node !== null && seen.size < MOST_NODES; node = frontier.pop()) {
    const cell = [node % side, Math.floor(node / side) % side, Math.floor(node / side ** 2)] as const;
    const p = cell.map((v, a) => at[a]! + (v - span) * stepMm) as unknown as PatientPoint;
    if (parts?.spaceAt(p) === 'outside') return true;
    const block = p.map(v => Math.floor(v / BLOCK_MM)).join(' ');
    if (!parts && !asked.has(block)) {
      asked.add(block);
      if (isOutdoors(bone, p)) return true;
    }
    for (let face = 0; face < 6; face++) {
      const axis = face >> 1;
      const by = face & 1 ? 1 : -1;
      const next = cell[axis]! + by;
      if (next < 0 || next >= side) continue;
      const other = node + by * side ** axis;
      if (seen.has(other)) continue;
      seen.add(other);
      const q = p.map((v, a) => (a === axis ? v + by * stepMm : v)) as unknown as PatientPoint;
      const clear = bone.closestDistance(q[0], q[1], q[2], WIDE_MM);
      if (clear >= keepMm && !isBrain(q)) frontier.push(other, Math.min(clear, WIDE_MM));
    }
  }
  return false;
}

/** Six faces and eight corners of a cube, unit. */
const DIRECTIONS: readonly Vec3[] = [-1, 0, 1]
  .flatMap(x => [-1, 0, 1].flatMap(y => [-1, 0, 1].map(z => [x, y, z] as const)))
  .filter(d => Math.abs(d[0]) + Math.abs(d[1]) + Math.abs(d[2]) !== 2 && d.some(v => v !== 0))
  .map(d => d.map(v => v / Math.hypot(...d)) as unknown as Vec3);

function isOutdoors(bone: SurfaceIndex, p: PatientPoint): boolean {
  let walls = 0;
  for (const [n, d] of DIRECTIONS.entries()) {
    if (bone.castRay(p, d, WALL_REACH_MM).length > 0) walls++;
    if (walls >= INDOOR_WALLS) return false;
    if (walls + DIRECTIONS.length - 1 - n < INDOOR_WALLS) return true;
  }
  return walls < INDOOR_WALLS;
}

/**
 * Nodes by how wide the space about them is, the widest first; equal ones (to 0.1 mm) last in,
 * first out.
 */
function createFrontier() {
  const bands: number[][] = [];
  let widest = -1;
  return {
    push(node: number, clearMm: number): void {
      const band = Math.floor(10 * clearMm);
      (bands[band] ??= []).push(node);
      widest = Math.max(widest, band);
    },
    pop(): number | null {
      while (widest >= 0 && !(bands[widest]?.length ?? 0)) widest--;
      return widest < 0 ? null : bands[widest]!.pop()!;
    },
  };
}
