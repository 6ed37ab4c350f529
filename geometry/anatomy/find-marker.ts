import { voxelPoint, type PatientPoint } from '../core/frames';
import type { Vec3 } from '../core/vector';
import { coarsenVolume } from '../volume/coarsen-volume';
import { transformDistance3d } from '../volume/transform-distance-3d';
import { voxelToPatient, type Volume } from '../volume/volume';
import { splitComponents } from './split-components';

/** A small compact body on the outside of the head, such as is stuck on to tell left from right. */
export interface FoundMarker {
  readonly centreLps: PatientPoint;
  /** Its longest extent, mm. */
  readonly sizeMm: number;
  /** Mean of its inner part, HU. */
  readonly meanHu: number;
}

/** Cells about this large, never finer than the voxels, mm. */
const CELL_MM = 1.2;
/** Less is air: half-way to soft tissue, HU. */
const AIR_HU = -500;
/** From here on a body is told from skin by its value: glass, metal, contrast medium, HU. */
const BRIGHT_HU = 250;
/** A head of flesh and bone has no more of such cells. */
const MOST_BRIGHT_SHARE = 0.5;
/**
 * Tissue is worn away by each of these depths in turn, mm. A capsule that rests on skin hangs by a
 * neck thinner than itself; which depth cuts the neck and leaves some of the capsule depends on how
 * thick it is.
 */
const DEPTHS_MM = [2.2, 2.8, 3.4, 4.2] as const;
/** What is left of the head at this depth is the head but for thin parts such as ears, mm. */
const HEAD_DEPTH_MM = 1.8;
const SIZE_MM = { least: 3, most: 24 };
/** Longest extent over the shortest; ears, folds of skin and tubes are flatter or longer. */
const MOST_LENGTH_RATIO = 3;
/**
 * How much of a body's surroundings has to be air: capsules glued on four heads have 0.79 to 0.89,
 * fragments of ears and noses up to 0.67; a bead of metal, being smaller, has more of the skin
 * about it.
 */
const LEAST_AIR_SHARE = { soft: 0.72, bright: 0.6 };
/**
 * Capsules of oil or water are at least as thick as this, mm, and no lighter than this, HU; foam
 * is. Denser ones are bright.
 */
const SOFT = { leastThickMm: 5, leastHu: -200 };
/**
 * Of 26 directions, in how many the head may lie: half or fewer from a place on its skin, nearly
 * all from its mouth.
 */
const MOST_HEAD_SHARE = 0.62;
const REACH_MM = 60;
/**
 * Of 13 lines, along how many the head may lie on both sides, however far: hardly any from its
 * skin, all from within a hollow skull.
 */
const MOST_LINES_THROUGH = 8;

interface Judged extends FoundMarker {
  /** Volume over that of an ellipsoid of its longest and shortest extents. */
  readonly compactness: number;
}

/**
 * The bodies on the head's outside that may be markers, the most compact first; an empty list where
 * there is none. A bright one is a small component above 250 HU; one of oil or water is a small
 * component that wearing the tissue away parts from the head (a morphological opening). Either has
 * air round most of it and the head to one side only. On a bare skull no bright one is sought.
 * About half a second, two for a wide scan.
 */
export function findMarkers(volume: Volume): FoundMarker[] {
  const { volume: cells } = coarsenVolume(volume, CELL_MM);
  const { voxels, sizeVoxels, spacingMm } = cells;
  const air = maskOf(voxels, hu => hu < AIR_HU);
  const depth2 = transformDistance3d(air, sizeVoxels, spacingMm);
  const deeperThan = (mm: number): Int32Array[] =>
    splitComponents(
      maskOf(depth2, d => d > mm * mm),
      sizeVoxels,
    );
  const head = new Uint8Array(voxels.length);
  let brightCells = 0;
  const headCells = largestOf(deeperThan(HEAD_DEPTH_MM));
  for (const n of headCells) {
    head[n] = 1;
    if (voxels[n]! > BRIGHT_HU) brightCells++;
  }
  const scan: MarkerScan = { cells, air, head, around: ballsOf(spacingMm) };

  const found: Judged[] = [];
  const take = (component: Int32Array, wornMm: number): void => {
    const marker = judge(scan, component, wornMm);
    if (marker && !found.some(other => isSame(other, marker))) found.push(marker);
  };
  const bright = maskOf(voxels, hu => hu > BRIGHT_HU);
  // On a bare skull, or one of plastic, every loose tooth would be one.
  const hasFlesh = brightCells < MOST_BRIGHT_SHARE * headCells.length;
  if (hasFlesh) for (const component of splitComponents(bright, sizeVoxels)) take(component, 0);
  for (const depthMm of DEPTHS_MM) {
    const components = deeperThan(depthMm);
    const largest = largestOf(components);
    for (const component of components) if (component !== largest) take(component, depthMm);
  }
  return found
    .sort((a, b) => b.compactness - a.compactness)
    .map(({ centreLps, sizeMm, meanHu }) => ({ centreLps, sizeMm, meanHu }));
}

