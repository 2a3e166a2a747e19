import { describe, expect, it } from 'vitest';
import type { World } from '../src/app.ts';
import { main } from '../src/main.ts';

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
