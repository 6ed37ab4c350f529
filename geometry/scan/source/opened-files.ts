import type { Result } from '../../core/result';
import type { ScanFile } from './scan-file';

/**
 * What has been made of files that hold several frames, so that it is made once and not for every
 * frame. It lives as long as a series is being read, and takes as much memory as the files
 * themselves.
 */
export interface OpenedFiles {
  /** Compressed frames, joined from their fragments. */
  readonly frames: Map<ScanFile, Promise<Result<readonly Uint8Array[]>>>;
  /** Deflated files, inflated. */
  readonly inflated: Map<ScanFile, Promise<Result<Uint8Array>>>;
}

export function createOpenedFiles(): OpenedFiles {
  return { frames: new Map(), inflated: new Map() };
}

/** What the map holds for the file, made where it holds nothing yet. */
export function openOnce<T>(
  opened: Map<ScanFile, Promise<T>>,
  file: ScanFile,
  open: () => Promise<T>,
): Promise<T> {
  const known = opened.get(file);
  if (known) return known;
  const made = open();
  opened.set(file, made);
  return made;
}
