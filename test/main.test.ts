import { describe, expect, it, vi } from 'vitest';
import type { World } from '../src/app.ts';
import { main } from '../src/main.ts';
import { fixture } from './run.ts';

/** What is said of a bug: here, that the outside world fails. */
async function said(argv: readonly string[], env: World['env'] = {}) {
  const written: string[] = [];
  const stream = { isTTY: () => false, columns: () => undefined, write: (text: string) => void written.push(text) };
  const fails = () => {
    throw new TypeError('nowhere');
  };
  const world = { system: 'Node on a machine', env, cwd: fails, cacheFolder: fails, stdout: stream, stderr: stream };
  const status = await main(argv, world as unknown as World);
  return { status, stderr: written.join('') };
}

describe('a bug', () => {
  it('is told with what those need who are told of it', async () => {
    expect(await said(['list'])).toEqual({
      status: 70,
      stderr: `\
error: lm4c 0.1.0 failed, which is a bug of ours: TypeError: nowhere
  please report it to those who gave you lm4c, with the command line and this: Node on a machine, and what LM4C_DEBUG=1 adds
`,
    });
  });

  it('is told with its place for those who ask', async () => {
    const { stderr } = await said(['list'], { LM4C_DEBUG: '1' });
    expect(stderr).toMatch(/and this: Node on a machine; TypeError: nowhere +at .*main\.test\.ts/);
  });

  it('is told as JSON', async () => {
    const { stderr } = await said(['list', '--json']);
    expect(JSON.parse(stderr)).toEqual({
      error: {
        code: 'internal',
        message: 'lm4c 0.1.0 failed, which is a bug of ours: TypeError: nowhere',
        suggestions: [],
        hint: expect.stringContaining('Node on a machine'),
      },
    });
  });
});

describe('a reader who takes time', () => {
  it('gets no more papers than it is ready for', async () => {
    const written: string[] = [];
    const waiting: (() => void)[] = [];
    const ready = () => new Promise<void>((resolve) => void waiting.push(resolve));
    const stream = { isTTY: () => false, columns: () => undefined, write: (text: string) => void written.push(text) };
    const outside = { system: '', env: {}, cwd: () => '/', cacheFolder: () => undefined, shipped: { folder: fixture } };
    main(['list', '-f', 'jsonl'], { ...outside, stdout: { ...stream, ready }, stderr: stream } as unknown as World);
    await vi.waitUntil(() => written.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(written).toHaveLength(1);
    waiting[0]?.();
    await vi.waitUntil(() => written.length > 1);
    expect(written).toHaveLength(2);
  });
});
