import type { Case } from '../../geometry/plan/document/case-schema';

type BenchTrial = NonNullable<Case['bench']>['trials'][number];

/** What was said of trying one path's needle on this plan's phantom; null: nothing yet. */
export const trialOf = (bench: Case['bench'], plan: string, trajectory: string): BenchTrial | null =>
  bench?.plan === plan ? (bench.trials.find(trial => trial.trajectory === trajectory) ?? null) : null;

/**
 * The bench's record with one path's trial changed; null takes it back. What was said of another
 * plan's guide goes: it is another guide.
 *
 * @param at ISO 8601, of the trial; the caller's clock
 */
export function withTrial(
  bench: Case['bench'],
  plan: string,
  trajectory: string,
  change: Partial<Omit<BenchTrial, 'trajectory' | 'at'>> | null,
  at: string,
): Case['bench'] {
  const others = bench?.plan === plan ? bench.trials.filter(trial => trial.trajectory !== trajectory) : [];
  const before = trialOf(bench, plan, trajectory);
  const trials =
    change === null
      ? others
      : [...others, { passed: false, offsetMm: null, photo: '', ...before, ...change, trajectory, at }];
  return trials.length === 0 ? null : { plan, trials };
}
