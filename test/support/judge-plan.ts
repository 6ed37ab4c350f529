import { succeed } from '../../geometry/core/result';
import { seededRandom } from '../../geometry/core/random';
import type { Case } from '../../geometry/plan/document/case-schema';
import { GUIDE_OF_NEW_CASE } from '../../geometry/plan/document/guide-schema';
import { parseCase } from '../../geometry/plan/document/parse-case';
import type { Plan } from '../../geometry/plan/document/plan-schema';
import { plan } from '../../geometry/plan/plan';
import type { BoneCache } from '../../geometry/plan/prepare-bone';
import type { Volume } from '../../geometry/volume/volume';
import { drawPlan, PLACES, type DrawnPath, type Rejections } from './draw-plan';
import type { BoneDistance } from './measure-gap';
import { LIMITS, measureGuide, type PlanFile } from './measure-guide';
import { measureLine } from './measure-line';
import { highestInRing } from './measure-lip';
import { measureWall } from './measure-wall';
import type { JudgedHead } from './plan-heads';
import { readStl } from './read-stl';
import { minus, unit, type P3 } from './vec';

/** How one drawn plan came out, and what an examiner finds on its guide. */
export interface JudgedPlan {
  readonly seed: number;
  readonly place: string;
  readonly paths: number;
  readonly status: string;
  /** What its own checks say, of those that did not pass. */
  readonly failed: readonly string[];
  readonly warned: readonly string[];
  readonly windows: number;
  /** What the guide came to stand on: a pad of so many mm, or so many feet; - without a guide. */
  readonly support: string;
  /** The examiner's own findings; empty for a sound guide. */
  readonly faults: readonly string[];
  /** Processor time of the plan, the bone being at hand, s. */
  readonly seconds: number;
}

/** Trajectories of the plan with this seed: half have one, the others two or three. */
const pathsOf = (seed: number): number => [1, 2, 1, 3, 1, 2][seed % 6]!;

/**
 * Over a lip the STL's own rounding, and the clipping of the examiner, take no more than this, mm.
 */
const OVER_LIP_MM = 0.03;
/**
 * A wall is too thin under this: the product's own limit, less what its rays and the examiner's
 * meet differently, mm.
 */
const WALL_MM = 0.95;
/** A thin place of this size, both its faces counted, is an edge and no wall, mm2. */
const WALL_PATCH_MM2 = 2.5;

export interface JudgeOptions {
  /** Sample spacing on the guide's surface. Default 0.3 mm. */
  readonly spacingMm?: number;
  /** Counts what the drawing turned down. Default: nobody counts. */
  readonly rejected?: Rejections;
  /**
   * What the case asks the guide to stand on; 'auto' as a new case does, with sights. Default: what
   * was drawn.
   */
  readonly support?: Case['guide']['support'];
}

/**
 * Draws the plan of `seed` on a head, makes it, and judges the STL by true bone, topology, walls,
 * bores and lips, and what is stated of every path by the true bone on its line. Null where the
 * head has no sensible plan at that place.
 *
 * @param scan of the head, or what makes one that holds these paths
 */
