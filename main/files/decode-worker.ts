import { localFrameDecoder } from '../../geometry/scan/codecs/frame-decoder';
import { decodeCalls } from '../../geometry/scan/codecs/pooled-decoder';
import { serveCalls } from '../../geometry/threads/serve-calls';
import { ownLine } from './node-thread';

serveCalls(ownLine(), decodeCalls(localFrameDecoder()));
