import { describe, expect, it } from 'vitest';
import type { Environment } from '../../../src/cli/context/environment.ts';
import { createTerminal, type When } from '../../../src/cli/context/terminal.ts';
import { folderWith, right } from '../../catalog/folder.ts';
import { lockOwner, run, terminal } from '../../run.ts';

interface Streams {
  readonly stdout?: 'terminal' | 'pipe';
  readonly stderr?: 'terminal' | 'pipe';
}

/** An environment in which only xterm-kitty supports hyperlinks. */
function createEnvironment(env: Environment['env'], { stdout = 'terminal', stderr = 'terminal' }: Streams = {}): Environment {
  const stream = (kind: string) => ({ isTTY: () => kind === 'terminal', columns: () => undefined, write: () => {} });
  return {
    env,
    cwd: () => '/',
    cacheFolder: () => undefined,
    stdout: { ...stream(stdout), supportsHyperlinks: () => env['TERM'] === 'xterm-kitty' },
    stderr: stream(stderr),
    stdin: { isTTY: () => true, read: () => '' },
    runtime: '',
    platform: 'linux',
    lockOwner: () => lockOwner,
    shippedCatalog: { path: '/' },
  };
}

/** The streams that are coloured: `out err`, `out`, `err` or `none`. */
function colored(env: Environment['env'], streams?: Streams, color?: When): string {
  const { out, err } = createTerminal(createEnvironment(env, streams), { color }).color;
  return [out() && 'out', err() && 'err'].filter(Boolean).join(' ') || 'none';
}

describe('colours of the terminal', () => {
  const xterm = { TERM: 'xterm' };

  it.each<[colored: string, env: Environment['env'], Streams?, When?]>([
    ['out err', xterm],
    ['out', xterm, { stderr: 'pipe' }],
    ['err', xterm, { stdout: 'pipe' }],
    ['none', xterm, { stdout: 'pipe', stderr: 'pipe' }],
    ['none', { TERM: 'dumb' }],
    ['none', { ...xterm, CLICOLOR: '0' }],
    ['out err', { ...xterm, CLICOLOR: '1' }],
    ['err', { ...xterm, CLICOLOR: '1' }, { stdout: 'pipe' }],
    ['none', { ...xterm, NO_COLOR: '1' }],
    ['none', { ...xterm, NO_COLOR: '0' }],
    ['out err', { ...xterm, NO_COLOR: '' }],
    ['out err', { FORCE_COLOR: '1' }, { stdout: 'pipe', stderr: 'pipe' }],
    ['out err', { FORCE_COLOR: '3', TERM: 'dumb' }, { stdout: 'pipe', stderr: 'pipe' }],
    ['out err', { FORCE_COLOR: 'true', CLICOLOR: '0' }],
    ['none', { ...xterm, FORCE_COLOR: '0' }],
    ['none', { ...xterm, FORCE_COLOR: 'false' }],
    ['none', { ...xterm, FORCE_COLOR: '' }, { stdout: 'pipe', stderr: 'pipe' }],
    ['out err', { CLICOLOR_FORCE: '1', TERM: 'dumb' }, { stdout: 'pipe', stderr: 'pipe' }],
    ['out err', { ...xterm, CLICOLOR_FORCE: '0' }],
    ['none', { ...xterm, CLICOLOR_FORCE: '0' }, { stdout: 'pipe', stderr: 'pipe' }],
    ['none', { ...xterm, NO_COLOR: '1', FORCE_COLOR: '1', CLICOLOR_FORCE: '1' }],
    ['none', { ...xterm, FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }],
    ['out err', { NO_COLOR: '1', TERM: 'dumb' }, { stdout: 'pipe', stderr: 'pipe' }, 'always'],
    ['none', { ...xterm, FORCE_COLOR: '1' }, {}, 'never'],
    ['none', { ...xterm, NO_COLOR: '1' }, {}, 'auto'],
  ])('coloured streams are "%s" for the environment %j, the streams %j and --color %s', (expected, ...given) => {
    expect(colored(...given)).toBe(expected);
  });

  it.each<[boolean, Environment['env']]>([
    [false, {}],
    [false, { TERM: 'xterm' }],
    [true, { TERM: 'xterm-256color' }],
    [true, { TERM: 'screen-256color' }],
    [true, { TERM: 'xterm-direct' }],
    [true, { TERM: 'xterm', COLORTERM: 'truecolor' }],
    [true, { TERM: 'xterm', COLORTERM: '24bit' }],
    [false, { TERM: 'xterm', COLORTERM: '1' }],
    [true, { WT_SESSION: '1' }],
    [false, { TERM: 'xterm-256color', FORCE_COLOR: '1' }],
    [true, { TERM: 'xterm', FORCE_COLOR: '2' }],
    [true, { TERM: 'xterm', FORCE_COLOR: '3' }],
    [false, { TERM: 'xterm', FORCE_COLOR: 'true' }],
  ])('256 colours are supported: %s for the environment %j', (expected, env) => {
    expect(createTerminal(createEnvironment(env), {}).supports256Colors()).toBe(expected);
  });
});