export async function judgePlan(
  head: JudgedHead,
  scan: Volume | ((paths: readonly DrawnPath[]) => Volume),
  cache: BoneCache,
  seed: number,
  { spacingMm = 0.3, rejected = {}, support }: JudgeOptions = {},
): Promise<JudgedPlan | null> {
  const place = PLACES[seed % PLACES.length]!;
  const drawn = drawPlan(head, place, pathsOf(seed), seededRandom(1000 + seed), rejected);
  if (!drawn) return null;
  const parsed = parseCase({
    format: 'bregma-case',
    version: 1,
    scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
    orientation: {
      dorsal: [...head.dorsal],
      rostral: [...head.rostral],
      confirmedBy: 'EX',
      at: '2026-01-02T10:00:00Z',
    },
    tool: { name: 'drawn', lengthMm: 200, ...drawn.tool },
    guide: { ...drawn.guide, ...(support === 'auto' ? GUIDE_OF_NEW_CASE : support ? { support } : {}) },
    trajectories: drawn.paths.map(({ target, entry }, n) => ({
      id: `T${n + 1}`,
      targetLps: [...target],
      entryLps: [...entry],
    })),
  });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const volume = typeof scan === 'function' ? scan(drawn.paths) : scan;
  const before = process.cpuUsage();
  const outcome = await plan(parsed.value, () => Promise.resolve(succeed({ volume })), { cache });
  const { user, system } = process.cpuUsage(before);
  const common = { seed, place, paths: drawn.paths.length, seconds: (user + system) / 1e6 };
  if (!outcome.ok) {
    const { message } = outcome.problem;
    const refused = { status: 'refused', failed: [message], warned: [], windows: 0, support: '-' };
    return { ...common, ...refused, faults: [] };
  }
  const { guide, plan: made } = outcome.value;
  const said = (status: string): string[] =>
    made.checks.filter(c => c.status === status).map(c => `${c.id}: ${c.message}`);
  const windows = made.checks.find(c => c.id === 'inspection-windows')?.value ?? 0;
  const shared = {
    ...common,
    ...{ status: made.status, failed: said('fail'), warned: said('warn'), windows },
    support: guide ? stoodOn(made) : '-',
  };
  if (!guide) return { ...shared, faults: [] };
  const file = JSON.parse(JSON.stringify(made)) as PlanFile;
  const entry = drawn.paths[0]!.entry;
  const distance = head.distanceNear(entry);
  const { faults } = measureGuide(guide.stl, file, distance, { spacingMm, skipLine: true });
  const soup = readStl(guide.stl);
  const { corners } = soup;
  const wall = measureWall(soup, WALL_MM);
  const walls =
    wall.thinMm2 > WALL_PATCH_MM2
      ? [
          `a wall of ${wall.thinnestMm.toFixed(2)} mm and ${wall.thinMm2.toFixed(1)} mm2 at (${wall.thinnestAt.map(x => x.toFixed(1)).join(', ')})`,
        ]
      : [];
  const lines = drawn.paths.flatMap(({ target, leanDeg }, n) =>
    judgeLine(file.trajectories[n]!, target, leanDeg, distance, isSaid(made.checks, `T${n + 1}`)),
  );
  const lips = file.trajectories.flatMap(({ id, sleeve }) => {
    if (!sleeve) return [`${id}: no sleeve`];
    const up = unit(minus(sleeve.upperLipLps, sleeve.lowerLipLps));
    const over = highestInRing(corners, sleeve.upperLipLps, up, sleeve.boreDiameterMm / 2 + 4);
    return over > OVER_LIP_MM ? [`${id}: the guide stands ${over.toFixed(2)} mm over the upper lip`] : [];
  });
  return { ...shared, faults: [...faults, ...walls, ...lines, ...lips] };
}

/** The support that was chosen, or the one that was asked for. */
function stoodOn({ case: planCase, supports }: Plan): string {
  const chosen = supports?.find(({ isChosen }) => isChosen);
  const { support, footprintRadiusMm, feet } = planCase.guide;
  const isPad = chosen ? chosen.pad !== null : support !== 'feet';
  return isPad
    ? `pad ${chosen?.pad?.radiusMm ?? footprintRadiusMm}`
    : `${chosen?.feet.length ?? feet.count} feet`;
}

/** Whether the plan itself warns that entry and thickness of this path are not to be trusted. */
const isSaid = (
  checks: readonly {
    readonly id: string;
    readonly status: string;
    readonly trajectory?: string | undefined;
  }[],
  path: string,
): boolean => checks.some(c => c.id === 'surface-at-entry' && c.trajectory === path && c.status !== 'pass');

/**
 * Length and bone thickness of a path against the true bone on its line; on a slanting line a
 * surface is off by more.
 */
function judgeLine(
  { id, lengthMm, boneThicknessMm, directionLps }: PlanFile['trajectories'][number],
  target: P3,
  leanDeg: number,
  distance: BoneDistance,
  isSaidToBeOff: boolean,
): string[] {
  const line = measureLine(distance, target, unit(directionLps), lengthMm + 50);
  if (!line) return [`${id}: the planned line meets no true bone`];
  if (isSaidToBeOff) return [];
  const slant = 1 / Math.cos((leanDeg * Math.PI) / 180);
  const lengthOff = lengthMm - line.lengthMm;
  const thicknessOff = (boneThicknessMm ?? NaN) - line.boneThicknessMm;
  return [
    ...(Math.abs(lengthOff) <= slant * LIMITS.lengthMm
      ? []
      : [`${id}: length ${lengthMm.toFixed(2)} mm is off by ${lengthOff.toFixed(2)} mm`]),
    ...(Math.abs(thicknessOff) <= slant * LIMITS.thicknessMm
      ? []
      : [
          `${id}: bone thickness ${boneThicknessMm?.toFixed(2) ?? 'none'} mm is off by ${thicknessOff.toFixed(2)} mm`,
        ]),
  ];
}

/** One line of the table, with tabs. */
export const describeJudged = (name: string, p: JudgedPlan): string =>
  [
    name,
    p.seed,
    p.place,
    p.paths,
    p.status,
    p.support,
    `windows ${p.windows}`,
    `${p.seconds.toFixed(1)} s`,
    p.failed.join(' ') || '-',
    p.warned.map(w => w.split(':')[0]).join(' ') || '-',
    p.faults.join('; ') || 'sound',
  ].join('\t');
