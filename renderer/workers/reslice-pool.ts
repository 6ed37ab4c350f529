import type { MovingLook } from '../../geometry/fusion/draw-moving';
import type { RigidTransform } from '../../geometry/fusion/rigid-transform';
import type { CuttingPlane, PlaneCut } from '../../geometry/surface/query/slice-mesh';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import type { SliceGrid } from '../../geometry/volume/reslice-plane';
import type { Volume } from '../../geometry/volume/volume';
import type { FromReslicer, ToReslicer } from './reslice-protocol';
import { canShare, copyShared } from './planner/share-mesh';

/** Two workers cut slices, so that three linked views keep up; a third cuts surfaces, whose first cut builds a tree. */
const SLICE_WORKERS = 2;

interface Lane {
  readonly worker: Worker;
  /** Numbers of the volumes and meshes it holds. */
  readonly holds: Set<number>;
  readonly waiting: Map<
    number,
    { readonly resolve: (answer: FromReslicer) => void; readonly reject: (error: Error) => void }
  >;
}

interface Lanes {
  readonly slices: readonly Lane[];
  readonly cuts: Lane;
}

let lanes: Lanes | null = null;
let lastTicket = 0;
let lastId = 0;
const idOf = new WeakMap<object, number>();
const uses = new Map<number, number>();
/** Shared copies of what came in plain memory, so that every worker reads the same bytes. */
const sharedVolumes = new WeakMap<Volume, Volume>();
const sharedMeshes = new WeakMap<TriangleMesh, TriangleMesh>();

function openLane(): Lane {
  const worker = new Worker(new URL('./reslice.worker.ts', import.meta.url), { type: 'module' });
  const lane: Lane = { worker, holds: new Set(), waiting: new Map() };
  worker.addEventListener('message', (event: MessageEvent<FromReslicer>) => {
    const answer = event.data;
    const waiting = lane.waiting.get(answer.ticket);
    lane.waiting.delete(answer.ticket);
    if (answer.kind === 'failed') waiting?.reject(new Error(answer.message));
    else waiting?.resolve(answer);
  });
  worker.addEventListener('error', event => {
    for (const { reject } of lane.waiting.values())
      reject(new Error(event.message || 'the slice worker stopped'));
    lane.waiting.clear();
  });
  return lane;
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

/** The same volume in shared memory; without it (no cross-origin isolation) every worker gets a clone. */
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

const send = (lane: Lane, message: ToReslicer): void => lane.worker.postMessage(message);

function ask(lane: Lane, message: ToReslicer & { readonly ticket: number }): Promise<FromReslicer> {
  return new Promise((resolve, reject) => {
    lane.waiting.set(message.ticket, { resolve, reject });
    send(lane, message);
  });
}

/** One slice: the pixels of `grid`, `outsideHu` beyond the volume, and how many lie inside. Rejects if the worker fails. */
export async function cutVolume(
  volume: Volume,
  grid: SliceGrid,
): Promise<{ readonly pixels: Int16Array<ArrayBuffer>; readonly inside: number }> {
  const { lane, id } = laneWith(volume);
  const answer = await ask(lane, { kind: 'slice', ticket: ++lastTicket, id, grid });
  if (answer.kind !== 'slice') throw new Error('cutVolume: the worker answered something else');
  return answer;
}

/**
 * A fused scan's slice on the raster of the fixed one, as a picture that is clear where the scan does not reach; to be
 * closed when it is no longer shown. Rejects if the worker fails.
 */
export async function cutMoving(
  moving: Volume,
  fixedFromMoving: RigidTransform,
  grid: SliceGrid,
  look: MovingLook,
): Promise<ImageBitmap> {
  const { lane, id } = laneWith(moving);
  const answer = await ask(lane, { kind: 'moving', ticket: ++lastTicket, id, fixedFromMoving, grid, look });
  if (answer.kind !== 'moving') throw new Error('cutMoving: the worker answered something else');
  return answer.picture;
}

/** The slice worker with least to do, with the volume before it. */
function laneWith(volume: Volume): { readonly lane: Lane; readonly id: number } {
  const { slices } = openLanes();
  const lane = slices.reduce((least, other) => (other.waiting.size < least.waiting.size ? other : least));
  const id = numberOf(volume);
  if (!lane.holds.has(id)) {
    lane.holds.add(id);
    send(lane, { kind: 'volume', id, volume: shareVolume(volume) });
  }
  return { lane, id };
}

/** The lines in which a plane cuts a surface. The first cut of a mesh builds its tree (a second for a million triangles). */
export async function cutSurface(mesh: TriangleMesh, plane: CuttingPlane): Promise<PlaneCut> {
  const lane = openLanes().cuts;
  const id = numberOf(mesh);
  if (!lane.holds.has(id)) {
    lane.holds.add(id);
    send(lane, { kind: 'mesh', id, mesh: shareMesh(mesh) });
  }
  const answer = await ask(lane, {
    kind: 'cut',
    ticket: ++lastTicket,
    id,
    plane: { center: plane.center, right: plane.right, down: plane.down },
  });
  if (answer.kind !== 'cut') throw new Error('cutSurface: the worker answered something else');
  return answer.cut;
}

/**
 * Says that a volume or mesh is in use; call the returned function when it no longer is. The workers let go of it a
 * little after its last user did, so that a viewport may close and open again at no cost.
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
      for (const lane of everyLane()) if (lane.holds.delete(id)) send(lane, { kind: 'forget', id });
    }, 2000);
  };
}
