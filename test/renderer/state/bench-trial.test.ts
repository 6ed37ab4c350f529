import { expect, it } from 'vitest';
import { trialOf, withTrial } from '../../../renderer/state/bench-trial';

const [plan, other] = ['a'.repeat(64), 'b'.repeat(64)];
const at = '2026-01-02T11:00:00Z';

it('keeps a trial a path, changes it, and takes it back', () => {
  const one = withTrial(null, plan, 'T1', { passed: true }, at);
  expect(one).toEqual({
    plan,
    trials: [{ trajectory: 'T1', passed: true, offsetMm: null, photo: '', at }],
  });
  const two = withTrial(withTrial(one, plan, 'T2', { passed: false }, at), plan, 'T1', { offsetMm: 0.4 }, at);
  expect(trialOf(two, plan, 'T1')).toMatchObject({ passed: true, offsetMm: 0.4 });
  expect(trialOf(two, plan, 'T2')).toMatchObject({ passed: false });
  expect(withTrial(one, plan, 'T1', null, at)).toBeNull();
});

it('says nothing of another plan’s guide', () => {
  const one = withTrial(null, plan, 'T1', { passed: true }, at);
  expect(trialOf(one, other, 'T1')).toBeNull();
  expect(withTrial(one, other, 'T2', { passed: true }, at)?.trials).toHaveLength(1);
});
