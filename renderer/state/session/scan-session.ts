import type { Value } from '../../../geometry/core/message';
import type { Repair } from '../../../geometry/scan/source/repair';
import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import type { Volume } from '../../../geometry/volume/volume';
import type { Histogram, OpenedAddition } from '../../workers/planner/planner-protocol';

export interface LoadedScan {
  readonly volume: Volume;
  /** What it is known by: `hashVolume`. */
  readonly content: string;
  readonly rescues: readonly Repair[];
  readonly histogram: Histogram;
  readonly series: SeriesSummary;
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
  | { readonly kind: 'failed'; readonly why: Value };

/** The scan on screen and the work on it; begun anew with every scan that is shown. */
export interface ScanSession {
  readonly scan: LoadedScan | null;
  /** Scans beside the CT that are at hand, by series. */
  readonly added: Readonly<Record<string, OpenedAddition>>;
  /** Series of those that are nowhere to be found: their files have to be opened again. */
  readonly missing: readonly string[];
  /** The added scan that is laid over the CT in the viewports; null: the first that is at hand. */
  readonly overlaid: string | null;
  /** The added scan whose fusion is being worked on, in the place of the Scan panel. */
  readonly fusing: string | null;
  readonly save: SaveState;
  readonly exported: { readonly key: string; readonly files: readonly WrittenFile[] } | null;
}

export const NO_SCAN: ScanSession = {
  scan: null,
  added: {},
  missing: [],
  overlaid: null,
  fusing: null,
  save: { kind: 'none' },
  exported: null,
};
