/** Cuts volumes and surfaces away from the window's thread; the geometry is in geometry/. */
import { drawMoving } from '../../geometry/fusion/draw-moving';
import { createMeshSlicer, type MeshSlicer } from '../../geometry/surface/query/slice-mesh';
import { reslicePlane } from '../../geometry/volume/reslice-plane';
import type { Volume } from '../../geometry/volume/volume';
import type { FromReslicer, ToReslicer } from './reslice-protocol';

const volumes = new Map<number, Volume>();
const cutters = new Map<number, MeshSlicer>();

const reply = (message: FromReslicer, transfer: Transferable[] = []): void =>
  self.postMessage(message, { transfer });

async function answer(message: ToReslicer): Promise<void> {
  switch (message.kind) {
    case 'volume':
      volumes.set(message.id, message.volume);
      return;
    case 'mesh':
      cutters.set(message.id, createMeshSlicer(message.mesh));
      return;
    case 'forget':
      volumes.delete(message.id);
      cutters.delete(message.id);
      return;
    case 'slice': {
      const volume = held(message.id);
      const pixels = new Int16Array(message.grid.columns * message.grid.rows);
      const inside = reslicePlane(volume, message.grid, pixels);
      reply({ kind: 'slice', ticket: message.ticket, pixels, inside }, [pixels.buffer]);
      return;
    }
    case 'moving': {
      const { id, fixedFromMoving, grid, look } = message;
      const rgba = drawMoving(held(id), fixedFromMoving, grid, look);
      // Made into a picture here: the window has only to put it on the screen.
      const picture = await createImageBitmap(new ImageData(rgba, grid.columns, grid.rows));
      reply({ kind: 'moving', ticket: message.ticket, picture }, [picture]);
      return;
    }
    case 'cut': {
      const cutter = cutters.get(message.id);
      if (!cutter) throw new Error(`mesh ${message.id} was never sent`);
      const cut = cutter.cut(message.plane);
      reply({ kind: 'cut', ticket: message.ticket, cut }, [
        cut.points.buffer as ArrayBuffer,
        cut.starts.buffer as ArrayBuffer,
        cut.closed.buffer as ArrayBuffer,
      ]);
    }
  }
}

function held(id: number): Volume {
  const volume = volumes.get(id);
  if (!volume) throw new Error(`volume ${id} was never sent`);
  return volume;
}

self.addEventListener('message', ({ data }: MessageEvent<ToReslicer>) => {
  answer(data).catch((error: unknown) => {
    if (!('ticket' in data)) throw error;
    const message = error instanceof Error ? error.message : String(error);
    reply({ kind: 'failed', ticket: data.ticket, message });
  });
});
