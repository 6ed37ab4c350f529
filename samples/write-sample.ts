import type { OnProgress } from '../geometry/core/progress';
import type { Vec3 } from '../geometry/core/vector';
import { simulateCt, type CtOptions, type SimulatedCt } from './ct/simulate-ct';
import type { Surgery } from './ct/surgery';
import { seededUid } from './dicom/seeded-uid';
import { writeCtSeries } from './dicom/write-ct-series';
import { mrSeriesUid, writeMrSeries } from './dicom/write-mr-series';
import { sampleId } from './sample-id';
import type { SeriesOptions } from './dicom/write-series';
import { buildHead } from './head/build-head';
import { betweenPoses, headDirectionToPatient, headPose, headToPatient, type HeadPose } from './head/pose';
import type { HeadParameters } from './head/parameters';
import type { SampleMr } from './mr/scan-mr';

export interface SampleOptions extends Omit<CtOptions, 'pose'> {
  /** Default: a few degrees off straight, as an animal lies. */
  readonly pose?: HeadPose;
}

/** A file of the sample: its path below the sample's folder, with forward slashes. */
export interface SampleFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A CT of the same head after the operation, and what was truly done. */
export interface SampleLaterCt {
  readonly ct: SimulatedCt;
  readonly surgery: Surgery;
}

const SPACING_MM: Vec3 = [0.5, 0.5, 0.5];
/**
 * How each sample lies when nothing else is asked: a few degrees off straight, as an animal does.
 */
const usualPose = (): HeadPose => headPose([0.07, -0.04, 0.05], [4.5, -12.25, 31.5]);

/**
 * Every file of a sample patient, one after the other: `ct/*.dcm`, `case.json` (ready to plan) and
 * `truth.json` (what is known exactly: lesion, vessels, landmarks, marker, pose). The same
 * arguments give the same bytes.
 */
export function* writeSample(
  patient: HeadParameters,
  options: SampleOptions = {},
  onProgress?: OnProgress,
): Generator<SampleFile> {
  const ct = simulateCt(buildHead(patient), sampleCtOptions(options), onProgress);
  yield* sampleFiles(patient, ct, options);
}

/**
 * The scanner's settings of a sample where nothing else is asked: voxels of half a millimetre,
 * couch and tube, the usual pose.
 */
export function sampleCtOptions(options: SampleOptions): CtOptions {
  return { spacingMm: SPACING_MM, couch: true, tube: true, pose: usualPose(), ...options };
}

/**
 * The files of a sample whose scan is made already, with `sampleCtOptions(options)`; with its MR,
 * if there is any, each series in a folder of its own, named in the case, and laid on the CT in the
 * truth; with a CT after the operation, if there is one, in a folder that the case does not name:
 * it is `bregma verify` that asks for it.
 */
export function* sampleFiles(
  patient: HeadParameters,
  ct: SimulatedCt,
  options: SampleOptions,
  mr: readonly SampleMr[] = [],
  later: SampleLaterCt | null = null,
): Generator<SampleFile> {
  const seed = options.seed ?? 1;
  const id = patientId(patient);
  const words: SeriesOptions = {
    patientId: id,
    patientName: `Sample^${patient.name}`,
    species: patient.species === 'feline' ? 'Feline' : 'Canine',
    breed: patient.breed,
    weightKg: patient.weightKg,
    seed,
  };
  for (const { name, bytes } of writeCtSeries(ct.volume, words)) yield { path: `ct/${name}`, bytes };
  for (const { sequence, volume } of mr) {
    for (const { name, bytes } of writeMrSeries(volume, sequence, words)) {
      yield { path: `${mrFolder(sequence)}/${name}`, bytes };
    }
  }
  if (later) {
    const again = { ...words, seed: seed + 500, seriesDescription: 'Head, simulated, after biopsy' };
    for (const { name, bytes } of writeCtSeries(later.ct.volume, again)) {
      yield { path: `${LATER_FOLDER}/${name}`, bytes };
    }
  }
  yield json('case.json', caseOf(patient, ct, id, seed, mr));
  yield json('truth.json', truthOf(patient, ct, seed, mr, later));
}

