import { voxelPoint, type PatientPoint } from '../core/frames';
import type { NamedAxes } from '../core/name-direction';
import { dot, type Vec3 } from '../core/vector';
import { transformDistance3d } from '../volume/transform-distance-3d';
import { patientToVoxel, voxelToPatient, type Volume } from '../volume/volume';
import { borderCells, floodThroughFaces } from './flood-through-faces';
import type { Endocranium } from './find-endocranium';
import type { Sinuses } from './find-sinuses';
import type { HeadMap } from './map-head';

/** A bone that is none of the brain-case's wall. */
export type OtherBone = 'mandible' | 'zygomatic-arch' | 'postorbital-process' | 'process' | 'unnamed';

/** Which of a head's bone is the brain-case's own. */
export interface BoneParts {
  /**
   * What lies at a point (LPS mm) on the map's cells: outside the head's bone, closed in by it, or
   * too near to bone for the cells to say.
   */
  spaceAt(p: PatientPoint): 'outside' | 'closed' | 'bone';
  /**
   * Whether the bone at or nearest to a point (LPS mm, within 2 cells) stands on the brain-case
   * directly.
   */
  isOwn(p: PatientPoint): boolean;
  /**
   * What the bone at a point is, if it is not the wall of the brain-case: 'process' for what
   * belongs to the skull yet stands off its wall. Jaw, arch and postorbital process are told apart
   * only where the animal's axes are known.
   */
  nameAt(p: PatientPoint, axes: NamedAxes | null): OtherBone;
}

/**
 * Bone is the brain-case's own where the way to the brain-case through bone, marrow and sinuses is
 * hardly longer than the straight one: by this factor and this much. A crest's top and the brow
 * pass; the middle of an arch, reached through its root, and a jaw, reached through its joint, do
 * not.
 */
const OWN_FACTOR = 1.12;
const OWN_SLACK_MM = 2.5;
/**
 * Steps through the cells of a 3 x 3 x 3 block are up to this much longer than the straight way.
 */
const CHAMFER = 1.06;
/** Bone further from the brain-case is not told apart, mm: the face, rigid with it. */
const FAR_MM = 70;
/** Ways are told apart to this, mm. */
const BAND_MM = 0.25;
/** A joint's end and an arch's root reach so far from where they are known as such, mm. */
const JOINT_MM = 9;
/** Components of other bone smaller than this get no name, mm3. */
const LEAST_NAMED_MM3 = 150;
/**
 * A mandible reaches down below the brain-case's floor by this share of the brain-case's height; an
 * arch does not.
 */
const JAW_SHARE = 0.4;

/**
 * Tells the brain-case's own bone from jaw and arches, on cells of about 1.2 mm: free cells that a
 * way joins to the map's rim are outside; everything else is bone or closed in by it (marrow,
 * sinuses, the brain). Other bone across an open gap of less than two cells counts as own here; see
 * `leadsOut` for the path's own, sharper question.
 */
