import { archArm, archLink, type Arm } from './arch-arm';
import type { Vec3 } from '../core/vector';
import type { GuideInput } from './guide-design';
import { headStandsFree } from './head-stands-free';
import { intrusionMm, type ClearBall } from './keep-clear';
import { levelLips } from './level-lips';
import type { HeightMap } from './map-heights';
import type { PlacedFoot } from './placed-foot';
import { placeSleeve, WIDE_OPENING } from './place-sleeve';
import type { PlacedSleeve } from './placed-sleeve';
import type { Site } from './prepare-site';
import { viewPassesSleeves } from './view-passes-sleeves';

/** A sleeve keeps so far off the bone beyond the contact gap, mm: the feet alone are to bear. */
const SLEEVE_OFF_MM = 0.65;
/** An arm rises no more steeply than this (tangent), and over its higher end by no more, mm. */
const MOST_RISE = 1.9;
const MOST_OVER_MM = 7;
/**
 * Over its last millimetres it runs nearly along the plane that its foot stands on, degrees: they
 * join on a broad face.
 */
const MOST_BEND_DEG = 40;
const LAST_STEPS = 8;

/** How far off the bone a sleeve's lower end stays, mm: as near as the small pad round it. */
export const hubOff = ({ contactGapMm, feet }: GuideInput['guide']): number =>
  contactGapMm + (feet.padRadiusMm > 0 ? 0 : SLEEVE_OFF_MM);

/**
 * The sleeves of a guide on feet: as a pad's, but off the bone by more, so that they do not come to
 * rest on it; within a small pad with the wide opening, which leaves no edge beside the bore also
 * over a crest.
 */
export function placeSleevesOver(
  { guide, trajectories, tool }: Pick<GuideInput, 'guide' | 'trajectories' | 'tool'>,
  { frame, index }: Pick<Site, 'frame' | 'index'>,
  map: HeightMap,
): PlacedSleeve[] {
  const topMm = map.heightMm.reduce((most, h) => Math.max(most, h), -Infinity);
  const raised = { ...guide, contactGapMm: hubOff(guide) };
  const opening = guide.feet.padRadiusMm > 0 ? WIDE_OPENING : undefined;
  return levelLips(trajectories.map(t => placeSleeve({ index, frame, topMm }, t, tool, raised, opening)));
}

/** The arms from each foot to the sleeve nearest to it, and those that link the sleeves. */
export const layOutArms = (
  map: HeightMap,
  sleeves: readonly PlacedSleeve[],
  feet: readonly PlacedFoot[],
): Arm[] => [
  ...feet.map(foot => archArm(map, nearestSleeve(sleeves, foot.point), foot)),
  ...links(sleeves).map(([a, b]) => archLink(map, a, b)),
];

/** The arms from each sight to the sleeve nearest to it: they carry nothing. */
export const layOutSightArms = (
  map: HeightMap,
  sleeves: readonly PlacedSleeve[],
  sights: readonly PlacedFoot[],
): Arm[] => sights.map(sight => archArm(map, nearestSleeve(sleeves, sight.point), sight));

/**
 * Whether a foot's head has room where it stands, the view through it passes the sleeves, and an
 * arm can be led to it, off eyes and ears. An arm that would have to climb over something that
 * stands beside the foot, as a coronoid process does, is no arm but a wall.
 */
export function canReach(
  map: HeightMap,
  sleeves: readonly PlacedSleeve[],
  foot: PlacedFoot,
  clear: readonly ClearBall[],
): boolean {
  const arm = archArm(map, nearestSleeve(sleeves, foot.point), foot);
  const { from, to, lengthMm, rise, undersideMm } = arm;
  if (clear.length > 0 && armIntrusionMm(arm, clear) > 0) return false;
  // Both from the foot towards the sleeve: the arm's end, and the plane that the foot stands on.
  const end = -rise.subarray(-LAST_STEPS).reduce((sum, tangent) => sum + tangent / LAST_STEPS, 0);
  const [nx, ny, nz] = foot.normal;
  const plane = (nx * (to[0] - from[0]) + ny * (to[1] - from[1])) / (nz * lengthMm);
  if (Math.abs(Math.atan(end) - Math.atan(plane)) > (MOST_BEND_DEG * Math.PI) / 180) return false;
  const ends = Math.max(undersideMm[0]!, undersideMm.at(-1)!);
  return (
    rise.every(tangent => Math.abs(tangent) <= MOST_RISE) &&
    Math.max(...undersideMm) - ends <= MOST_OVER_MM &&
    viewPassesSleeves(sleeves, foot) &&
    headStandsFree(map, foot)
  );
}

/** How far an arm reaches into the balls, as a rod about as thick as it is wide, mm. */
function armIntrusionMm(
  { from, to, undersideMm, halfWidthMm, thicknessMm }: Arm,
  clear: readonly ClearBall[],
): number {
  let deepest = -Infinity;
  undersideMm.forEach((underside, n) => {
    const t = n / (undersideMm.length - 1);
    const mix = ([a, b]: readonly [number, number]): number => a + t * (b - a);
    const at: Vec3 = [mix([from[0], to[0]]), mix([from[1], to[1]]), underside + mix(thicknessMm) / 2];
    deepest = Math.max(deepest, intrusionMm(clear, at) + mix(halfWidthMm));
  });
  return deepest;
}

function nearestSleeve(
  sleeves: readonly PlacedSleeve[],
  [x, y]: readonly [number, number, number],
): PlacedSleeve {
  const off = ({ entry }: PlacedSleeve): number => Math.hypot(entry[0] - x, entry[1] - y);
  return sleeves.reduce((best, sleeve) => (off(sleeve) < off(best) ? sleeve : best));
}

/** Pairs of sleeves that hold all of them together by the shortest beams (Prim's tree). */
function links(sleeves: readonly PlacedSleeve[]): (readonly [PlacedSleeve, PlacedSleeve])[] {
  const pairs: (readonly [PlacedSleeve, PlacedSleeve])[] = [];
  const joined = new Set(sleeves.slice(0, 1));
  const between = (a: PlacedSleeve, b: PlacedSleeve): number =>
    Math.hypot(a.entry[0] - b.entry[0], a.entry[1] - b.entry[1]);
  while (joined.size < sleeves.length) {
    const open = [...joined].flatMap(a => sleeves.filter(b => !joined.has(b)).map(b => [a, b] as const));
    const next = open.reduce((best, pair) => (between(...pair) < between(...best) ? pair : best));
    joined.add(next[1]);
    pairs.push(next);
  }
  return pairs;
}
