import { phrase } from '../../geometry/messages/phrase';
import { holdName, takeName, type Hold } from '../platform/hold-name';
import { forbidEdits, permitEdits } from '../state/draft-store';
import { raise, sessionStore, setSession } from '../state/session-store';

/** One window at a time edits a work; others of this address may look at it. */
const nameOf = (id: string): string => `bregma-work-${id}`;

let hold: { readonly id: string; readonly letGo: () => void } | null = null;
let keep: () => Promise<void> = () => Promise.resolve();

/**
 * @param save keeps what is not kept yet, before another window goes on with the work; call once
 */
export function keepBeforeYielding(save: () => Promise<void>): void {
  keep = save;
}

const on = (id: string): Parameters<typeof holdName>[1] => ({
  asked: () => (hold?.id === id ? keep() : Promise.resolve()),
  lost: () => {
    if (hold?.id !== id) return;
    hold = null;
    lookOnly();
    raise(sessionStore.getState().step, {
      code: 'taken-over',
      ...phrase('work-taken-over'),
    });
  },
});

/** Work that this window may edit from now on, once it is begun (`beginHeld`). */
export interface HeldWork {
  readonly id: string;
  /** Null: another window edits it, here it can only be looked at. */
  readonly hold: Hold | null;
}

/** Asks for work that was kept. Whatever this window holds stays held. */
export async function askForWork(id: string): Promise<HeldWork> {
  if (hold?.id === id) return { id, hold };
  return { id, hold: await holdName(nameOf(id), on(id)) };
}

/** Takes work from the window that has it, which keeps it first. */
export async function takeWork(id: string): Promise<HeldWork> {
  return { id, hold: await takeName(nameOf(id), on(id)) };
}

/** Lets go of work that was asked for and is not gone on with after all. */
export function letGo({ id, hold: asked }: HeldWork): void {
  if (hold?.id !== id) asked?.letGo();
}

/**
 * Lets go of the work before and goes on with this. New work is nobody else's: it need not have
 * been asked for.
 */
export function beginHeld(id: string, held: HeldWork | null): void {
  if (hold?.id === id) return;
  hold?.letGo();
  if (held && !held.hold) {
    hold = null;
    lookOnly();
    return;
  }
  permitEdits();
  setSession({ lookOnly: false });
  if (held?.hold) {
    hold = { id, letGo: () => held.hold?.letGo() };
    return;
  }
  let isWanted = true;
  hold = { id, letGo: () => (isWanted = false) };
  const mine = hold;
  void holdName(nameOf(id), on(id)).then(got => {
    if (!got) return;
    if (isWanted && hold === mine) hold = { id, letGo: () => got.letGo() };
    else got.letGo();
  });
}

/** Whether this window may write the work that is open. */
export const isHeld = (): boolean => hold !== null;

/** Another window has written newer work than this one is about to: it is not written over. */
export function yieldWork(): void {
  const lost = hold;
  hold = null;
  lost?.letGo();
  lookOnly();
  setSession({ dialog: 'elsewhere' });
}

function lookOnly(): void {
  setSession({ lookOnly: true, save: { kind: 'none' } });
  forbidEdits(() =>
    raise(sessionStore.getState().step, {
      code: 'look-only',
      ...phrase('work-open-elsewhere'),
    }),
  );
}