export function findBonePartsIn(map: HeadMap, endocranium: Endocranium, sinuses: Sinuses | null): BoneParts {
  const { cells, solid } = map;
  const { sizeVoxels: size, spacingMm } = cells;
  const [ni, nj, nk] = size;
  const brain = maskOf(map, endocranium);
  const outside = floodOutside(map, brain, sinuses);
  const straight2 = transformDistance3d(brain, size, spacingMm);
  const around = layAround(size, spacingMm);
  const clear = clearDescent(map, brain, outside, straight2, around);
  const own = clear.slice();
  growOwn(own, outside, straight2, around);
  const other = new Uint8Array(solid.length);
  for (let n = 0; n < other.length; n++) {
    if (solid[n] && !own[n] && straight2[n]! <= FAR_MM ** 2) other[n] = 1;
  }
  let components: Component[] | null = null;
  let room: Room | null = null;

  /** The solid cell nearest to a point, within two cells; -1 for none. */
  const solidNear = (p: PatientPoint): number => {
    const q = patientToVoxel(cells, p);
    const [ci, cj, ck] = q.map(Math.round) as [number, number, number];
    let best = -1;
    let best2 = Infinity;
    for (let k = Math.max(0, ck - 2); k <= Math.min(nk - 1, ck + 2); k++) {
      for (let j = Math.max(0, cj - 2); j <= Math.min(nj - 1, cj + 2); j++) {
        for (let i = Math.max(0, ci - 2); i <= Math.min(ni - 1, ci + 2); i++) {
          const n = i + ni * (j + nj * k);
          if (!solid[n]) continue;
          const d2 =
            ((i - q[0]) * spacingMm[0]) ** 2 +
            ((j - q[1]) * spacingMm[1]) ** 2 +
            ((k - q[2]) * spacingMm[2]) ** 2;
          if (d2 >= best2) continue;
          best2 = d2;
          best = n;
        }
      }
    }
    return best;
  };

  return {
    spaceAt(p) {
      const [i, j, k] = patientToVoxel(cells, p).map(Math.round) as [number, number, number];
      if (!(i >= 0 && j >= 0 && k >= 0 && i < ni && j < nj && k < nk)) return 'outside';
      const n = i + ni * (j + nj * k);
      return outside[n] ? 'outside' : solid[n] ? 'bone' : 'closed';
    },
    isOwn(p) {
      const n = solidNear(p);
      return n < 0 || other[n] === 0;
    },
    nameAt(p, axes) {
      const n = solidNear(p);
      if (n < 0) return 'unnamed';
      // A joint and an arch's root lie as near to the brain-case as its own bone: they go by what
      // they run on into.
      const at = other[n] ? n : clear[n] ? -1 : reachOther(n, other, solid, around);
      if (!axes) return at < 0 ? 'process' : 'unnamed';
      room ??= measureRoom(brain, cells, axes);
      if (at < 0) return isByOrbit(p, room, axes) ? 'postorbital-process' : 'process';
      components ??= splitOther(other, around);
      const component = components.find(({ held }) => held.has(at));
      const cellMm3 = spacingMm[0] * spacingMm[1] * spacingMm[2];
      if (!component || component.held.size * cellMm3 < LEAST_NAMED_MM3) return 'unnamed';
      const [lowest] = extent(component.held, cells, axes.dorsal);
      const [floor, roof] = room.dorsal;
      return floor - lowest > JAW_SHARE * (roof - floor) ? 'mandible' : 'zygomatic-arch';
    },
  };
}

interface Component {
  readonly held: Set<number>;
}

function maskOf({ cells, solid }: HeadMap, endocranium: Endocranium): Uint8Array {
  const [ni, nj, nk] = cells.sizeVoxels;
  const mask = new Uint8Array(solid.length);
  const rows = new Uint8Array(nj * nk);
  const fill = (j: number, k: number): boolean => {
    let any = false;
    for (let i = 0; i < ni; i++) {
      if (!endocranium.contains(voxelToPatient(cells, voxelPoint(i, j, k)))) continue;
      mask[i + ni * (j + nj * k)] = 1;
      any = true;
    }
    return any;
  };
  // A room's rows hang together: from the one of its middle on.
  const [, cj, ck] = patientToVoxel(cells, endocranium.centerLps).map(Math.round) as [number, number, number];
  const stack = [cj + nj * ck];
  for (let row = stack.pop(); row !== undefined; row = stack.pop()) {
    const j = row % nj;
    const k = Math.floor(row / nj);
    if (!(row >= 0) || k >= nk || rows[row]) continue;
    rows[row] = 1;
    if (!fill(j, k)) continue;
    if (j > 0) stack.push(row - 1);
    if (j < nj - 1) stack.push(row + 1);
    stack.push(row - nj, row + nj);
  }
  return mask;
}

