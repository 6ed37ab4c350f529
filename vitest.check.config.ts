import { defineConfig } from 'vitest/config';

/** The long measured checks (all seeds, outside programs): `npm run check`. */
export default defineConfig({
  test: {
    include: ['test/check/**/*.test.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
    fileParallelism: false,
    expect: { poll: { timeout: 20_000 } },
    reporters: ['verbose', './test/count-reporter.ts'],
  },
});
