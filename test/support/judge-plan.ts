import { succeed } from '../../geometry/core/result';
import { seededRandom } from '../../geometry/core/random';
import { parseCase } from '../../geometry/plan/parse-case';
import { plan } from '../../geometry/plan/plan';
import type { BoneCache } from '../../geometry/plan/prepare-bone';
import type { Volume } from '../../geometry/volume/volume';
import { drawPlan, PLACES } from './draw-plan';
import { measureGuide, type PlanFile } from './measure-guide';
import { highestInRing } from './measure-lip';
import type { JudgedHead } from './plan-heads';
import { readStl } from './read-stl';
import { minus, unit } from './vec';

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
  /** The examiner's own findings; empty for a sound guide. */
  readonly faults: readonly string[];
  /** Processor time of the plan, the bone being at hand, s. */
  readonly seconds: number;
}

/** Trajectories of the plan with this seed: half have one, the others two or three. */
const pathsOf = (seed: number): number => [1, 2, 1, 3, 1, 2][seed % 6]!;

/** Over a lip the STL's own rounding, and the clipping of the examiner, take no more than this, mm. */
const OVER_LIP_MM = 0.03;

/**
 * Draws the plan of `seed` on a head, makes it, and judges the STL by true bone, topology, bores and lips.
 * Null where the head has no sensible plan at that place.
 */
export async function judgePlan(
  head: JudgedHead,
  volume: Volume,
  cache: BoneCache,
  seed: number,
  spacingMm = 0.3,
): Promise<JudgedPlan | null> {
  const place = PLACES[seed % PLACES.length]!;
  const drawn = drawPlan(head, place, pathsOf(seed), seededRandom(1000 + seed));
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
    guide: drawn.guide,
    trajectories: drawn.paths.map(({ target, entry }, n) => ({
      id: `T${n + 1}`,
      targetLps: [...target],
      entryLps: [...entry],
    })),
  });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const before = process.cpuUsage();
  const outcome = await plan(parsed.value, () => Promise.resolve(succeed({ volume })), { cache });
  const { user, system } = process.cpuUsage(before);
  const common = { seed, place, paths: drawn.paths.length, seconds: (user + system) / 1e6 };
  if (!outcome.ok) {
    const { message } = outcome.problem;
    return { ...common, status: 'refused', failed: [message], warned: [], windows: 0, faults: [] };
  }
  const { guide, plan: made } = outcome.value;
  const said = (status: string): string[] =>
    made.checks.filter(c => c.status === status).map(c => `${c.id}: ${c.message}`);
  const windows = made.checks.find(c => c.id === 'inspection-windows')?.value ?? 0;
  const shared = { ...common, status: made.status, failed: said('fail'), warned: said('warn'), windows };
  if (!guide) return { ...shared, faults: [] };
  const file = JSON.parse(JSON.stringify(made)) as PlanFile;
  const entry = drawn.paths[0]!.entry;
  const { faults } = measureGuide(guide.stl, file, head.distanceNear(entry), { spacingMm, skipLine: true });
  const { corners } = readStl(guide.stl);
  const lips = file.trajectories.flatMap(({ id, sleeve }) => {
    if (!sleeve) return [`${id}: no sleeve`];
    const up = unit(minus(sleeve.upperLipLps, sleeve.lowerLipLps));
    const over = highestInRing(corners, sleeve.upperLipLps, up, sleeve.boreDiameterMm / 2 + 4);
    return over > OVER_LIP_MM ? [`${id}: the guide stands ${over.toFixed(2)} mm over the upper lip`] : [];
  });
  return { ...shared, faults: [...faults, ...lips] };
}

/** One line of the table, with tabs. */
export const describeJudged = (name: string, p: JudgedPlan): string =>
  [
    name,
    p.seed,
    p.place,
    p.paths,
    p.status,
    `windows ${p.windows}`,
    `${p.seconds.toFixed(1)} s`,
    p.failed.join(' ') || '-',
    p.warned.map(w => w.split(':')[0]).join(' ') || '-',
    p.faults.join('; ') || 'sound',
  ].join('\t');
