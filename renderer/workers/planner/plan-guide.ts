import type { PatientPoint } from '../../../geometry/core/frames';
import { within } from '../../../geometry/core/progress';
import { refuse, succeed, type Result } from '../../../geometry/core/result';
import { phrase } from '../../../geometry/messages/phrase';
import { proposeEntry as findEntry } from '../../../geometry/path/propose-entry';
import { plannedScan, type Case } from '../../../geometry/plan/document/case-schema';
import { orientCase } from '../../../geometry/plan/checks/check-scan';
import { hashBytes } from '../../../geometry/plan/document/hash-bytes';
import {
  improveSeating as findBetterSeat,
  type SeatImprovement,
} from '../../../geometry/plan/improve-seating';
import type { SupportComparison } from '../../../geometry/plan/compare-supports';
import { recallComparison } from '../../../geometry/plan/recall-comparison';
import { DEFAULT_PRINTER, guideInput } from '../../../geometry/plan/guide-input';
import { makeCoupon } from '../../../geometry/print/make-coupon';
import { guidablePath, measurePaths, pathInput } from '../../../geometry/plan/measure-paths';
import { makeBenchFiles } from '../../../geometry/plan/make-bench-files';
import { plan as runPlan } from '../../../geometry/plan/plan';
import {
  predictPreview,
  previewGuide as shapePreview,
  previewPaths,
} from '../../../geometry/plan/preview-guide';
import { prepareBone, softPartsOf, type PreparedBone } from '../../../geometry/plan/prepare-bone';
import { writePrint3mf } from '../../../geometry/plan/output/write-print-3mf';
import { writeSkull } from '../../../geometry/plan/output/write-skull';
import { NO_IDENTITY } from '../../../geometry/scan/source/scan-identity';
import { loadKernel } from '../../../geometry/solid/load-kernel';
import { measureSeated as measureSeat } from '../../../geometry/verify/verify-seated';
import type { Volume } from '../../../geometry/volume/volume';
import { copyShared } from './share-mesh';
import type {
  ErrorPrediction,
  GuidePreview,
  JobReply,
  JobRequest,
  MeasuredPath,
  PlannedGuide,
} from './planner-protocol';
import { requireVolume, type JobContext } from './planner-state';

interface CaseRequest {
  readonly case: Case;
}

/** The kernel's bytes travel with the build; only its owner imports the package itself. */
const kernel = () =>
  loadKernel(() => new URL('../../../node_modules/manifold-3d/manifold.wasm', import.meta.url).href);

export async function measure(
  { case: planCase }: CaseRequest,
  context: JobContext,
): Promise<Result<readonly MeasuredPath[]>> {
  const ready = await prepareFor(planCase, context);
  if (!ready.ok) return ready;
  return succeed(previewPaths(planCase, ready.value.volume, ready.value.bone));
}

/** The entry that a new target is given first. The case's own paths are not looked at. */
export async function proposeEntry(
  { case: planCase, targetLps }: JobRequest<'proposeEntry'>,
  context: JobContext,
): Promise<Result<PatientPoint>> {
  const ready = await prepareFor(planCase, context);
  if (!ready.ok) return ready;
  const { dorsalLps } = orientCase(planCase);
  const { volume, bone } = ready.value;
  return findEntry({ ...pathInput(planCase, volume, bone), targetLps, dorsalLps }, context.signal);
}

export async function previewGuide(
  { case: planCase }: CaseRequest,
  context: JobContext,
): Promise<Result<GuidePreview>> {
  const ready = await prepareFor(planCase, context);
  if (!ready.ok) return ready;
  const made = await shapePreview(
    planCase,
    ready.value,
    {
      kernel: await kernel(),
      sites: context.state.sites,
      comparisons: context.state.comparisons,
    },
    within(context.onProgress, 0.5, 1),
    context.signal,
  );
  if (!made.ok) return made;
  context.state.previewed = { key: JSON.stringify(planCase), guide: made.value };
  const { design, supports } = made.value;
  const { mesh, sleeves, insertionLps, checks } = design;
  return succeed({ mesh: copyShared(mesh), sleeves, insertionLps, checks, supports, prediction: null });
}

/** Predicts the error of the guide that was previewed last. */
export function predict(
  { case: planCase }: CaseRequest,
  { state }: JobContext,
): Promise<Result<ErrorPrediction>> {
  const { volume, previewed } = state;
  return Promise.resolve(
    volume && previewed?.key === JSON.stringify(planCase)
      ? succeed(predictPreview(planCase, previewed.guide, volume))
      : refuse('not-previewed', phrase('guide-not-previewed')),
  );
}

/** Tries other footprints on quick guides and says which seats best. */
export async function improveSeating(
  { case: planCase }: CaseRequest,
  context: JobContext,
): Promise<Result<SeatImprovement>> {
  const ready = await prepareFor(planCase, context);
  if (!ready.ok) return ready;
  const { volume, bone } = ready.value;
  return findBetterSeat(
    planCase,
    {
      bone: bone.bone,
      parts: bone.parts,
      softParts: softPartsOf(planCase, bone),
      trajectories: measurePaths(planCase, volume, bone).flatMap(guidablePath),
      kernel: await kernel(),
      grid: volume,
    },
    within(context.onProgress, 0.1, 1),
    context.signal,
  );
}

