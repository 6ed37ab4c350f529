import { parentPort } from 'node:worker_threads';
import { localFrameDecoder } from '../../geometry/scan/codecs/frame-decoder';
import type { DecodeReply, DecodeRequest } from '../../geometry/scan/codecs/pooled-decoder';

/** The decoding worker: takes a frame, decodes it into shared memory, says how it went. */
const decoder = localFrameDecoder();

parentPort?.on('message', ({ id, frame, encoding, slice }: DecodeRequest) => {
  void decoder.decode(frame, encoding, slice).then(result => {
    const reply: DecodeReply = { id, result };
    parentPort?.postMessage(reply);
  });
});
