import type { BoneParts } from '../anatomy/find-bone-parts';
import type { Endocranium } from '../anatomy/find-endocranium';
import type { Sinuses } from '../anatomy/find-sinuses';
import type { Check } from '../core/check';
import type { NamedAxes } from '../core/name-direction';
import { degrees, type PatientPoint, type PatientVector, type Radians } from '../core/frames';
import { decimal } from '../core/message';
import { along, angleBetween, distance, dot, normalize, scale, subtract } from '../core/vector';
import { phrase } from '../messages/phrase';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { SurfaceIndex } from '../surface/query/queries';
import type { Volume } from '../volume/volume';
import { averageNormal } from './average-normal';
import { checkTarget } from './check-target';
import { createCheckList, trajectoryLimits, type CheckList, type TrajectoryLimits } from './check-trajectory';
import { checkTool } from './check-tool';
import { checkWay } from './check-way';
import type { Wall } from './choose-wall';
import type { BoneStretch } from './find-bone-crossings';
import { findLooseBone } from './find-loose-bone';
import { findOtherBone, findWall } from './find-other-bone';
import { measureWall, type WallEdges } from './measure-wall';
import { windowToTipMm } from './place-tool';
import { sampleProfile } from './sample-profile';
import type { TrajectoryTool, Trajectory } from './trajectory';

/** A path as the vet asks for it: the entry gives the direction alone. LPS mm. */
interface TrajectoryRequest {
  readonly id: string;
  readonly targetLps: PatientPoint;
  readonly entryLps: PatientPoint;
}

export interface TrajectoryInput {
  readonly volume: Volume;
  readonly bone: SurfaceIndex;
  /** The mesh of which `bone` is the index: closed, oriented outward. */
  readonly mesh: TriangleMesh;
  /** Null where none was found; the target is then not held against it, and a check says so. */
  readonly endocranium: Endocranium | null;
  readonly sinuses: Sinuses | null;
  /**
   * Which bone is the brain-case's own. Default null: bones are told apart by the open gaps between
   * them alone.
   */
  readonly parts?: BoneParts | null;
  /**
   * The animal's axes where they were confirmed: they give a bone in the way its name. Default
   * null.
   */
  readonly axes?: NamedAxes | null;
  /** How the bone was surfaced, for the advice that can be given. Default 'refined'. */
  readonly surface?: 'refined' | 'threshold';
  /** Where the bone was surfaced, HU. Default 226. */
  readonly thresholdHu?: number;
  readonly request: TrajectoryRequest;
  readonly tool: TrajectoryTool;
  /**
   * Radius over which the normal is averaged. Default: half the tool's diameter + 1 mm, a drill's
   * own footprint.
   */
  readonly footprintRadiusMm?: number;
  /**
   * From the bone to the sleeve's upper lip along the line. Default 27: 25 mm of sleeve, 1 mm off
   * the bone, 1 to round.
   */
  readonly sleeveMm?: number;
  /** Wall of the sleeve, beside which there has to be room. Default 3. */
  readonly sleeveWallMm?: number;
  /**
   * Density of thick cortex and width of the edge blur (FWHM), where they were measured on this
   * scan.
   */
  readonly corticalHu?: number | null;
  readonly blurMm?: number | null;
  /** Where they differ from `trajectoryLimits`. */
  readonly limits?: Partial<TrajectoryLimits>;
}

export interface MeasuredTrajectory {
  /** Null where there is no such path; a failed check says why. */
  readonly trajectory: Trajectory | null;
  readonly checks: Check[];
  /**
   * Whether another bone than the brain-case's stands in the path: no guide can stand there,
   * whatever else is measured.
   */
  readonly isBlocked: boolean;
}

/** Profile shown beyond the needle's tip. */
const BEYOND_TIP_MM = 10;

/**
 * Measures the path from the bone to a target and holds it against everything that can be nonsense
 * about it.
 *
 * The line through entry and target is followed from outside; the wall nearest the target is the
 * one that is drilled (see `chooseWall`), and any other bone on the way fails. Both its faces are
 * then fitted to the scan itself (see `measureWall`), because that is sharper than any surface;
 * where the fit finds nothing, the mesh's own crossings stand. Measured on shells of 0.8 to 8 mm in
 * 0.45 mm voxels, 0.9 mm FWHM, 20 HU, up to 30 degrees from the normal (312 walls): thickness
 * within 0.19 mm, entry within 0.12 mm; in 0.9 mm voxels, which no longer resolve that blur, each
 * face within 0.35 mm. Checks come in a fixed order; each has a whole sentence. Throws nothing on
 * account of the request.
 */
