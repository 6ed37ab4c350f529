import { patientPoint, type PatientPoint } from '../../geometry/core/frames';
import type { Result } from '../../geometry/core/result';
import type { Vec3 } from '../../geometry/core/vector';
import {
  CASE_DEFAULTS,
  CASE_VERSION,
  plannedScan,
  type Case,
  type CaseOrientation,
} from '../../geometry/plan/document/case-schema';
import { words } from '../../geometry/messages/phrase';
import { GUIDE_OF_NEW_CASE } from '../../geometry/plan/document/guide-schema';
import { parseCase } from '../../geometry/plan/document/parse-case';
import type { Plan } from '../../geometry/plan/document/plan-schema';
import type { Measurement } from '../slices/measure';
import { addedOfCase, caseScanOf, nextScanId } from './case-scans';
import { NO_ANSWER, type MarkerAnswer } from './marker-answer';
import type { ScanSource } from './scan-source';
import type { AddedScan } from './added-scan';
import type { PostoperativeScan } from './postoperative-scan';

/** A path that may still lack an end. */
export interface DraftTrajectory {
  readonly id: string;
  readonly targetLps: PatientPoint | null;
  readonly entryLps: PatientPoint | null;
}

/** Everything that the vet decides; undo and redo go over this and nothing else. */
export interface Draft {
  readonly source: ScanSource | null;
  readonly seriesUid: string | null;
  /** Who agreed that a missing slice of this series is filled in. */
  readonly interpolateMissing: Case['scans'][number]['interpolateMissing'];
  /**
   * What the work was done on (`hashVolume`), and whose scan it says it is; null until it was read.
   */
  readonly content: string | null;
  readonly patientId: string | null;
  /** Who answered that this scan is used although it is another than the case says. */
  readonly answers: Case['scans'][number]['answers'];
  readonly patient: Case['patient'];
  readonly orientation: Case['orientation'];
  /**
   * The proposed axes as the vet has turned them, not confirmed yet; null while they stand as
   * proposed. LPS.
   */
  readonly turned: TurnedAxes | null;
  /** What was said of the markers that were found on the head. */
  readonly saidOfMarkers: MarkerAnswer;
  readonly bone: Case['bone'];
  readonly lesion: Case['lesion'];
  readonly tool: Case['tool'];
  readonly trajectories: readonly DraftTrajectory[];
  readonly selected: string | null;
  readonly guide: Case['guide'];
  /**
   * What came of trying the guide on its phantom; of the plan that it names, and no input of one.
   */
  readonly bench: Case['bench'];
  /** What the guide is printed on; null: not said. */
  readonly printer: Case['printer'];
  /** Distances and angles drawn on the slices; of the work, not of the case. */
  readonly measurements: readonly Measurement[];
  /** What the predicted error rests on. */
  readonly accuracy: Case['accuracy'];
  /** Scans beside the CT, to be seen on it. */
  readonly added: readonly AddedScan[];
  /** The CT made after the biopsy; of the work, not of the case. */
  readonly later: PostoperativeScan | null;
  /**
   * The plan that was opened as the one that was carried out: Verify judges by it. Of the work, not
   * of the case.
   */
  readonly carriedOut: Plan | null;
}

/** Axes on their way to being confirmed. */
interface TurnedAxes {
  readonly dorsal: Vec3;
  readonly rostral: Vec3;
  /** What was done by hand since the proposal. */
  readonly turns: CaseOrientation['turns'];
  readonly earlier: CaseOrientation['earlier'];
}

export const EMPTY_DRAFT: Draft = {
  source: null,
  seriesUid: null,
  interpolateMissing: null,
  content: null,
  patientId: null,
  answers: [],
  patient: CASE_DEFAULTS.patient,
  orientation: CASE_DEFAULTS.orientation,
  turned: null,
  saidOfMarkers: NO_ANSWER,
  bone: CASE_DEFAULTS.bone,
  lesion: CASE_DEFAULTS.lesion,
  tool: CASE_DEFAULTS.tool,
  trajectories: [],
  selected: null,
  guide: { ...CASE_DEFAULTS.guide, ...GUIDE_OF_NEW_CASE, keepOffLps: [] },
  printer: CASE_DEFAULTS.printer,
  bench: CASE_DEFAULTS.bench,
  measurements: [],
  accuracy: CASE_DEFAULTS.accuracy,
  added: [],
  later: null,
  carriedOut: null,
};

