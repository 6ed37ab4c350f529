import {
  directionToPatient,
  guidePoint,
  toPatient,
  type PatientPoint,
  type PatientVector,
} from '../core/frames';
import { assertThat } from '../core/result';
import { along, distance, dot, subtract, type Vec3 } from '../core/vector';
import { buildSurfaceIndex } from '../surface/query/build-surface-index';
import type { SurfaceIndex } from '../surface/query/queries';
import { KEEP_OFF_MM } from './outline-footprint';
import type { PlacedSleeve } from './placed-sleeve';
import type { Site } from './prepare-site';
import { roundOutline, type Point2, type Window } from './try-window';

/** A pin that holds the guide to the bone; points in LPS, mm. */
export interface FixationPin {
  /** Where its axis meets the outer bone. */
  readonly pointLps: PatientPoint;
  /** Unit, into the bone: against the insertion. */
  readonly directionLps: PatientVector;
  /** Of the hole through the guide, mm. */
  readonly holeMm: number;
  /** The thinnest bone under it, mm. */
  readonly boneMm: number;
  /** From the guide's face round the hole to the tip of a pin or drill at the most, mm. */
  readonly deepestMm: number;
}

/** A hole for one, before it is cut; local frame, mm. */
export interface PinHole {
  readonly at: Vec3;
  readonly holeMm: number;
  readonly boneMm: number;
  /** Height of the highest place of the bone's inner face under it. */
  readonly innerMm: number;
  readonly cut: Window;
}

/** Bone under a pin, at the least, mm (our own limit). */
export const PIN_BONE_MM = 3;
/** A pin stays so far off every path, mm (our own limit). */
const OFF_PATH_MM = 5;
/** On steeper bone a pin skids, degrees: our own limit. */
const STEEPEST_DEG = 35;
/** Bone so near below that under a pin has air or marrow between: no place for a pin, mm. */
const SECOND_LAYER_MM = 15;
/** Looked at round a pin's rim, mm. */
const ROUND_MM = 0.5;
/** Pins stand so far from each other, mm: nearer ones hold no turn. */
const APART_MM = 10;
/** Printed holes come out narrow; a pin must go through by hand, mm on the diameter. */
const PLAY_MM = 0.2;
/** Short of the bone's inner face a pin ends by this, mm. */
const SHORT_OF_BRAIN_MM = 1;
const SIDES = 32;
const RING = Array.from({ length: 8 }, (_, n) => (n * Math.PI) / 4);

/** What pins are asked for. */
export interface PinsWanted {
  readonly count: number;
  readonly diameterMm: number;
}

/** A hole's diameter, mm. */
export const pinHoleMm = ({ diameterMm }: PinsWanted): number => diameterMm + PLAY_MM;

/**
 * Places holes for pins on bone that is thick enough, off the paths and over no air, as far apart
 * as the guide has room for them: all along the insertion, so that they can be drilled with the
 * guide in place.
 *
 * @param places where the guide has room for such a hole, local frame
 * @param keepOff places to stay off, such as points of an open suture, local frame
 * @returns as many as were asked for, or fewer where there is no room; never one alone, which holds
 *   no turn
 */
export function placePins(
  { scanned }: Pick<Site, 'scanned'>,
  places: readonly Point2[],
  sleeves: readonly PlacedSleeve[],
  pins: PinsWanted,
  keepOff: readonly Point2[] = [],
): readonly PinHole[] {
  if (pins.count === 0) return [];
  const bone = buildSurfaceIndex(scanned);
  const top = scanned.positions.reduce((most, value, n) => (n % 3 === 2 ? Math.max(most, value) : most), 0);
  const holes = places.flatMap(place => {
    if (keepOff.some(([x, y]) => Math.hypot(x - place[0], y - place[1]) < KEEP_OFF_MM)) return [];
    const hole = holeAt(bone, top, place, pins);
    return hole && isOffPaths(hole, sleeves, pins) ? [hole] : [];
  });
  for (let count = pins.count; count >= 2; count--) {
    const best = farthestApart(holes, count);
    if (best) return best;
  }
  return [];
}

