/** Cuts volumes and surfaces away from the window's thread; the geometry is in geometry/. */
import { createMeshCutter, type MeshCutter } from '../../geometry/surface/cut-mesh';
import { reslicePlane } from '../../geometry/volume/reslice-plane';
import type { Volume } from '../../geometry/volume/volume';
import type { FromReslicer, ToReslicer } from './reslice-protocol';

const volumes = new Map<number, Volume>();
const cutters = new Map<number, MeshCutter>();

const reply = (message: FromReslicer, transfer: Transferable[] = []): void =>
  self.postMessage(message, { transfer });

function answer(message: ToReslicer): void {
  switch (message.kind) {
    case 'volume':
      volumes.set(message.id, message.volume);
      return;
    case 'mesh':
      cutters.set(message.id, createMeshCutter(message.mesh));
      return;
    case 'forget':
      volumes.delete(message.id);
      cutters.delete(message.id);
      return;
    case 'slice': {
      const volume = volumes.get(message.id);
      if (!volume) throw new Error(`volume ${message.id} was never sent`);
      const pixels = new Int16Array(message.grid.columns * message.grid.rows);
      const inside = reslicePlane(volume, message.grid, pixels);
      reply({ kind: 'slice', ticket: message.ticket, pixels, inside }, [pixels.buffer]);
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

self.addEventListener('message', (event: MessageEvent<ToReslicer>) => {
  try {
    answer(event.data);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if ('ticket' in event.data) reply({ kind: 'failed', ticket: event.data.ticket, message });
    else throw error;
  }
});
