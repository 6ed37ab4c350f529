/** What this needs of a window, for the browser's own and one in a test. */
export interface PageWithHistory {
  readonly history: Pick<History, 'state' | 'pushState'>;
  addEventListener(type: 'popstate', listen: (event: Pick<PopStateEvent, 'state'>) => void): void;
  addEventListener(type: 'beforeunload', listen: (event: Pick<Event, 'preventDefault'>) => void): void;
}

/**
 * So long after a Back, ms, the page asks before it is left: presses that come faster than the page
 * can answer each of them go past its first entry, and a browser lets no page be put before that.
 */
const ASK_MS = 2000;

/** What the page tells of itself. */
export interface Places {
  /** The place that is shown. */
  now(): string;
  /** Shows a place that was shown before. */
  show(place: string): void;
  /** Whether there is anything to lose by leaving the page. */
  holds(): boolean;
}

/**
 * Makes Back and Forward of the browser (also a mouse's side buttons and a swipe) go through the
 * places that were shown, and never away from a page that holds something, at least not without the
 * browser's question. Returns what is to be called whenever anything of `Places` has changed.
 */
export function keepInPage(page: PageWithHistory, { now, show, holds }: Places): () => void {
  const follow = (): void => {
    // Nothing is put before Back while it loses nothing.
    if (holds() && placeOf(page.history.state) !== now()) page.history.pushState({ bregmaPlace: now() }, '');
  };
  let wentAt = -Infinity;
  page.addEventListener('popstate', ({ state }) => {
    wentAt = performance.now();
    const place = placeOf(state);
    if (place === null) follow();
    else show(place);
  });
  page.addEventListener('beforeunload', event => {
    if (holds() && performance.now() - wentAt < ASK_MS) event.preventDefault();
  });
  follow();
  return follow;
}

const placeOf = (state: unknown): string | null =>
  typeof state === 'object' && state !== null && 'bregmaPlace' in state ? String(state.bregmaPlace) : null;
