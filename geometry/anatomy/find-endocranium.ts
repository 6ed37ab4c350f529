import { voxelPoint, type PatientPoint } from '../core/frames';
import { refuse, succeed, type Result } from '../core/result';
import { phrase } from '../messages/phrase';
import { pointWords } from '../messages/point-words';
import { transformDistance3d } from '../volume/transform-distance-3d';
import { patientToVoxel, voxelToPatient, type Volume } from '../volume/volume';
import { countWalls, WALL_DIRECTIONS } from './count-walls';
import { watershed } from './watershed';
import { mapHead, type HeadMap } from './map-head';

/**
 * The room of the brain: bounded by the inner face of the bone, and by planes across its openings.
 */
export interface Endocranium {
  /** Whether a point (LPS mm) lies in the brain-case; the same as `distanceMm(p) < 0`. */
  contains(p: PatientPoint): boolean;
  /**
   * Signed distance to the brain-case's boundary, mm, negative within; good to about half a cell
   * (0.6 mm). Further than 12 mm outside it is a bound from above, by the nearest place of the map.
   */
  distanceMm(p: PatientPoint): number;
  readonly volumeMm3: number;
  /** Centre of mass, LPS mm. */
  readonly centerLps: PatientPoint;
  /**
   * Half-width of the widest opening (the foramen magnum in a whole head), mm; 0 where the case is
   * sealed.
   */
  readonly openingMm: number;
}

/**
 * A kitten's brain takes 15 cm3; what is left of a room after its opening's width is taken off is
 * far less.
 */
const LEAST_CORE_MM3 = 800;
/** Least volume of a brain-case, mm3 (a rat's is 2 cm3). */
const LEAST_VOLUME_MM3 = 1500;
/** Two rooms joined by an opening wider than this half-width (the tentorial notch) are one. */
const JOIN_MM = 2.5;
/**
 * A brain-case is 15 to 25 mm deep in its middle and wide wherever it is; noses and canals are a
 * third of that.
 */
const OPENING_SHARE = 0.3;
const SLACK_MM = 3;
/**
 * The room's own bone is within this of every cell of it, mm: half the length of the largest
 * brain-case.
 */
const WALL_REACH_MM = 90;
/**
 * A cell that sees bone in fewer of the 14 directions is out of doors: half of them are what a flat
 * wall gives.
 */
const LEAST_WALLS = 8;
/** Room around the brain-case in the distance map, mm. */
const DISTANCE_MARGIN_MM = 12;
/** Value of compact bone by which a cell's share of bone is judged, HU. */
const CORTICAL_HU = 1200;

/**
 * Finds the brain-case: of the rooms that bone encloses (see `watershed`), the one with the most
 * cells that see bone on all sides, or the one at `seedLps` where that is given. Computed on cells
 * of about 1.2 mm: 0.6 to 1.2 s for a head of 438 x 272 x 247 voxels on a busy core.
 *
 * Refuses, in words: 'no-bone'; 'no-endocranium' where no room large enough is enclosed (a scan cut
 * through the brain-case, a threshold above the bone); 'no-endocranium-at-seed'.
 */
export function findEndocranium(
  volume: Volume,
  thresholdHu: number,
  seedLps?: PatientPoint,
): Result<Endocranium> {
  const mapped = mapHead(volume, thresholdHu);
  return mapped.ok ? findEndocraniumIn(mapped.value, seedLps) : mapped;
}