/** Sets side by side what the guide could stand on. */
export async function compareSupports(
  { case: planCase }: CaseRequest,
  context: JobContext,
): Promise<Result<SupportComparison>> {
  const ready = await prepareFor(planCase, context);
  if (!ready.ok) return ready;
  const { volume, bone } = ready.value;
  const trajectories = measurePaths(planCase, volume, bone).flatMap(guidablePath);
  if (trajectories.length < planCase.trajectories.length) {
    return refuse('path-unusable', phrase('path-unusable'));
  }
  const { onProgress, signal, state } = context;
  const guideBone = { ...bone, softParts: softPartsOf(planCase, bone) };
  const input = guideInput(planCase, guideBone, trajectories, {
    kernel: await kernel(),
    sites: state.sites,
  });
  const onFeet = { ...input, guide: { ...input.guide, support: 'feet' as const } };
  const compared = await recallComparison(state.comparisons, planCase, onFeet, bone.bone, {
    onProgress: within(onProgress, 0.5, 1),
    signal,
  });
  return compared.ok ? succeed({ ...compared.value, chosen: null }) : compared;
}

/** The one pipeline, on the scan and the bone that are already here. */
export async function plan(
  { case: planCase, identity, beside }: JobRequest<'plan'>,
  context: JobContext,
): Promise<Result<PlannedGuide>> {
  const { state, onProgress, signal } = context;
  const volume = requireVolume(state);
  if (!volume.ok) return volume;
  const planned = await runPlan(
    planCase,
    scan => {
      const uid = scan.series ?? '';
      if (scan.id === plannedScan(planCase).id) {
        const { rescues, content } = state;
        return Promise.resolve(
          succeed({ volume: volume.value, rescues, content, series: { uid, identity } }),
        );
      }
      const opened = beside[scan.id];
      return Promise.resolve(
        opened
          ? succeed({
              volume: opened.volume,
              content: opened.content,
              series: { uid, identity: opened.identity ?? NO_IDENTITY },
            })
          : refuse('not-at-hand', phrase('scan-not-at-hand', { scan: scan.id })),
      );
    },
    { cache: state.cache, comparisons: state.comparisons, kernel: await kernel() },
    onProgress,
    signal,
  );
  if (!planned.ok) return planned;
  const { plan: written, guide } = planned.value;
  return succeed({
    plan: written,
    guide: guide && {
      mesh: copyShared(guide.mesh),
      stl: guide.stl,
      printStl: guide.printStl,
      print3mf: writePrint3mf(written, guide.printMesh),
    },
  });
}

export async function skullStl(
  { case: planCase, mark }: JobRequest<'skullStl'>,
  context: JobContext,
): Promise<Result<{ readonly file: Blob; readonly sha256: string }>> {
  const ready = await prepareFor(planCase, context);
  if (!ready.ok) return ready;
  const bytes = new Uint8Array(writeSkull(planCase, ready.value.bone.bone, mark));
  return succeed({ file: new Blob([bytes]), sha256: hashBytes(bytes) });
}

async function prepareFor(
  planCase: Case,
  { state, onProgress, signal }: JobContext,
): Promise<Result<{ readonly volume: Volume; readonly bone: PreparedBone }>> {
  const volume = requireVolume(state);
  if (!volume.ok) return volume;
  const bone = await prepareBone(
    volume.value,
    planCase.bone,
    state.cache,
    within(onProgress, 0, 0.5),
    signal,
  );
  return bone.ok ? succeed({ volume: volume.value, bone: bone.value }) : bone;
}

/** The phantom on which a plan's guide is tried, and the bare patch. */
export async function bench(
  { plan: planned, guide }: JobRequest<'bench'>,
  context: JobContext,
): Promise<Result<JobReply<'bench'>>> {
  const ready = await prepareFor(planned.case, context);
  if (!ready.ok) return ready;
  return makeBenchFiles(planned, { guide, bone: ready.value.bone.bone.mesh }, await kernel());
}

/** How the guide of a plan sits, by a scan with it on. */
export async function measureSeated(
  { plan: planned, guide, later, fixedFromMoving }: JobRequest<'measureSeated'>,
  context: JobContext,
): Promise<Result<JobReply<'measureSeated'>>> {
  const ready = await prepareFor(planned.case, context);
  if (!ready.ok) return ready;
  return measureSeat(planned, later, { fixedFromMoving }, { guide, bone: ready.value.bone.bone.mesh });
}

/** The coupon's files; it needs nothing of the planner's state. */
export async function coupon({
  profile,
  ...needle
}: JobRequest<'coupon'>): Promise<Result<JobReply<'coupon'>>> {
  return makeCoupon(await kernel(), profile, needle, DEFAULT_PRINTER.bedMm);
}
