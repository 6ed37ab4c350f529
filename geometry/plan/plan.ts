import type { BoneSurface } from '../anatomy/extract-bone';
import type { BoneParts } from '../anatomy/find-bone-parts';
import type { SoftParts } from '../anatomy/find-soft-parts';
import { worstStatus, type Check } from '../core/check';
import type { Message } from '../core/message';
import { within, type OnProgress } from '../core/progress';
import { succeed, type Result } from '../core/result';
import type { DesignPart } from '../guide/guide-design';
import type { Printer } from '../guide/parameters';
import { loadKernel, type SolidKernel } from '../solid/load-kernel';
import { asMessage } from '../messages/phrase';
import type { Repair } from '../scan/source/repair';
import { confirmOrientation, withoutPaths } from './answer-plan';
import { plannedScan, type Case } from './document/case-schema';
import { checkCrop } from './checks/check-crop';
import { checkDoubts, explainByValues } from './checks/check-doubts';
import { checkFusions } from './checks/check-fusions';
import { checkInterpolated } from './checks/check-interpolated';
import { checkOrientation } from './checks/check-orientation';
import { checkPrinter } from './checks/check-printer';
import { checkSpacing, requireTargetsInside } from './checks/check-scan';
import { checkSignatures } from './checks/check-signatures';
import { hashBytes } from './document/hash-bytes';
import { identifyScans, knowOthers, knowScan } from './identify-scans';
import type { ComparisonCache } from './recall-comparison';
import { designSupport } from './design-support';
import { guideInput } from './guide-input';
import { compensationOf, makeGuideFiles, type GuideFiles } from './make-guide-files';
import { measurePaths } from './measure-paths';
import { checkLesion, describeLesion, outlineLesion } from './outline-lesion';
import { PLAN_VERSION, type Plan, type PlanLesion } from './document/plan-schema';
import {
  describeCheck,
  describeGuide,
  describeRescue,
  describeScan,
  describeSupports,
  describeTrajectory,
} from './describe-plan';
import { predictAccuracy, type VoxelGrid } from './predict-accuracy';
import { prepareBone, softPartsOf, type BoneCache } from './prepare-bone';
import { planId } from './document/plan-id';
import { bregmaVersion } from './document/version';
import { writeSkull } from './output/write-skull';
import type { Trajectory } from '../path/trajectory';
import type { ReadScan, Answer, KnownScan } from './document/known-scan';

export interface PlanOptions {
  /** Kept between calls by a caller that plans again; see createBoneCache. */
  readonly cache?: BoneCache;
  /** Default: the case's. */
  readonly printer?: Printer;
  /**
   * The exact-solid kernel, where the caller has to say how it is loaded; found by itself in Node.
   */
  readonly kernel?: SolidKernel;
  /** For the study of what each part is worth; no case can ask for it. Default: nothing. */
  readonly leaveOut?: DesignPart;
  /**
   * Who answers for scans that are not what the case or the other scans say; default: nobody, and
   * they are refused.
   */
  readonly acceptScan?: Answer;
  /** Who confirms the orientation again as the case has it, and why; default: nobody. */
  readonly confirmOrientation?: Answer;
  /**
   * Milliseconds since 1970, to tell signatures of a day that is still to come and coupons that are
   * old; default: the machine's clock.
   */
  readonly today?: number;
  /**
   * Whether the plan says what else its guide could stand on; default: where the case leaves it
   * open.
   */
  readonly comparesSupports?: boolean;
  /** Kept by a caller that plans again and again. */
  readonly comparisons?: ComparisonCache;
  /** Milliseconds of any clock, for the timings alone. Default: performance.now. */
  readonly now?: () => number;
}

/** Everything there is to show and to write. */
export interface PlanOutcome {
  /** The contents of plan.json; `writeReport` makes report.txt of them. */
  readonly plan: Plan;
  readonly bone: BoneSurface;
  /** Null where no guide could be made. */
  readonly guide: GuideFiles | null;
  readonly skullStl: Uint8Array;
}

