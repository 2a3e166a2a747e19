import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    dir: import.meta.dirname,
    globalSetup: `${import.meta.dirname}/setup.ts`,
    // No test leaves anything behind for the next; to begin anew for each file takes twice as long.
    isolate: false,
    maxWorkers: '100%',
    // So long only on a machine that is busy.
    testTimeout: 60_000,
  },
});
