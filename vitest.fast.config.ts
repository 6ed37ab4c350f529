import { defineConfig } from 'vitest/config';
import { shared, window } from './test/projects.ts';

/**
 * `npm run test:fast`, what one runs while writing: the unit tests without those that take seconds
 * of processor time.
 */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './test/count-reporter.ts'],
    projects: [shared, window],
  },
});