export function measureTrajectory(input: TrajectoryInput): MeasuredTrajectory {
  const { volume, bone, mesh, endocranium, request, tool } = input;
  const { id, targetLps, entryLps } = request;
  const limits = { ...trajectoryLimits, ...input.limits };
  const list = createCheckList(id);
  const none = { trajectory: null, checks: list.checks, isBlocked: false };

  // (1) The request itself.
  if (!checkTarget(list, targetLps, volume, bone, endocranium)) return none;
  const apartMm = distance(targetLps, entryLps);
  if (!(apartMm >= 1) || !Number.isFinite(apartMm)) {
    list.fail('entry-apart', phrase('entry-on-target'), {
      value: Number.isFinite(apartMm) ? apartMm : null,
      limit: 1,
      sense: 'at-least',
      unit: 'mm',
      atLps: targetLps,
    });
    return none;
  }
  list.pass('entry-apart', phrase('entry-apart'), {
    value: apartMm,
    limit: 1,
    sense: 'at-least',
    unit: 'mm',
  });

  // (2) The wall that is drilled.
  const direction = normalize(subtract<PatientVector>(targetLps, entryLps));
  const wall = findWall(input, targetLps, direction);
  if (!wall) {
    list.fail('line-meets-bone', phrase('line-meets-no-bone'), {
      value: 0,
      limit: 1,
      sense: 'at-least',
      unit: 'count',
      atLps: entryLps,
    });
    return none;
  }
  list.pass('line-meets-bone', phrase('line-meets-bone'), {
    value: wall.before.length + wall.stretches.length,
    limit: 1,
    sense: 'at-least',
    unit: 'count',
  });

  // (3) Its faces.
  const outermost = wall.stretches[0]!;
  const crossingLps = along(targetLps, direction, outermost.fromMm);
  const footprintMm = input.footprintRadiusMm ?? tool.diameterMm / 2 + 1;
  const outward = scale(direction, -1);
  const normalLps = averageNormal(
    { index: bone, mesh },
    crossingLps,
    outermost.triangle,
    outward,
    footprintMm,
  );
  const edges = measureLayers(input, wall, direction, normalLps);
  const outerMm = edges[0]?.fit?.outerMm ?? outermost.fromMm;
  const layers = edges.map(({ stretch, fit }) => ({
    fromMm: (fit?.outerMm ?? stretch.fromMm) - outerMm,
    toMm: (fit?.innerMm ?? stretch.toMm) - outerMm,
  }));
  const boneThicknessMm = layers.reduce((sum, { fromMm, toMm }) => sum + toMm - fromMm, 0);
  const entrySurfaceLps = along(targetLps, direction, outerMm);
  const lengthMm = -outerMm;
  checkFaces(list, { edges, entrySurfaceLps, boneThicknessMm }, input, limits);
  const angleToNormalDeg = degrees(angleBetween(outward, normalLps) as Radians);
  const tipMm = windowToTipMm(tool);
  const trajectory: Trajectory = {
    id,
    targetLps,
    entrySurfaceLps,
    directionLps: direction,
    lengthMm,
    boneThicknessMm,
    bone: [
      ...wall.before.map(({ fromMm, toMm }) => ({ fromMm: fromMm - outerMm, toMm: toMm - outerMm })),
      ...layers,
    ],
    angleToNormalDeg,
    normalLps,
    profile: sampleProfile(volume, entrySurfaceLps, direction, lengthMm + tipMm + BEYOND_TIP_MM),
  };

  // (4) The way there, and what the needle does at its end.
  const sleeveMm = input.sleeveMm ?? 27;
  const radiusMm = tool.diameterMm / 2;
  const other = findOtherBone(
    input,
    wall,
    { originLps: targetLps, direction },
    { radiusMm, sleeveRadiusMm: radiusMm + (input.sleeveWallMm ?? 3), sleeveMm },
    input.axes ?? null,
  );
  const { thresholdHu = 226 } = input;
  const outside = { originLps: entrySurfaceLps, direction };
  const loose = findLooseBone(trajectory.profile, wall, outside, lengthMm, thresholdHu);
  checkWay(list, trajectory, { wall, other, loose }, input.sinuses, limits);
  checkTool(list, trajectory, { tool, sleeveMm }, { bone, endocranium }, limits);
  return { trajectory, checks: list.checks, isBlocked: other !== null || loose !== null };
}

