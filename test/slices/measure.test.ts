import { describe, expect, it } from 'vitest';
import { patientPoint } from '../../geometry/core/frames';
import { addMeasurePoint, dropMeasurement, moveMeasurePoint } from '../../renderer/slices/draw-measurement';
import { describeMeasurement } from '../../renderer/slices/measure';
import type { MeasureState } from '../../renderer/slices/slice-state';

const none: MeasureState = { finished: [], draft: null };
const p = patientPoint;

describe('measuring', () => {
  it('draws a distance from two points, the second following the pointer', () => {
    let state = addMeasurePoint(none, 'distance', p(0, 0, 0));
    state = moveMeasurePoint(state, p(1, 0, 0));
    expect(describeMeasurement(state.draft!, 'en')).toBe('1.00 mm');
    state = addMeasurePoint(state, 'distance', p(3, 4, 12));
    expect(state.draft).toBeNull();
    expect(state.finished.map(one => describeMeasurement(one, 'en'))).toEqual(['13.00 mm']);
  });

  it('draws an angle from three points, its corner the second', () => {
    let state = addMeasurePoint(none, 'angle', p(5, 0, 0));
    state = addMeasurePoint(state, 'angle', p(0, 0, 0));
    expect(state.draft).not.toBeNull();
    state = moveMeasurePoint(state, p(1, 1, 0));
    expect(describeMeasurement(state.draft!, 'en')).toBe('45.0°');
    state = addMeasurePoint(state, 'angle', p(0, 0, 2));
    expect(state.finished.map(one => describeMeasurement(one, 'en'))).toEqual(['90.0°']);
  });

  it('drops the one in the drawing first, then the last finished', () => {
    let state = addMeasurePoint(addMeasurePoint(none, 'distance', p(0, 0, 0)), 'distance', p(1, 0, 0));
    state = addMeasurePoint(state, 'distance', p(0, 0, 0));
    state = dropMeasurement(state);
    expect([state.finished.length, state.draft]).toEqual([1, null]);
    expect(dropMeasurement(state).finished).toEqual([]);
    expect(moveMeasurePoint(none, p(1, 1, 1))).toBe(none);
  });
});

describe('dropMeasurement', () => {
  it('changes nothing where there is nothing to drop', () => {
    expect(dropMeasurement(none)).toBe(none);
  });
});
