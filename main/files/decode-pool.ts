import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { localFrameDecoder } from '../../geometry/scan/codecs/frame-decoder';
import { pooledDecoder, type DecodePool } from '../../geometry/scan/codecs/pooled-decoder';
import { openThread } from './node-thread';

export interface DecodePoolOptions {
  /** Default: one for each core, at most MAX_THREADS. */
  readonly threads?: number;
  /**
   * The worker's bundle; default: the one beside the program. Null: decode in the calling thread.
   */
  readonly script?: string | null;
}

/** More threads than this wait for the disk. */
const MAX_THREADS = 8;

/**
 * Decodes compressed slices on all cores. Frames for memory that is not shared, and all frames
 * where the worker's bundle is not there (the sources run unbundled in tests), are decoded in the
 * calling thread.
 */
export function decodePool(options: DecodePoolOptions = {}): DecodePool {
  const script = options.script === undefined ? findWorkerScript() : options.script;
  const local = localFrameDecoder();
  if (!script) return { ...local, close: () => Promise.resolve() };
  return pooledDecoder({
    lanes: options.threads ?? Math.min(availableParallelism(), MAX_THREADS),
    local,
    start: () => openThread(new Worker(script)),
  });
}

/** The worker's bundle beside the program's own, or in the command line's folder. */
function findWorkerScript(): string | null {
  for (const place of ['./decode-worker.mjs', '../cli/decode-worker.mjs']) {
    const file = fileURLToPath(new URL(place, import.meta.url));
    if (existsSync(file)) return file;
  }
  return null;
}