interface MeasuredFaces {
  readonly edges: readonly { readonly stretch: BoneStretch; readonly fit: WallEdges | null }[];
  readonly entrySurfaceLps: PatientPoint;
  readonly boneThicknessMm: number;
}

/**
 * Whether entry and thickness are good enough to set a drill's stop by; the first thing that is
 * wrong is said.
 */
function checkFaces(
  list: CheckList,
  { edges, entrySurfaceLps, boneThicknessMm }: MeasuredFaces,
  { surface, tool }: TrajectoryInput,
  limits: TrajectoryLimits,
): void {
  const outer = edges[0]!;
  if (!outer.fit) {
    list.warn('surface-at-entry', phrase('surface-not-measured'), { atLps: entrySurfaceLps });
    return;
  }
  const surfaceMm = Math.abs(outer.fit.outerMm - outer.stretch.fromMm);
  // Two readings of the same wall: where they part, neither is good enough.
  const meshThicknessMm = edges.reduce((sum, { stretch }) => sum + stretch.toMm - stretch.fromMm, 0);
  const thicknessOffMm = Math.abs(boneThicknessMm - meshThicknessMm);
  // The layers of a wall lean alike, so that the steepest tells.
  const wedge = Math.max(...edges.map(({ fit }) => fit?.wedge ?? 0));
  const finding = (value: number, limit: number, unit = 'mm') =>
    ({ value, limit, sense: 'at-most', unit, atLps: entrySurfaceLps }) as const;
  if (surfaceMm > limits.warnSurfaceMm) {
    const code = surface === 'threshold' ? 'surface-off-threshold' : 'surface-off';
    list.warn(
      'surface-at-entry',
      phrase(code, { off: decimal(surfaceMm, 2) }),
      finding(surfaceMm, limits.warnSurfaceMm),
    );
  } else if (wedge > limits.warnWedge) {
    // Before the readings: scan and surface may read a wedge differently, and then it is the cause.
    const thinnerMm = 0.5 * tool.diameterMm * wedge;
    list.warn(
      'surface-at-entry',
      phrase('thickness-uneven', {
        thinnest: decimal(Math.max(0, boneThicknessMm - thinnerMm), 1),
        thickest: decimal(boneThicknessMm + thinnerMm, 1),
        tool: decimal(tool.diameterMm, 1),
      }),
      finding(wedge, limits.warnWedge, 'mm/mm'),
    );
  } else if (thicknessOffMm > limits.warnReadingsMm) {
    list.warn(
      'surface-at-entry',
      phrase('thickness-off', { profile: decimal(boneThicknessMm, 2), surface: decimal(meshThicknessMm, 2) }),
      finding(thicknessOffMm, limits.warnReadingsMm),
    );
  } else {
    list.pass('surface-at-entry', phrase('surface-at-entry'), finding(surfaceMm, limits.warnSurfaceMm));
  }
}

/**
 * Each layer of the wall with its fitted faces; a face of an inner layer (beyond a sinus) takes the
 * outer normal, since the tables run nearly alike. Positions from the target.
 */
function measureLayers(
  input: TrajectoryInput,
  wall: Wall,
  direction: PatientVector,
  normalLps: PatientVector,
): { stretch: BoneStretch; fit: WallEdges | null }[] {
  const { volume, corticalHu = null, blurMm = null } = input;
  return wall.layers.map(stretch => {
    const atLps = along(input.request.targetLps, direction, stretch.fromMm);
    // A target within the wall has no inner face to fit.
    if (stretch.toMm >= 0 || !(dot(direction, normalLps) < 0)) return { stretch, fit: null };
    const expected = { fromMm: 0, toMm: stretch.toMm - stretch.fromMm };
    const line = { originLps: atLps, direction };
    const fit = measureWall(volume, line, normalLps, expected, { corticalHu, blurMm });
    return {
      stretch,
      fit: fit && {
        ...fit,
        outerMm: stretch.fromMm + fit.outerMm,
        innerMm: stretch.fromMm + fit.innerMm,
      },
    };
  });
}
