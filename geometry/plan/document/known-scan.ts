import type { PlanScan } from './plan-schema';
import type { Grid } from '../../volume/volume';
import type { ScanIdentity } from '../../scan/source/scan-identity';
import type { CaseScan } from './case-schema';
import type { OnProgress } from '../../core/progress';
import type { Result } from '../../core/result';
import type { Volume } from '../../volume/volume';
import type { Repair } from '../../scan/source/repair';

/** Gives the volume of one of the case's scans: from disk, or one that the window already holds. */
export type ReadScan = (
  scan: CaseScan,
  onProgress?: OnProgress,
  signal?: AbortSignal,
) => Promise<Result<ReadVolume>>;

interface ReadVolume {
  readonly volume: Volume;
  readonly rescues?: readonly Repair[];
  /** What the series says of itself. */
  readonly series?: ReadSeriesName;
  /** `hashVolume` of it, where that is known; default: it is taken here. */
  readonly content?: string;
}

/** Who answers a question of the plan, why and when. */
export interface Answer {
  readonly by: string;
  readonly reason: string;
  readonly at: string;
}

/** A scan of the case, once it was read: what it is known by, and the grid it fills. */
export interface KnownScan extends PlanScan {
  /** Null where it is not at hand. */
  readonly grid: Grid | null;
  readonly birthDate: string | null;
  readonly sex: string | null;
}

/** As a series says it. */
export interface ReadSeriesName {
  readonly uid: string;
  readonly identity: ScanIdentity;
}
