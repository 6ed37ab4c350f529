import { patientPoint, patientVector } from '../../../geometry/core/frames';
import { succeed, type Result } from '../../../geometry/core/result';
import type { Rescue } from '../../../geometry/scan/rescue';
import type { Vec3 } from '../../../geometry/core/vector';
import { assertVolume, type Volume } from '../../../geometry/volume/volume';
import { countHistogram } from './count-histogram';
import type { OpenedScan } from './planner-protocol';
import { adoptVolume, requireVolume, type JobContext } from './planner-state';

/** One scan is kept, the last: its key and geometry in one file, its voxels in the other. */
const HEADER = 'scan.json';
const VOXELS = 'scan.i16';
const CHUNK_BYTES = 8 * 1024 * 1024;

/** Workers alone have it, so the page's types do not: https://fs.spec.whatwg.org/#api-filesystemsyncaccesshandle */
interface SyncAccess {
  truncate(size: number): void;
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  flush(): void;
  close(): void;
}
interface WorkerFile extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<SyncAccess>;
}

interface Header {
  readonly key: string;
  readonly sizeVoxels: readonly [number, number, number];
  readonly originLps: Vec3;
  readonly spacingMm: readonly [number, number, number];
  readonly axes: readonly [Vec3, Vec3, Vec3];
  readonly rescues: readonly Rescue[];
}

/** Writes the open volume to the browser's private files. Where they cannot be had, nothing is kept. */
export async function keepScan(
  { key }: { readonly key: string },
  { state, signal }: JobContext,
): Promise<Result<null>> {
  const volume = requireVolume(state);
  if (!volume.ok) return volume;
  const { sizeVoxels, originLps, spacingMm, axes, voxels } = volume.value;
  const folder = await privateFolder();
  if (!folder) return succeed(null);
  // The header goes last: a write that was cut short leaves no scan rather than half of one.
  await folder.removeEntry(HEADER).catch(() => undefined);
  await write(folder, VOXELS, new Uint8Array(voxels.buffer, voxels.byteOffset, voxels.byteLength), signal);
  const header: Header = { key, sizeVoxels, originLps, spacingMm, axes, rescues: state.rescues };
  await write(folder, HEADER, new TextEncoder().encode(JSON.stringify(header)), signal);
  return succeed(null);
}

/** The kept volume, if it is the one with this key. */
export async function recallScan(
  { key }: { readonly key: string },
  { state }: JobContext,
): Promise<Result<OpenedScan | null>> {
  const folder = await privateFolder();
  const text = folder && (await read(folder, HEADER));
  if (!folder || !text) return succeed(null);
  // A scan that an earlier version kept was read as it was, or not at all.
  const header = {
    rescues: [],
    ...(JSON.parse(new TextDecoder().decode(text)) as Partial<Header>),
  } as Header;
  if (header.key !== key) return succeed(null);
  const [ni, nj, nk] = header.sizeVoxels;
  const bytes = await read(folder, VOXELS);
  if (bytes?.byteLength !== 2 * ni * nj * nk) return succeed(null);
  const shared = typeof SharedArrayBuffer === 'undefined' ? bytes : new SharedArrayBuffer(bytes.byteLength);
  if (shared !== bytes) new Uint8Array(shared).set(new Uint8Array(bytes));
  const [a, b, c] = header.axes;
  const volume: Volume = {
    sizeVoxels: header.sizeVoxels,
    spacingMm: header.spacingMm,
    voxels: new Int16Array(shared),
    originLps: patientPoint(...header.originLps),
    axes: [patientVector(...a), patientVector(...b), patientVector(...c)],
  };
  assertVolume(volume);
  const { rescues } = header;
  adoptVolume(state, volume, rescues);
  return succeed({ volume, rescues, histogram: countHistogram(volume.voxels) });
}

async function privateFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return await navigator.storage.getDirectory();
  } catch {
    return null; // private browsing, or a page without a home
  }
}

async function write(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  const file = (await folder.getFileHandle(name, { create: true })) as WorkerFile;
  const access = await file.createSyncAccessHandle();
  try {
    access.truncate(0);
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
      signal.throwIfAborted();
      // Shared memory cannot be written as it is: a chunk at a time is copied out.
      access.write(bytes.slice(at, at + CHUNK_BYTES), { at });
    }
    access.flush();
  } finally {
    access.close();
  }
}

async function read(folder: FileSystemDirectoryHandle, name: string): Promise<ArrayBuffer | null> {
  try {
    const file = await (await folder.getFileHandle(name)).getFile();
    return await file.arrayBuffer();
  } catch {
    return null; // nothing was kept
  }
}
