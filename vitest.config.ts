import { defineConfig } from 'vitest/config';
import LongestFirst from './test/longest-first.ts';
import { browser, unit } from './test/projects.ts';

/** Single files: `npx vitest run test/path/x.test.ts`. */
export default defineConfig({
  test: {
    // Against what hangs: beside other work a test may take minutes.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: ['default', './test/count-reporter.ts'],
    sequence: { sequencer: LongestFirst },
    // What a window does frame by frame takes as long as a slow machine's frames.
    expect: { poll: { timeout: 20_000 } },
    projects: [unit, browser],
  },
});
