import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { PatientPoint } from '../../geometry/core/frames';
import type { Problem } from '../../geometry/core/result';
import type { Rescue } from '../../geometry/scan/source/rescue';
import type { SeriesSummary } from '../../geometry/scan/scan-inventory';
import type { SeatImprovement } from '../../geometry/plan/improve-seating';
import type { RecordRow } from '../../geometry/verify/record-row';
import type { Volume } from '../../geometry/volume/volume';
import type { SceneViewProps } from '../scene/scene-view-props';
import type { OverlayMode } from '../slices/slice-overlay';
import type { SliceTool, WindowLevel } from '../slices/slice-view-props';
import type {
  GuidePreview,
  Histogram,
  InspectedFiles,
  JobKind,
  MeasuredLater,
  MeasuredPath,
  OpenedAddition,
  OrientationProposal,
  OutlinedLesion,
  PlannedGuide,
  ShownBone,
  Thumbnail,
} from '../workers/planner/planner-protocol';
import type { RecentCase } from './recent-case';
import type { Made } from './made';
import type { Step } from './steps';
export type View = 'transverse' | 'sagittal' | 'dorsal' | 'scene' | 'along' | 'across' | 'eye';

export interface LoadedScan {
  readonly volume: Volume;
  /** What it is known by: `hashVolume`. */
  readonly content: string;
  readonly rescues: readonly Rescue[];
  readonly histogram: Histogram;
  readonly series: SeriesSummary;
}

/** How the scan over the CT is seen; of one scan at a time. */
export interface OverlayView {
  /** Whether it is seen at all. */
  readonly on: boolean;
  readonly mode: OverlayMode;
  /** Share of it in a blend, 0 to 1. */
  readonly share: number;
  /** Side of a square of the checkerboard, mm. */
  readonly squareMm: number;
  /** Radius of the lens, mm. */
  readonly lensMm: number;
  /** Whose window level a right-drag changes. */
  readonly levelOf: 'ct' | 'added';
}

/** Work that is going on in the planner. */
export interface Job {
  readonly kind: JobKind;
  readonly doing: string;
  readonly fraction: number;
}

/** Something that went wrong, in words, and the step that it belongs to. */
export interface Alert {
  readonly id: number;
  readonly step: Step;
  readonly problem: Problem;
}

export interface WrittenFile {
  readonly name: string;
  readonly where: string;
  readonly bytes: number;
  readonly sha256: string;
}

export type SaveState =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Date }
  /** Held in a lesser place that may be gone with the window. */
  | { readonly kind: 'unsafe' }
  | { readonly kind: 'failed'; readonly why: string };

