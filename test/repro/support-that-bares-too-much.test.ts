import { expect, it } from 'vitest';
import { designSupport } from '../../geometry/plan/design-support';
import { caseOn, design, guideInput, smooth, target, trajectoryOn } from '../support/guide-sites';

const path = trajectoryOn(smooth, target, [14, 5, 60]);
const planCase = caseOn(target, [14, 5, 60]);

/** A limit of 60 mm2 was asked for, and a pad that bares ten times that was made without a word. */
it.each([
  [2000, 'pass'],
  [60, 'warn'],
])('a pad is held to a limit of %i mm2: %s', async (exposedAreaMm2, status) => {
  const made = await design({ ...guideInput(smooth, [path], { exposedAreaMm2 }), quality: 'preview' });
  const row = made.checks.find(({ id }) => id === 'exposed-area');
  expect(row).toMatchObject({ status, value: made.bareMm2, limit: exposedAreaMm2, unit: 'mm2' });
  expect(made.bareMm2).toBeGreaterThan(600);
});

it('without a limit there is no such row', async () => {
  const made = await design({ ...guideInput(smooth, [path]), quality: 'preview' });
  expect(made.checks.some(({ id }) => id === 'exposed-area')).toBe(false);
});

it('auto says that nothing keeps within the limit, and what it made', async () => {
  const input = guideInput(smooth, [path], { support: 'auto', exposedAreaMm2: 60 });
  const made = await designSupport(
    planCase,
    { ...input, quality: 'preview' },
    { mesh: smooth, uncertaintyMm: null },
    {},
  );
  if (!made.ok) throw new Error(made.problem.message);
  const { design: guide, supports } = made.value;
  expect([supports!.options.length, supports!.chosen]).toEqual([0, null]);
  const row = guide.checks.find(({ id }) => id === 'support')!;
  expect([row.status, row.sentences.map(({ code }) => code)]).toEqual(['warn', ['support-none-kept']]);
  expect(guide.checks.find(({ id }) => id === 'exposed-area')!.status).toBe('warn');
});
