import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Seconds of processor time that the longest files take; what is not here takes less than the least
 * of them.
 */
const SECONDS: Readonly<Record<string, number>> = {
  'plan/plan': 105,
  'guide/design-guide': 96,
  'cli/plan-command': 64,
  'guide/accuracy-short': 58,
  'cli/verify-command': 45,
  'plan/propose-orientation': 42,
  'repro/files-of-one-plan': 34,
  'surface/refine/refine-surface': 32,
  'accuracy/predict-seating': 30,
};

/** The longest files first, so that no core waits at the end for one that began late. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files);
    const seconds = ({ moduleId }: TestSpecification): number => {
      const [, name = ''] = /\/test\/(.*)\.test\.tsx?$/.exec(moduleId.replaceAll('\\', '/')) ?? [];
      return SECONDS[name] ?? 0;
    };
    return bySize
      .map((file, n) => ({ file, n, seconds: seconds(file) }))
      .sort(
        (a, b) =>
          a.file.project.config.sequence.groupOrder - b.file.project.config.sequence.groupOrder ||
          b.seconds - a.seconds ||
          a.n - b.n,
      )
      .map(({ file }) => file);
  }
}
