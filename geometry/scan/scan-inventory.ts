import type { Sentence } from '../core/message';
import type { Problem } from '../core/result';
import { words } from '../messages/phrase';
import type { DeclaredPose } from './source/slice-header';
import type { ScanIdentity } from './source/scan-identity';
import { repairJson, type Repair } from './source/repair';
import type { VolumeFormat } from './volume-file/volume-header';
import type { SliceSource } from './source/slice-source';
import type { IgnoredFile } from './source/scan-file';
import type { SeriesRole } from './source/series-role';
import type { StackLayout } from './stack/stack-layout';
import type { VolumeFileSource } from './volume-file/volume-file-source';

/**
 * One series as `bregma inspect --json` prints it and the window lists it. Holds no name of owner
 * or animal.
 */
export interface SeriesSummary {
  /**
   * The series instance UID. Where one UID holds several volumes (`splitSeries`), what tells them
   * apart follows: "1.2.840.1#echo=2,time=3".
   */
  readonly uid: string;
  /** Of a volume file, which does not say, what its values are like. */
  readonly modality: string;
  readonly format: 'DICOM' | VolumeFormat;
  readonly description: string;
  readonly slices: number;
  /** [columns, rows, slices] of the volume it would make, after any rescue. */
  readonly sizeVoxels: readonly [number, number, number];
  /**
   * Of that volume, between columns, rows and slices; null where the files do not say or contradict
   * each other.
   */
  readonly spacingMm: readonly [number, number, number] | null;
  /**
   * Gantry tilt from the slices' positions (never from the tag): 0 for an upright stack; null where
   * unknown.
   */
  readonly tiltDeg: number | null;
  /** Whether the slices are parallel, equally spaced and none is missing. */
  readonly uniform: boolean;
  readonly species: string | null;
  readonly breed: string | null;
  /** Patient ID, birth date, sex, study and its date; nulls for a volume file. */
  readonly identity: ScanIdentity;
  readonly declared: DeclaredPose;
  /** Whether it can be read as a CT volume: its role is `ct`. */
  readonly usable: boolean;
  /** What it can be read as; null where it is no volume. */
  readonly role: SeriesRole | null;
  /** Why it is no CT volume, most telling first; of an MR that can be read, that it is no CT. */
  readonly problems: readonly Problem[];
  /** What is done to make an upright, regular volume of it. */
  readonly rescues: readonly Repair[];
  /** What would be done once somebody agrees; then its only problem is that nobody has. */
  readonly offer: Repair | null;
}

/**
 * What is needed to read a series of DICOM: its slices in order along the stack, and the grid that
 * they fill.
 */
export interface SeriesSource {
  readonly studyUid: string;
  readonly slices: readonly SliceSource[];
  /** Present where the slices make a volume, if need be once somebody agrees to the offer. */
  readonly layout: StackLayout | null;
}

/** What a heap of files holds. */
export interface ScanInventory {
  /** In order of description and UID. */
  readonly series: readonly SeriesSummary[];
  /** In order of path. */
  readonly ignored: readonly IgnoredFile[];
  /** By the summary's `uid`; for `readSeries`, never printed. */
  readonly sources: ReadonlyMap<string, SeriesSource>;
  /** The same of volume files. */
  readonly volumeFiles: ReadonlyMap<string, VolumeFileSource>;
}

/** The inventory as plain data, in the shape that `bregma inspect --json` promises. */
export const inventoryJson = ({ series, ignored }: ScanInventory) => ({
  series: series.map(summary => ({
    ...summary,
    problems: summary.problems.map(({ code, message }) => ({ code, message })),
    rescues: summary.rescues.map(repairJson),
    offer: summary.offer && repairJson(summary.offer),
  })),
  ignored: ignored.map(({ path, reason }) => ({ path, reason: reason.message })),
});

/**
 * How a series is called in a sentence: its description (if it has one), number of slices and UID.
 */
export const seriesName = ({ description, slices: count, uid }: SeriesSummary): Sentence =>
  description === ''
    ? words('series-without-name', { count, uid })
    : words('series-name', { description, count, uid });
