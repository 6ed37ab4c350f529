import { pooledDecoder, type DecodePool } from '../../../geometry/scan/codecs/pooled-decoder';
import { openThread } from '../../platform/browser-thread';
import { windowDecoder } from './window-decoder';

/** More workers than this wait for the disk. */
const MAX_LANES = 8;

/** Decodes compressed slices on all cores; where memory is not shared, in the worker that calls. */
export const decodePool = (): DecodePool =>
  pooledDecoder({
    lanes: Math.min(navigator.hardwareConcurrency, MAX_LANES),
    local: windowDecoder(),
    start: () => openThread(new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' })),
  });
