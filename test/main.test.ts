import { describe, expect, it, vi } from 'vitest';
import type { Environment } from '../src/cli/context/environment.ts';
import { main } from '../src/main.ts';
import { fixture, run } from './run.ts';

describe('an internal error', () => {
  const env = {
    get LM4C_CATALOG(): string {
      throw new TypeError('catalog is not a function');
    },
  };

  it('an internal error exits with 70 and says what to report', async () => {
    expect(await run(['list'], { env })).toEqual({
      status: 70,
      stdout: '',
      stderr: `\
error: lm4c 0.1.0 on Node 20.19.0 on linux x64 has a bug: catalog is not a function
  please report it where you got lm4c, with the command line and the output of --verbose
`,
    });
  });

  it.each([
    { condition: 'with --verbose', argv: ['list', '-v'], env },
    {
      condition: 'with DEBUG=lm4c',
      argv: ['list'],
      env: Object.defineProperties({ DEBUG: 'lm4c' }, Object.getOwnPropertyDescriptors(env)),
    },
  ])('prints the stack trace of an internal error $condition', async ({ argv, env }) => {
    const { status, stderr } = await run(argv, { env });
    expect({ status, where: /\n {6}at .*main\.test\.ts/.test(stderr) }).toEqual({ status: 70, where: true });
  });

  it('prints an internal error as JSON with --json', async () => {
    const { stderr } = await run(['list', '--json'], { env });
    expect(JSON.parse(stderr)).toEqual({
      error: {
        code: 'internal',
        message: 'lm4c 0.1.0 on Node 20.19.0 on linux x64 has a bug: catalog is not a function',
        suggestions: [],
        hint: 'please report it where you got lm4c, with the command line and the output of --verbose',
      },
    });
  });
});

describe('a slow reader of stdout', () => {
  it('a slow reader of stdout receives the next chunk only after it is ready', async () => {
    const written: string[] = [];
    const waiting: (() => void)[] = [];
    const ready = () => new Promise<void>((resolve) => void waiting.push(resolve));
    const stream = { isTTY: () => false, columns: () => undefined, write: (text: string) => void written.push(text) };
    const environment = { env: {}, cwd: () => '/', cacheFolder: () => undefined, shippedCatalog: { path: fixture } };
    main(['list', '-f', 'jsonl'], { ...environment, stdout: { ...stream, ready }, stderr: stream } as unknown as Environment);
    const waitOptions = { timeout: 30_000 };
    await vi.waitUntil(() => written.length > 0, waitOptions);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(written).toHaveLength(1);
    waiting[0]?.();
    await vi.waitUntil(() => written.length > 1, waitOptions);
    expect(written).toHaveLength(2);
  });
});