/**
 * The ONE way from a case to a guide, for the command line and the window alike: read the scan,
 * surface the bone, measure each path, design the guide, check it, make the files' bytes. Nothing
 * is written here. Same case, same scan, same version: same bytes, but for `timingsMs` in the plan.
 *
 * @returns the outcome, FAILED checks included; or what makes the input unusable, in words
 * @throws InvariantError where the result would break its own promises; the signal's reason once
 *   cancelled
 */
export async function plan(
  given: Case,
  readScan: ReadScan,
  options: PlanOptions = {},
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<PlanOutcome>> {
  // Which plan a case was once saved beside decides nothing of the next.
  const asked: Case = { ...given, plannedAs: null, bench: null };
  const now = options.now ?? (() => performance.now());
  const timingsMs: Record<string, number> = {};
  let since = now();
  const lap = (stage: string): void => {
    const at = now();
    timingsMs[stage] = Math.round(at - since);
    since = at;
  };

  const surveyed = await survey(asked, readScan, { ...options, lap }, onProgress, signal);
  if (!surveyed.ok) return surveyed;
  const {
    case: planCase,
    scans,
    bone,
    parts,
    softParts,
    checks,
    grid,
    lesion,
    trajectories,
    rescues,
    isBlocked,
  } = surveyed.value;

  // (4) The guide, for whole sets of paths only: one for some of them would pass for one for all.
  const design =
    trajectories.length === planCase.trajectories.length && !isBlocked
      ? await designSupport(
          planCase,
          guideInput(planCase, { bone, parts, softParts }, trajectories, {
            printer: options.printer,
            kernel: options.kernel ?? (await loadKernel()),
            ...(options.leaveOut ? { leaveOut: options.leaveOut } : {}),
          }),
          bone,
          {
            onProgress: within(onProgress, 0.6, 0.95),
            signal,
            compares: options.comparesSupports ?? false,
            comparisons: options.comparisons,
          },
        )
      : null;
  const guideDesign = design?.ok ? design.value.design : null;
  const supports = design?.ok ? design.value.supports : null;
  const accuracy = guideDesign && predictAccuracy(planCase, guideDesign, trajectories, grid, bone);
  if (guideDesign) {
    replacePredictions(checks, guideDesign.checks);
    checks.push(...accuracy!.checks);
  } else if (design && !design.ok) {
    checks.push(noGuide(asMessage(design.problem)));
  } // otherwise a path's own failed check says why
  lap('guide');

  // (5) The bytes.
  onProgress?.({ doing: 'Making the files', fraction: 0.95 });
  const status = worstStatus(checks);
  const content: Omit<Plan, 'id' | 'guide' | 'timingsMs'> = {
    format: 'bregma-plan',
    version: PLAN_VERSION,
    bregmaVersion,
    status,
    case: withoutPaths(planCase),
    scans: scans.map(describeScan),
    rescues: rescues.map(describeRescue),
    lesion,
    trajectories: trajectories.map(t => describeTrajectory(planCase, t, bone, guideDesign, accuracy)),
    supports: describeSupports(supports),
    checks: checks.map(describeCheck),
  };
  const compensation = guideDesign && compensationOf(planCase, guideDesign);
  const measures = guideDesign && describeGuide(guideDesign, accuracy, compensation);
  const id = planId({ ...content, guide: measures });
  const guide = guideDesign
    ? makeGuideFiles(planCase, guideDesign, trajectories, { status, id, compensation })
    : null;
  const sha256 = guide && hashBytes(guide.stl);
  const skullStl = writeSkull(planCase, bone, { id, guideSha256: sha256 });
  const planned: Plan = {
    ...content,
    id,
    guide:
      measures && guide && sha256 !== null
        ? { ...measures, sha256, printSha256: hashBytes(guide.printStl) }
        : null,
    timingsMs,
  };
  lap('write');
  onProgress?.({ doing: 'Planned', fraction: 1 });
  return succeed({ plan: planned, bone, guide, skullStl });
}

interface Survey {
  /** With what was answered on the way. */
  readonly case: Case;
  readonly scans: readonly KnownScan[];
  readonly rescues: readonly Repair[];
  readonly bone: BoneSurface;
  readonly parts: BoneParts | null;
  readonly softParts: SoftParts | null;
  readonly checks: Check[];
  readonly grid: VoxelGrid;
  readonly lesion: PlanLesion | null;
  readonly trajectories: Trajectory[];
  /** Whether another bone stands in one of them. */
  readonly isBlocked: boolean;
}

interface SurveyOptions extends PlanOptions {
  /** Called as a stage ends. */
  lap(stage: string): void;
}

/**
 * What of a plan needs the scan's voxels: the bone and the paths. Its own function, so that the
 * volume can be let go before the guide takes its memory, where no cache holds it.
 */
async function survey(
  asked: Case,
  readScan: ReadScan,
  { cache, acceptScan, confirmOrientation: confirm, today, lap }: SurveyOptions,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<Survey>> {
  // (1) The scans: those laid on the planned one first, so that their voxels are gone before its
  // own are there.
  const others = await knowOthers(asked, readScan, within(onProgress, 0, 0.05), signal);
  const scan = await readScan(plannedScan(asked), within(onProgress, 0.05, 0.3), signal);
  if (!scan.ok) return scan;
  const { volume, rescues = [] } = scan.value;
  const planned = await knowScan(plannedScan(asked), scan.value, signal);
  const scans = [planned, ...others];
  const identified = identifyScans(asked, scans, acceptScan);
  if (!identified.ok) return identified;
  const planCase = confirm
    ? confirmOrientation(identified.value.case, planned.content!, confirm)
    : identified.value.case;
  const inside = requireTargetsInside(planCase, volume);
  if (!inside.ok) return inside;
  lap('read');

  // (2) The bone.
  const bone = await prepareBone(volume, planCase.bone, cache, within(onProgress, 0.3, 0.6), signal);
  if (!bone.ok) return explainByValues(bone.problem, rescues);
  lap('surface');

  // (3) The paths.
  const checks: Check[] = [
    ...identified.value.checks,
    checkSpacing(volume, rescues),
    ...checkDoubts(rescues),
    ...checkOrientation(planCase, planned.content, bone.value.readAxes()),
    ...checkFusions(planCase, scans),
    checkSignatures(planCase, today ?? Date.now()),
    ...checkPrinter(planCase, today ?? Date.now()),
  ];
  const trajectories: Trajectory[] = [];
  const paths = measurePaths(planCase, volume, bone.value);
  for (const measured of paths) {
    checks.push(...measured.checks);
    if (measured.trajectory) trajectories.push(measured.trajectory);
  }
  checks.push(...checkCrop(planCase, volume, trajectories));
  checks.push(...checkInterpolated(planCase, volume, rescues, trajectories));
  const outlined = outlineLesion(planCase.lesion, volume, bone.value);
  checks.push(...checkLesion(planCase, outlined));
  lap('path');
  const { spacingMm, axes } = volume;
  return succeed({
    case: planCase,
    scans,
    bone: bone.value.bone,
    parts: bone.value.parts,
    softParts: softPartsOf(planCase, bone.value),
    checks,
    grid: { spacingMm, axes },
    lesion: describeLesion(outlined),
    trajectories,
    isBlocked: paths.some(path => path.isBlocked),
    rescues,
  });
}

/**
 * Adds what was measured on the finished guide; where the path had only predicted the same thing,
 * it takes its place.
 */
function replacePredictions(checks: Check[], measured: readonly Check[]): void {
  const same = (a: Check, b: Check): boolean => a.id === b.id && a.trajectory === b.trajectory;
  const kept = checks.filter(check => !measured.some(other => same(check, other)));
  checks.splice(0, checks.length, ...kept, ...measured);
}

/** A plan without a guide is a FAILED one, whatever else passed. */
function noGuide(message: Message): Check {
  return { id: 'guide-made', status: 'fail', value: null, limit: null, unit: '', ...message };
}
