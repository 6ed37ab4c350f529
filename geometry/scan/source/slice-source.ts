import type { ScanFile } from './scan-file';
import type { SliceHeader } from './slice-header';

/** One slice: a file (or one frame of it) with its header. */
export interface SliceSource {
  readonly file: ScanFile;
  readonly header: SliceHeader;
}
