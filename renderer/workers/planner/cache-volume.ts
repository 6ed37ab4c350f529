import { patientPoint, patientVector } from '../../../geometry/core/frames';
import { succeed, type Result } from '../../../geometry/core/result';
import { asMessage } from '../../../geometry/messages/phrase';
import type { Repair } from '../../../geometry/scan/source/repair';
import type { Vec3 } from '../../../geometry/core/vector';
import { hashVolume } from '../../../geometry/volume/hash-volume';
import { assertVolume, type Volume } from '../../../geometry/volume/volume';
import { withLock } from '../../platform/with-lock';
import { countHistogram } from './count-histogram';
import type { JobRequest, OpenedAddition, OpenedScan } from './planner-protocol';
import { requireVolume, type JobContext } from './planner-state';
import { startWindow } from './start-window';

/**
 * One CT is kept, the last, with the scans that were added to it: key and geometry in one file,
 * voxels in the other.
 */
const CT = 'scan';
const ADDED = 'added-';
const headerOf = (name: string): string => `${name}.json`;
const voxelsOf = (name: string): string => `${name}.i16`;
const SCAN_LOCK = 'bregma-scan';
const CHUNK_BYTES = 8 * 1024 * 1024;

/**
 * Workers alone have it, so the page's types do not:
 * https://fs.spec.whatwg.org/#api-filesystemsyncaccesshandle
 */
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
  readonly rescues: readonly Repair[];
}

/**
 * Writes the open volume to the browser's private files. Where they cannot be had, nothing is kept.
 */
export async function cacheVolume(
  { key, added = [] }: JobRequest<'cacheVolume'>,
  { state, signal }: JobContext,
): Promise<Result<null>> {
  const volume = requireVolume(state);
  if (!volume.ok) return volume;
  const folder = await privateFolder();
  if (!folder) return succeed(null);
  // Two windows that wrote at once would leave one's geometry beside the other's voxels.
  await withLock(SCAN_LOCK, async () => {
    // What was laid on another CT is of no use to this one.
    await forgetAdded(folder, new Set(added));
    await keepVolume(folder, { name: CT, key }, volume.value, state.rescues, signal);
  });
  return succeed(null);
}

/** The kept volume, if it is the one with this key. */
export async function loadCachedVolume(
  { key }: { readonly key: string },
  { signal }: JobContext,
): Promise<Result<OpenedScan | null>> {
  const kept = await withLock(SCAN_LOCK, () => recallVolume(CT, key));
  if (!kept) return succeed(null);
  const { volume, rescues } = kept;
  const content = await hashVolume(volume, signal);
  return succeed({ volume, content, rescues, histogram: countHistogram(volume.voxels) });
}

/** Keeps a scan that was added to the CT beside it. */
export async function cacheAdded(
  { uid, volume }: JobRequest<'cacheAdded'>,
  { signal }: JobContext,
): Promise<Result<null>> {
  const folder = await privateFolder();
  if (folder) {
    await withLock(SCAN_LOCK, () => keepVolume(folder, { name: ADDED + uid, key: uid }, volume, [], signal));
  }
  return succeed(null);
}

/** A scan that was kept beside the CT; null where it is not there. */
export async function loadCachedAdded({
  uid,
  role,
}: JobRequest<'loadCachedAdded'>): Promise<Result<OpenedAddition | null>> {
  const kept = await withLock(SCAN_LOCK, () => recallVolume(ADDED + uid, uid));
  if (!kept) return succeed(null);
  const { volume } = kept;
  const content = await hashVolume(volume);
  return succeed({ volume, content, identity: null, window: startWindow(role, volume.voxels) });
}

async function keepVolume(
  folder: FileSystemDirectoryHandle,
  { name, key }: { readonly name: string; readonly key: string },
  { sizeVoxels, originLps, spacingMm, axes, voxels }: Volume,
  rescues: readonly Repair[],
  signal: AbortSignal,
): Promise<void> {
  // The header goes last: a write that was cut short leaves no scan rather than half of one.
  await folder.removeEntry(headerOf(name)).catch(() => undefined);
  const bytes = new Uint8Array(voxels.buffer, voxels.byteOffset, voxels.byteLength);
  await write(folder, voxelsOf(name), bytes, signal);
  const header: Header = { key, sizeVoxels, originLps, spacingMm, axes, rescues };
  await write(folder, headerOf(name), new TextEncoder().encode(JSON.stringify(header)), signal);
}

async function recallVolume(
  name: string,
  key: string,
): Promise<{ readonly volume: Volume; readonly rescues: readonly Repair[] } | null> {
  const folder = await privateFolder();
  const header = folder && (await readHeader(folder, name));
  if (!folder || header?.key !== key) return null;
  const [ni, nj, nk] = header.sizeVoxels;
  const bytes = await read(folder, voxelsOf(name));
  if (bytes?.byteLength !== 2 * ni * nj * nk) return null;
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
  // One that an earlier version kept says its English alone.
  return { volume, rescues: header.rescues.map(rescue => ({ ...rescue, ...asMessage(rescue) })) };
}

async function readHeader(folder: FileSystemDirectoryHandle, name: string): Promise<Header | null> {
  const text = await read(folder, headerOf(name));
  // A scan that an earlier version kept was read as it was, or not at all.
  return text && { rescues: [], ...(JSON.parse(new TextDecoder().decode(text)) as Omit<Header, 'rescues'>) };
}

async function forgetAdded(folder: FileSystemDirectoryHandle, but: ReadonlySet<string>): Promise<void> {
  const names: string[] = [];
  for await (const name of folder.keys()) {
    const [, uid] = /^added-(.+)\.(?:json|i16)$/.exec(name) ?? [];
    if (uid !== undefined && !but.has(uid)) names.push(name);
  }
  for (const name of names) await folder.removeEntry(name).catch(() => undefined);
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
