import type { Result } from '../../core/result';
import type { FrameDecoder } from './frame-decoder';
import type { PixelEncoding } from './pixel-encoding';

/** To a decoding worker. */
export interface DecodeRequest {
  readonly id: number;
  readonly frame: Uint8Array;
  readonly encoding: PixelEncoding;
  /** Over shared memory: the worker writes it where the volume is. */
  readonly slice: Int16Array;
}
/** From a decoding worker. */
export interface DecodeReply {
  readonly id: number;
  readonly result: Result<null>;
}

/** A decoder with threads of its own; `close` it when the series is read. */
export interface DecodePool extends FrameDecoder {
  close(): Promise<void>;
}

/** A worker as the platform has it. */
interface DecodeLane {
  post(request: DecodeRequest): void;
  close(): Promise<unknown>;
}

export interface PooledDecoderOptions {
  readonly lanes: number;
  /** Starts a worker. */
  readonly openLane: (onReply: (reply: DecodeReply) => void, onError: (error: Error) => void) => DecodeLane;
  /** Decodes frames for memory that is not shared. */
  readonly local: FrameDecoder;
}

/** Shares frames out among workers, which start with the first frame: a pool that is never used costs nothing. */
export function pooledDecoder({ lanes, openLane, local }: PooledDecoderOptions): DecodePool {
  const waiting = new Map<number, { resolve: (r: Result<null>) => void; reject: (e: Error) => void }>();
  let opened: DecodeLane[] = [];
  let nextId = 0;

  const failAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const onReply = ({ id, result }: DecodeReply): void => {
    waiting.get(id)?.resolve(result);
    waiting.delete(id);
  };
  return {
    lanes,
    decode: (frame, encoding, slice) => {
      if (typeof SharedArrayBuffer === 'undefined' || !(slice.buffer instanceof SharedArrayBuffer)) {
        return local.decode(frame, encoding, slice);
      }
      if (opened.length === 0) opened = Array.from({ length: lanes }, () => openLane(onReply, failAll));
      const id = nextId++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        opened[id % opened.length]!.post({ id, frame, encoding, slice });
      });
    },
    close: async () => {
      const closing = opened;
      opened = [];
      await Promise.all(closing.map(lane => lane.close()));
      failAll(new Error('decodePool: closed while frames were being decoded'));
    },
  };
}
