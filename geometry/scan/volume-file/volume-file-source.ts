import type { ScanFile } from '../source/scan-file';
import type { VolumeHeader } from './volume-header';
import type { StraightGrid } from '../stack/stack-layout';

/** A volume in a file of research software. */
export interface VolumeFile {
  /** The file that the user knows it by. */
  readonly file: ScanFile;
  /** Where its samples are: the same file, or another beside it. */
  readonly data: ScanFile;
  readonly header: VolumeHeader;
}

/**
 * A volume file among the sources of an inventory: which of its volumes, and the grid that it
 * fills.
 */
export interface VolumeFileSource extends VolumeFile {
  readonly index: number;
  readonly grid: StraightGrid;
}
