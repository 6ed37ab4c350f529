import type { Lesion } from '../../../geometry/anatomy/segment-lesion';
import type { SoftParts } from '../../../geometry/anatomy/find-soft-parts';
import type { Check } from '../../../geometry/core/check';
import type { Progress } from '../../../geometry/core/progress';
import type { Problem, Result } from '../../../geometry/core/result';
import type { PatientPoint, PatientVector } from '../../../geometry/core/frames';
import type { Vec3 } from '../../../geometry/core/vector';
import type { Fusion } from '../../../geometry/fusion/fusion';
import type { RigidTransform } from '../../../geometry/fusion/rigid-transform';
import type { Sleeve } from '../../../geometry/guide/parameters';
import type { SupportComparison } from '../../../geometry/plan/compare-supports';
import type { Case } from '../../../geometry/plan/document/case-schema';
import type { BenchFiles } from '../../../geometry/plan/make-bench-files';
import type { SeatImprovement } from '../../../geometry/plan/improve-seating';
import type { Plan } from '../../../geometry/plan/document/plan-schema';
import type { PlanMark } from '../../../geometry/plan/output/write-skull';
import type { CouponFiles } from '../../../geometry/print/make-coupon';
import type { PrinterProfile } from '../../../geometry/print/printer-profile';
import type { Repair } from '../../../geometry/scan/source/repair';
import type { ScanIdentity } from '../../../geometry/scan/source/scan-identity';
import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import type { TriangleMesh } from '../../../geometry/surface/mesh/mesh';
import type { UncertaintySummary } from '../../../geometry/surface/refine/summarise-uncertainty';
import type { SignalWindow } from '../../../geometry/volume/signal-window';
import type { ErrorPrediction, PathPreview } from '../../../geometry/plan/preview-guide';
import type { OrientationProposal } from '../../../geometry/plan/propose-orientation';
import type { RegisteredScan } from '../../../geometry/verify/register-postoperative-scan';
import type { SeatedCheck } from '../../../geometry/verify/verify-seated';
import type { Verification } from '../../../geometry/verify/verify-plan';
import type { Volume } from '../../../geometry/volume/volume';
import type { MrSequence } from '../../../samples/mr/tissue-signal';
import type { SampleName } from '../../../samples/patients';
import type { IgnoredFile } from '../../../geometry/scan/source/scan-file';
import type { SeriesRole } from '../../../geometry/scan/source/series-role';
import type { GivenFile } from '../../platform/platform-types';

/** A file as the user gave it. */
export type PickedFile = GivenFile;

/** What a heap of files holds, and the series to begin with. */
export interface InspectedFiles {
  readonly series: readonly SeriesSummary[];
  readonly ignored: readonly IgnoredFile[];
  /** The only or plainly fullest usable CT; null where there is a doubt or none. */
  readonly preselected: string | null;
  /** Why nothing is preselected. */
  readonly doubt: Problem | null;
}

