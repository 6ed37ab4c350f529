import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Seconds of processor time that the longest files take; what is not here takes less than the least
 * of them.
 */
const SECONDS: Readonly<Record<string, number>> = {
  'repro/field-guides': 147,
  'guide/accuracy-short': 141,
  'plan/plan': 77,
  'repro/files-of-one-plan': 65,
  'guide/design-guide': 54,
  'plan/compare-supports': 50,
  'cli/plan-command': 47,
  'plan/propose-orientation': 45,
  'cli/verify-command': 43,
  'surface/refine/refine-surface': 38,
  'samples/write-sample': 36,
  'plan/improve-seating': 33,
  'cli/language': 27,
  'plan/read-orientation': 25,
  'repro/two-animals-in-one-folder': 24,
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