describe('hyperlinks', () => {
  const kitty = { TERM: 'xterm-kitty' };

  it.each<[boolean, Environment['env'], Streams?, When?]>([
    [true, kitty],
    [false, { TERM: 'xterm' }],
    [true, { ...kitty, NO_COLOR: '1' }],
    [false, kitty, { stdout: 'pipe' }],
    [false, { ...kitty, FORCE_COLOR: '1' }, { stdout: 'pipe' }],
    [true, { FORCE_HYPERLINK: '1' }, { stdout: 'pipe' }],
    [false, { ...kitty, FORCE_HYPERLINK: '0' }],
    [true, { ...kitty, FORCE_HYPERLINK: '' }],
    [true, { FORCE_HYPERLINK: '0' }, { stdout: 'pipe' }, 'always'],
    [false, { ...kitty, FORCE_HYPERLINK: '1' }, {}, 'never'],
  ])(
    'hyperlinks are used: %s for the environment %j, the streams %j and --hyperlinks %s',
    (expected, env, streams, hyperlinks) => {
      expect(createTerminal(createEnvironment(env, streams), { hyperlinks }).usesHyperlinks()).toBe(expected);
    },
  );
});

describe('colours of an error message', () => {
  const plain = 'error: --color does not take "often"\n  one of auto, always, never\n';
  const red = '\x1b[1;31merror:\x1b[39;22m --color does not take "often"\n\x1b[2m  one of auto, always, never\x1b[22m\n';

  it.each<[string, readonly string[], Parameters<typeof run>[1]]>([
    ['plain in a pipe', ['list', '--color=often'], {}],
    ['plain with NO_COLOR', ['list', '--color=often'], terminal(80)],
    ['plain with --color never', ['--color', 'never', 'list', '--color=often', '--color', 'never'], { columns: 80 }],
  ])('an error message is %s', async (_, argv, around) => {
    expect((await run(argv, around)).stderr).toBe(plain);
  });

  it.each<[string, readonly string[], Parameters<typeof run>[1]]>([
    ['on a terminal', ['list', '--color=often'], { columns: 80 }],
    ['with FORCE_COLOR', ['list', '--color=often'], { env: { FORCE_COLOR: '1' } }],
    ['with --color always', ['list', '--color=often', '--color=always'], terminal(80)],
  ])('an error message is coloured %s, with a dim hint', async (_, argv, around) => {
    expect((await run(argv, around)).stderr).toBe(red);
  });

  it('an error in JSON is not coloured', async () => {
    expect((await run(['list', '--json', '--limit', '0'], { columns: 80 })).stderr).toBe(
      '{"error":{"code":"wrong-number","message":"--limit needs a whole number from 1, not \\"0\\"","suggestions":[]}}\n',
    );
  });

  it('the summary of an invalid catalog is coloured below its problems', async () => {
    const folder = folderWith({ ...right, 'papers/2024.yaml': 'a: 1\nb: 2\n' });
    const { stderr } = await run(['list', '-c', folder, '--color', 'always']);
    expect(stderr.split('\n').slice(-2)).toEqual([
      '\x1b[1;31merror:\x1b[39;22m the catalog cannot be used: 2 problems in 1 file',
      '',
    ]);
  });
});
