import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    dir: import.meta.dirname,
    include: ['*.proof.ts'],
    globalSetup: `${import.meta.dirname}/setup.ts`,
    testTimeout: 300_000,
    // The tools take all there is of two processors.
    fileParallelism: false,
  },
});
