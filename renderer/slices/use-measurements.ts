import { useCallback, useRef, useState, type RefObject } from 'react';
import type { Measurement } from './measure';
import type { HandTargets, LiveSlice, MeasureState } from './slice-state';
import type { SliceViewProps } from './slice-view-props';

/**
 * The measurements of a viewport: the finished ones are its home's, where that keeps any (so that
 * they are undone and saved with everything else), the one in the drawing is its own.
 */
export function useMeasurements(
  { measurements }: SliceViewProps,
  live: RefObject<LiveSlice>,
): readonly [MeasureState, HandTargets['setMeasure']] {
  const [own, setOwn] = useState<readonly Measurement[]>([]);
  const [draft, setDraft] = useState<Measurement | null>(null);
  const state: MeasureState = { finished: measurements ?? own, draft };
  const now = useRef(state);
  now.current = state;
  const setMeasure = useCallback(
    (change: (state: MeasureState) => MeasureState): void => {
      const before = now.current;
      const after = change(before);
      // Two changes may come before the next drawing.
      now.current = after;
      setDraft(after.draft);
      if (after.finished !== before.finished) (live.current.props.onMeasurements ?? setOwn)(after.finished);
    },
    [live],
  );
  return [state, setMeasure];
}
