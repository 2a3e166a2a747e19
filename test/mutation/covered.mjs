import { afterEach } from 'vitest';

/** Ids of the regions that ran so far; the instrumented source adds them. */
const covered = new Set();
Object.assign(globalThis, { covered });

afterEach(({ task }) => {
  Object.assign(task.file.meta, { covered: [...covered] });
});
