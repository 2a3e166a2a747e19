import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Environment } from '../../../src/cli/context/environment.ts';
import { withProgress } from '../../../src/cli/output/progress.ts';

/** What stands on stderr after a step of ten parts, of which each takes as long as told. */
async function shown(
  milliseconds: number,
  { quiet = false, isTTY = true, env = {} }: { quiet?: boolean; isTTY?: boolean; env?: Environment['env'] } = {},
) {
  const written: string[] = [];
  const stderr = { write: (text: string) => void written.push(text), isTTY: () => isTTY, columns: () => 80 };
  await withProgress({ stderr, env } as Environment, quiet, (progress) => {
    for (let part = 1; part <= 10; part++) {
      vi.advanceTimersByTime(milliseconds);
      progress('reading', part, 10);
    }
  });
  return written;
}

describe('progress', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is told of what takes long, and goes away when it ends', async () => {
    expect(await shown(250)).toEqual([
      ...[20, 30, 40, 50, 60, 70, 80, 90, 100].map((done) => `\rreading: ${done} %\x1b[K`),
      '\r\x1b[K',
    ]);
  });

  it('is told no faster than it can be read', async () => {
    expect((await shown(70)).length).toBe(3);
  });

  it.each([
    ['of what is done at once', 10, {}],
    ['into a file', 250, { isTTY: false }],
    ['to one who wants quiet', 250, { quiet: true }],
    ['on a terminal that cannot move back', 250, { env: { TERM: 'dumb' } }],
    ['in the log of a service', 250, { env: { CI: 'true' } }],
  ])('is not told %s', async (_, milliseconds, around) => {
    expect(await shown(milliseconds, around)).toEqual([]);
  });

  it('goes away before an error', async () => {
    const written: string[] = [];
    const stderr = { write: (text: string) => void written.push(text), isTTY: () => true, columns: () => 80 };
    const failing = withProgress({ stderr, env: {} } as unknown as Environment, false, (progress) => {
      vi.advanceTimersByTime(1000);
      progress('reading', 1, 2);
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(written.at(-1)).toBe('\r\x1b[K');
  });
});