/** A small grey picture, row by row. */
export interface Thumbnail {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/** How often each value occurs: bin n counts [firstHu + n * binHu, firstHu + (n + 1) * binHu). */
export interface Histogram {
  readonly firstHu: number;
  readonly binHu: number;
  readonly counts: Uint32Array;
}

export interface OpenedScan {
  readonly volume: Volume;
  /** What it is known by: `hashVolume`. */
  readonly content: string;
  /** What was done to make it upright, regular and whole. */
  readonly rescues: readonly Repair[];
  readonly histogram: Histogram;
}

/** A scan that is to be laid on the CT, and the window in which it is first shown. */
export interface OpenedAddition {
  readonly volume: Volume;
  /** What it is known by: `hashVolume`. */
  readonly content: string;
  /** Whose it says it is; null where that was not kept, or where it says nothing. */
  readonly identity: ScanIdentity | null;
  readonly window: SignalWindow;
}

/** What a sample patient brings besides its scan. */
export interface OpenedSample extends OpenedScan {
  readonly series: SeriesSummary;
  readonly thumbnail: Thumbnail;
  readonly patient: Case['patient'];
  readonly guide: Partial<Pick<Case['guide'], 'footprintRadiusMm' | 'thicknessMm'>>;
  readonly lesionLps: PatientPoint;
}

/** One path, measured; and what is predicted of a guide's error. */
export type { OrientationProposal, PathPreview as MeasuredPath, ErrorPrediction };

/** The bone as the window shows it. */
export interface ShownBone {
  /** LPS mm. */
  readonly mesh: TriangleMesh;
  readonly thresholdHu: number;
  readonly surface: 'refined' | 'threshold';
  readonly blurMm: number | null;
  readonly corticalHu: number | null;
  readonly residualMm: { readonly mean: number; readonly rms: number } | null;
  /**
   * How sure it is, as paint (see paintUncertainty) and in numbers; null for a surface that was not
   * refined.
   */
  readonly certainty: (UncertaintySummary & { readonly paint: Uint8Array }) | null;
  readonly droppedComponents: number;
  /** Null for a quick look at a threshold, which seeks no brain-case. */
  readonly brainVolumeMm3: number | null;
}

/** The lesion as the window shows it. */
export type OutlinedLesion = Omit<Lesion, 'mask' | 'longestEndsLps'>;

/** Eyes and ear canals as the window shows them. */
export interface ShownSoftParts extends SoftParts {
  /** False where no brain-case was found: they are sought by it. */
  readonly isSought: boolean;
  /** What is found, one shell after the other, LPS mm; null where nothing is. */
  readonly mesh: TriangleMesh | null;
}

export interface GuidePreview {
  readonly mesh: TriangleMesh;
  readonly sleeves: readonly Sleeve[];
  readonly insertionLps: PatientVector;
  readonly checks: readonly Check[];
  /** Null until the `predict` job has it: the guide is shown before its error is predicted. */
  readonly prediction: ErrorPrediction | null;
  /** What else it could stand on; null where the case says which. */
  readonly supports: SupportComparison | null;
}

/** The pipeline's outcome with the bytes to export. */
export interface PlannedGuide {
  readonly plan: Plan;
  readonly guide: {
    readonly mesh: TriangleMesh;
    readonly stl: Uint8Array;
    readonly printStl: Uint8Array;
    readonly print3mf: Uint8Array;
  } | null;
}

/** What came of each path, and of which nothing was found. */
export type MeasuredLater = Pick<Verification, 'outcomes' | 'missing'>;

/** How a guide sits, by a scan with it on that is laid. */
export type MeasuredSeat = Omit<SeatedCheck, 'laid'>;

/** Every job: what is asked and what is given back. */
interface PlannerJobs {
  readonly inspect: { request: { readonly files: readonly PickedFile[] }; reply: InspectedFiles };
  readonly thumbnail: { request: { readonly uid: string }; reply: Thumbnail };
  /** `interpolateMissing`: whether somebody has agreed that a missing slice is filled in. */
  readonly readSeries: {
    request: { readonly uid: string; readonly interpolateMissing: boolean };
    reply: OpenedScan;
  };
  readonly openSample: { request: { readonly name: SampleName }; reply: OpenedSample };
  /** Keeps the volume in the browser's private files, so that a reload goes on where it was. */
  readonly cacheVolume: {
    request: {
      readonly key: string;
      /** Series of the scans beside it that stay kept; default: none. */
      readonly added?: readonly string[];
    };
    reply: null;
  };
  /** The MR of a sample patient. */
  readonly scanSampleMr: {
    request: { readonly name: SampleName; readonly sequence: MrSequence };
    reply: OpenedAddition;
  };
  /** Lays one scan on the other; with a start only its neighbourhood is searched. */
  readonly fuse: {
    request: { readonly fixed: Volume; readonly moving: Volume; readonly start?: RigidTransform };
    reply: Fusion;
  };
  /** Lays a CT made after the biopsy on the planned one, last of all on the bone about a path. */
  readonly layLater: {
    request: {
      readonly planned: Volume;
      readonly later: Volume;
      readonly path: { readonly targetLps: Vec3; readonly entryLps: Vec3 };
    };
    reply: RegisteredScan;
  };
  /**
   * Finds the tools in a scan that is laid, or takes them as marked (planned CT), and measures
   * them.
   */
  readonly measureLater: {
    request: {
      readonly plan: Plan;
      readonly planned: Volume;
      readonly later: Volume;
      readonly fixedFromMoving: RigidTransform;
      readonly marks: readonly {
        readonly trajectory: string;
        readonly tipLps: Vec3;
        readonly entryLps: Vec3;
      }[];
    };
    reply: MeasuredLater;
  };
  /** Finds the plan's guide (LPS mm) in a scan that is laid, and measures how it sits. */
  readonly measureSeated: {
    request: {
      readonly plan: Plan;
      readonly guide: TriangleMesh;
      readonly later: Volume;
      readonly fixedFromMoving: RigidTransform;
    };
    reply: MeasuredSeat;
  };
  /** A sample patient after an operation along a path, LPS mm of its CT. */
  readonly scanSampleLater: {
    request: {
      readonly name: SampleName;
      readonly operated: { readonly targetLps: Vec3; readonly entryLps: Vec3 };
    };
    reply: OpenedAddition;
  };
  /** `interpolateMissing` as of `readSeries`. */
  readonly readAdded: {
    request: { readonly uid: string; readonly interpolateMissing: boolean };
    reply: OpenedAddition;
  };
  /** Keeps a scan beside the kept CT, under its series. */
  readonly cacheAdded: { request: { readonly uid: string; readonly volume: Volume }; reply: null };
  readonly loadCachedAdded: {
    request: { readonly uid: string; readonly role: SeriesRole };
    reply: OpenedAddition | null;
  };
  readonly loadCachedVolume: { request: { readonly key: string }; reply: OpenedScan | null };
  readonly proposeOrientation: { request: { readonly thresholdHu: number }; reply: OrientationProposal };
  /** The threshold's surface alone: quick, for the slider. */
  readonly previewBone: {
    request: { readonly thresholdHu: number; readonly crop: Case['bone']['crop'] };
    reply: ShownBone;
  };
  readonly prepareBone: {
    request: { readonly bone: Case['bone'] };
    reply: ShownBone;
  };
  readonly outlineLesion: {
    request: { readonly lesion: NonNullable<Case['lesion']>; readonly bone: Case['bone'] };
    reply: OutlinedLesion;
  };
  /** Eyes and ear canals of the animal that lies so. */
  readonly findSoftParts: {
    request: {
      readonly bone: Case['bone'];
      readonly orientation: Pick<NonNullable<Case['orientation']>, 'dorsal' | 'rostral'>;
    };
    reply: ShownSoftParts;
  };
  readonly measure: { request: { readonly case: Case }; reply: readonly PathPreview[] };
  /**
   * An entry for a target (LPS mm) within the limits of a path; refused in words where there is
   * none.
   */
  readonly proposeEntry: {
    request: { readonly case: Case; readonly targetLps: PatientPoint };
    reply: PatientPoint;
  };
  readonly previewGuide: { request: { readonly case: Case }; reply: GuidePreview };
  /** Of the guide that was previewed last; refused for any other case. */
  readonly predict: { request: { readonly case: Case }; reply: ErrorPrediction };
  readonly improveSeating: { request: { readonly case: Case }; reply: SeatImprovement };
  /** What the guide could stand on, whatever the case says that it does; none is chosen. */
  readonly compareSupports: { request: { readonly case: Case }; reply: SupportComparison };
  readonly plan: {
    request: {
      readonly case: Case;
      /** What the open series says of itself. */
      readonly identity: ScanIdentity;
      /** The scans beside it that are at hand, by their id in the case. */
      readonly beside: Readonly<Record<string, OpenedAddition>>;
    };
    reply: PlannedGuide;
  };
  /** The open scan as it was read, in the format that the name ends in. */
  readonly writeVolume: {
    request: { readonly series: SeriesSummary; readonly name: string };
    reply: { readonly file: Blob };
  };
  /** The coupon for a printer, with its sheet and table; its readings are solved in the window. */
  readonly coupon: {
    request: {
      readonly profile: PrinterProfile;
      readonly toolDiameterMm: number;
      readonly tiltDeg: number;
    };
    reply: CouponFiles;
  };
  /** The phantom and the try-in of a plan's guide (LPS mm). */
  readonly bench: {
    request: { readonly plan: Plan; readonly guide: TriangleMesh };
    reply: BenchFiles | null;
  };
  /** The skull that a case's guide sits on, marked as that plan's. */
  readonly skullStl: {
    request: { readonly case: Case; readonly mark: PlanMark };
    reply: { readonly file: Blob; readonly sha256: string };
  };
}

/** What the window shows, and so all that a job may work on. */
export interface HeldScan {
  readonly volume: Volume;
  readonly rescues: readonly Repair[];
  /** What the volume is known by. */
  readonly content: string;
}

export type JobKind = keyof PlannerJobs;
export type JobRequest<K extends JobKind> = PlannerJobs[K]['request'];
export type JobReply<K extends JobKind> = PlannerJobs[K]['reply'];

/** What the planner is called for; each call waits for those before it. */
export type PlannerCalls = {
  readonly [K in JobKind]: {
    readonly request: JobRequest<K>;
    readonly reply: Result<JobReply<K>>;
    readonly progress: Progress;
  };
} & {
  /** The scan that is on screen from now on: every job after this works on it, none before. */
  readonly hold: { readonly request: HeldScan | null; readonly reply: null };
};
