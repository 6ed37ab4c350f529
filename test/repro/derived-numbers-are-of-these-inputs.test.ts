import { beforeEach, describe, expect, it } from 'vitest';
import { patientPoint } from '../../geometry/core/frames';
import { ORIENTATION_DEFAULTS } from '../../geometry/plan/document/case-schema';
import { EMPTY_DRAFT, type Draft } from '../../renderer/state/draft';
import { measuredPaths } from '../../renderer/state/measured-paths';
import { caseKey, pathsKey } from '../../renderer/state/result-keys';
import type { Session } from '../../renderer/state/session-store';
import { sleevesOf } from '../../renderer/state/sleeves-of';

// With a target typed at 9999 the old length, the old angle in green and the old curve stayed.

type Measured = NonNullable<Session['measured']>;
const draft: Draft = {
  ...EMPTY_DRAFT,
  trajectories: [{ id: 'T1', targetLps: patientPoint(2, -8, 3), entryLps: patientPoint(6, -40, 1) }],
};
const moved: Draft = {
  ...draft,
  trajectories: [{ id: 'T1', targetLps: patientPoint(1500, -8, 3), entryLps: patientPoint(6, -40, 1) }],
};

describe('what was measured of a path', () => {
  let measured: Measured;
  beforeEach(() => {
    measured = { key: pathsKey(draft), value: [{ id: 'T1' }] } as unknown as Measured;
  });
  it('is shown of that path alone', () => {
    expect(measuredPaths(draft, { measured })).toBe(measured.value);
    expect(measuredPaths(moved, { measured })).toBeNull();
    expect(measuredPaths({ ...draft, tool: { ...draft.tool, tipMm: 3 } }, { measured })).toBeNull();
    expect(measuredPaths(draft, { measured: null })).toBeNull();
  });
  // The bone in the way of a needle was called left by axes that had been turned since.
  it('is not shown once other axes are confirmed, and is again with the old ones', () => {
    const confirmed = (dorsal: [number, number, number], by: string): Draft => ({
      ...draft,
      orientation: {
        ...ORIENTATION_DEFAULTS,
        dorsal,
        rostral: [0, 0, -1],
        confirmedBy: by,
        at: '2026-01-02T10:00:00Z',
      } as unknown as Draft['orientation'],
    });
    measured = { ...measured, key: pathsKey(confirmed([0, -1, 0], 'AB')) };
    expect(measuredPaths(confirmed([0, 1, 0], 'AB'), { measured })).toBeNull();
    expect(measuredPaths(draft, { measured })).toBeNull();
    expect(measuredPaths(confirmed([0, -1, 0], 'CD'), { measured })).toBe(measured.value);
  });
});

describe('the sleeves', () => {
  const sleeve = { depthStopMm: 49, needleStopMm: 55 };
  const preview = (of: Draft): Session['preview'] =>
    ({
      key: caseKey(of),
      value: { sleeves: [{ trajectory: 'T1', ...sleeve }] },
    }) as unknown as Session['preview'];
  const final = (of: Draft): Session['final'] =>
    ({
      key: caseKey(of),
      value: { plan: { trajectories: [{ id: 'T1', sleeve: { ...sleeve, needleStopMm: 56 } }] } },
    }) as unknown as Session['final'];
  const stops = (of: Draft, known: Pick<Session, 'preview' | 'final'>): number[] =>
    sleevesOf(of, known).map(({ needleStopMm }) => needleStopMm);
  it('are the final guide’s, else its preview’s, and none of another draft', () => {
    expect(stops(draft, { preview: preview(draft), final: final(draft) })).toEqual([56]);
    expect(stops(draft, { preview: preview(draft), final: final(moved) })).toEqual([55]);
    expect(stops(moved, { preview: preview(draft), final: final(draft) })).toEqual([]);
  });
});
