import type { Check } from '../core/check';
import { decimal } from '../core/message';
import { joined, phrase, words } from '../messages/phrase';
import { areaVector } from '../surface/mesh/area-vector';
import { inspectMesh } from '../surface/mesh/inspect-mesh';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { SurfaceIndex } from '../surface/query/queries';
import { weldVertices } from '../surface/mesh/weld-vertices';
import { dot, type Vec3 } from '../core/vector';
import { guidePoint, toPatient, type LocalFrame } from '../core/frames';
import type { LooseParts } from './drop-loose';
import type { Printer } from './parameters';
import { visitSurface } from './visit-surface';

/**
 * Thinnest wall that prints and handles well, mm (Formlabs' least side wall of a splint;
 * docs/clinical-facts.md).
 */
const LEAST_WALL_MM = 1;

const NOTHING_LOOSE: LooseParts = { count: 0, volumeMm3: 0 };

/**
 * Whether the mesh (LPS mm, as exported) is one closed solid of positive volume. Vertices at one
 * position count as one, as every reader of an STL takes them.
 *
 * @param isAlone whether the guide has one bore only
 * @param isOnFeet whether it stands on feet
 */
export function checkSolid(
  guide: TriangleMesh,
  loose: LooseParts = NOTHING_LOOSE,
  isAlone = true,
  isOnFeet = false,
): { checks: Check[]; volumeMm3: number } {
  const { representative } = weldVertices(guide.positions);
  const seen = inspectMesh({
    positions: guide.positions,
    triangles: guide.triangles.map(v => representative[v]!),
  });
  const faults = seen.openEdges + seen.nonManifoldEdges + seen.degenerateTriangles;
  const closed = faults === 0 && guide.triangles.length > 0;
  const leftOut =
    loose.count > 0
      ? words('loose-parts', { volume: decimal(loose.volumeMm3, 1), parts: loose.count })
      : null;
  const remedy = words('solid-remedy');
  return {
    volumeMm3: seen.volumeMm3,
    checks: [
      {
        id: 'watertight',
        status: closed ? 'pass' : 'fail',
        value: faults,
        limit: 0,
        sense: 'exactly',
        unit: 'count',
        ...(closed ? phrase('guide-closed') : joined([words('guide-open-edges', { edges: faults }), remedy])),
      },
      {
        id: 'one-component',
        status: seen.shells === 1 ? 'pass' : 'fail',
        value: seen.shells,
        limit: 1,
        sense: 'exactly',
        unit: 'count',
        ...joined([
          seen.shells === 1
            ? words('guide-one-piece')
            : words(isOnFeet ? 'guide-feet-apart' : isAlone ? 'guide-in-pieces' : 'guide-pads-apart', {
                pieces: seen.shells,
              }),
          leftOut,
        ]),
      },
      {
        id: 'positive-volume',
        status: seen.volumeMm3 > 0 ? 'pass' : 'fail',
        value: seen.volumeMm3,
        limit: 0,
        sense: 'above',
        unit: 'mm3',
        ...(seen.volumeMm3 > 0
          ? phrase('guide-volume', { volume: decimal(seen.volumeMm3 / 1000, 2) })
          : joined([words('guide-no-volume'), remedy])),
      },
    ],
  };
}

/** One ray is cast for this much surface, mm2. */
const RAY_AREA_MM2 = 0.4;
/**
 * Walls are judged by a patch of at least this area: a sliver facet on a cut's edge is no wall,
 * mm2.
 */
const WALL_PATCH_MM2 = 1;
/** Walls thicker than this are not measured, mm. */
const WALL_REACH_MM = 6;

/**
 * The thinnest wall between roughly parallel faces, by rays from the surface inwards: the thickness
 * that at least `WALL_PATCH_MM2` of the surface does not exceed. Local frame. A printer that makes
 * thinner ones does not lower the limit: a wall must be handled too.
 *
 * @param isOnFeet whether the guide stands on feet: what to do about a thin one
 */
