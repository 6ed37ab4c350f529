import {
  frameAlong,
  patientPoint,
  patientVector,
  toLocal,
  type LocalFrame,
  type PatientPoint,
  type PatientVector,
} from '../core/frames';
import { phrase } from '../messages/phrase';
import type { BoneParts } from '../anatomy/find-bone-parts';
import { add, angleBetween, distance, length, normalize, scale } from '../core/vector';
import { assertThat, refuse, succeed, type Result } from '../core/result';
import { buildSurfaceIndex } from '../surface/query/build-surface-index';
import { keepTriangles } from '../surface/mesh/keep-triangles';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { SurfaceIndex } from '../surface/query/queries';
import { chooseInsertion, INSERTION_DEFAULTS } from './choose-insertion';
import { relieveRidges } from './relieve-ridges';
import type { GuideParameters, GuideTrajectory } from './parameters';
import { cropToBall, floodPatch, nearestTriangle } from './select-patch';
import { supportReach } from './support-reach';

/** What a guide's place on the skull follows from. */
export interface SiteInput {
  /** The bone's outer surface, LPS mm, closed and oriented. */
  readonly bone: TriangleMesh;
  /** Standard uncertainty of each of its vertices, mm; null or left out: unknown. */
  readonly uncertaintyMm?: Float32Array | null;
  /**
   * The pad stands on bone that is the brain-case's own; null or left out: on whatever hangs
   * together with the entries.
   */
  readonly parts?: Pick<BoneParts, 'isOwn' | 'nameAt'> | null;
  readonly trajectories: readonly GuideTrajectory[];
  readonly guide: GuideParameters;
  /** Where the arrow points. */
  readonly rostralLps: PatientVector;
}

/** The bone round the entries, as the guide meets it. Meshes are in the local frame, mm. */
export interface Site {
  /** Unit, off the skull. */
  readonly insertionLps: PatientVector;
  /** Origin at the middle of the entries, z = insertion, x as near rostral as that allows. */
  readonly frame: LocalFrame;
  /** From the middle of the entries to the end of the pad. */
  readonly reachMm: number;
  /** The bone as it was scanned: what the guide is checked on. */
  readonly scanned: TriangleMesh;
  /** With its sharp ridges and what is unsure of it raised: what the guide is made on. */
  readonly relieved: TriangleMesh;
  /**
   * Of the relieved bone, what hangs together with the entries: the outer table, not a jaw or an
   * arch that lies near.
   */
  readonly own: TriangleMesh;
  /** Flags of the relieved bone's triangles that are its own. */
  readonly isOwn: Uint8Array;
  /** Over the relieved bone, and over its own part. */
  readonly index: SurfaceIndex;
  readonly ownIndex: SurfaceIndex;
}

/** Of a usual bore; and from here up a sleeve is to meet no bone on its way, mm. */
const BORE_RADIUS_MM = 1;
const FREE_FROM_MM = 6;
/** An entry farther than this from bone that is the brain-case's own lies on another one, mm. */
const ON_PATCH_MM = 3;
/** A guide on feet goes on square to the bone within so much of its entries, mm. */
const FEET_PATCH_MM = 16;
/** Bone further below the patch or beside the reach than this is no matter to the guide, mm. */
const BELOW_PATCH_MM = 6;
const ASIDE_MM = 10;

/** So many sites are kept: those of the supports that are tried side by side. */
const MOST_SITES = 4;

/**
 * The last sites, for a caller that changes thickness, gap or sleeve alone and asks again, or tries
 * several supports in turn.
 */
export interface SiteCache {
  readonly prepare: (input: SiteInput) => Result<Site>;
}

