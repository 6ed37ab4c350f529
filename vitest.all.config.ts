import { defineConfig } from 'vitest/config';
import { apart, browser, shared, slow, window } from './test/projects.ts';
import single from './vitest.config.ts';

/**
 * `npm test`: every test but the long checks. Files share their modules, for loading them anew
 * takes longer than many tests do, but for those that change the window's stores; the window tests
 * come when nothing else runs.
 */
export default defineConfig({ test: { ...single.test, projects: [shared, window, slow, apart, browser] } });
