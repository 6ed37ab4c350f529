import type { Line, Thread } from '../../geometry/threads/thread';

/** A worker of the browser's. */
export const openThread = (worker: Worker): Thread => ({
  post: (message, transfer) => worker.postMessage(message, { transfer: transfer as Transferable[] }),
  onMessage: hear => worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => hear(data)),
  onLost: hear =>
    worker.addEventListener('error', event => hear(event.message || 'a worker could not be started')),
  close: () => worker.terminate(),
});

/** In a worker: the line to the thread that started it. */
export const ownLine = (): Line => ({
  post: (message, transfer) => self.postMessage(message, { transfer: transfer as Transferable[] }),
  onMessage: hear => self.addEventListener('message', ({ data }: MessageEvent<unknown>) => hear(data)),
});
