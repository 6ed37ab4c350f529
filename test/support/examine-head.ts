import type { Random } from '../../geometry/core/random';
import { succeed } from '../../geometry/core/result';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { plan } from '../../geometry/plan/plan';
import { simulateCt, type CtOptions } from '../../samples/ct/simulate-ct';
import { buildHead } from '../../samples/head/build-head';
import type { Head } from '../../samples/head/head';
import type { HeadParameters } from '../../samples/head/parameters';
import { headToPatient, patientToHead, type HeadPose } from '../../samples/head/pose';
import type { BoneDistance } from './measure-gap';
import { measureGuide, type GuideMeasures, type PlanFile } from './measure-guide';
import { implicitDistance } from './mesh-implicit';
import { randomPose } from './draw-trial';
import { minus, unit, walk, type P3 } from './vec';

/**
 * How a head is scanned and what is asked of the plan; everything that is not given is drawn from
 * the seed.
 */
export interface HeadTrial {
  readonly parameters: HeadParameters;
  readonly random: Random;
  /**
   * The whole head, as a scanner sees it, or only what lies within 45 mm of the path (quick).
   * Default whole.
   */
  readonly scanned?: 'whole' | 'near';
  readonly ct?: CtOptions;
  readonly pose?: HeadPose;
  /** Surface sample spacing of the measurement, mm. Default 0.2. */
  readonly spacingMm?: number;
  /** Head frame; default the head's own target and entry. */
  readonly path?: { readonly target: P3; readonly entry: P3 };
  readonly guide?: Readonly<Record<string, unknown>>;
}

export interface HeadExamination {
  readonly words: string;
  /** Null where the pipeline refused the input or made no guide; `problem` says why. */
  readonly measures: GuideMeasures | null;
  readonly problem: string | null;
  readonly plan: PlanFile | null;
  readonly status: string;
  readonly failing: readonly string[];
  readonly stl: Uint8Array | null;
  readonly printStl: Uint8Array | null;
  readonly seconds: { readonly simulate: number; readonly plan: number; readonly measure: number };
  readonly head: Head;
  readonly pose: HeadPose;
}

/**
 * Scans a head, plans from the case file's own form, and measures the bytes against the implicit
 * truth.
 */
export async function examineHead(trial: HeadTrial): Promise<HeadExamination> {
  const { parameters, random, scanned = 'whole', spacingMm } = trial;
  const since = (t: number): number => (performance.now() - t) / 1000;
  let started = performance.now();
  const head = buildHead(parameters);
  const path = trial.path ?? { target: head.target, entry: head.entry };
  const pose = trial.pose ?? randomPose(random);
  const blur = random.between(0.7, 1);
  const across = random.between(0.4, 0.5);
  const ct: CtOptions = {
    spacingMm: [across, across, random.between(0.4, 0.5)],
    blurFwhmMm: [blur, blur, blur * random.between(0.85, 1.1)],
    noiseHu: random.between(10, 30),
    seed: random.whole(1, 1e6),
    ...trial.ct,
  };
  const near = (sign: number): P3 =>
    [0, 1, 2].map(a => {
      const ends = [path.target[a]!, path.entry[a]!];
      return sign > 0 ? Math.max(...ends) + 40 : Math.min(...ends) - 40;
    }) as unknown as P3;
  const region = scanned === 'near' ? { region: { min: near(-1), max: near(1) } } : {};
  const { volume } = simulateCt(head, { ...ct, ...region, pose });
  const simulate = since(started);

  const parsed = parseCase({
    format: 'bregma-case',
    version: 1,
    patient: { id: parameters.name, species: parameters.species },
    scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
    orientation: { dorsal: [...pose.y], rostral: [...pose.z], confirmedBy: 'EX', at: '2026-01-02T10:00:00Z' },
    trajectories: [
      {
        id: 'T1',
        targetLps: [...headToPatient(pose, path.target)],
        entryLps: [...headToPatient(pose, path.entry)],
      },
    ],
    ...(trial.guide ? { guide: trial.guide } : {}),
  });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  started = performance.now();
  const outcome = await plan(parsed.value, () => Promise.resolve(succeed({ volume })));
  const planned = since(started);
  const words = `${parameters.name}, ${volume.sizeVoxels.join('x')} at ${volume.spacingMm.map(s => s.toFixed(2)).join('x')} mm`;
  const common = { words, head, pose };
  const none = { measures: null, plan: null, stl: null, printStl: null };
  const seconds = { simulate, plan: planned, measure: 0 };
  if (!outcome.ok) {
    return { ...common, ...none, problem: outcome.problem.message, status: 'refused', failing: [], seconds };
  }
  // What a reader of the file gets, not what the product holds.
  const file = JSON.parse(JSON.stringify(outcome.value.plan)) as PlanFile & { status: string };
  const failing = file.checks.filter(c => c.status === 'fail').map(c => c.id);
  const { guide } = outcome.value;
  if (!guide) {
    const problem = file.checks
      .filter(c => c.status === 'fail')
      .map(c => c.message)
      .join(' ');
    return { ...common, ...none, plan: file, problem, status: file.status, failing, seconds };
  }
  started = performance.now();
  const measures = measureGuide(
    guide.stl,
    file,
    headTruth(head, pose, path),
    spacingMm === undefined ? {} : { spacingMm },
  );
  return {
    ...common,
    measures,
    problem: null,
    plan: file,
    status: file.status,
    failing,
    stl: guide.stl,
    printStl: guide.printStl,
    seconds: { ...seconds, measure: since(started) },
  };
}

/**
 * The true bone distance round a path, LPS mm, from the examiner's own triangles of the head's zero
 * surface.
 */
function headTruth(head: Head, pose: HeadPose, path: { target: P3; entry: P3 }): BoneDistance {
  const outward = unit(minus(path.entry, path.target));
  const { distance } = implicitDistance(head.bone, walk(path.entry, outward, -8), 42, 0.35, {
    fineAt: path.entry,
    fineMm: 24,
  });
  return p => distance(patientToHead(pose, p));
}

/** One line of the table of figures, with tabs. */
export function describeExamination(e: HeadExamination): string {
  if (!e.measures) return [e.words, e.status, e.failing.join(' ') || '-', e.problem ?? ''].join('\t');
  const { gap, bores } = e.measures;
  const [first] = bores;
  const b = first?.bore;
  return [
    e.words,
    e.status,
    e.failing.join(' ') || '-',
    `axis ${b?.axisToTargetMm.toFixed(4)}`,
    `dia ${b?.diameterMm.toFixed(4)}`,
    `pin ${b?.freeDiameterMm.toFixed(4)}`,
    `stop ${b ? (b.collarStopMm - e.plan!.trajectories[0]!.sleeve!.depthStopMm).toFixed(4) : '-'}`,
    `gap ${gap.minimumMm.toFixed(3)}`,
    `off ${gap.wayOffMinimumMm.toFixed(3)}`,
    `mean ${gap.contactMeanMm.toFixed(3)} (${gap.contactP5Mm.toFixed(2)}-${gap.contactP95Mm.toFixed(2)})`,
    `length ${first?.lengthErrorMm.toFixed(3)}`,
    `bone ${first?.thicknessErrorMm.toFixed(3)}`,
    `s ${e.seconds.simulate.toFixed(0)}/${e.seconds.plan.toFixed(0)}/${e.seconds.measure.toFixed(0)}`,
    e.measures.faults.length > 0 ? `FAULTS ${e.measures.faults.join('; ')}` : 'sound',
  ].join('\t');
}
