import { decomposeSymmetric } from '../accuracy/decompose-symmetric';
import type { Radians } from '../core/frames';
import { median } from '../core/median';
import { refuse, succeed, type Result } from '../core/result';
import { add, cross, dot, length, scale, subtract, type Vec3 } from '../core/vector';
import {
  composeTransforms,
  IDENTITY,
  invertTransform,
  shiftBy,
  transformDirection,
  transformPoint,
  turnAbout,
  type RigidTransform,
} from '../fusion/rigid-transform';
import { visitSurface } from '../guide/visit-surface';
import { phrase } from '../messages/phrase';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { SurfaceIndex } from '../surface/query/queries';
import { createCubicSampler } from '../volume/sample-volume';
import { patientToVoxel, type Volume } from '../volume/volume';

/** Where a guide sits in a scan that was taken with it on. */
export interface SeatedGuide {
  /** From where it was planned to where it is, planned CT's frame, LPS mm. */
  readonly motion: RigidTransform;
  /** Places of its outer face that were compared, and how far single ones lie off, median, mm. */
  readonly points: number;
  readonly misfitMm: number;
}

/** A place of the guide's outer face, planned CT's frame. */
interface FacePoint {
  readonly at: Vec3;
  readonly normal: Vec3;
}

/** A face is asked at places so far apart, mm. */
const SPACING_MM = 1.2;
/** What lies nearer to bone than this is not told apart from it, mm. */
const OFF_BONE_MM = 1.5;
/** A profile across the face reaches so far inwards and outwards, and is read in such steps, mm. */
const REACH_MM = 2;
const STEP_MM = 0.1;
/** The guide's own value is read this far inside, and what is round it this far outside, mm. */
const LEVELS_MM = { from: 0.9, to: 1.6 };
/** A face stands out of what is round it by this much at least, HU: polymer from air. */
const LEAST_CONTRAST_HU = 400;
/** Above this it is a rod or bone, HU. */
const MOST_GUIDE_HU = 1500;
const LEAST_POINTS = 150;
const TUKEY = 4.685;
const ROUNDS = 14;
const STOP_MM = 0.0005;

/**
 * Finds a guide by its own outer faces: along each face's normal the scan falls from the guide's
 * value to the air's, and where it is half-way lies the face; the rigid motion that brings the
 * planned faces there by least squares (point to plane, Chen and Medioni 1992), with Tukey's
 * biweight. Faces near bone or against tissue tell nothing and are left out.
 *
 * @param guide as planned, LPS mm of the planned CT
 * @param bone index of the bone's surface, the same frame
 * @param fixedFromMoving the scan -> planned CT, registered on bone
 * @returns refused (`guide-not-seen`) where too little of it stands out
 */
export function findSeatedGuide(
  guide: TriangleMesh,
  bone: SurfaceIndex,
  scan: Volume,
  fixedFromMoving: RigidTransform,
): Result<SeatedGuide> {
  const points = facePoints(guide, bone);
  const read = readerOf(scan, invertTransform(fixedFromMoving));
  const centre = scale<Vec3>(
    points.reduce<Vec3>((sum, { at }) => add(sum, at), [0, 0, 0]),
    1 / Math.max(1, points.length),
  );
  let motion = IDENTITY;
  let seen: readonly Edge[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    seen = points.flatMap(point => findEdge(point, motion, read) ?? []);
    if (seen.length < LEAST_POINTS) break;
    const step = solveStep(seen, transformPoint(motion, centre));
    motion = composeTransforms(step.motion, motion);
    if (step.movedMm < STOP_MM) break;
  }
  if (seen.length < LEAST_POINTS) {
    return refuse('guide-not-seen', phrase('guide-not-seen', { points: seen.length, least: LEAST_POINTS }));
  }
  return succeed({
    motion,
    points: seen.length,
    misfitMm: median(seen.map(({ offMm }) => Math.abs(offMm))),
  });
}

