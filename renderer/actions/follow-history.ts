import { keepInPage, type PageWithHistory } from '../platform/keep-in-page';
import { draftStore } from '../state/draft-store';
import { sessionStore, setSession } from '../state/session-store';
import { STEPS } from '../state/session/steps';

/** Back is the step before, while there is a case; see keepInPage. */
export function followHistory(page: PageWithHistory): void {
  const follow = keepInPage(page, {
    now: () => sessionStore.getState().step,
    show: place => {
      const step = STEPS.find(name => name === place);
      if (step) setSession({ step });
    },
    holds: () => sessionStore.getState().scan !== null || draftStore.getState().source !== null,
  });
  sessionStore.subscribe((now, before) => {
    if (now.step !== before.step || now.scan !== before.scan) follow();
  });
  draftStore.subscribe((now, before) => {
    if (now.source !== before.source) follow();
  });
}