/** As `findEndocranium`, on a map that is at hand. */
export function findEndocraniumIn(map: HeadMap, seedLps?: PatientPoint): Result<Endocranium> {
  const { cells, solid } = map;
  const cellMm3 = cells.spacingMm[0] * cells.spacingMm[1] * cells.spacingMm[2];
  const depth2 = transformDistance3d(solid, cells.sizeVoxels, cells.spacingMm);
  const walls = countWalls(map, WALL_REACH_MM);
  const walled = walls.map(count => (count >= LEAST_WALLS ? 1 : 0));
  const basins = watershed(depth2, walled, cells.sizeVoxels, cellMm3, {
    leastCoreMm3: LEAST_CORE_MM3,
    joinMm: JOIN_MM,
  });
  let chosen = 0;
  if (seedLps) {
    chosen = labelNear(map, basins.label, seedLps);
  } else {
    const enclosed = new Float64Array(basins.count + 1);
    for (let n = 0; n < walls.length; n++) {
      const label = basins.label[n]!;
      if (label > 0 && walls[n]! >= WALL_DIRECTIONS - 1) enclosed[label] = enclosed[label]! + 1;
    }
    for (let r = 1; r <= basins.count; r++) if (enclosed[r]! > enclosed[chosen]!) chosen = r;
  }
  const inside = trimRoom(map, basins.label, chosen, depth2);
  let count = 0;
  for (const cell of inside) count += cell;
  if (count * cellMm3 < LEAST_VOLUME_MM3) {
    return seedLps
      ? refuse('no-endocranium-at-seed', phrase('no-endocranium-at-seed', { place: pointWords(seedLps) }))
      : refuse('no-endocranium', phrase('no-endocranium', { threshold: map.thresholdHu }));
  }
  return succeed(describeRoom(map, inside, basins.openingMm[chosen]!));
}

/**
 * The room without what hangs on it by narrow ways of its own width, such as a nose behind an open
 * cribriform plate: an opening by a ball of `openingShare` of the room's depth, with `slackMm` back
 * for its corners.
 */
function trimRoom(map: HeadMap, label: Uint16Array, chosen: number, depth2: Float32Array): Uint8Array {
  const inside = new Uint8Array(label.length);
  if (chosen === 0) return inside;
  let deepest2 = 0;
  for (let n = 0; n < label.length; n++) {
    if (label[n] === chosen && depth2[n]! > deepest2) deepest2 = depth2[n]!;
  }
  const ball2 = OPENING_SHARE ** 2 * deepest2;
  const core = new Uint8Array(label.length);
  for (let n = 0; n < label.length; n++) if (label[n] === chosen && depth2[n]! >= ball2) core[n] = 1;
  const away2 = transformDistance3d(core, map.cells.sizeVoxels, map.cells.spacingMm);
  const reach2 = (Math.sqrt(ball2) + SLACK_MM) ** 2;
  for (let n = 0; n < label.length; n++) if (label[n] === chosen && away2[n]! <= reach2) inside[n] = 1;
  return inside;
}

/**
 * The room at a point, or else the one most frequent within 4 mm of it (a seed on a calcified
 * falx).
 */
function labelNear(map: HeadMap, label: Uint16Array, p: PatientPoint): number {
  const { cells } = map;
  const [ni, nj, nk] = cells.sizeVoxels;
  const q = patientToVoxel(cells, p);
  const reach = cells.spacingMm.map(s => Math.round(4 / s)) as [number, number, number];
  const [ci, cj, ck] = q.map(Math.round) as [number, number, number];
  const votes = new Map<number, number>();
  for (let k = Math.max(0, ck - reach[2]); k <= Math.min(nk - 1, ck + reach[2]); k++) {
    for (let j = Math.max(0, cj - reach[1]); j <= Math.min(nj - 1, cj + reach[1]); j++) {
      for (let i = Math.max(0, ci - reach[0]); i <= Math.min(ni - 1, ci + reach[0]); i++) {
        const l = label[i + ni * (j + nj * k)]!;
        if (l === 0) continue;
        if (i === ci && j === cj && k === ck) return l;
        votes.set(l, (votes.get(l) ?? 0) + 1);
      }
    }
  }
  let best = 0;
  for (const [l, n] of votes) if (n > (votes.get(best) ?? 0)) best = l;
  return best;
}

