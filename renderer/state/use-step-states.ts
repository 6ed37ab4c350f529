import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useDraft } from './draft-store';
import { useSession } from './session-store';
import { stepStates, type StepState } from './step-states';
import type { Step } from './session/steps';

/** The steps' states, computed anew only when something that they depend on has changed. */
export function useStepStates(): Readonly<Record<Step, StepState>> {
  const draft = useDraft(whole => whole);
  const known = useSession(
    useShallow(({ scan, bone, measured, final, exported, verified, seated, alerts }) => ({
      scan,
      bone,
      measured,
      final,
      exported,
      verified,
      seated,
      alerts,
    })),
  );
  return useMemo(() => stepStates(draft, known), [draft, known]);
}