/**
 * Free cells joined through faces to the map's rim: not the brain's, nor those of an air space in
 * bone.
 */
function floodOutside({ cells, solid }: HeadMap, brain: Uint8Array, sinuses: Sinuses | null): Uint8Array {
  const outside = new Uint8Array(solid.length);
  const isFree = (n: number): boolean =>
    solid[n] === 0 && brain[n] === 0 && !(sinuses?.cells[n] && cells.voxels[n]! < AIR_HU);
  floodThroughFaces(borderCells(cells.sizeVoxels), cells.sizeVoxels, isFree, outside);
  return outside;
}
const AIR_HU = -300;

/** The 26 cells round one: how far on in the layout, and how far away, mm. */
interface Around {
  readonly by: Int32Array;
  readonly mm: Float64Array;
  /** 1 for cells on the map's rim, which have not all of them. */
  readonly rim: Uint8Array;
}

function layAround([ni, nj, nk]: Volume['sizeVoxels'], [si, sj, sk]: Volume['spacingMm']): Around {
  const by: number[] = [];
  const mm: number[] = [];
  for (const dk of [-1, 0, 1]) {
    for (const dj of [-1, 0, 1]) {
      for (const di of [-1, 0, 1]) {
        if (di === 0 && dj === 0 && dk === 0) continue;
        by.push(di + ni * (dj + nj * dk));
        mm.push(Math.hypot(di * si, dj * sj, dk * sk));
      }
    }
  }
  const rim = new Uint8Array(ni * nj * nk);
  for (let k = 0, n = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      const edge = k === 0 || k === nk - 1 || j === 0 || j === nj - 1;
      for (let i = 0; i < ni; i++, n++) if (edge || i === 0 || i === ni - 1) rim[n] = 1;
    }
  }
  return { by: Int32Array.from(by), mm: Float64Array.from(mm), rim };
}

/**
 * Marks bone as own from the bone with a clear descent outwards: as long as the way through what is
 * not outside stays hardly longer than the straight one. `own` holds the clear cells at first.
 */
function growOwn(own: Uint8Array, outside: Uint8Array, straight2: Float32Array, around: Around): void {
  const { by, mm, rim } = around;
  const way = new Float32Array(own.length).fill(Infinity);
  const bands: number[][] = [];
  const put = (n: number, wayMm: number): void => {
    way[n] = wayMm;
    (bands[Math.floor(wayMm / BAND_MM)] ??= []).push(n);
  };
  for (let n = 0; n < own.length; n++) {
    if (!own[n] || rim[n]) continue;
    let inner = true;
    for (let a = 0; a < by.length && inner; a++) inner = own[n + by[a]!] === 1 || outside[n + by[a]!] === 1;
    if (!inner) put(n, Math.sqrt(straight2[n]!));
  }
  for (let band = 0; band < bands.length; band++) {
    const list = bands[band] ?? [];
    for (let m = 0; m < list.length; m++) {
      const n = list[m]!;
      const here = way[n]!;
      if (rim[n] || Math.floor(here / BAND_MM) < band) continue;
      for (let a = 0; a < by.length; a++) {
        const other = n + by[a]!;
        if (outside[other] || own[other] === 1) continue;
        const there = here + mm[a]!;
        const longest = CHAMFER * OWN_FACTOR * Math.sqrt(straight2[other]!) + OWN_SLACK_MM;
        if (there < way[other]! - 1e-4 && there <= longest) put(other, there);
      }
    }
    bands[band] = [];
  }
  for (let n = 0; n < own.length; n++) if (way[n]! < Infinity) own[n] = 1;
}

/**
 * 1 for bone from which the straight way down to the brain, from cell to cell, passes nothing that
 * is outside.
 */
