import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Environment } from '../../../src/cli/context/environment.ts';
import { withProgress } from '../../../src/cli/output/progress.ts';

/** What is written to stderr during a step of ten parts, each of which takes that many milliseconds. */
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

describe('withProgress', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('shows the progress of a slow step and erases it at the end', async () => {
    expect(await shown(250)).toEqual([
      ...[20, 30, 40, 50, 60, 70, 80, 90, 100].map((done) => `\rreading: ${done} %\x1b[K`),
      '\r\x1b[K',
    ]);
  });

  it('updates the progress at most every 100 ms', async () => {
    expect((await shown(70)).length).toBe(3);
  });

  it.each([
    ['of a fast step', 10, {}],
    ['in a file', 250, { isTTY: false }],
    ['with --quiet', 250, { quiet: true }],
    ['on a dumb terminal', 250, { env: { TERM: 'dumb' } }],
    ['in continuous integration', 250, { env: { CI: 'true' } }],
  ])('shows no progress %s', async (_, milliseconds, around) => {
    expect(await shown(milliseconds, around)).toEqual([]);
  });

  it('erases the progress before an error is thrown', async () => {
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
