import { decodeCalls } from '../../../geometry/scan/codecs/pooled-decoder';
import { serveCalls } from '../../../geometry/threads/serve-calls';
import { ownLine } from '../../platform/browser-thread';
import { windowDecoder } from './window-decoder';

serveCalls(ownLine(), decodeCalls(windowDecoder()));
