import type { Result } from '../../core/result';
import { createCaller } from '../../threads/call-thread';
import { replyOf } from '../../threads/calls';
import type { Handlers } from '../../threads/serve-calls';
import type { Thread } from '../../threads/thread';
import type { FrameDecoder } from './frame-decoder';
import type { PixelEncoding } from './pixel-encoding';

/** What a decoding worker is called for. */
export interface DecodeCalls {
  readonly decode: {
    readonly request: {
      readonly frame: Uint8Array;
      readonly encoding: PixelEncoding;
      /** Over shared memory: the worker writes it where the volume is. */
      readonly slice: Int16Array;
    };
    readonly reply: Result<null>;
  };
}

/** How a decoding worker answers. */
export const decodeCalls = (decoder: FrameDecoder): Handlers<DecodeCalls> => ({
  decode: ({ frame, encoding, slice }) => decoder.decode(frame, encoding, slice),
});

/** A decoder with threads of its own; `close` it when the series is read. */
export interface DecodePool extends FrameDecoder {
  close(): Promise<void>;
}

export interface PooledDecoderOptions {
  readonly lanes: number;
  /** Starts a worker that serves `decodeCalls`. */
  readonly start: () => Thread;
  /** Decodes frames for memory that is not shared. */
  readonly local: FrameDecoder;
}

/**
 * Shares frames out among workers, which start with the first frame: a pool that is never used
 * costs nothing.
 */
export function pooledDecoder({ lanes, start, local }: PooledDecoderOptions): DecodePool {
  const callers = Array.from({ length: lanes }, () => createCaller<DecodeCalls>(start));
  let next = 0;
  return {
    lanes,
    decode: async (frame, encoding, slice) => {
      if (typeof SharedArrayBuffer === 'undefined' || !(slice.buffer instanceof SharedArrayBuffer)) {
        return local.decode(frame, encoding, slice);
      }
      const caller = callers[next++ % callers.length]!;
      const answer = await caller.call('decode', { frame, encoding, slice });
      if (answer.kind === 'cancelled') throw new Error('decodePool: closed while frames were being decoded');
      return replyOf(answer);
    },
    close: async () => {
      await Promise.all(callers.map(caller => caller.close()));
    },
  };
}
