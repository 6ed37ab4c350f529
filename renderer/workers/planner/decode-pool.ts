import {
  pooledDecoder,
  type DecodePool,
  type DecodeReply,
} from '../../../geometry/scan/codecs/pooled-decoder';
import { windowDecoder } from './window-decoder';

/** More workers than this wait for the disk. */
const MAX_LANES = 8;

/** Decodes compressed slices on all cores; where memory is not shared, in the worker that calls. */
export function decodePool(): DecodePool {
  return pooledDecoder({
    lanes: Math.min(navigator.hardwareConcurrency, MAX_LANES),
    local: windowDecoder(),
    openLane: (onReply, onError) => {
      const worker = new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' });
      worker.addEventListener('message', ({ data }: MessageEvent<DecodeReply>) => onReply(data));
      worker.addEventListener('error', event =>
        onError(new Error(event.message || 'a decoding worker stopped')),
      );
      return {
        post: request => worker.postMessage(request),
        close: () => Promise.resolve(worker.terminate()),
      };
    },
  });
}