interface MarkerScan {
  readonly cells: Volume;
  readonly air: Uint8Array;
  /** 1 where the head is, but for its thin parts. */
  readonly head: Uint8Array;
  /** Neighbours by index step within a distance, mm. */
  readonly around: (reachMm: number) => readonly Vec3[];
}

/**
 * What a component is once grown back by what was worn away (0: a bright component, as it is); null
 * where that is no marker.
 */
function judge(scan: MarkerScan, component: Int32Array, wornMm: number): Judged | null {
  const { cells, air, head } = scan;
  const { voxels, sizeVoxels, spacingMm } = cells;
  const cellMm3 = spacingMm[0] * spacingMm[1] * spacingMm[2];
  // A ball's worth of the longest allowed is the most that a component can hold.
  if (component.length * cellMm3 > (Math.PI / 6) * SIZE_MM.most ** 3) return null;
  const cellMm = Math.max(...spacingMm);
  const body = dilate(scan, component, wornMm).filter(n => air[n] === 0);
  const [longest, shortest] = extentsOf(body, cells);
  if (longest < SIZE_MM.least || longest > SIZE_MM.most || longest > MOST_LENGTH_RATIO * shortest)
    return null;

  const near = new Set(dilate(scan, component, wornMm + 1.1 * cellMm));
  const shell = dilate(scan, component, wornMm + 2.6 * cellMm).filter(n => !near.has(n));
  const airCells = shell.reduce((sum, n) => sum + air[n]!, 0);
  const isBright = wornMm === 0;
  if (airCells < (isBright ? LEAST_AIR_SHARE.bright : LEAST_AIR_SHARE.soft) * shell.length) return null;
  let sumHu = 0;
  for (const n of component) sumHu += voxels[n]!;
  const meanHu = sumHu / component.length;
  if (!isBright) {
    if (shortest < SOFT.leastThickMm || meanHu < SOFT.leastHu || meanHu > BRIGHT_HU) return null;
  }

  const middle = [0, 0, 0];
  for (const n of body) placeOf(n, sizeVoxels).forEach((c, axis) => (middle[axis]! += c / body.length));
  const at: Vec3 = [middle[0]!, middle[1]!, middle[2]!];
  const seen = lookAround(head, near, cells, at);
  if (seen.nearShare > MOST_HEAD_SHARE || seen.linesThrough > MOST_LINES_THROUGH) return null;
  return {
    centreLps: voxelToPatient(cells, voxelPoint(...at)),
    sizeMm: longest,
    meanHu,
    compactness: (body.length * cellMm3) / ((Math.PI / 6) * longest * shortest * shortest),
  };
}

/** 1 where the test holds. */
function maskOf(values: ArrayLike<number>, test: (value: number) => boolean): Uint8Array {
  const mask = new Uint8Array(values.length);
  for (let n = 0; n < mask.length; n++) if (test(values[n]!)) mask[n] = 1;
  return mask;
}

function largestOf(components: readonly Int32Array[]): Int32Array {
  return components.reduce(
    (best, component) => (component.length > best.length ? component : best),
    new Int32Array(0),
  );
}

const isSame = (a: FoundMarker, b: FoundMarker): boolean =>
  Math.hypot(...a.centreLps.map((c, axis) => c - b.centreLps[axis]!)) < Math.max(a.sizeMm, b.sizeMm) / 2;

function placeOf(n: number, [ni, nj]: Volume['sizeVoxels']): Vec3 {
  const i = n % ni;
  const j = ((n - i) / ni) % nj;
  return [i, j, (n - i - ni * j) / (ni * nj)];
}

