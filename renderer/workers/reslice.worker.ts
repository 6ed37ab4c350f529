/** Cuts volumes and surfaces away from the window's thread; the geometry is in geometry/. */
import { drawMoving } from '../../geometry/fusion/draw-moving';
import { createMeshSlicer, type MeshSlicer } from '../../geometry/surface/query/slice-mesh';
import { handOver } from '../../geometry/threads/hand-over';
import { serveCalls } from '../../geometry/threads/serve-calls';
import { reslicePlane } from '../../geometry/volume/reslice-plane';
import type { Volume } from '../../geometry/volume/volume';
import { ownLine } from '../platform/browser-thread';
import type { ResliceCalls } from './reslice-calls';

const volumes = new Map<number, Volume>();
const cutters = new Map<number, MeshSlicer>();

function held<T>(things: ReadonlyMap<number, T>, id: number): T {
  const thing = things.get(id);
  if (!thing) throw new Error(`${id} was never sent`);
  return thing;
}

serveCalls<ResliceCalls>(ownLine(), {
  volume: ({ id, volume }) => {
    volumes.set(id, volume);
    return null;
  },
  mesh: ({ id, mesh }) => {
    cutters.set(id, createMeshSlicer(mesh));
    return null;
  },
  forget: ({ id }) => {
    volumes.delete(id);
    cutters.delete(id);
    return null;
  },
  slice: ({ id, grid }) => {
    const pixels = new Int16Array(grid.columns * grid.rows);
    const inside = reslicePlane(held(volumes, id), grid, pixels);
    return handOver({ pixels, inside }, [pixels.buffer]);
  },
  moving: async ({ id, fixedFromMoving, grid, look }) => {
    const rgba = drawMoving(held(volumes, id), fixedFromMoving, grid, look);
    // Made into a picture here: the window has only to put it on the screen.
    const picture = await createImageBitmap(new ImageData(rgba, grid.columns, grid.rows));
    return handOver(picture, [picture]);
  },
  cut: ({ id, plane }) => {
    const cut = held(cutters, id).cut(plane);
    return handOver(cut, [cut.points.buffer, cut.starts.buffer, cut.closed.buffer]);
  },
});