function clearDescent(
  { solid }: HeadMap,
  brain: Uint8Array,
  outside: Uint8Array,
  straight2: Float32Array,
  { by, rim }: Around,
): Uint8Array {
  /** 0 not yet known, 1 clear, 2 not. */
  const state = new Uint8Array(brain.length);
  const chain: number[] = [];
  for (let n = 0; n < brain.length; n++) {
    if (!solid[n]) continue;
    let at = n;
    while (state[at] === 0) {
      if (brain[at]) state[at] = 1;
      else if (outside[at] || rim[at]) state[at] = 2;
      else {
        let next = at;
        let least = straight2[at]!;
        for (let a = 0; a < by.length; a++) {
          const away = straight2[at + by[a]!]!;
          if (away >= least) continue;
          least = away;
          next = at + by[a]!;
        }
        if (next === at) state[at] = 2;
        else {
          chain.push(at);
          at = next;
        }
      }
    }
    for (const cell of chain) state[cell] = state[at]!;
    chain.length = 0;
  }
  for (let n = 0; n < state.length; n++) if (state[n] === 2) state[n] = 0;
  return state;
}

/**
 * The nearest cell of other bone that bone leads to within `JOINT_MM`, by steps between neighbours;
 * -1 for none.
 */
function reachOther(from: number, other: Uint8Array, solid: Uint8Array, { by, mm, rim }: Around): number {
  const way = new Map([[from, 0]]);
  // A map is walked in the order of its growth, new members included.
  for (const [n, here] of way) {
    if (other[n]) return n;
    if (rim[n]) continue;
    for (let a = 0; a < by.length; a++) {
      const next = n + by[a]!;
      if (solid[next] && !way.has(next) && here + mm[a]! <= JOINT_MM) way.set(next, here + mm[a]!);
    }
  }
  return -1;
}

function splitOther(other: Uint8Array, { by, rim }: Around): Component[] {
  const free = other.slice();
  const components: Component[] = [];
  for (let seed = free.indexOf(1); seed >= 0; seed = free.indexOf(1, seed + 1)) {
    const held = new Set([seed]);
    free[seed] = 0;
    // A set is walked in the order of its growth, new members included.
    for (const n of held) {
      if (rim[n]) continue;
      for (let a = 0; a < by.length; a++) {
        const next = n + by[a]!;
        if (!free[next]) continue;
        free[next] = 0;
        held.add(next);
      }
    }
    components.push({ held });
  }
  return components;
}

/**
 * The brain-case from its lowest to its highest cell along each of the animal's axes, mm from the
 * patient frame's zero.
 */
type Room = Readonly<Record<keyof NamedAxes, readonly [number, number]>>;

function measureRoom(brain: Uint8Array, cells: Volume, axes: NamedAxes): Room {
  const members: number[] = [];
  for (let n = 0; n < brain.length; n++) if (brain[n]) members.push(n);
  return {
    left: extent(members, cells, axes.left),
    dorsal: extent(members, cells, axes.dorsal),
    rostral: extent(members, cells, axes.rostral),
  };
}

function extent(members: Iterable<number>, cells: Volume, axis: Vec3): readonly [number, number] {
  const [ni, nj] = cells.sizeVoxels;
  let [low, high] = [Infinity, -Infinity];
  for (const n of members) {
    const p = voxelToPatient(cells, voxelPoint(n % ni, Math.floor(n / ni) % nj, Math.floor(n / (ni * nj))));
    low = Math.min(low, dot(p, axis));
    high = Math.max(high, dot(p, axis));
  }
  return [low, high];
}

/**
 * Whether a point lies beside the front of the brain-case, where the brow's process stands over the
 * orbit.
 */
function isByOrbit(p: PatientPoint, room: Room, axes: NamedAxes): boolean {
  const share = (name: keyof NamedAxes): number => {
    const [low, high] = room[name];
    return (dot(p, axes[name]) - low) / (high - low);
  };
  const aside = Math.abs(2 * share('left') - 1);
  return share('rostral') > 0.7 && share('dorsal') > 0.35 && aside > 0.5;
}
