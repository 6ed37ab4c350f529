import { parentPort, type TransferListItem, type Worker } from 'node:worker_threads';
import type { Line, Thread } from '../../geometry/threads/thread';

/** A worker of Node's. */
export const openThread = (worker: Worker): Thread => ({
  post: (message, transfer) => worker.postMessage(message, transfer as TransferListItem[]),
  onMessage: hear => worker.on('message', hear),
  onLost: hear => {
    worker.on('error', error =>
      hear(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    worker.on('exit', code => hear(`it ended early, code ${code}`));
  },
  close: () => worker.terminate(),
});

/** In a worker: the line to the thread that started it. */
export const ownLine = (): Line => ({
  post: (message, transfer) => parentPort?.postMessage(message, transfer as TransferListItem[]),
  onMessage: hear => parentPort?.on('message', hear),
});