function holeAt(bone: SurfaceIndex, topMm: number, [x, y]: Point2, pins: PinsWanted): PinHole | null {
  const round = pins.diameterMm / 2 + ROUND_MM;
  const rays = [
    [0, 0] as const,
    ...RING.map(turn => [round * Math.cos(turn), round * Math.sin(turn)] as const),
  ];
  let [boneMm, innerMm, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  let middleMm = 0;
  for (const [n, [u, v]] of rays.entries()) {
    const from = topMm + 1;
    const [outer, inner, next] = bone.castRay([x + u, y + v, from], [0, 0, -1], 200);
    if (!outer || !inner) return null;
    if (next && next.distanceMm - inner.distanceMm < SECOND_LAYER_MM) return null;
    const heightMm = from - outer.distanceMm;
    if (n === 0) middleMm = heightMm;
    [low, high] = [Math.min(low, heightMm), Math.max(high, heightMm)];
    boneMm = Math.min(boneMm, inner.distanceMm - outer.distanceMm);
    innerMm = Math.max(innerMm, from - inner.distanceMm);
  }
  if (boneMm < PIN_BONE_MM || high - low > 2 * round * Math.tan((STEEPEST_DEG * Math.PI) / 180)) return null;
  const holeMm = pinHoleMm(pins);
  // The sides' middles, not the corners, are a pin's width apart.
  const radius = holeMm / 2 / Math.cos(Math.PI / SIDES);
  const outline = roundOutline(radius, SIDES);
  const axes = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ] as const;
  const at: Vec3 = [x, y, middleMm];
  return { at, holeMm, boneMm, innerMm, cut: { origin: at, axes, outline, fromMm: -10, toMm: 60 } };
}

function isOffPaths({ at, innerMm }: PinHole, sleeves: readonly PlacedSleeve[], pins: PinsWanted): boolean {
  const inner: Vec3 = [at[0], at[1], innerMm];
  return sleeves.every(({ entry, up, boreRadiusMm }) =>
    [at, inner].every(p => {
      const onPath = along(entry, up, dot(subtract<Vec3>(p, entry), up));
      return distance(p, onPath) - boreRadiusMm - pins.diameterMm / 2 >= OFF_PATH_MM;
    }),
  );
}

/**
 * The holes whose nearest two lie farthest apart, of equal ones those on the thickest bone; null
 * where none are `APART_MM` apart.
 */
function farthestApart(holes: readonly PinHole[], count: number): readonly PinHole[] | null {
  let best: readonly PinHole[] | null = null;
  let most: readonly [number, number] = [APART_MM, -Infinity];
  const grow = (chosen: readonly PinHole[], from: number, apart: number): void => {
    if (apart < most[0]) return;
    if (chosen.length === count) {
      const thin = Math.min(...chosen.map(({ boneMm }) => boneMm));
      if (apart > most[0] || thin > most[1]) [best, most] = [chosen, [apart, thin]];
      return;
    }
    for (let n = from; n < holes.length; n++) {
      const next = holes[n]!;
      const near = Math.min(
        apart,
        ...chosen.map(({ at }) => Math.hypot(at[0] - next.at[0], at[1] - next.at[1])),
      );
      grow([...chosen, next], n + 1, near);
    }
  };
  grow([], 0, Infinity);
  return best;
}

/**
 * A pin as it goes through the finished guide: from the lowest place of the guide's face round the
 * hole, so that wherever a drill's collar comes to rest its tip stays short of the brain.
 *
 * @param guide over the finished guide, local frame
 * @returns null where the guide is not whole round the hole, or a pin would not reach the bone
 */
export function describePin(
  { at, holeMm, boneMm, innerMm }: PinHole,
  guide: Pick<SurfaceIndex, 'castRay'>,
  { frame }: Pick<Site, 'frame'>,
): FixationPin | null {
  const round = holeMm / 2 + ROUND_MM;
  const faces = RING.map(turn => {
    const from: Vec3 = [at[0] + round * Math.cos(turn), at[1] + round * Math.sin(turn), at[2] + 100];
    const hit = guide.castRay(from, [0, 0, -1], 100)[0];
    return hit ? from[2] - hit.distanceMm : -Infinity;
  });
  const lowest = Math.min(...faces);
  // To a tenth of a millimetre, downwards: a pin may always be shorter.
  const deepestMm = Math.floor(10 * (lowest - innerMm - SHORT_OF_BRAIN_MM)) / 10;
  if (!(lowest > at[2] && deepestMm > lowest - at[2])) return null;
  assertThat(
    deepestMm + SHORT_OF_BRAIN_MM <= lowest - innerMm + 1e-9,
    'describePin',
    'a pin would pass the bone',
    { lowest, innerMm, deepestMm },
  );
  return {
    pointLps: toPatient(frame, guidePoint(...at)),
    directionLps: directionToPatient(frame, [0, 0, -1]),
    holeMm,
    boneMm,
    deepestMm,
  };
}
