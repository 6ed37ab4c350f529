import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Seconds of processor time that the longest files take; what is not here takes less than the least
 * of them.
 */
const SECONDS: Readonly<Record<string, number>> = {
  'guide/accuracy-short': 96,
  'cli/plan-command': 67,
  'plan/plan': 65,
  'guide/design-guide': 50,
  'plan/propose-orientation': 42,
  'repro/files-of-one-plan': 34,
  'cli/verify-command': 32,
  'surface/refine/refine-surface': 32,
  'accuracy/predict-seating': 30,
};

/**
 * One project after the other, so that a worker which shares its modules goes on with the next file
 * of its project; in each the longest files first, so that no core waits at the end for one that
 * began late.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files);
    const rank = new Map(this.ctx.projects.map(({ name }, n) => [name, n]));
    const seconds = ({ moduleId }: TestSpecification): number => {
      const [, name = ''] = /\/test\/(.*)\.test\.tsx?$/.exec(moduleId.replaceAll('\\', '/')) ?? [];
      return SECONDS[name] ?? 0;
    };
    return bySize
      .map((file, n) => ({ file, n, rank: rank.get(file.project.name) ?? 0, seconds: seconds(file) }))
      .sort((a, b) => a.rank - b.rank || b.seconds - a.seconds || a.n - b.n)
      .map(({ file }) => file);
  }
}