export function createSiteCache(): SiteCache {
  let bone: TriangleMesh | null = null;
  const sites = new Map<string, Site>();
  return {
    prepare(input) {
      const { support, feet, footprintRadiusMm, footprintShiftMm, insertion, sleeve } = input.guide;
      const paths = input.trajectories.map(t => [t.entrySurfaceLps, t.directionLps]);
      const high = [sleeve.standoffMm + sleeve.lengthMm, sleeve.wallMm];
      const key = JSON.stringify([
        paths,
        support === 'feet' ? feet.reachMm : [footprintRadiusMm, footprintShiftMm],
        insertion,
        high,
        input.rostralLps,
      ]);
      if (bone !== input.bone) sites.clear();
      bone = input.bone;
      const known = sites.get(key);
      const site = known ? succeed(known) : prepareSite(input);
      if (!site.ok) return site;
      // The one that was asked for longest ago goes first.
      sites.delete(key);
      sites.set(key, site.value);
      if (sites.size > MOST_SITES) sites.delete(sites.keys().next().value!);
      return site;
    },
  };
}

/** Finds the contact patch and the insertion direction, and cuts out the bone that matters. */
export function prepareSite(input: SiteInput): Result<Site> {
  const { trajectories, guide } = input;
  const centre = middleOf(trajectories);
  const spread = Math.max(...trajectories.map(t => distance(t.entrySurfaceLps, centre)));
  const reachMm = spread + supportReach(guide);
  const near = cropToBall(input.bone, centre, 1.5 * reachMm + 25);
  const nearBone = near.mesh;
  if (nearBone.triangles.length === 0) {
    return refuse('no-bone-at-entry', phrase('no-bone-at-entry'));
  }
  const patch = joinedPatch(input, nearBone, centre, 1.15 * reachMm);
  const isOn = (t: GuideTrajectory): boolean => isOnPatch(nearBone, patch, t.entrySurfaceLps);
  if (!patch.includes(1) || (input.parts && !trajectories.every(isOn))) {
    return refuse('entry-on-other-bone', phrase('entry-on-other-bone'));
  }
  // Feet stand on slopes of their own: what decides the way on is the bone round the entries.
  const inner =
    guide.support === 'feet' ? joinedPatch(input, nearBone, centre, 1.15 * (spread + FEET_PATCH_MM)) : patch;
  const insertionLps = pickInsertion(input, nearBone, centre, inner);
  const frame = frameAlong(centre, insertionLps, input.rostralLps);
  const {
    mesh: scanned,
    part,
    vertexOf,
  } = cropToWay(
    { positions: meshToLocal(nearBone, frame), triangles: nearBone.triangles },
    patch,
    reachMm + ASIDE_MM + sleeveOverhang(input, insertionLps),
  );
  const { uncertaintyMm = null } = input;
  const unsure = uncertaintyMm && Float32Array.from(vertexOf, v => uncertaintyMm[near.vertexOf[v]!]!);
  const relieved = relieveRidges(
    scanned,
    unsure && { uncertaintyMm: unsure, contactGapMm: guide.contactGapMm },
  );
  const own = { ...relieved, triangles: relieved.triangles.filter((_, n) => part[(n / 3) | 0]) };
  const [index, ownIndex] = [buildSurfaceIndex(relieved), buildSurfaceIndex(own)];
  return succeed({ insertionLps, frame, reachMm, scanned, relieved, own, isOwn: part, index, ownIndex });
}

function middleOf(trajectories: readonly GuideTrajectory[]): PatientPoint {
  const sum = trajectories.reduce((total, t) => add(total, t.entrySurfaceLps), patientPoint(0, 0, 0));
  return scale(sum, 1 / trajectories.length);
}

/**
 * Flags of the bone that hangs together with the entries and is the brain-case's own: the outer
 * table, not a jaw or an arch, which lie near and join it at a joint or by their roots.
 */
function joinedPatch(
  { trajectories, parts = null }: SiteInput,
  nearBone: TriangleMesh,
  centre: PatientPoint,
  reachMm: number,
): Uint8Array {
  const { positions: p, triangles } = nearBone;
  const patch = new Uint8Array(triangles.length / 3);
  const isOwn = (t: number): boolean => {
    if (parts === null) return true;
    const [a, b, c] = [3 * triangles[3 * t]!, 3 * triangles[3 * t + 1]!, 3 * triangles[3 * t + 2]!];
    const middle = (axis: number): number => p[a + axis]! / 3 + p[b + axis]! / 3 + p[c + axis]! / 3;
    return parts.isOwn(patientPoint(middle(0), middle(1), middle(2)));
  };
  for (const t of trajectories) {
    floodPatch(nearBone, nearestTriangle(nearBone, t.entrySurfaceLps), centre, reachMm).forEach((flag, n) => {
      if (flag && !patch[n] && isOwn(n)) patch[n] = 1;
    });
  }
  return patch;
}