/** Steps to every cell within a distance; kept for the distances asked before. */
function ballsOf(spacingMm: Vec3): MarkerScan['around'] {
  const kept = new Map<number, Vec3[]>();
  return reachMm => {
    const known = kept.get(reachMm);
    if (known) return known;
    const steps: Vec3[] = [];
    const [ri, rj, rk] = spacingMm.map(s => Math.floor(reachMm / s)) as [number, number, number];
    for (let k = -rk; k <= rk; k++) {
      for (let j = -rj; j <= rj; j++) {
        for (let i = -ri; i <= ri; i++) {
          if (Math.hypot(i * spacingMm[0], j * spacingMm[1], k * spacingMm[2]) <= reachMm)
            steps.push([i, j, k]);
        }
      }
    }
    kept.set(reachMm, steps);
    return steps;
  };
}

/** The cells within a distance of a component, inside the scan. */
function dilate({ cells, around }: MarkerScan, component: Int32Array, reachMm: number): number[] {
  const [ni, nj, nk] = cells.sizeVoxels;
  const all = new Set<number>(component);
  for (const n of component) {
    const [i, j, k] = placeOf(n, cells.sizeVoxels);
    for (const [di, dj, dk] of around(reachMm)) {
      const [a, b, c] = [i + di, j + dj, k + dk];
      if (a < 0 || b < 0 || c < 0 || a >= ni || b >= nj || c >= nk) continue;
      all.add(a + ni * (b + nj * c));
    }
  }
  return [...all];
}

/** 13 lines: along the axes, and across faces and corners. */
const LINES: readonly Vec3[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
  [1, 1, 0],
  [1, -1, 0],
  [1, 0, 1],
  [1, 0, -1],
  [0, 1, 1],
  [0, 1, -1],
  [1, 1, 1],
  [1, 1, -1],
  [1, -1, 1],
  [1, -1, -1],
];

/** Longest and shortest width between two parallel planes, over 13 directions, mm. */
function extentsOf(body: readonly number[], { sizeVoxels, spacingMm }: Volume): [number, number] {
  const cellMm = (spacingMm[0] + spacingMm[1] + spacingMm[2]) / 3;
  const places = body.map(n => placeOf(n, sizeVoxels));
  const widths = LINES.map(line => {
    const length = Math.hypot(...line);
    let low = Infinity;
    let high = -Infinity;
    for (const [i, j, k] of places) {
      const t =
        (i * spacingMm[0] * line[0] + j * spacingMm[1] * line[1] + k * spacingMm[2] * line[2]) / length;
      if (t < low) low = t;
      if (t > high) high = t;
    }
    return high - low + cellMm;
  });
  return [Math.max(...widths), Math.min(...widths)];
}

/**
 * In what share of 26 directions the head lies within REACH_MM, and along how many of the 13 lines
 * it lies on both sides at any distance: a large skull's far wall is out of reach of what stands in
 * its middle.
 */
function lookAround(
  head: Uint8Array,
  own: ReadonlySet<number>,
  { sizeVoxels, spacingMm }: Volume,
  from: Vec3,
): { readonly nearShare: number; readonly linesThrough: number } {
  const [ni, nj, nk] = sizeVoxels;
  const cellMm = Math.min(...spacingMm);
  const distanceMm = (line: Vec3, sign: 1 | -1): number => {
    const scale = (sign * cellMm) / Math.hypot(...line);
    for (let step = 1; ; step++) {
      const [i, j, k] = [0, 1, 2].map(axis =>
        Math.round(from[axis]! + (step * scale * line[axis]!) / spacingMm[axis]!),
      ) as [number, number, number];
      if (i < 0 || j < 0 || k < 0 || i >= ni || j >= nj || k >= nk) return Infinity;
      const n = i + ni * (j + nj * k);
      if (head[n] === 1 && !own.has(n)) return step * cellMm;
    }
  };
  const ends = LINES.map(line => [distanceMm(line, -1), distanceMm(line, 1)] as const);
  return {
    nearShare: ends.flat().filter(mm => mm <= REACH_MM).length / (2 * LINES.length),
    linesThrough: ends.filter(([a, b]) => a < Infinity && b < Infinity).length,
  };
}
