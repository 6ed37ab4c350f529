import type { CaseFusion } from '../../geometry/plan/document/case-schema';
import type { RigidTransform } from '../../geometry/fusion/rigid-transform';
import type { Vec3 } from '../../geometry/core/vector';
import type { SeriesRole } from '../../geometry/scan/source/series-role';
import type { ScanSource } from './scan-source';
import type { CaseScan } from '../../geometry/plan/document/case-schema';
import type { Problem } from '../../geometry/core/result';

/** An MR or a second CT beside the one that is planned on. */
export interface AddedScan {
  readonly id: string;
  readonly role: SeriesRole;
  readonly source: ScanSource | null;
  readonly seriesUid: string | null;
  /** Who agreed that a missing slice of it is filled in; as the case file says. */
  readonly interpolateMissing: CaseScan['interpolateMissing'];
  /**
   * What it is known by (`hashVolume`) and whose it says it is; null until its voxels were read.
   */
  readonly content: string | null;
  readonly patientId: string | null;
  /**
   * Who answered that it is used although it is another than the case says, or another animal's.
   */
  readonly answers: CaseScan['answers'];
  /** What it is called: the series' description. */
  readonly description: string;
  /** Null: nobody has laid it on the CT yet. */
  readonly fusion: DraftFusion | null;
  /** What the last registration doubts, in words. */
  readonly doubts: readonly Problem[];
  readonly landmarks: readonly DraftLandmark[];
  /**
   * Whose acceptance was taken back when the scan was moved since; null once it is accepted again.
   */
  readonly withdrawnFrom: string | null;
}

/**
 * How a scan was laid on the CT. Its landmarks are the scan's own: they stay when it is laid anew.
 */
export type DraftFusion = Omit<CaseFusion, 'landmarks' | 'residualMm' | 'fixedFromMoving'> & {
  /** The scan's patient frame -> the CT's, LPS mm. */
  readonly fixedFromMoving: RigidTransform;
};

/** A spot in both scans; the one marked last may still lack its second end. */
interface DraftLandmark {
  readonly fixedLps: Vec3;
  readonly movingLps: Vec3 | null;
}
