import { afterEach, expect, it, vi } from 'vitest';
import { followHistory } from '../../renderer/actions/follow-history';
import { EMPTY_DRAFT } from '../../renderer/state/draft';
import { beginDraft } from '../../renderer/state/draft-store';
import { sessionStore, setSession } from '../../renderer/state/session-store';

/** A browser's history: where it would go before its first entry, the page is left. */
function fakePage() {
  const entries: unknown[] = [null];
  let at = 0;
  let left = false;
  let listen: (event: { state: unknown }) => void = () => undefined;
  let unload: (event: { preventDefault(): void }) => void = () => undefined;
  const go = (to: number): void => {
    if (to < 0) left = true;
    if (to < 0 || to >= entries.length) return;
    at = to;
    listen({ state: entries[at] });
  };
  return {
    history: {
      get state() {
        return entries[at];
      },
      pushState: (state: unknown) => {
        entries.splice(++at, Infinity, state);
      },
    },
    addEventListener: (type: 'popstate' | 'beforeunload', next: typeof listen & typeof unload) => {
      if (type === 'popstate') listen = next;
      else unload = next;
    },
    /** Whether the browser asks before it leaves the page. */
    asks: () => {
      let isAsked = false;
      unload({ preventDefault: () => void (isAsked = true) });
      return isAsked;
    },
    back: () => go(at - 1),
    forward: () => go(at + 1),
    left: () => left,
    depth: () => entries.length,
  };
}
const step = (): string => sessionStore.getState().step;
afterEach(() => beginDraft(EMPTY_DRAFT));

it('takes Back for the step before and Forward for the one after, and never leaves a case', () => {
  const page = fakePage();
  setSession({ step: 'scan' });
  followHistory(page);
  // Nothing is held while there is nothing to lose.
  expect(page.depth()).toBe(1);
  beginDraft({ ...EMPTY_DRAFT, source: { kind: 'files', folder: 'ct' } });
  for (const next of ['bone', 'path', 'guide'] as const) setSession({ step: next });
  page.back();
  expect(step()).toBe('path');
  page.back();
  expect(step()).toBe('bone');
  page.forward();
  expect(step()).toBe('path');
  for (let n = 0; n < 12; n++) page.back();
  expect(step()).toBe('scan');
  expect(page.left()).toBe(false);
  // Once the case is left by its own command, the page can be left too.
  beginDraft(EMPTY_DRAFT);
  page.back();
  page.back();
  expect(page.left()).toBe(true);
});

it('asks where Back was pressed faster than it can be followed, and not for anybody who closes the window', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const page = fakePage();
  setSession({ step: 'scan' });
  followHistory(page);
  beginDraft({ ...EMPTY_DRAFT, source: { kind: 'files', folder: 'ct' } });
  setSession({ step: 'bone' });
  expect(page.asks()).toBe(false);
  page.back();
  expect(page.asks()).toBe(true);
  vi.advanceTimersByTime(2001);
  expect(page.asks()).toBe(false);
  page.back();
  beginDraft(EMPTY_DRAFT);
  expect(page.asks()).toBe(false);
  vi.useRealTimers();
});
