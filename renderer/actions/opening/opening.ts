import type { PatientPoint } from '../../../geometry/core/frames';
import type { Problem } from '../../../geometry/core/result';
import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import type { SampleName } from '../../../samples/patients';
import type { Draft } from '../../state/draft';
import type { Session } from '../../state/session-store';
import type { Step } from '../../state/session/steps';
import type { InspectedFiles, OpenedScan } from '../../workers/planner/planner-protocol';
import type { HeldWork } from '../hold-work';
import type { SavedWork } from '../saved-work';
import type { AwaitedCase } from './awaited-case';

/** What the files of a scan were given for. */
export type Purpose = 'anything' | 'beside' | 'after-biopsy';

/** What was given to be opened, and what was learnt of it before anything is decided. */
export type Given =
  | {
      readonly kind: 'files';
      readonly found: InspectedFiles;
      /** As the case file, saved beside it, calls the scan. */
      readonly folder: string;
      readonly purpose: Purpose;
    }
  | {
      readonly kind: 'case';
      readonly draft: Draft;
      /** What the files that came with it hold; null where none came or they cannot be used. */
      readonly found: InspectedFiles | null;
    }
  | {
      readonly kind: 'work';
      readonly work: SavedWork;
      readonly held: HeldWork;
      /** Its scan, as it was kept; null where it is kept no longer. */
      readonly kept: OpenedScan | null;
    }
  | { readonly kind: 'sample'; readonly name: SampleName }
  | {
      /** One of the list, with who agreed that what it lacks is filled in. */
      readonly kind: 'series';
      readonly uid: string;
      readonly agreed: Draft['interpolateMissing'];
    };

/** What is open as it is decided. */
export interface OpeningState extends Pick<Session, 'scan' | 'files' | 'step' | 'final'> {
  readonly draft: Draft;
  readonly awaited: AwaitedCase | null;
}

/** Where the voxels come from. */
type ScanToRead =
  | { readonly kind: 'files'; readonly found: InspectedFiles; readonly series: SeriesSummary }
  /** `isNew`: the draft learns from the sample what is known of the patient. */
  | { readonly kind: 'sample'; readonly name: SampleName; readonly isNew: boolean }
  | { readonly kind: 'kept'; readonly opened: OpenedScan; readonly series: SeriesSummary };

/** Kept work that is gone on with: its last save, and whether this window may edit it. */
export interface BegunWork {
  readonly id: string;
  readonly revision: number;
  readonly held: HeldWork;
}

/** Whose work an opened case is, and when it takes its place. */
export type Place =
  /**
   * Nothing is open: new work from now on; its list is there while the slices are read, to choose
   * another.
   */
  | { readonly kind: 'empty' }
  /** The work at hand has waited for its scan. */
  | { readonly kind: 'waiting' }
  /**
   * What is open stays until the scan is read. New work, work that was kept by its id, or work that
   * was asked for.
   */
  | { readonly kind: 'instead'; readonly work: null | string | BegunWork };

/** A series is read and a case opened with it. */
export interface ReadOpening {
  readonly kind: 'read';
  readonly from: ScanToRead;
  readonly draft: Draft;
  readonly place: Place;
  /** Where it goes on, unless the scan turns out to be another than the draft was made on. */
  readonly step: Step;
  /** Said once it is open. */
  readonly notice: Problem | null;
}

/** What is done with what was given; `carryOut` does it. */
export type Opening =
  | ReadOpening
  /** Lists series: to choose one, to agree to what one lacks, or to see why none can be used. */
  | {
      readonly kind: 'list';
      readonly found: InspectedFiles;
      /** New work that waits for the choice; null: the case at hand goes on waiting. */
      readonly draft: Draft | null;
      readonly notice: Problem | null;
    }
  /** Reads the first series of the list onto the work at hand. */
  | {
      readonly kind: 'first-series';
      readonly series: SeriesSummary;
      readonly agreed: Draft['interpolateMissing'];
    }
  /** Reads another series of the list, as an edit of the open case. */
  | {
      readonly kind: 'other-series';
      readonly series: SeriesSummary;
      readonly agreed: Draft['interpolateMissing'];
    }
  /** The case is of the scan that is open: an edit like any other, which can be undone. */
  | {
      readonly kind: 'edit';
      readonly change: Partial<Draft>;
      readonly step: Step;
      readonly crosshair: PatientPoint | null;
    }
  /** Lists further scans of the animal beside the open one; `add` is laid on it. */
  | {
      readonly kind: 'lay-beside';
      readonly found: InspectedFiles;
      readonly folder: string;
      readonly add: string | null;
    }
  /** Takes a series as the CT made after the biopsy; null: it is the one that was not at hand. */
  | {
      readonly kind: 'measure-after';
      readonly found: InspectedFiles;
      readonly folder: string;
      readonly series: SeriesSummary | null;
    }
  /**
   * The case waits for its scan: beside what is open, which stays, or in the place of what is not.
   */
  | {
      readonly kind: 'wait';
      readonly isBeside: boolean;
      readonly draft: Draft;
      readonly work: BegunWork | null;
      readonly notice: Problem;
    }
  | { readonly kind: 'refuse'; readonly step: Step; readonly problem: Problem }
  | { readonly kind: 'nothing' };