export function checkWall(
  guide: TriangleMesh,
  index: SurfaceIndex,
  frame: LocalFrame,
  { minimumWallMm = null }: Pick<Printer, 'minimumWallMm'> = {},
  isOnFeet = false,
): Check {
  const limitMm = Math.max(LEAST_WALL_MM, minimumWallMm ?? 0);
  const walls: { readonly mm: number; readonly at: Vec3 }[] = [];
  let waiting = 0;
  visitSurface(guide, 0.6, ([x, y, z], normal, areaMm2) => {
    waiting += areaMm2;
    if (waiting < RAY_AREA_MM2) return;
    waiting = 0;
    const [nx, ny, nz] = normal;
    const from: Vec3 = [x - 1e-3 * nx, y - 1e-3 * ny, z - 1e-3 * nz];
    const exit = index.castRay(from, [-nx, -ny, -nz], WALL_REACH_MM)[0];
    // Only opposite faces make a wall: an edge between two faces is as thin as one likes at its
    // very end.
    if (exit && facing(guide, exit.triangle, normal) < -0.85) walls.push({ mm: exit.distanceMm, at: from });
  });
  walls.sort((a, b) => a.mm - b.mm);
  const judged = walls[Math.ceil(WALL_PATCH_MM2 / RAY_AREA_MM2) - 1];
  const thinnest = judged?.mm ?? Infinity;
  const thin = thinnest < limitMm;
  return {
    id: 'minimum-wall',
    status: thin ? 'fail' : 'pass',
    value: Number.isFinite(thinnest) ? thinnest : null,
    limit: limitMm,
    sense: 'at-least',
    unit: 'mm',
    ...(Number.isFinite(thinnest)
      ? thin
        ? joined([
            words('wall-thin', { wall: decimal(thinnest, 2) }),
            words(isOnFeet ? 'wall-remedy-feet' : 'wall-remedy-pad'),
          ])
        : phrase('wall-thinnest', { wall: decimal(thinnest, 2) })
      : phrase('wall-none-thinner', { reach: WALL_REACH_MM })),
    ...(judged && { atLps: toPatient(frame, guidePoint(...judged.at)) }),
  };
}

/** Cosine between a triangle's normal and a unit direction. */
function facing(mesh: TriangleMesh, t: number, direction: Vec3): number {
  const normal = areaVector(mesh, t);
  return dot(normal, direction) / Math.hypot(...normal);
}

/**
 * Whether the guide, standing on the bed with its insertion axis upright, fits the printer. Local
 * frame, z = insertion.
 */
export function checkBed(guide: TriangleMesh, printer: Printer): Check {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < guide.positions.length; i++) {
    const axis = i % 3;
    low[axis] = Math.min(low[axis]!, guide.positions[i]!);
    high[axis] = Math.max(high[axis]!, guide.positions[i]!);
  }
  const [x, y, z] = high.map((h, axis) => h - low[axis]!) as [number, number, number];
  const [bx, by, bz] = printer.bedMm;
  const fits = z <= bz && ((x <= bx && y <= by) || (x <= by && y <= bx));
  const tightest = leastRoom([Math.max(x, y), Math.min(x, y), z], [Math.max(bx, by), Math.min(bx, by), bz]);
  const size = words('size-three', { x: decimal(x, 0), y: decimal(y, 0), z: decimal(z, 0) });
  const bed = words('size-three', { x: bx, y: by, z: bz });
  return {
    id: 'printer-bed',
    status: fits ? 'pass' : 'fail',
    ...tightest,
    sense: 'at-most',
    unit: 'mm',
    ...phrase(fits ? 'bed-fits' : 'bed-too-small', { size, bed }),
  };
}

/**
 * The side of a guide that has the least room on the bed (its longer and shorter side, its height),
 * mm.
 */
function leastRoom(
  sizes: readonly [number, number, number],
  beds: readonly [number, number, number],
): { readonly value: number; readonly limit: number } {
  const [first, ...others] = sizes.map((value, n) => ({ value, limit: beds[n]! }));
  return others.reduce((a, b) => (b.limit - b.value < a.limit - a.value ? b : a), first!);
}