function describeRoom(map: HeadMap, inside: Uint8Array, openingMm: number): Endocranium {
  const { cells } = map;
  const [ni, nj, nk] = cells.sizeVoxels;
  // (1) The room's box, with a margin for distances outside it.
  const low = [ni, nj, nk];
  const high = [-1, -1, -1];
  let sumHu = 0;
  let count = 0;
  for (let n = 0; n < inside.length; n++) {
    if (!inside[n]) continue;
    const i = n % ni;
    const j = ((n - i) / ni) % nj;
    const k = (n - i - ni * j) / (ni * nj);
    [i, j, k].forEach((v, a) => {
      low[a] = Math.min(low[a]!, v);
      high[a] = Math.max(high[a]!, v);
    });
    sumHu += cells.voxels[n]!;
    count++;
  }
  const margin = cells.spacingMm.map(s => Math.ceil(DISTANCE_MARGIN_MM / s));
  const first = low.map((v, a) => v - margin[a]!) as [number, number, number];
  const size = low.map((v, a) => high[a]! - v + 1 + 2 * margin[a]!) as [number, number, number];
  const mask = new Uint8Array(size[0] * size[1] * size[2]);
  const outside = new Uint8Array(mask.length).fill(1);
  for (let k = low[2]!; k <= high[2]!; k++) {
    for (let j = low[1]!; j <= high[1]!; j++) {
      for (let i = low[0]!; i <= high[0]!; i++) {
        if (!inside[i + ni * (j + nj * k)]) continue;
        const to = i - first[0] + size[0] * (j - first[1] + size[1] * (k - first[2]));
        mask[to] = 1;
        outside[to] = 0;
      }
    }
  }
  // (2) Signed distance. The boundary runs half-way between cells; a cell counts as bone already
  // with the small share of compact bone that reaches the threshold, so the bone's face lies
  // further out by the rest of half a cell.
  const away2 = transformDistance3d(mask, size, cells.spacingMm);
  const within2 = transformDistance3d(outside, size, cells.spacingMm);
  const cellMm = Math.cbrt(cells.spacingMm[0] * cells.spacingMm[1] * cells.spacingMm[2]);
  const softHu = sumHu / count;
  const share = Math.min(0.5, Math.max(0, (map.thresholdHu - softHu) / (CORTICAL_HU - softHu)));
  const shiftMm = (0.5 - share) * cellMm;
  const field = new Float32Array(mask.length);
  let volumeCells = 0;
  const sum = [0, 0, 0];
  for (let n = 0; n < field.length; n++) {
    const d = mask[n] ? cellMm / 2 - Math.sqrt(within2[n]!) : Math.sqrt(away2[n]!) - cellMm / 2;
    field[n] = d - shiftMm;
    const part = Math.min(1, Math.max(0, 0.5 - field[n]! / cellMm));
    if (part === 0) continue;
    const i = n % size[0];
    const j = ((n - i) / size[0]) % size[1];
    const k = (n - i - size[0] * j) / (size[0] * size[1]);
    volumeCells += part;
    sum[0]! += part * i;
    sum[1]! += part * j;
    sum[2]! += part * k;
  }
  const center = sum.map((s, a) => first[a]! + s / volumeCells) as [number, number, number];
  const distanceMm = (p: PatientPoint): number => {
    const [qi, qj, qk] = patientToVoxel(cells, p);
    const q: [number, number, number] = [qi, qj, qk];
    let beyond2 = 0;
    for (let a = 0; a < 3; a++) {
      const v = q[a]! - first[a]!;
      q[a] = Math.min(size[a]! - 1, Math.max(0, v));
      beyond2 += ((v - q[a]!) * cells.spacingMm[a]!) ** 2;
    }
    const d = trilinear(field, size, q[0], q[1], q[2]);
    return d + Math.sqrt(beyond2);
  };
  return {
    contains: p => distanceMm(p) < 0,
    distanceMm,
    volumeMm3: volumeCells * cells.spacingMm[0] * cells.spacingMm[1] * cells.spacingMm[2],
    centerLps: voxelToPatient(cells, voxelPoint(...center)),
    openingMm,
  };
}

function trilinear(
  field: Float32Array,
  size: readonly [number, number, number],
  x: number,
  y: number,
  z: number,
): number {
  const [ni, nj, nk] = size;
  const i = Math.min(ni - 2, Math.floor(x));
  const j = Math.min(nj - 2, Math.floor(y));
  const k = Math.min(nk - 2, Math.floor(z));
  const at = i + ni * (j + nj * k);
  const row = (start: number) => field[start]! + (x - i) * (field[start + 1]! - field[start]!);
  const slice = (start: number) => row(start) + (y - j) * (row(start + ni) - row(start));
  return slice(at) + (z - k) * (slice(at + ni * nj) - slice(at));
}
