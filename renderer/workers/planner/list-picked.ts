import type { ScanFile } from '../../../geometry/scan/source/scan-file';
import type { PickedFile } from './planner-protocol';

/** Files as the scan room reads them. */
export const listPicked = (files: readonly PickedFile[]): ScanFile[] => files.map(pickedFile);

/** A file of the browser, read where it lies. */
export function pickedFile({ path, file, leftAside }: PickedFile): ScanFile {
  return {
    path,
    sizeBytes: file.size,
    ...(leftAside ? { passedOver: leftAside } : {}),
    read: (from = 0, to = file.size) => file.slice(from, to).arrayBuffer(),
  };
}