/** What the window knows and shows besides the draft; nothing here is undone. */
export interface Session {
  readonly step: Step;
  readonly files: InspectedFiles | null;
  /** Of further files, the folder in which each series was found. */
  readonly folders: Readonly<Record<string, string>>;
  readonly thumbnails: Readonly<Record<string, Thumbnail>>;
  readonly scan: LoadedScan | null;
  /** Scans beside the CT that are at hand, by series. */
  readonly added: Readonly<Record<string, OpenedAddition>>;
  /** Series of those that are nowhere to be found: their files have to be opened again. */
  readonly missing: readonly string[];
  /** The added scan that is laid over the CT in the viewports; null: the first that is at hand. */
  readonly overlaid: string | null;
  readonly overlay: OverlayView;
  /** The added scan whose fusion is being worked on, in the place of the Scan panel. */
  readonly fusing: string | null;
  readonly proposal: OrientationProposal | null;
  readonly bone: Made<ShownBone> | null;
  /** A quick surface while the threshold is being moved. */
  readonly bonePreview: ShownBone | null;
  readonly lesion: Made<OutlinedLesion> | null;
  readonly measured: Made<readonly MeasuredPath[]> | null;
  readonly preview: Made<GuidePreview> | null;
  readonly final: Made<PlannedGuide> | null;
  /** What the last search for a better seat came to. */
  readonly improvedSeat: Made<SeatImprovement> | null;
  /** What the scan made after the biopsy says of the plan. */
  readonly verified: Made<MeasuredLater> | null;
  /** The clinic's record; null until it was read. */
  readonly record: readonly RecordRow[] | null;
  readonly exported: { readonly key: string; readonly files: readonly WrittenFile[] } | null;
  readonly jobs: readonly Job[];
  readonly alerts: readonly Alert[];
  readonly save: SaveState;
  /** Another window edits this work: here it can be looked at. */
  readonly lookOnly: boolean;
  /** Cases that can be gone on with, the latest first. */
  readonly recent: readonly RecentCase[];
  readonly crosshair: PatientPoint | null;
  readonly hover: PatientPoint | null;
  readonly windowLevel: WindowLevel;
  readonly tool: SliceTool;
  readonly maximised: View | null;
  /** Stage of Path and Guide: the three slices, or the views along the path. */
  readonly pathViews: boolean;
  /** How far the planes along and across a path stand beside it, along their own direction, mm; null: through it. */
  readonly beside: { readonly path: string; readonly along: number; readonly across: number } | null;
  /** Share of the stage's width and height that the first column and row take. */
  readonly split: readonly [number, number];
  readonly playing: boolean;
  readonly look: SceneViewProps['look'];
  readonly boneOpacity: number;
  readonly guideOpacity: number;
  readonly showPlanes: boolean;
  /** Whether the Bone step paints the bone by how sure its surface is. */
  readonly showUncertainty: boolean;
  readonly clip: boolean;
  readonly theme: 'dark' | 'light';
  readonly language: 'en' | 'fr';
  readonly dialog: 'palette' | 'keys' | 'tour' | 'report' | 'elsewhere' | null;
  readonly tourSeen: boolean;
}

/** A window in which bone and brain can both be read. */
export const START_WINDOW: WindowLevel = { centerHu: 250, widthHu: 800 };

const START_OVERLAY: OverlayView = {
  on: true,
  mode: 'blend',
  share: 0.5,
  squareMm: 12,
  lensMm: 15,
  levelOf: 'ct',
};

export const sessionStore = createStore<Session>()(() => ({
  step: 'scan',
  files: null,
  folders: {},
  thumbnails: {},
  scan: null,
  added: {},
  missing: [],
  overlaid: null,
  overlay: START_OVERLAY,
  fusing: null,
  proposal: null,
  bone: null,
  bonePreview: null,
  lesion: null,
  measured: null,
  preview: null,
  final: null,
  improvedSeat: null,
  verified: null,
  record: null,
  exported: null,
  jobs: [],
  alerts: [],
  save: { kind: 'none' },
  lookOnly: false,
  recent: [],
  crosshair: null,
  hover: null,
  windowLevel: START_WINDOW,
  tool: 'crosshair',
  maximised: null,
  pathViews: false,
  beside: null,
  split: [0.5, 0.5],
  playing: false,
  look: null,
  boneOpacity: 1,
  guideOpacity: 0.85,
  showPlanes: false,
  showUncertainty: false,
  clip: false,
  theme: 'dark',
  language: 'en',
  dialog: null,
  tourSeen: false,
}));

export const useSession = <T>(select: (session: Session) => T): T => useStore(sessionStore, select);

export const setSession = (change: Partial<Session>): void => sessionStore.setState(change);

let nextAlert = 1;

/** Shows what went wrong at a step; it takes the place of what the step said before. */
export function raise(step: Step, problem: Problem): void {
  const kept = sessionStore.getState().alerts.filter(alert => alert.step !== step);
  setSession({ alerts: [...kept, { id: nextAlert++, step, problem }] });
}

export function dismiss(id: number): void {
  setSession({ alerts: sessionStore.getState().alerts.filter(alert => alert.id !== id) });
}

export function clearAlerts(step: Step): void {
  const { alerts } = sessionStore.getState();
  if (alerts.some(alert => alert.step === step)) {
    setSession({ alerts: alerts.filter(alert => alert.step !== step) });
  }
}
