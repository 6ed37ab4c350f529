import { throwIfCancelled, within, type OnProgress } from '../../geometry/core/progress';
import { patientPoint, patientVector, voxelPoint, type PatientPoint } from '../../geometry/core/frames';
import { assertThat, succeed } from '../../geometry/core/result';
import { along, type Vec3 } from '../../geometry/core/vector';
import { CASE_DEFAULTS, type Case } from '../../geometry/plan/document/case-schema';
import { GUIDE_OF_NEW_CASE } from '../../geometry/plan/document/guide-schema';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { plan, type PlanOptions, type PlanOutcome } from '../../geometry/plan/plan';
import { createBoneCache, prepareBone, type BoneCache } from '../../geometry/plan/prepare-bone';
import { bedAxes } from '../../geometry/plan/output/lay-on-bed';
import type { PrinterProfile } from '../../geometry/print/printer-profile';
import { patientToVoxel, voxelToPatient, type Volume } from '../../geometry/volume/volume';
import type { SurfaceIndex } from '../../geometry/surface/query/queries';
import { plannedBone, trueBone } from './bone-fields';
import { collectFace } from './collect-face';
import { drawPatient, type StudyPatient } from './draw-patient';
import { measurePrinter, type ClinicPrinter } from './measure-printer';
import { operate, type OperationOutcome } from './operate';
import { proposeEntries } from './propose-entries';
import { hashSettings, type StudySettings, type StudyVariant } from './settings';
import { NO_OUTCOME, type StudyRow } from './study-row';

/** A head whose guide fails gets another entry, and is given up after so many guides. */
const MOST_DESIGNS = 3;

/** What a variant changes of the case, and of the pipeline behind it. */
const CHANGES: Readonly<
  Record<StudyVariant, { readonly case?: (planCase: Case) => Case; readonly options?: PlanOptions }>
> = {
  complete: {},
  'no-refinement': { case: planCase => ({ ...planCase, bone: { ...planCase.bone, surface: 'threshold' } }) },
  'no-block-out': { options: { leaveOut: 'block-out' } },
  'flat-pad': { options: { leaveOut: 'curved-face' } },
  feet: {
    case: planCase => ({ ...planCase, guide: { ...planCase.guide, support: 'feet' } }),
  },
  auto: {
    case: planCase => ({ ...planCase, guide: { ...planCase.guide, ...GUIDE_OF_NEW_CASE } }),
  },
  'short-sleeve': {
    case: planCase => ({
      ...planCase,
      guide: { ...planCase.guide, sleeve: { ...planCase.guide.sleeve, lengthMm: 10 } },
    }),
  },
};

/**
 * One patient of the study from its head to the tool's place: drawn, scanned, picked, planned,
 * printed, seated, operated. A pure function of its arguments. One row for each variant, in their
 * order; a variant is operated along the entry that the complete pipeline took, on the same head
 * with the same draws, whatever its checks say of it, as it is what they say that is being
 * measured.
 */
