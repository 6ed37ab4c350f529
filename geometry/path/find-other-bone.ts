import type { BoneParts, OtherBone } from '../anatomy/find-bone-parts';
import type { Endocranium } from '../anatomy/find-endocranium';
import type { NamedAxes } from '../core/name-direction';
import { frameAlong, guidePoint, toPatient, type PatientPoint, type PatientVector } from '../core/frames';
import { along } from '../core/vector';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { SurfaceIndex } from '../surface/query/queries';
import type { Volume } from '../volume/volume';
import { chooseWall, type Wall } from './choose-wall';
import { findBoneCrossings } from './find-bone-crossings';
import type { PathLine } from './trajectory';
import { leadsOut } from './leads-out';

/** The skull as a line meets it. */
export interface LineSkull {
  readonly volume: Volume;
  readonly bone: SurfaceIndex;
  readonly mesh: TriangleMesh;
  readonly endocranium: Endocranium | null;
  /** Null where no brain-case was found: bone is then told apart by open gaps alone. */
  readonly parts?: BoneParts | null;
}

/** A bone on the way that is none of the brain-case's wall. */
export interface FoundBone {
  /** The bones in the order in which the needle would meet them; never empty. */
  readonly names: readonly OtherBone[];
  /** Whether the needle leads through it, the entry lies on it, or the sleeve would stand in it. */
  readonly how: 'through' | 'on' | 'in-sleeve';
  /** Where the line, or its neighbour within the needle's or the sleeve's width, meets it. */
  readonly atLps: PatientPoint;
  /**
   * Free way from it to the wall that would be drilled, mm; 0 where that wall itself is the other
   * bone.
   */
  readonly beforeMm: number;
}

/** Bone is sought this far out from the target: more than the longest head, mm. */
const REACH_MM = 300;
/**
 * Lines round the axis, at the needle's own radius and at the sleeve's, see what the axis just
 * misses.
 */
const AROUND = 8;
/** Thinner crossings are a surface's roughness, mm. */
const LEAST_BONE_MM = 0.4;
const GAP_SAMPLES = 7;

/**
 * The wall that a line to a target would drill; null where it meets no bone. `direction` is unit,
 * towards the target.
 */
export function findWall(skull: LineSkull, targetLps: PatientPoint, direction: PatientVector): Wall | null {
  const stretches = findBoneCrossings(skull.bone, skull.mesh, targetLps, direction, REACH_MM);
  const isBrain = (p: PatientPoint): boolean => skull.endocranium?.contains(p) ?? false;
  return chooseWall(skull.volume, { originLps: targetLps, direction }, stretches, {
    isClosedIn: (fromMm, toMm) => isClosedIn(skull, targetLps, direction, fromMm, toMm),
    isBrain,
  });
}

/** Whether bone encloses a gap of the line, asked where the gap is widest. */
function isClosedIn(
  { bone, endocranium, parts = null }: LineSkull,
  targetLps: PatientPoint,
  direction: PatientVector,
  fromMm: number,
  toMm: number,
): boolean {
  const isBrain = (p: PatientPoint): boolean => endocranium?.contains(p) ?? false;
  let widest: PatientPoint | null = null;
  let most = -1;
  for (let n = 0; n < GAP_SAMPLES; n++) {
    const p = along(targetLps, direction, fromMm + ((n + 0.5) / GAP_SAMPLES) * (toMm - fromMm));
    const clear = bone.closestDistance(p[0], p[1], p[2], toMm - fromMm);
    if (clear <= most) continue;
    most = clear;
    widest = p;
  }
  return widest === null || isBrain(widest) || !leadsOut(bone, widest, isBrain, parts);
}

/** How wide and how long what is put along the line is, mm. */
export interface LineTool {
  readonly radiusMm: number;
  readonly sleeveRadiusMm: number;
  /** From the bone to the sleeve's upper lip. */
  readonly sleeveMm: number;
}

/**
 * The first bone on the way to the target that is none of the brain-case's wall: beyond a gap that
 * opens to the outside (a jaw, an arch, a process), or the wall itself where it hangs together with
 * the brain-case by a long way round. Looked for on the axis; at the needle's radius; and at the
 * sleeve's, as far as the sleeve reaches, where the scan may also have bridged a narrow gap on the
 * axis itself.
 */
export function findOtherBone(
  skull: LineSkull,
  wall: Wall,
  { originLps: targetLps, direction }: PathLine,
  tool: LineTool,
  axes: NamedAxes | null,
): FoundBone | null {
  const own = beforeWall(skull, wall, targetLps, direction, axes);
  if (own) return own;
  const entry = along(targetLps, direction, wall.stretches[0]!.fromMm);
  const { parts = null } = skull;
  // Without a brain-case nothing tells a crest from an arch, so that a neighbour's line says
  // nothing.
  if (!parts) return null;
  if (!parts.isOwn(entry)) {
    return { names: [parts.nameAt(entry, axes)], how: 'on', atLps: entry, beforeMm: 0 };
  }
  // A needle beside a crest or another rise of the brain-case's own bone is no matter; beside a jaw
  // or an arch it is.
  const isOther = ({ names }: FoundBone): boolean => names.some(name => !name.endsWith('process'));
  const near = findAround(skull, targetLps, direction, tool.radiusMm, axes).find(isOther);
  if (near) return near;
  const beside = findAround(skull, targetLps, direction, tool.sleeveRadiusMm, axes).find(
    found => isOther(found) && found.beforeMm <= tool.sleeveMm,
  );
  return beside ? { ...beside, how: 'in-sleeve' } : null;
}

function findAround(
  skull: LineSkull,
  targetLps: PatientPoint,
  direction: PatientVector,
  radiusMm: number,
  axes: NamedAxes | null,
): FoundBone[] {
  const frame = frameAlong(targetLps, direction);
  const found: FoundBone[] = [];
  for (let n = 0; n < AROUND; n++) {
    const turn = (2 * Math.PI * n) / AROUND;
    const start = toPatient(frame, guidePoint(radiusMm * Math.cos(turn), radiusMm * Math.sin(turn), 0));
    const wall = findWall(skull, start, direction);
    const bone = wall && beforeWall(skull, wall, start, direction, axes);
    if (bone) found.push(bone);
  }
  return found;
}

/** What stands before a line's wall: the outermost of it, which is met first. */
function beforeWall(
  { parts = null }: LineSkull,
  wall: Wall,
  targetLps: PatientPoint,
  direction: PatientVector,
  axes: NamedAxes | null,
): FoundBone | null {
  const thick = wall.before.filter(s => s.toMm - s.fromMm >= LEAST_BONE_MM);
  const first = thick[0];
  if (!first) return null;
  const names = thick.map(({ fromMm, toMm }): OtherBone => {
    return parts?.nameAt(along(targetLps, direction, (fromMm + toMm) / 2), axes) ?? 'unnamed';
  });
  return {
    names: [...new Set(names)],
    how: 'through',
    atLps: along(targetLps, direction, first.fromMm),
    beforeMm: wall.stretches[0]!.fromMm - thick[thick.length - 1]!.toMm,
  };
}
