import { expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { EMPTY_DRAFT } from '../../renderer/state/draft';
import { cutOpen } from '../../renderer/state/cut-open';
import { STEPS } from '../../renderer/state/session/steps';

const draft = {
  ...EMPTY_DRAFT,
  trajectories: [{ id: 'T1', targetLps: patientPoint(1, 2, 3), entryLps: patientPoint(1, -18, 3) }],
  selected: 'T1',
};
const axes = {
  left: patientVector(1, 0, 0),
  dorsal: patientVector(0, -1, 0),
  rostral: patientVector(0, 0, 1),
};

it('cuts the skull open on the steps whose 3D view has the switch, and on no other', () => {
  const open = STEPS.filter(step => cutOpen(draft, axes, { clip: true, step }) !== null);
  expect(open).toEqual(['path', 'guide', 'check']);
  const cut = cutOpen(draft, axes, { clip: true, step: 'guide' })!;
  expect(cut.point).toEqual([1, 2, 3]);
  // The plane holds the path.
  expect(Math.abs(cut.normal[1])).toBeLessThan(1e-9);
  expect(Math.hypot(...cut.normal)).toBeCloseTo(1, 9);
  expect(cutOpen(draft, axes, { clip: false, step: 'guide' })).toBeNull();
});
