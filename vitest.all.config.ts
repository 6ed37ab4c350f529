import { defineConfig } from 'vitest/config';
import { apart, browser, shared, slow, window } from './test/projects.ts';
import single from './vitest.config.ts';

/**
 * Every test but the long checks, project by project: `npm test` runs those in the window beside
 * the others (run-tests.mjs). The quick unit tests and most long ones share their modules, the
 * others have their own.
 */
export default defineConfig({
  test: { ...single.test, projects: [slow, apart, window, shared, browser] },
});
