import type { StackGeometry } from './stack-layout';
import type { ScanFile } from './scan-file';
import type { VolumeHeader } from './volume-header';

/** A volume in a file of research software. */
export interface VolumeFile {
  /** The file that the user knows it by. */
  readonly file: ScanFile;
  /** Where its samples are: the same file, or another beside it. */
  readonly data: ScanFile;
  readonly header: VolumeHeader;
}

export interface StraightGrid {
  readonly geometry: StackGeometry;
  /** Whether the third axis runs the other way than in the file: its slices are to be read last to first. */
  readonly isFlipped: boolean;
}

/** A volume file among the sources of an inventory: which of its volumes, and the grid that it fills. */
export interface VolumeFileSource extends VolumeFile {
  readonly index: number;
  readonly grid: StraightGrid;
}
