import type { OnProgress } from '../../../geometry/core/progress';
import { refuse, succeed, type Result } from '../../../geometry/core/result';
import { createSiteCache, type SiteCache } from '../../../geometry/guide/prepare-site';
import { phrase } from '../../../geometry/messages/phrase';
import type { PreviewedGuide } from '../../../geometry/plan/preview-guide';
import { createBoneCache, type BoneCache } from '../../../geometry/plan/prepare-bone';
import { createComparisonCache, type ComparisonCache } from '../../../geometry/plan/recall-comparison';
import type { Repair } from '../../../geometry/scan/source/repair';
import type { ScanInventory } from '../../../geometry/scan/scan-inventory';
import type { BlockIndex } from '../../../geometry/volume/index-blocks';
import type { Volume } from '../../../geometry/volume/volume';
import type { HeldScan } from './planner-protocol';

/** What the worker remembers between jobs. */
export interface PlannerState {
  /**
   * What was looked through, the latest first: a scan may be added from another folder than the
   * CT's.
   */
  inventories: readonly ScanInventory[];
  volume: Volume | null;
  /** What that volume is known by; empty while there is none. */
  content: string;
  /** Of that volume. */
  rescues: readonly Repair[];
  /** The volume's blocks in a crop box (its JSON), once a threshold has been tried. */
  blocks: { readonly crop: string; readonly index: BlockIndex } | null;
  readonly cache: BoneCache;
  readonly sites: SiteCache;
  readonly comparisons: ComparisonCache;
  /** The guide that was previewed last, for its prediction. */
  previewed: KeptPreview | null;
}

interface KeptPreview {
  /** JSON of its case. */
  readonly key: string;
  readonly guide: PreviewedGuide;
}

export interface JobContext {
  readonly state: PlannerState;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

export const createPlannerState = (): PlannerState => ({
  inventories: [],
  volume: null,
  content: '',
  rescues: [],
  blocks: null,
  cache: createBoneCache(),
  sites: createSiteCache(),
  comparisons: createComparisonCache(),
  previewed: null,
});

/** Folders that stay at hand: one for each scan of a case. */
const MOST_INVENTORIES = 8;

export function keepInventory(state: PlannerState, inventory: ScanInventory): void {
  state.inventories = [inventory, ...state.inventories].slice(0, MOST_INVENTORIES);
}

/** The latest inventory that has a series; null where the files are no longer at hand. */
export const inventoryWith = ({ inventories }: PlannerState, uid: string): ScanInventory | null =>
  inventories.find(({ series }) => series.some(one => one.uid === uid)) ?? null;

/**
 * Takes in what the window shows and forgets everything that belonged to the last. Only the
 * window's word for it calls this: a volume that a job has merely read may yet be cancelled or
 * refused, and would be planned on unseen.
 */
export function holdScan(state: PlannerState, scan: HeldScan | null): void {
  state.content = scan?.content ?? '';
  state.volume = scan?.volume ?? null;
  state.rescues = scan?.rescues ?? [];
  state.blocks = null;
  state.cache.last = null;
  state.comparisons.last = null;
  state.previewed = null;
}

export function requireVolume(state: PlannerState): Result<Volume> {
  return state.volume ? succeed(state.volume) : refuse('no-scan', phrase('no-scan-open'));
}