/** Whether the patch comes as near to an entry as the parts of a scan are told apart. */
function isOnPatch(bone: TriangleMesh, patch: Uint8Array, entry: PatientPoint): boolean {
  const { positions: p, triangles } = bone;
  return patch.some((flag, t) => {
    if (!flag) return false;
    const v = 3 * triangles[3 * t]!;
    return distance(entry, patientPoint(p[v]!, p[v + 1]!, p[v + 2]!)) <= ON_PATCH_MM;
  });
}

/**
 * The bone that the guide can meet where it stands or on its way off along z: not what lies under
 * the patch, nor beside it. `part` flags the patch's own triangles. Local frame.
 */
function cropToWay(
  bone: TriangleMesh,
  patch: Uint8Array,
  asideMm: number,
): { readonly mesh: TriangleMesh; readonly part: Uint8Array; readonly vertexOf: Uint32Array } {
  const { positions: p, triangles } = bone;
  let lowest = Infinity;
  for (let i = 0; i < triangles.length; i++) {
    if (patch[(i / 3) | 0]) lowest = Math.min(lowest, p[3 * triangles[i]! + 2]!);
  }
  const near = new Uint8Array(p.length / 3);
  for (let v = 0; v < near.length; v++) {
    const aside = Math.max(Math.abs(p[3 * v]!), Math.abs(p[3 * v + 1]!));
    if (aside <= asideMm && p[3 * v + 2]! >= lowest - BELOW_PATCH_MM) near[v] = 1;
  }
  const { mesh, triangleOf, vertexOf } = keepTriangles(
    bone,
    (a, b, c) => (near[a]! | near[b]! | near[c]!) !== 0,
  );
  return { mesh, part: Uint8Array.from(triangleOf, t => patch[t]!), vertexOf };
}

function pickInsertion(
  input: SiteInput,
  nearBone: TriangleMesh,
  centre: PatientPoint,
  patch: Uint8Array,
): PatientVector {
  const { insertion } = input.guide;
  if (insertion !== 'auto') {
    assertThat(length(insertion) > 0, 'prepareSite', 'the insertion direction has no length');
    return normalize(patientVector(...insertion));
  }
  return chooseInsertion(
    { mesh: nearBone, patch, centre },
    input.trajectories.map(t => t.directionLps),
    INSERTION_DEFAULTS,
    input.trajectories.map(t => ({
      entry: t.entrySurfaceLps,
      up: scale(t.directionLps, -1),
      radiusMm: input.guide.sleeve.wallMm + BORE_RADIUS_MM,
      fromMm: FREE_FROM_MM,
      toMm: input.guide.sleeve.standoffMm + input.guide.sleeve.lengthMm,
    })),
  );
}

function meshToLocal(mesh: TriangleMesh, frame: LocalFrame): Float32Array {
  const { positions } = mesh;
  const local = new Float32Array(positions.length);
  for (let v = 0; v < positions.length; v += 3) {
    local.set(toLocal(frame, patientPoint(positions[v]!, positions[v + 1]!, positions[v + 2]!)), v);
  }
  return local;
}

/** How far sideways the sleeves' upper ends can stand out beyond their entries, mm. */
function sleeveOverhang({ trajectories, guide }: SiteInput, insertionLps: PatientVector): number {
  const highMm = guide.sleeve.standoffMm + guide.sleeve.lengthMm + 20;
  const lean = trajectories.map(t => Math.sin(angleBetween(scale(t.directionLps, -1), insertionLps)));
  return highMm * Math.max(...lean);
}
