import { unzipSync } from 'fflate';
import type { ScanFile } from '../../../geometry/scan/scan-file';
import type { PickedFile } from './planner-protocol';

/** Files as the scan room reads them; a zip stands for what it holds. */
export async function listPicked(files: readonly PickedFile[]): Promise<ScanFile[]> {
  const lists = await Promise.all(
    files.map(picked => (/\.zip$/i.test(picked.path) ? unzip(picked) : [fromFile(picked)])),
  );
  return lists.flat();
}

function fromFile({ path, file }: PickedFile): ScanFile {
  return {
    path,
    sizeBytes: file.size,
    read: (from = 0, to = file.size) => file.slice(from, to).arrayBuffer(),
  };
}

/** A zip that cannot be opened is listed as it is, so that it is named among what was ignored. */
async function unzip(picked: PickedFile): Promise<ScanFile[]> {
  try {
    const entries = unzipSync(new Uint8Array(await picked.file.arrayBuffer()));
    return Object.entries(entries)
      .filter(([name, bytes]) => !name.endsWith('/') && bytes.length > 0)
      .map(([name, bytes]) => fromBytes(`${picked.path}/${name}`, bytes));
  } catch {
    return [fromFile(picked)];
  }
}

function fromBytes(path: string, bytes: Uint8Array<ArrayBuffer>): ScanFile {
  return {
    path,
    sizeBytes: bytes.length,
    read: (from = 0, to = bytes.length) => Promise.resolve(bytes.slice(from, to).buffer),
  };
}