/** The most paths a case may hold. */
export const MOST_TRAJECTORIES = 8;

/**
 * Colour-blind-safe hues of the paths, in order (Okabe and Ito 2008, without black and the accent's
 * own blue).
 */
const TRAJECTORY_COLOURS = [
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#f0e442',
  '#d55e00',
  '#0072b2',
  '#56b4e9',
  '#bbbbbb',
] as const;

/** The paths that have both ends, at least a millimetre apart: what can be measured and planned. */
export function wholeTrajectories(draft: Pick<Draft, 'trajectories'>): Case['trajectories'] {
  return draft.trajectories.flatMap(({ id, targetLps: t, entryLps: e }) =>
    t && e && Math.hypot(t[0] - e[0], t[1] - e[1], t[2] - e[2]) >= 1
      ? [{ id, targetLps: [t[0], t[1], t[2]], entryLps: [e[0], e[1], e[2]] }]
      : [],
  );
}

/**
 * The case that the draft stands for, checked by the case's own schema; paths that still lack an
 * end are left out. Refuses, in the schema's words, where there is no path or a field is out of its
 * limits.
 */
export const caseOfDraft = (draft: Draft): Result<Case> =>
  parseCase(caseDocument(draft), 'The case', words('the-case'));

/**
 * What the case file of a draft says, not judged yet; the whole of it, as a guide is made of
 * nothing else.
 */
export function caseDocument(draft: Draft) {
  return {
    format: 'bregma-case',
    version: CASE_VERSION,
    patient: draft.patient,
    scans: [
      {
        id: 'ct',
        role: 'ct',
        path: scanPath(draft.source),
        series: draft.seriesUid,
        interpolateMissing: draft.interpolateMissing,
        content: draft.content,
        patientId: draft.patientId,
        answers: draft.answers,
      },
      ...draft.added.map(scan => caseScanOf(scan, scanPath(scan.source, scan.id))),
    ],
    orientation: draft.orientation,
    bone: draft.bone,
    lesion: draft.lesion,
    tool: draft.tool,
    trajectories: wholeTrajectories(draft),
    guide: draft.guide,
    printer: draft.printer,
    bench: draft.bench,
    accuracy: draft.accuracy,
  };
}

/**
 * The draft that stands for a saved case: the opposite of `caseOfDraft`. Its first CT is the one
 * that is planned on.
 */
export function draftOfCase(planCase: Case): Draft {
  const scan = plannedScan(planCase);
  const others = planCase.scans.filter(other => other !== scan);
  return {
    ...EMPTY_DRAFT,
    source: { kind: 'files', folder: scan.path },
    seriesUid: scan.series,
    interpolateMissing: scan.interpolateMissing,
    content: scan.content,
    patientId: scan.patientId,
    answers: scan.answers,
    patient: planCase.patient,
    orientation: planCase.orientation,
    bone: planCase.bone,
    lesion: planCase.lesion,
    tool: planCase.tool,
    trajectories: planCase.trajectories.map(({ id, targetLps, entryLps }) => ({
      id,
      targetLps: patientPoint(...targetLps),
      entryLps: patientPoint(...entryLps),
    })),
    selected: planCase.trajectories[0]!.id,
    guide: planCase.guide,
    printer: planCase.printer,
    bench: planCase.bench,
    accuracy: planCase.accuracy,
    added: others.map(addedOfCase).map(one =>
      // Here the planned CT alone bears that name.
      one.id === 'ct' ? { ...one, id: nextScanId('ct', others) } : one,
    ),
  };
}

/** Where the case file looks for a scan: the folder that was picked, beside it. */
function scanPath(source: ScanSource | null, otherwise = 'ct'): string {
  return (source?.kind === 'files' && source.folder) || otherwise;
}

/** T1, T2, ... the first that is free. */
export function nextTrajectoryId(draft: Draft): string {
  let n = 1;
  while (draft.trajectories.some(t => t.id === `T${n}`)) n++;
  return `T${n}`;
}

export function selectedTrajectory(draft: Draft): DraftTrajectory | null {
  return draft.trajectories.find(t => t.id === draft.selected) ?? null;
}

export function trajectoryColour(draft: Draft, id: string): string {
  const place = draft.trajectories.findIndex(t => t.id === id);
  return TRAJECTORY_COLOURS[Math.max(0, place) % TRAJECTORY_COLOURS.length]!;
}