const patientId = (patient: HeadParameters): string => sampleId(patient.name);

const LATER_FOLDER = 'ct-postop';

const mrFolder = (sequence: SampleMr['sequence']): string => `mr-${sequence}`;

/** case.json as docs/format/case.md has it; fields left out take their defaults. */
function caseOf(
  patient: HeadParameters,
  { truth }: SimulatedCt,
  id: string,
  seed: number,
  mr: readonly SampleMr[],
): object {
  const small = patient.species === 'feline';
  return {
    format: 'bregma-case',
    version: 1,
    patient: { id, species: patient.species, breed: patient.breed, weightKg: patient.weightKg },
    scans: [
      { id: 'ct', role: 'ct', path: 'ct', series: seededUid('series', id, seed) },
      ...mr.map(({ sequence }) => ({
        id: sequence,
        role: 'mr',
        path: mrFolder(sequence),
        series: mrSeriesUid(sequence, id, seed),
      })),
    ],
    orientation: {
      dorsal: rounded(truth.dorsal, 6),
      rostral: rounded(truth.rostral, 6),
      confirmedBy: 'sample',
      at: '2026-01-02T10:00:00Z',
    },
    trajectories: [{ id: 'T1', targetLps: rounded(truth.targetLps), entryLps: rounded(truth.entryLps) }],
    guide: small ? { footprintRadiusMm: 13, thicknessMm: 3.5 } : {},
  };
}

function truthOf(
  patient: HeadParameters,
  { truth, pose }: SimulatedCt,
  seed: number,
  mr: readonly SampleMr[],
  later: SampleLaterCt | null,
): object {
  const laid = [
    ...mr.map(scan => mrTruth(pose, scan)),
    ...(later ? [[LATER_FOLDER, betweenPoses(pose, later.ct.pose)] as const] : []),
  ];
  return {
    format: 'bregma-truth',
    version: 1,
    note: 'A simulated patient: what is known exactly. Positions are LPS mm. The distance to bone is in code: buildHead(parameters).boneDistance, in the head frame.',
    seed,
    lesion: { centreLps: rounded(truth.lesion.centreLps), radiusMm: truth.lesion.radiusMm },
    vessels: truth.vessels.map(v => ({ ...v, pointsLps: v.pointsLps.map(p => rounded(p)) })),
    landmarksLps: Object.fromEntries(
      Object.entries(truth.landmarksLps).map(([name, p]) => [name, rounded(p)]),
    ),
    ...(truth.marker
      ? { marker: { side: truth.marker.side, centreLps: rounded(truth.marker.centreLps) } }
      : {}),
    pose: { originLps: pose.origin, left: pose.x, dorsal: pose.y, rostral: pose.z },
    ...(laid.length > 0 ? { fixedFromMoving: Object.fromEntries(laid) } : {}),
    ...(later ? { postop: surgeryTruth(pose, later.surgery) } : {}),
    parameters: patient,
  };
}

/** Where a point of an MR series lies in the CT, by the name of the series' folder. */
const mrTruth = (ctPose: HeadPose, { sequence, pose }: SampleMr): [string, object] => [
  mrFolder(sequence),
  betweenPoses(ctPose, pose),
];

/** Where the tool came to lie, in the first CT. */
const surgeryTruth = (pose: HeadPose, { kind, window, tip, entry, direction }: Surgery): object => ({
  kind,
  windowLps: rounded(headToPatient(pose, window)),
  tipLps: rounded(headToPatient(pose, tip)),
  entryLps: rounded(headToPatient(pose, entry)),
  directionLps: rounded(headDirectionToPatient(pose, direction), 6),
});

function rounded(v: Vec3, digits = 4): number[] {
  return v.map(c => Number(c.toFixed(digits)) + 0);
}

function json(path: string, content: object): SampleFile {
  return { path, bytes: new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`) };
}
