import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    dir: import.meta.dirname,
    include: ['*.proof.ts'],
    globalSetup: `${import.meta.dirname}/setup.ts`,
    testTimeout: 300_000,
    // A single test can already keep two processors busy.
    fileParallelism: false,
  },
});
