import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Problem } from '../../geometry/core/result';
import { START_APP, type AppSession } from './session/app-session';
import { NOTHING_DERIVED, type DerivedSession } from './session/derived-session';
import { NO_SCAN, type ScanSession } from './session/scan-session';
import { START_VIEW, type ViewSession } from './session/view-session';
import type { Step } from './session/steps';

export type { Alert, Job, OverlayView } from './session/app-session';
export type { LoadedScan, SaveState, WrittenFile } from './session/scan-session';
export { START_WINDOW, type SideConvention, type View } from './session/view-session';

/**
 * What the window knows and shows besides the draft, by how long it holds; nothing here is undone.
 */
export interface Session extends ScanSession, DerivedSession, ViewSession, AppSession {}

/** All that belongs to the scan on screen, as it is before there is one. */
export const NOTHING_KNOWN: ScanSession & DerivedSession & ViewSession = {
  ...NO_SCAN,
  ...NOTHING_DERIVED,
  ...START_VIEW,
};

export const sessionStore = createStore<Session>()(() => ({ ...NOTHING_KNOWN, ...START_APP }));

export const useSession = <T>(select: (session: Session) => T): T => useStore(sessionStore, select);

export const setSession = (change: Partial<Session>): void => sessionStore.setState(change);

let nextAlert = 1;

/** Shows what went wrong at a step; it takes the place of what the step said before. */
export function raise(step: Step, problem: Problem): void {
  const kept = sessionStore.getState().alerts.filter(alert => alert.step !== step);
  setSession({ alerts: [...kept, { id: nextAlert++, step, problem }] });
}

/** Shows one thing more at a step, beside what it says already. */
export function raiseBeside(step: Step, problem: Problem): void {
  const { alerts } = sessionStore.getState();
  setSession({ alerts: [...alerts, { id: nextAlert++, step, problem }] });
}

export function dismiss(id: number): void {
  setSession({ alerts: sessionStore.getState().alerts.filter(alert => alert.id !== id) });
}

export function clearAlerts(step: Step): void {
  const { alerts } = sessionStore.getState();
  if (alerts.some(alert => alert.step === step)) {
    setSession({ alerts: alerts.filter(alert => alert.step !== step) });
  }
}