function facePoints(guide: TriangleMesh, bone: SurfaceIndex): FacePoint[] {
  const points: FacePoint[] = [];
  let waiting = 0;
  visitSurface(guide, SPACING_MM, (at, normal, areaMm2) => {
    waiting += areaMm2;
    if (waiting < SPACING_MM ** 2) return;
    waiting = 0;
    if (bone.closestDistance(...at, OFF_BONE_MM) <= OFF_BONE_MM) return;
    points.push({ at, normal });
  });
  return points;
}

type Reader = (p: Vec3) => number;

/** The scan's value at a place of the planned CT's frame, HU. */
function readerOf(scan: Volume, scanFromPlanned: RigidTransform): Reader {
  const sample = createCubicSampler(scan);
  return p => {
    const [i, j, k] = patientToVoxel(scan, transformPoint(scanFromPlanned, p));
    return sample(i, j, k);
  };
}

/** Where a face was found: as it is moved now, and how far outwards of that it lies, mm. */
interface Edge extends FacePoint {
  readonly offMm: number;
}

function findEdge({ at, normal }: FacePoint, motion: RigidTransform, read: Reader): Edge | null {
  const place = transformPoint(motion, at);
  const out = transformDirection(motion, normal);
  const value = (t: number): number =>
    read([place[0] + t * out[0], place[1] + t * out[1], place[2] + t * out[2]]);
  const level = (side: 1 | -1): number => {
    const ts = [LEVELS_MM.from, (LEVELS_MM.from + LEVELS_MM.to) / 2, LEVELS_MM.to];
    return median(ts.map(t => value(side * t)));
  };
  const [inside, outside] = [level(-1), level(1)];
  if (inside - outside < LEAST_CONTRAST_HU || inside > MOST_GUIDE_HU) return null;
  const half = (inside + outside) / 2;
  let best = Infinity;
  let before = value(-REACH_MM);
  for (let t = -REACH_MM + STEP_MM; t <= REACH_MM + 1e-9; t += STEP_MM) {
    const here = value(t);
    if (before >= half && here < half) {
      const crossing = t - STEP_MM * ((half - here) / (before - here));
      if (Math.abs(crossing) < Math.abs(best)) best = crossing;
    }
    before = here;
  }
  return Number.isFinite(best) ? { at: place, normal: out, offMm: best } : null;
}

/** One Gauss-Newton step about a centre: shift and small turn. */
function solveStep(
  edges: readonly Edge[],
  centre: Vec3,
): { readonly motion: RigidTransform; readonly movedMm: number } {
  const spread = Math.max(0.02, 1.4826 * median(edges.map(({ offMm }) => Math.abs(offMm))));
  const normal = new Float64Array(36);
  const sums = new Float64Array(6);
  let reach = 1;
  for (const { at, normal: n, offMm } of edges) {
    const weight = Math.max(0, 1 - (offMm / (TUKEY * spread)) ** 2) ** 2;
    if (weight === 0) continue;
    const arm = subtract<Vec3>(at, centre);
    reach = Math.max(reach, length(arm));
    const row = [...n, ...cross(arm, n)];
    for (let a = 0; a < 6; a++) {
      sums[a]! += weight * row[a]! * offMm;
      for (let b = 0; b < 6; b++) normal[6 * a + b]! += weight * row[a]! * row[b]!;
    }
  }
  const { values, vectors } = decomposeSymmetric(normal, 6);
  const x = new Float64Array(6);
  for (let k = 0; k < 6; k++) {
    // What no face tells (the spin of a body of revolution) stays as it is.
    if (!(values[k]! > 1e-6 * values[5]!)) continue;
    const along = sums.reduce((sum, value, a) => sum + value * vectors[6 * k + a]!, 0) / values[k]!;
    for (let a = 0; a < 6; a++) x[a]! += along * vectors[6 * k + a]!;
  }
  const shift: Vec3 = [x[0]!, x[1]!, x[2]!];
  const turn: Vec3 = [x[3]!, x[4]!, x[5]!];
  const angle = Math.sqrt(dot(turn, turn));
  const turned = angle > 1e-9 ? turnAbout(centre, turn, angle as Radians) : IDENTITY;
  return {
    motion: composeTransforms(shiftBy(shift), turned),
    movedMm: length(shift) + angle * reach,
  };
}
