import { replyOf } from './calls';
import type { Caller } from './call-thread';
import { handOver, handedOverWith } from './hand-over';
import type { Handlers } from './serve-calls';

type Method = (...args: never[]) => unknown;
type Service<S> = { readonly [K in keyof S]: Method };

/** The calls of an object whose methods take and give what can be sent. */
export type CallsOf<S extends Service<S>> = {
  readonly [K in keyof S]: { readonly request: Parameters<S[K]>; readonly reply: Awaited<ReturnType<S[K]>> };
};

/**
 * The object as another thread has it. A call rejects where its method threw, or its worker was
 * lost or closed.
 */
export type Remote<S extends Service<S>> = {
  readonly [K in keyof S]: (...args: Parameters<S[K]>) => Promise<Awaited<ReturnType<S[K]>>>;
};

/** The object behind a caller of its calls; an argument may be marked (`handOver`). */
export const remoteOf = <S extends Service<S>>(caller: Caller<CallsOf<S>>): Remote<S> =>
  new Proxy({} as Remote<S>, {
    get: (_, name) =>
      // Not a promise, to whoever awaits it.
      name === 'then' || typeof name === 'symbol'
        ? undefined
        : async (...args: readonly unknown[]) =>
            replyOf(
              await caller.call(
                name as keyof S & string,
                handOver(args, args.flatMap(handedOverWith)) as never,
              ),
            ),
  });

/** What answers the calls of an object, in its worker; a result may be marked (`handOver`). */
export const handlersOf = <S extends Service<S>>(service: S): Handlers<CallsOf<S>> =>
  Object.fromEntries(
    Object.entries<Method>(service).map(([name, method]) => [
      name,
      (args: readonly never[]) => method(...args),
    ]),
  ) as unknown as Handlers<CallsOf<S>>;
