import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Result } from '../../geometry/core/result';
import { localFrameDecoder, type FrameDecoder } from '../../geometry/scan/frame-decoder';
import type { PixelEncoding } from '../../geometry/scan/pixel-encoding';

export interface DecodeRequest {
  readonly id: number;
  readonly frame: Uint8Array;
  readonly encoding: PixelEncoding;
  /** Over shared memory: the worker writes it where the volume is. */
  readonly slice: Int16Array;
}
export interface DecodeReply {
  readonly id: number;
  readonly result: Result<null>;
}

/** A decoder with threads of its own; `close` it when the series is read. */
export interface DecodePool extends FrameDecoder {
  close(): Promise<void>;
}

export interface DecodePoolOptions {
  /** Default: one for each core, at most MAX_THREADS. */
  readonly threads?: number;
  /** The worker's bundle; default: the one beside the program. Null: decode in the calling thread. */
  readonly script?: string | null;
}

/** More threads than this wait for the disk. */
const MAX_THREADS = 8;

/**
 * Decodes compressed slices on all cores. The threads start with the first frame, so a pool that is never used
 * costs nothing. Frames for memory that is not shared, and all frames where the worker's bundle is not there (the
 * sources run unbundled in tests), are decoded in the calling thread.
 */
export function decodePool(options: DecodePoolOptions = {}): DecodePool {
  const threads = options.threads ?? Math.min(availableParallelism(), MAX_THREADS);
  const script = options.script === undefined ? findWorkerScript() : options.script;
  const local = localFrameDecoder();
  const waiting = new Map<number, { resolve: (r: Result<null>) => void; reject: (e: Error) => void }>();
  let workers: Worker[] = [];
  let nextId = 0;

  const failAll = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (file: string) => {
    const worker = new Worker(file);
    worker.on('message', ({ id, result }: DecodeReply) => {
      waiting.get(id)?.resolve(result);
      waiting.delete(id);
    });
    worker.on('error', error => failAll(error instanceof Error ? error : new Error(String(error))));
    return worker;
  };
  return {
    lanes: script ? threads : 1,
    decode: (frame, encoding, slice) => {
      if (!script || !(slice.buffer instanceof SharedArrayBuffer)) {
        return local.decode(frame, encoding, slice);
      }
      if (workers.length === 0) workers = Array.from({ length: threads }, () => start(script));
      const id = nextId++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        const request: DecodeRequest = { id, frame, encoding, slice };
        workers[id % workers.length]!.postMessage(request);
      });
    },
    close: async () => {
      const closing = workers;
      workers = [];
      await Promise.all(closing.map(worker => worker.terminate()));
      failAll(new Error('decodePool: closed while frames were being decoded'));
    },
  };
}

/** The worker's bundle beside the program's own, or in the command line's folder. */
function findWorkerScript(): string | null {
  for (const place of ['./decode-worker.mjs', '../cli/decode-worker.mjs']) {
    const file = fileURLToPath(new URL(place, import.meta.url));
    if (existsSync(file)) return file;
  }
  return null;
}
