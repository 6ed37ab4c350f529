import { expect, it } from 'vitest';
import type { Check } from '../../../geometry/core/check';
import { patientPoint } from '../../../geometry/core/frames';
import { EMPTY_DRAFT, type Draft } from '../../../renderer/state/draft';
import { guideState } from '../../../renderer/state/guide-state';
import { caseKey } from '../../../renderer/state/result-keys';
import type { Session } from '../../../renderer/state/session-store';

const draft: Draft = {
  ...EMPTY_DRAFT,
  seriesUid: '1.2',
  trajectories: [{ id: 'T1', targetLps: patientPoint(0, 0, 0), entryLps: patientPoint(0, -30, 0) }],
};
const other: Draft = { ...draft, seriesUid: '1.3' };
const previewOf = (of: Draft): Session['preview'] => ({ key: caseKey(of) }) as unknown as Session['preview'];
const finalOf = (of: Draft, status: Check['status']): Session['final'] =>
  ({ key: caseKey(of), value: { plan: { status } } }) as unknown as Session['final'];

it.each([
  ['none', null, null],
  ['preview', previewOf(draft), null],
  // A preview of something else is none of this plan's.
  ['none', previewOf(other), null],
  ['pass', null, finalOf(draft, 'pass')],
  ['warn', previewOf(draft), finalOf(draft, 'warn')],
  ['fail', null, finalOf(draft, 'fail')],
  ['stale', previewOf(draft), finalOf(other, 'pass')],
] as const)('a guide has come as far as: %s', (state, preview, final) => {
  expect(guideState(draft, { preview, final })).toBe(state);
});
