import { afterEach } from 'vitest';

/** The regions that ran so far, as the instrumented source reports them. */
const covered = new Set();
Object.assign(globalThis, { covered });

afterEach(({ task }) => {
  Object.assign(task.file.meta, { covered: [...covered] });
});
