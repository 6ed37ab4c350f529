import { seededRandom } from '../../geometry/core/random';
import { assertThat } from '../../geometry/core/result';
import { add, along, cross, dot, normalize, scale, subtract, type Vec3 } from '../../geometry/core/vector';
import { roundCone } from '../field/primitives';
import type { Head, TissueLayer } from '../head/head';

/** What the later scan shows of the operation. */
export const SURGERY_KINDS = ['needle', 'track', 'cavity'] as const;
export type SurgeryKind = (typeof SURGERY_KINDS)[number];

export interface SurgeryOptions {
  /**
   * The needle left in place; its track after it was withdrawn; or the cavity of the sample alone.
   */
  readonly kind: SurgeryKind;
  /** The path that was planned, head frame. Default: the head's own target and entry. */
  readonly path?: { readonly target: Vec3; readonly entry: Vec3 };
  /**
   * By how much the window's centre missed the target: left, dorsal, rostral, mm. Default drawn
   * from the seed, up to 2 mm.
   */
  readonly missMm?: Vec3;
  /**
   * By how much the line leans from the planned one, degrees. Default drawn from the seed, up to
   * 2.5.
   */
  readonly leanDeg?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Default: the case's default tool, 1.8 mm across, window 8 mm, tip 2 mm. */
  readonly tool?: { readonly diameterMm: number; readonly windowMm: number; readonly tipMm: number };
  /** Diameter of the hole in the bone, mm. Default 0.6 more than the tool's. */
  readonly holeDiameterMm?: number;
  /**
   * What the needle, the track or the cavity shows, HU. Default 10000 (steel), -600 (air that
   * followed it), -700 (air and blood).
   */
  readonly hu?: number;
}

/** What was truly done; head frame, mm. */
export interface Surgery {
  readonly kind: SurgeryKind;
  /** The middle of the tool's window as it came to lie. */
  readonly window: Vec3;
  readonly tip: Vec3;
  /** Unit, into the head. */
  readonly direction: Vec3;
  /** Where the line passes the plane square to the planned path at the planned entry. */
  readonly entry: Vec3;
  /** Painted over the head's own tissues. */
  readonly layers: readonly TissueLayer[];
}

const SURGERY_HU = { needle: 10_000, track: -600, cavity: -700 } as const;
const BLOOD_HU = 60;
const TOOL = { diameterMm: 1.8, windowMm: 8, tipMm: 2 };
/** How far the needle stands out of the bone, mm. */
const SHAFT_MM = 90;
/** The hole is drilled from this far outside the bone to this far under it, mm. */
const DRILLED_MM = 1;
/** No wall that is drilled is thicker, mm. */
const THICKEST_MM = 15;
/** The cavity is this much wider than the tool, mm. */
const TORN_MM = 1;

/**
 * The operation on a sample: along a line that misses the planned one by a known amount, a hole
 * drilled through the bone, and in it the needle, its track or the cavity that the sample left.
 */
export function operate(head: Head, options: SurgeryOptions): Surgery {
  const { kind, seed = 1, tool = TOOL } = options;
  const random = seededRandom(seed ^ 0x09e7);
  const path = options.path ?? head;
  const planned = normalize(subtract<Vec3>(path.target, path.entry));
  const drawnMiss = scale<Vec3>(random.direction(), random.between(0.2, 2));
  const leanDeg = options.leanDeg ?? random.between(0.2, 2.5);
  const aside = normalize(cross(planned, random.direction()));
  const lean = Math.tan((leanDeg * Math.PI) / 180);
  const direction = normalize(along<Vec3>(planned, aside, lean));
  const window = add<Vec3>(path.target, options.missMm ?? drawnMiss);
  const tip = along<Vec3>(window, direction, tool.windowMm / 2 + tool.tipMm);
  const back = dot(subtract<Vec3>(path.entry, window), planned) / dot(direction, planned);
  const entry = along<Vec3>(window, direction, back);
  const at = (mm: number): Vec3 => along<Vec3>(entry, direction, mm);

  const hu = options.hu ?? SURGERY_HU[kind];
  const radius = tool.diameterMm / 2;
  const holeRadius = (options.holeDiameterMm ?? tool.diameterMm + 0.6) / 2;
  const [outer, inner] = wallAlong(head, at);
  const drill = roundCone(
    at(outer - DRILLED_MM + holeRadius),
    holeRadius,
    at(inner + DRILLED_MM - holeRadius),
    holeRadius,
  );
  // A round end: the body's last millimetres are a half ball.
  const body = (from: Vec3, to: Vec3, r: number) => roundCone(from, r, along<Vec3>(to, direction, -r), r);
  const half = tool.windowMm / 2;
  const left = {
    needle: body(at(-SHAFT_MM), tip, radius),
    track: body(at(0), tip, radius),
    cavity: roundCone(
      along<Vec3>(window, direction, -half + radius),
      radius + TORN_MM / 2,
      along<Vec3>(window, direction, half - radius),
      radius + TORN_MM / 2,
    ),
  }[kind];
  const layers = [
    { tissue: 'drilled hole', hu: BLOOD_HU, field: drill, growMm: 0 },
    { tissue: kind, hu, field: left, growMm: 0 },
  ];
  return { kind, window, tip, direction, entry, layers };
}

/** Where the line is in bone about the planned entry: from, to, mm along it. */
function wallAlong(head: Head, at: (mm: number) => Vec3): readonly [number, number] {
  const inBone: number[] = [];
  for (let mm = -THICKEST_MM; mm <= THICKEST_MM; mm += 0.1) {
    if (head.boneDistance(at(mm)) < 0) inBone.push(mm);
    else if (inBone.length > 0 && mm > 0) break;
  }
  assertThat(inBone.length > 0, 'operate', 'the line meets no bone at the planned entry');
  return [inBone[0]!, inBone[inBone.length - 1]!];
}
