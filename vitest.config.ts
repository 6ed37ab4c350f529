import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import LongestFirst from './test/longest-first.ts';

/** What is promised within seconds of the clock, and so runs when nothing else does. */
const TIMED = ['test/browser/repro-kept-work.test.ts'];

/** Unit tests and window tests together, a file on every core; then those with a clock, alone. */
export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/count-reporter.ts'],
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    // What a window does frame by frame takes as long as a slow machine's frames.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/check/**', 'test/browser/**', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: [...TIMED, '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: { name: 'timed', include: TIMED, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
