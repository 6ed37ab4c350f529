import { browserLocks } from './with-lock';

/** A name that this window has for itself until it lets go, closes, or another window takes it. */
export interface Hold {
  letGo(): void;
}

/** A window that was just closed or reloaded may still be letting go, ms. */
const WAIT_MS = 700;
/**
 * How long the window that has a name may take to keep its work before the name is taken from it,
 * ms.
 */
const YIELD_MS = 3000;
const CHANNEL = 'bregma-hold';

interface Asked {
  readonly letGoOf: string;
}

/**
 * Holds a name (of work that is edited) for this window alone, by the browser's locks: they end
 * with the window, also when it is killed.
 *
 * @param onAsked another window wants the name: to keep what is not kept yet. The name goes over
 *   when the promise settles
 * @param onLost the name is gone to another window
 * @returns null where another window has it
 */
export async function holdName(
  name: string,
  on: { readonly asked: () => Promise<void>; readonly lost: () => void },
): Promise<Hold | null> {
  return request(name, { signal: AbortSignal.timeout(WAIT_MS) }, on);
}

/**
 * The same where another window has it: it is asked to let go, and where it does not answer the
 * name is taken from it.
 */
export async function takeName(name: string, on: Parameters<typeof holdName>[1]): Promise<Hold> {
  if (typeof BroadcastChannel !== 'undefined') {
    const channel = new BroadcastChannel(CHANNEL);
    const asked: Asked = { letGoOf: name };
    channel.postMessage(asked);
    channel.close();
  }
  const given = await request(name, { signal: AbortSignal.timeout(YIELD_MS) }, on);
  return given ?? (await request(name, { steal: true }, on)) ?? NO_HOLD;
}

const NO_HOLD: Hold = { letGo: () => undefined };

function request(
  name: string,
  options: LockOptions,
  on: Parameters<typeof holdName>[1],
): Promise<Hold | null> {
  const locks = browserLocks();
  // Without locks (an old browser) revisions alone keep windows from writing over each other.
  if (!locks) return Promise.resolve(NO_HOLD);
  return new Promise(resolve => {
    let isHeld = false;
    let wasLetGo = false;
    let end: () => void = () => undefined;
    const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
    const letGo = (): void => {
      wasLetGo = true;
      end();
    };
    const held = new Promise<void>(done => (end = done));
    locks
      .request(name, options, () => {
        isHeld = true;
        channel?.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
          if (data.letGoOf !== name || wasLetGo) return;
          void on.asked().finally(() => {
            if (wasLetGo) return;
            letGo();
            on.lost();
          });
        });
        resolve({ letGo });
        return held;
      })
      .catch(() => {
        // Not had in time; or taken by a window that could not wait.
        if (!isHeld) resolve(null);
        else if (!wasLetGo) {
          wasLetGo = true;
          on.lost();
        }
      })
      .finally(() => channel?.close());
  });
}
