import type { DecodeReply, DecodeRequest } from '../../../geometry/scan/codecs/pooled-decoder';
import { windowDecoder } from './window-decoder';

/** Takes a frame, decodes it into shared memory, says how it went. */
const decoder = windowDecoder();

self.addEventListener('message', ({ data: { id, frame, encoding, slice } }: MessageEvent<DecodeRequest>) => {
  void decoder.decode(frame, encoding, slice).then(result => {
    const reply: DecodeReply = { id, result };
    self.postMessage(reply);
  });
});
