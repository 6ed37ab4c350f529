import { draftStore } from '../draft-store';
import { raise, sessionStore, type Session } from '../session-store';
import type { Draft } from '../draft';
import { describeFault } from '../../workers/describe-fault';

/** How a value that follows from the draft is kept up with it. */
export interface LaneOptions<Value> {
  /** JSON of all that the value is made from; null where the draft asks for none. */
  readonly key: (draft: Draft, session: Session) => string | null;
  /** Whether it is wanted now, what it is made from is there, and it is not there already. */
  readonly ready: (session: Session, draft: Draft, key: string) => boolean;
  /**
   * Makes it. Null: it was refused, which `run` has said, or cancelled. What it throws is said as a
   * fault of ours.
   */
  readonly run: (draft: Draft, session: Session, signal: AbortSignal) => Promise<Value | null>;
  /** Takes an answer that came in time. */
  readonly keep: (value: Value, key: string) => void;
  /** What to show where it was refused or cancelled; default: what is there stays. */
  readonly fail?: (key: string) => void;
  /** Takes away what is there when the draft asks for none; default: it stays. */
  readonly clear?: (session: Session, draft: Draft) => void;
  /** How long nothing may change before it is made, ms; default: it is made at once. */
  readonly pauseMs?: (session: Session) => number;
  /**
   * What becomes of one that is being made when the key changes. 'cancel' (default): it is
   * cancelled and its answer dropped. 'finish': it is kept under its own key, and the newest is
   * made next: with a drag that overtook every one no number would ever be seen.
   */
  readonly overtaken?: 'cancel' | 'finish';
  /**
   * Whether one that came to nothing is tried again at the next change of anything; default: of its
   * key only.
   */
  readonly triesAgain?: boolean;
}

/** One derived value on its way. */
export interface Lane {
  /** Looks whether there is something to make or to give up: at every change. */
  readonly follow: () => void;
  /** Gives up what is on its way and makes it anew, also where it was refused. */
  readonly retry: () => void;
}

interface Asked {
  readonly key: string;
  readonly scan: Session['scan'];
  readonly stop: AbortController;
  timer: ReturnType<typeof setTimeout> | undefined;
  isRunning: boolean;
  isBroken: boolean;
}

/**
 * Keeps one value up with the draft. This is the only place that decides that an answer came too
 * late: after another scan was shown, or once the draft asks for another value than was asked for.
 */
export function createLane<Value>(options: LaneOptions<Value>): Lane {
  const { key: keyOf, ready, run, keep, fail, clear, pauseMs } = options;
  const { overtaken = 'cancel', triesAgain = false } = options;
  /**
   * What was asked for last: on its way, or done, or come to nothing, and then not to be asked for
   * twice.
   */
  let asked: Asked | null = null;

  const isOfOtherScan = (one: Asked, session: Session): boolean => one.scan !== session.scan;

  function giveUp(): void {
    clearTimeout(asked?.timer);
    asked?.stop.abort();
    asked = null;
  }

  function follow(): void {
    const draft = draftStore.getState();
    const session = sessionStore.getState();
    const key = keyOf(draft, session);
    if (asked && isOfOtherScan(asked, session)) giveUp();
    if (asked?.isRunning && overtaken === 'finish') return;
    if (asked && asked.key !== key) giveUp();
    if (key === null) clear?.(session, draft);
    else if (!asked && ready(session, draft, key)) start(key, draft, session);
  }

  function start(key: string, draft: Draft, session: Session): void {
    const stop = new AbortController();
    const one: Asked = { key, scan: session.scan, stop, timer: undefined, isRunning: true, isBroken: false };
    asked = one;
    if (!pauseMs) void make(one, draft, session);
    else one.timer = setTimeout(() => void make(one, draft, session), pauseMs(session));
  }

  function isLate(one: Asked): boolean {
    const session = sessionStore.getState();
    return (
      one.stop.signal.aborted ||
      isOfOtherScan(one, session) ||
      (overtaken === 'cancel' && keyOf(draftStore.getState(), session) !== one.key)
    );
  }

  /**
   * Null also where it broke: a fault of ours, which is said unless nobody waits for it any more.
   */
  async function outcome(one: Asked, draft: Draft, session: Session): Promise<Value | null> {
    try {
      return await run(draft, session, one.stop.signal);
    } catch (error) {
      one.isBroken = true;
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      if (!isLate(one)) raise(sessionStore.getState().step, describeFault(message, stack ?? message));
      return null;
    }
  }

  async function make(one: Asked, draft: Draft, session: Session): Promise<void> {
    const value = await outcome(one, draft, session);
    one.isRunning = false;
    if (asked === one && value === null && triesAgain && !one.isBroken) asked = null;
    if (!isLate(one)) {
      if (value !== null) keep(value, one.key);
      else fail?.(one.key);
    }
    // What was asked for meanwhile has waited for this one.
    if (overtaken === 'finish' && keyOf(draftStore.getState(), sessionStore.getState()) !== one.key) follow();
  }

  return {
    follow,
    retry: () => {
      giveUp();
      follow();
    },
  };
}
