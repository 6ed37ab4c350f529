import type { MovingLook } from '../../geometry/fusion/draw-moving';
import type { RigidTransform } from '../../geometry/fusion/rigid-transform';
import type { CuttingPlane, PlaneCut } from '../../geometry/surface/query/slice-mesh';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import type { SliceGrid } from '../../geometry/volume/reslice-plane';
import type { Volume } from '../../geometry/volume/volume';
import { createCaller, type Caller } from '../../geometry/threads/call-thread';
import { replyOf } from '../../geometry/threads/calls';
import type { Thread } from '../../geometry/threads/thread';
import { openThread } from '../platform/browser-thread';
import type { ResliceCalls, SlicePixels } from './reslice-calls';
import { canShare, copyShared } from './planner/share-mesh';

/**
 * Two workers cut slices, so that three linked views keep up; a third cuts surfaces, whose first
 * cut builds a tree.
 */
const SLICE_WORKERS = 2;

interface Lane {
  readonly caller: Caller<ResliceCalls>;
  /** Numbers of the volumes and meshes it holds. */
  readonly holds: Set<number>;
}

interface Lanes {
  readonly slices: readonly Lane[];
  readonly cuts: Lane;
}

let lanes: Lanes | null = null;
let lastId = 0;
const idOf = new WeakMap<object, number>();
const uses = new Map<number, number>();
/** Shared copies of what came in plain memory, so that every worker reads the same bytes. */
const sharedVolumes = new WeakMap<Volume, Volume>();
const sharedMeshes = new WeakMap<TriangleMesh, TriangleMesh>();

function openLane(): Lane {
  const holds = new Set<number>();
  const start = (): Thread =>
    openThread(new Worker(new URL('./reslice.worker.ts', import.meta.url), { type: 'module' }));
  return { caller: createCaller<ResliceCalls>(start, { onGone: () => holds.clear() }), holds };
}

function openLanes(): Lanes {
  lanes ??= { slices: Array.from({ length: SLICE_WORKERS }, openLane), cuts: openLane() };
  return lanes;
}

const everyLane = (): readonly Lane[] => (lanes ? [...lanes.slices, lanes.cuts] : []);

function numberOf(thing: object): number {
  const known = idOf.get(thing);
  if (known !== undefined) return known;
  idOf.set(thing, ++lastId);
  return lastId;
}

/**
 * The same volume in shared memory; without it (no cross-origin isolation) every worker gets a
 * clone.
 */
function shareVolume(volume: Volume): Volume {
  if (!canShare() || volume.voxels.buffer instanceof SharedArrayBuffer) return volume;
  const known = sharedVolumes.get(volume);
  if (known) return known;
  const voxels = new Int16Array(new SharedArrayBuffer(volume.voxels.byteLength));
  voxels.set(volume.voxels);
  const shared = { ...volume, voxels };
  sharedVolumes.set(volume, shared);
  return shared;
}

function shareMesh(mesh: TriangleMesh): TriangleMesh {
  if (!canShare() || mesh.positions.buffer instanceof SharedArrayBuffer) return mesh;
  const known = sharedMeshes.get(mesh);
  if (known) return known;
  const shared = copyShared(mesh);
  sharedMeshes.set(mesh, shared);
  return shared;
}

/** One slice: the pixels of `grid`, `outsideHu` beyond the volume. Rejects if the worker fails. */
export async function cutVolume(volume: Volume, grid: SliceGrid): Promise<SlicePixels> {
  const { caller, id } = laneWith(volume);
  return replyOf(await caller.call('slice', { id, grid }));
}

/**
 * A fused scan's slice on the raster of the fixed one, as a picture that is clear where the scan
 * does not reach; to be closed when it is no longer shown. Rejects if the worker fails.
 */
export async function cutMoving(
  moving: Volume,
  fixedFromMoving: RigidTransform,
  grid: SliceGrid,
  look: MovingLook,
): Promise<ImageBitmap> {
  const { caller, id } = laneWith(moving);
  return replyOf(await caller.call('moving', { id, fixedFromMoving, grid, look }));
}

/** The slice worker with least to do, with the volume before it. */
function laneWith(volume: Volume): { readonly caller: Lane['caller']; readonly id: number } {
  const { caller, holds } = openLanes().slices.reduce((least, other) =>
    other.caller.waiting() < least.caller.waiting() ? other : least,
  );
  const id = numberOf(volume);
  if (!holds.has(id)) {
    void caller.call('volume', { id, volume: shareVolume(volume) });
    holds.add(id);
  }
  return { caller, id };
}

/**
 * The lines in which a plane cuts a surface. The first cut of a mesh builds its tree (a second for
 * a million triangles).
 */
export async function cutSurface(mesh: TriangleMesh, plane: CuttingPlane): Promise<PlaneCut> {
  const { caller, holds } = openLanes().cuts;
  const id = numberOf(mesh);
  if (!holds.has(id)) {
    void caller.call('mesh', { id, mesh: shareMesh(mesh) });
    holds.add(id);
  }
  const { center, right, down } = plane;
  return replyOf(await caller.call('cut', { id, plane: { center, right, down } }));
}

/**
 * Says that a volume or mesh is in use; call the returned function when it no longer is. The
 * workers let go of it a little after its last user did, so that a viewport may close and open
 * again at no cost.
 */
export function keepInWorkers(thing: Volume | TriangleMesh): () => void {
  const id = numberOf(thing);
  uses.set(id, (uses.get(id) ?? 0) + 1);
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    uses.set(id, (uses.get(id) ?? 1) - 1);
    setTimeout(() => {
      if ((uses.get(id) ?? 0) > 0) return;
      uses.delete(id);
      for (const { caller, holds } of everyLane()) if (holds.delete(id)) void caller.call('forget', { id });
    }, 2000);
  };
}
