import { defineConfig } from 'vitest/config';
import { browser, shared, slow, window } from './test/projects.ts';
import single from './vitest.config.ts';

/**
 * `npm test`: every test but the long checks. The quick unit tests share their modules, the others
 * and the window's have their own; the window tests come when nothing else runs.
 */
export default defineConfig({ test: { ...single.test, projects: [shared, window, slow, browser] } });
