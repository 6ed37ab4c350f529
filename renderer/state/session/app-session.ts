import type { Problem } from '../../../geometry/core/result';
import type { PrinterProfile } from '../../../geometry/print/printer-profile';
import type { RecordRow } from '../../../geometry/verify/record-row';
import type { SceneViewProps } from '../../scene/scene-view-props';
import type { OverlayMode } from '../../slices/slice-overlay';
import type { InspectedFiles, JobKind, Thumbnail } from '../../workers/planner/planner-protocol';
import type { Change } from '../describe-change';
import type { Draft } from '../draft';
import type { CouponWork } from './coupon-work';
import type { RecentCase } from './recent-case';
import type { Step } from './steps';
import type { SideConvention } from './view-session';

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

/** A step back or forward in the history of the work. */
interface Stepped {
  readonly way: 'undone' | 'redone';
  readonly change: Change;
  /** The work as it then was; once it is another, this is of the past. */
  readonly draft: Draft;
}

/** Something that went wrong, in words, and the step that it belongs to. */
export interface Alert {
  readonly id: number;
  readonly step: Step;
  readonly problem: Problem;
}

const START_OVERLAY: OverlayView = {
  on: true,
  mode: 'blend',
  share: 0.5,
  squareMm: 12,
  lensMm: 15,
  levelOf: 'ct',
};

/**
 * What stays whatever scan is shown: the files at hand, what goes on, and how the window is set.
 */
export interface AppSession {
  readonly step: Step;
  readonly files: InspectedFiles | null;
  /** Of further files, the folder in which each series was found. */
  readonly folders: Readonly<Record<string, string>>;
  readonly thumbnails: Readonly<Record<string, Thumbnail>>;
  readonly overlay: OverlayView;
  /** The clinic's record; null until it was read. */
  readonly record: readonly RecordRow[] | null;
  /** The clinic's own printers as they are kept; null until they were read. */
  readonly printers: readonly PrinterProfile[] | null;
  /** The coupon that is being measured; null: none was begun. */
  readonly coupon: CouponWork | null;
  readonly jobs: readonly Job[];
  /** What was undone or done again last, and what that led to. */
  readonly stepped: Stepped | null;
  readonly alerts: readonly Alert[];
  /** Another window edits this work: here it can be looked at. */
  readonly lookOnly: boolean;
  /** Cases that can be gone on with, the latest first. */
  readonly recent: readonly RecentCase[];
  /** Share of the stage's width and height that the first column and row take. */
  readonly split: readonly [number, number];
  /** Where the views along the path take the place of the three slices, once there is a path. */
  readonly pathViews: { readonly path: boolean; readonly guide: boolean };
  readonly sideConvention: SideConvention;
  readonly look: SceneViewProps['look'];
  /** Of the skull, 0 to 1: with nothing within it to be seen, and over paths. */
  readonly boneOpacity: number;
  readonly boneOpacityOverPath: number;
  readonly guideOpacity: number;
  readonly showPlanes: boolean;
  /** Whether the Bone step paints the bone by how sure its surface is. */
  readonly showUncertainty: boolean;
  /** Whether eyes and ear canals are drawn. */
  readonly showSoftParts: boolean;
  /** Whether the skull is cut open along the path, where it can be. */
  readonly clip: boolean;
  readonly theme: 'dark' | 'light';
  readonly language: 'en' | 'fr';
  readonly dialog: 'palette' | 'keys' | 'tour' | 'help' | 'about' | 'report' | 'elsewhere' | 'coupon' | null;
  readonly tourSeen: boolean;
}

export const START_APP: AppSession = {
  step: 'scan',
  files: null,
  folders: {},
  thumbnails: {},
  overlay: START_OVERLAY,
  record: null,
  printers: null,
  coupon: null,
  jobs: [],
  stepped: null,
  alerts: [],
  lookOnly: false,
  recent: [],
  split: [0.5, 0.5],
  pathViews: { path: true, guide: false },
  sideConvention: 'radiological',
  look: null,
  boneOpacity: 1,
  boneOpacityOverPath: 0.35,
  guideOpacity: 0.85,
  showPlanes: false,
  showUncertainty: false,
  showSoftParts: true,
  clip: false,
  theme: 'dark',
  language: 'en',
  dialog: null,
  tourSeen: false,
};