export async function runPatient(
  settings: StudySettings,
  patient: number,
  variants: readonly StudyVariant[] = ['complete'],
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<StudyRow[]> {
  const drawn = drawPatient(settings, patient);
  throwIfCancelled(signal);
  onProgress?.({ doing: 'Planning', fraction: 0.4 });
  const { volume, truth } = drawn.ct;
  const target = pickOnVoxels(volume, truth.lesion.centreLps);
  const cache = createBoneCache();
  const clinic =
    'isMeasured' in settings.printer
      ? measurePrinter(settings, patient, CASE_DEFAULTS.tool.diameterMm)
      : null;
  const subject = { ...drawn, clinic };
  const chosen = await planComplete(subject, target, cache, within(onProgress, 0.4, 0.8), signal);
  const common = describePatient(settings, patient, drawn);
  const failed = (variant: StudyVariant, attempt: Attempt): StudyRow => ({
    ...common,
    ...NO_OUTCOME,
    variant,
    status: attempt.refused ? 'refused' : 'failed',
    reason: attempt.reason ?? 'Fewer than three points of the guide come near the bone.',
    designs: attempt.designs,
  });
  const rows: StudyRow[] = [];
  for (const [n, variant] of variants.entries()) {
    onProgress?.({ doing: 'Operating', fraction: 0.8 + (0.2 * n) / variants.length });
    throwIfCancelled(signal);
    if (!chosen.plan) {
      rows.push(failed(variant, chosen));
      continue;
    }
    const attempt =
      variant === 'complete'
        ? chosen
        : await planVariant(variant, chosen.plan.plan.case, drawn, cache, signal);
    const index = cache.last!.prepared.index;
    const outcome = attempt.plan?.guide ? followPlan(attempt.plan, index, subject, settings, patient) : null;
    rows.push(
      outcome
        ? { ...common, ...describeOutcome(attempt.plan!, outcome), variant, designs: chosen.designs }
        : failed(variant, attempt),
    );
  }
  return rows;
}

/** A patient, and the printer of its clinic where that was measured. */
interface Subject extends StudyPatient {
  readonly clinic: ClinicPrinter | null;
}

/** A plan that can be operated, or why there is none. */
interface Attempt {
  readonly plan: PlanOutcome | null;
  readonly reason: string | null;
  readonly refused: boolean;
  readonly designs: number;
}

/** The voxel in which the lesion's centre is seen: what a reader clicks on. */
function pickOnVoxels(volume: Volume, p: Vec3): PatientPoint {
  const [i, j, k] = patientToVoxel(volume, patientPoint(...p));
  return voxelToPatient(volume, voxelPoint(Math.round(i), Math.round(j), Math.round(k)));
}

/**
 * The complete pipeline, along the entries that the program proposes until a guide passes every
 * check.
 */
async function planComplete(
  drawn: Subject,
  target: PatientPoint,
  cache: BoneCache,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Attempt> {
  const { volume, pose } = drawn.ct;
  const draft = caseOf(drawn, target);
  const bone = await prepareBone(volume, draft.bone, cache, within(onProgress, 0, 0.5), signal);
  if (!bone.ok) return { plan: null, reason: bone.problem.message, refused: true, designs: 0 };
  let reason: string | null = null;
  const entries = proposeEntries(draft, volume, bone.value, target, pose).slice(0, MOST_DESIGNS);
  for (const [n, entry] of entries.entries()) {
    const made = await plan(caseOf(drawn, target, entry), readVolume(volume), { cache }, undefined, signal);
    if (!made.ok) return { plan: null, reason: made.problem.message, refused: true, designs: n + 1 };
    if (made.value.guide && made.value.plan.status !== 'fail') {
      return { plan: made.value, reason: null, refused: false, designs: n + 1 };
    }
    reason ??= failuresOf(made.value);
  }
  return { plan: null, reason, refused: false, designs: entries.length };
}

async function planVariant(
  variant: StudyVariant,
  complete: Case,
  drawn: StudyPatient,
  cache: BoneCache,
  signal?: AbortSignal,
): Promise<Attempt> {
  const change = CHANGES[variant];
  const planCase = change.case?.(complete) ?? complete;
  const made = await plan(
    planCase,
    readVolume(drawn.ct.volume),
    { cache, ...change.options },
    undefined,
    signal,
  );
  if (!made.ok) return { plan: null, reason: made.problem.message, refused: true, designs: 1 };
  const reason = made.value.guide ? null : failuresOf(made.value);
  return { plan: made.value, reason, refused: false, designs: 1 };
}

const readVolume = (volume: Volume) => () => Promise.resolve(succeed({ volume }));

const failuresOf = ({ plan: { checks } }: PlanOutcome): string =>
  checks
    .filter(check => check.status === 'fail')
    .map(check => check.message)
    .join(' ');

/**
 * The case as it stands in a file; the axes are the true ones, as a person has confirmed them.
 * Before an entry is proposed the case needs one all the same: straight up.
 */
function caseOf(
  { head: { parameters }, ct: { pose }, clinic }: Subject,
  target: Vec3,
  entry: Vec3 = along(target, pose.y, 40),
): Case {
  const parsed = parseCase({
    format: 'bregma-case',
    version: 1,
    patient: { id: parameters.name, species: parameters.species, weightKg: parameters.weightKg },
    scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
    orientation: {
      dorsal: [...pose.y],
      rostral: [...pose.z],
      confirmedBy: 'study',
      at: '2026-01-02T10:00:00Z',
    },
    trajectories: [{ id: 'T1', targetLps: [...target], entryLps: [...entry] }],
    ...(clinic && { printer: printedOn(clinic.profile) }),
    guide: {
      support: 'pad',
      ...(parameters.species === 'feline' ? { footprintRadiusMm: 13, thicknessMm: 3.5 } : {}),
    },
  });
  assertThat(parsed.ok, 'runPatient', parsed.ok ? '' : parsed.problem.message);
  return parsed.value;
}

/** The coupon's own lot and cycle: it speaks for this print. */
const printedOn = (profile: PrinterProfile) => ({ profile, lot: profile.lot, cycle: profile.cycle });

function followPlan(
  made: PlanOutcome,
  index: SurfaceIndex,
  { head, ct, clinic }: Subject,
  settings: StudySettings,
  patient: number,
): OperationOutcome | null {
  const path = made.plan.trajectories[0]!;
  const sleeve = path.sleeve!;
  const insertionLps = patientVector(...made.plan.guide!.insertionLps);
  const bone = plannedBone(index, made.bone.mesh);
  const { face, normals } = collectFace(made.guide!.mesh, bone);
  if (face.length < 9) return null;
  const { boreDiameterMm, lowerLipLps, upperLipLps, depthStopMm } = sleeve;
  return operate(
    {
      guide: {
        face,
        normals,
        bore: {
          lowerLip: lowerLipLps,
          upperLip: upperLipLps,
          diameterMm: boreDiameterMm,
          reachMm: depthStopMm,
        },
      },
      insertionLps,
      plannedBone: bone,
      trueBone: trueBone(head, ct.pose),
      plannedTargetLps: path.targetLps,
      plannedEntryLps: path.entrySurfaceLps,
      directionLps: path.directionLps,
      lesionLps: ct.truth.lesion.centreLps,
      toolDiameterMm: made.plan.case.tool.diameterMm,
      sights: made.plan.guide!.sights.map(({ pointLps, acrossLps, showsMm }) => ({
        point: pointLps,
        across: acrossLps,
        showsMm,
      })),
      bend: made.guide!.bends[0]!.perNewton,
      clinic: clinic && { ...clinic, bed: bedAxes(insertionLps, ct.pose.z) },
    },
    settings,
    patient,
  );
}

const describePatient = (settings: StudySettings, patient: number, { head, scanner }: StudyPatient) => {
  const { species, weightKg, skullLengthMm, skullWidthMm } = head.parameters;
  const { spacingMm, blurMm, noiseHu } = scanner;
  return {
    format: 'bregma-study-row' as const,
    version: 1 as const,
    settings: hashSettings(settings),
    patient,
    trajectory: 'T1',
    head: { species, weightKg, skullLengthMm, skullWidthMm },
    scan: { spacingMm: [...spacingMm] as [number, number, number], blurMm, noiseHu },
  };
};

function describeOutcome({ plan: made }: PlanOutcome, outcome: OperationOutcome) {
  const { lengthMm, predictedErrorMm: predicted, predictedAngleDeg } = made.trajectories[0]!;
  return {
    status: 'operated' as const,
    reason: null,
    lengthMm,
    targetErrorMm: outcome.targetErrorMm,
    entryErrorMm: outcome.entryErrorMm,
    angleErrorDeg: outcome.angleErrorDeg,
    predicted95Mm: predicted!.total95,
    predictedEntry95Mm: predicted!.entry95,
    predictedAngle95Deg: predictedAngleDeg!.p95,
    predictedParts95Mm: {
      imaging: predicted!.imaging,
      seating: predicted!.seating,
      surface: predicted!.surface,
      print: predicted!.print,
      sleeve: predicted!.sleeve,
      bending: predicted!.bending,
    },
    parts: { ...outcome.parts },
  };
}
