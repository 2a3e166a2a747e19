import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, paper, right } from '../catalog/folder.ts';
import { lm4c, runProcess, shell } from '../program.ts';
import { fixture, frozenCatalog, run } from '../run.ts';
import { hasTerminals, runInTerminal } from '../terminal.ts';

const root = join(import.meta.dirname, '../..');
const bin = join(root, 'bin/lm4c.cjs');

describe('the built program', () => {
  it('uses the shipped catalog in any folder', () => {
    expect(lm4c(['show', 'sun2023backdooring', '--fields', 'key,doi', '-f', 'tsv'])).toEqual({
      status: 0,
      stdout: 'sun2023backdooring\t10.18653/v1/2023.acl-long.540\n',
      stderr: '',
    });
  });

  it('prints the same from YAML as from the compiled catalog', () => {
    expect(lm4c(['list', '--json', '-c', join(root, 'catalog')])).toEqual(lm4c(['list', '--json']));
  });

  it('prints its version for --version and -V', () => {
    expect([lm4c(['--version']), lm4c(['-V'])]).toEqual([
      { status: 0, stdout: '0.1.0\n', stderr: '' },
      { status: 0, stdout: '0.1.0\n', stderr: '' },
    ]);
  });

  it.each([
    { status: 0, why: 'the list is empty', args: ['list', '--year', '1999'] },
    { status: 1, why: 'nothing is found', args: ['search', 'zeppelin'] },
    { status: 1, why: 'a key is not known', args: ['show', 'nobody1999nothing'] },
    { status: 2, why: 'the command line is wrong', args: ['list', '--no-such-option'] },
    { status: 3, why: 'there is no catalog', args: ['list', '-c', '/nowhere/at/all'] },
  ])('exits with $status when $why, and prints nothing on stdout', ({ status, args }) => {
    expect(lm4c(args)).toMatchObject({ status, stdout: '' });
  });

  it('reads keys from a pipe', () => {
    const { status, stdout } = lm4c(['bib', '-', '-c', fixture], { input: 'openharbor2023counting\nlin2024tides\n' });
    expect({ status, keys: stdout.match(/@\w+\{[^,]+/g) }).toEqual({
      status: 0,
      keys: ['@misc{openharbor2023counting', '@misc{lin2024tides'],
    });
  });

  it('writes colors into a pipe only with --color always', () => {
    const colors = (args: readonly string[]) => lm4c(['list', '-f', 'table', ...args]).stdout.includes('\u001b[');
    expect([colors([]), colors(['--color', 'always']), colors(['--color', 'never'])]).toEqual([false, true, false]);
  });

  // The packages in it are patched (src/build/js-yaml-patches.mjs).
  it('prints exactly the tables of its sources', async () => {
    const titles = [
      'One ❤️ and ❤ and ©️ ©',
      '🙂🙂 👩‍💻🏽 🇩🇪',
      '1️⃣ #⃣',
      '⭐',
      '⚑ ⚑️ ½ – “…” ‼️ 〰️ ㊗',
      '深度代码 ｗｉｄｅ é\u0301 ｶﾞ',
      '▉ ├─ € ™ ℹ ↔ ⌚ ⭐',
    ];
    const papers = titles
      .map((title, index) => paper({ title: JSON.stringify(title), ours: 'true' }, `lin2024${'abcdefghijk'[index]}`))
      .join('');
    const folder = folderWith({ ...right, 'papers/2024.yaml': papers });
    const lines = (args: readonly string[]) => ['list', '-c', folder, '-f', 'table', '--color', 'always', ...args];
    for (const args of [
      ['--width', '200'],
      ['--width', '55'],
      ['--width', '20'],
      ['--fields', 'title,code'],
    ]) {
      const { status, stdout } = await run(lines(args));
      expect([status, lm4c(lines(args)).stdout]).toEqual([0, stdout]);
    }
  });

  // The built files are ASCII: the source of a regular expression literal has escapes there.
  it.each(['papers', 'venues', 'categories', 'repos'])('prints the schema of %s exactly like its sources', async (kind) => {
    expect(lm4c(['schema', kind])).toEqual(await run(['schema', kind]));
  });

  it('writes a long output completely into a slow pipe', () => {
    const { stdout } = shell(`lm4c -c '${frozenCatalog}' list --json | (sleep 0.3; cat)`);
    expect(JSON.parse(stdout)).toHaveLength(124);
  });
});

describe('the cached code of the program', () => {
  const answer = { status: 0, stdout: expect.stringMatching(/^zhu2023robust\t.*\nhenkel2022semantic\t.*\n$/), stderr: '' };
  const args = ['show', 'zhu2023robust', 'henkel2022semantic', '--format', 'tsv'];
  const ask = (file: string, cache: string) => runProcess(process.execPath, [file, ...args], { env: { XDG_CACHE_HOME: cache } });
  const kept = (cache: string) =>
    readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) => /show.main\.cjs/.test(name));

  it('is used by the same command', () => {
    const cache = folderWith({});
    expect(ask(bin, cache)).toEqual(answer);
    const [name = ''] = kept(cache);
    const { ctimeMs } = statSync(join(cache, name));
    expect(ask(bin, cache)).toEqual(answer);
    expect(kept(cache)).toEqual([name]);
    expect(statSync(join(cache, name)).ctimeMs).toBe(ctimeMs);
  });

  const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
  const flipped = (at: (bytes: Buffer) => number) => (bytes: Buffer) => {
    const copy = Buffer.from(bytes);
    copy[at(copy)] = (copy[at(copy)] ?? 0) ^ 0x10;
    return copy;
  };
  it.each([
    { what: 'is empty', damage: () => Buffer.alloc(0) },
    { what: 'is cut', damage: half },
    { what: 'is one byte short', damage: (bytes: Buffer) => bytes.subarray(0, -1) },
    { what: 'is text', damage: () => Buffer.from('not code\n'.repeat(20000)) },
    { what: 'has a wrong bit at its beginning', damage: flipped(() => 5) },
    { what: 'has a wrong bit inside', damage: flipped((bytes) => Math.floor(bytes.length / 4)) },
    { what: 'has a wrong bit at its end', damage: flipped((bytes) => bytes.length - 3) },
  ])('is replaced when it $what', ({ damage }) => {
    const cache = folderWith({});
    ask(bin, cache);
    const file = join(cache, kept(cache)[0] ?? '');
    const right = readFileSync(file);
    const damaged = damage(right);
    writeFileSync(file, damaged);
    expect(ask(bin, cache)).toEqual(answer);
    expect(readFileSync(file).equals(damaged)).toBe(false);
    expect(Math.abs(readFileSync(file).length / right.length - 1)).toBeLessThan(0.1);
  });

  function installed(folder: string): string {
    for (const name of ['bin', 'dist', 'catalog', 'package.json'])
      cpSync(join(root, name), join(folder, name), { recursive: true });
    return folder;
  }

  it('does not hide a change of the catalog', () => {
    const cache = folderWith({});
    const own = join(installed(folderWith({})), 'bin/lm4c.cjs');
    expect([ask(own, cache), ask(own, cache)]).toEqual([answer, answer]);
    const file = join(own, '../../catalog/papers/2023.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('How Robust', 'How Brittle'));
    expect(ask(own, cache).stdout).toContain('How Brittle');
  });

  it('is not replaced by another installation', () => {
    const cache = folderWith({});
    const both = folderWith({});
    const [a, b] = ['a', 'b'].map((name) => join(installed(join(both, name)), 'bin/lm4c.cjs'));
    const times = () => kept(cache).map((name) => statSync(join(cache, name)).ctimeMs);
    expect([ask(a ?? '', cache), ask(b ?? '', cache)]).toEqual([answer, answer]);
    const before = times();
    expect([ask(a ?? '', cache), ask(b ?? '', cache)]).toEqual([answer, answer]);
    expect(before).toHaveLength(2);
    expect(times()).toEqual(before);
  });

  it('is replaced when the program has changed but not its size and date', () => {
    const cache = folderWith({});
    const copy = installed(folderWith({}));
    const own = join(copy, 'bin/lm4c.cjs');
    const file = join(copy, 'dist/main.cjs');
    // npm gives the same date to all files of all packages.
    const dated = () => utimesSync(file, 499162500, 499162500);
    dated();
    expect(ask(own, cache)).toEqual(answer);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('.join(`\t`)', '.join(`;`)'));
    dated();
    expect(ask(own, cache).stdout).toContain('zhu2023robust;');
  });

  it.each([
    { where: 'a folder cannot be made', cache: () => '/dev/null/nowhere' },
    { where: 'there is a file', cache: () => join(folderWith({ lm4c: '' })) },
    { where: 'its place is a folder', cache: () => withFolders() },
  ])('causes no error where $where', ({ cache }) => {
    const place = cache();
    expect([ask(bin, place), ask(bin, place)]).toEqual([answer, answer]);
  });

  /** A folder with a folder where each file would be. */
  function withFolders(): string {
    const cache = folderWith({});
    ask(bin, cache);
    for (const name of kept(cache)) {
      rmSync(join(cache, name));
      mkdirSync(join(cache, name));
    }
    return cache;
  }

  it.runIf(process.getuid?.() === 0)('is replaced when it belongs to another user', () => {
    const cache = folderWith({});
    ask(bin, cache);
    const file = join(cache, kept(cache)[0] ?? '');
    chownSync(file, 1, 1);
    expect(ask(bin, cache)).toEqual(answer);
    expect(statSync(file).uid).toBe(0);
  });

  const commandFolders = (cache: string) =>
    readdirSync(cache, { recursive: true, encoding: 'utf8' }).flatMap(
      (name) => /code[/\\][^/\\]+[/\\]([^/\\]+)$/.exec(name)?.[1] ?? [],
    );

  it.each([
    [['-qc', 'mine', 'list'], ['list']],
    [['--color', 'never', '-qcmine', 'list'], ['list']],
    [['--width=60', '-c', 'mine', '--', 'list'], ['list']],
    [['-c', 'mine', '--help'], ['help']],
    [['mine', '--help'], []],
    [['mine', '--version', '-q'], []],
    [['mine'], []],
    [['list', '--year', 'abc'], []],
    [['search', 'zeppelin'], []],
    [['--no-cache', 'list'], []],
    [['complete', 'fish', 'lm4c', 'li'], ['complete']],
  ])('of the command line %j is stored in the folders %j', (args, folders) => {
    const cache = folderWith({});
    const mine = Object.fromEntries(Object.entries(right).map(([name, text]) => [`mine/${name}`, text]));
    lm4c(args, { cwd: folderWith(mine), env: { XDG_CACHE_HOME: cache } });
    expect(commandFolders(cache)).toEqual(folders);
  });

  it('is not stored after a run of more than two seconds', () => {
    const folder = folderWith({ 'slow.cjs': 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);' });
    const env = { NODE_OPTIONS: `--require ${folder}/slow.cjs`, XDG_CACHE_HOME: folder };
    expect(runProcess(process.execPath, [bin, ...args], { env })).toEqual(answer);
    expect(commandFolders(folder)).toEqual([]);
  });

  it('includes the functions of completions other than the first', () => {
    const sizeAfter = (...words: readonly string[]) => {
      const cache = folderWith({});
      lm4c(['complete', 'fish', 'lm4c', ...words], { env: { XDG_CACHE_HOME: cache } });
      const [name = ''] = readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /complete.main\.cjs$/.test(name),
      );
      return statSync(join(cache, name)).size;
    };
    expect(sizeAfter('li') / sizeAfter('list', '--author', '')).toBeCloseTo(1, 1);
  });

  it('can be written by several processes at once', () => {
    const cache = folderWith({});
    const line = 'for i in 1 2 3 4 5; do lm4c show zhu2023robust -f keys & done; wait';
    expect(shell(line, { env: { XDG_CACHE_HOME: cache } })).toEqual({
      status: 0,
      stdout: 'zhu2023robust\n'.repeat(5),
      stderr: '',
    });
    expect(kept(cache)).toHaveLength(1);
  });
});

describe('a pipe that is closed before the output ends', () => {
  it('causes no error', () => {
    expect(shell(`set -o pipefail; lm4c -c '${frozenCatalog}' list | head -n 1 | cut -f 2`)).toEqual({
      status: 0,
      stdout: '2026\n',
      stderr: '',
    });
  });

  it('causes no error even if nothing is read from it', () => {
    expect(shell('set -o pipefail; lm4c list --json | true')).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe('a closed stderr', () => {
  it('changes neither the output nor the exit status', () => {
    const { status, stdout } = shell('lm4c search bakdoor -f keys 2> >(exec true)');
    expect({ status, papers: stdout.split('\n').length > 10 }).toEqual({ status: 0, papers: true });
    expect(shell('lm4c list --year abc 2> >(exec true)').status).toBe(2);
  });
});

describe('a removed working directory', () => {
  it('does not prevent reading the shipped catalog', () => {
    expect(shell('d=$(mktemp -d); cd $d; rmdir $d; lm4c show meng2018adversarial -f keys')).toEqual({
      status: 0,
      stdout: 'meng2018adversarial\n',
      stderr: '',
    });
  });
});

describe('a full disk', () => {
  it.runIf(existsSync('/dev/full'))('is reported, with exit status 1', () => {
    expect(shell('lm4c list > /dev/full')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'error: cannot write the output: the disk is full\n',
    });
  });

  it.runIf(existsSync('/dev/full'))('is reported as JSON with --json', () => {
    const { status, stderr } = shell('lm4c list --json > /dev/full');
    expect([status, JSON.parse(stderr).error.code]).toEqual([1, 'no-output']);
  });
});

describe.runIf(hasTerminals)('the built program on a terminal', () => {
  // Without a compiled catalog, a slow machine shows a progress line.
  beforeAll(() => {
    expect(lm4c(['list', '-c', frozenCatalog]).status).toBe(0);
  });

  it('prints a table in colors, and the number of papers', async () => {
    expect((await runInTerminal(`lm4c -c '${frozenCatalog}' list --venue saner --year 2022 --fields key,code`)).written).toBe(
      '\u001b[2mKEY\u001b[22m                 \u001b[2mCODE\u001b[22m\n' +
        'henkel2022semantic  \u001b[32mcode\u001b[39m\n' +
        '\u001b[2m1 of 124 papers\u001b[22m\n',
    );
  });

  it('prints no colors if the environment forbids them', async () => {
    expect(
      (await runInTerminal(`NO_COLOR=1 lm4c -c '${frozenCatalog}' list --venue saner --year 2022 --fields key`)).written,
    ).toBe('KEY\nhenkel2022semantic\n1 of 124 papers\n');
  });

  it.each([
    ['TERM=xterm-kitty', true],
    ['TERM=xterm-kitty NO_COLOR=1', true],
    ['TERM=xterm-kitty FORCE_COLOR=0', true],
    ['VTE_VERSION=7600', true],
    ['TERM_PROGRAM=WezTerm TERM_PROGRAM_VERSION=20240203', true],
    ['WT_SESSION=1', true],
    ['WT_SESSION=1 TERM=dumb', false],
    ['TERM=xterm-kitty CI=true', false],
    ['TERM=screen-256color', false],
    ['TERM=xterm-kitty FORCE_HYPERLINK=0', false],
    ['FORCE_HYPERLINK=1', true],
  ])('with %s prints hyperlinks: %s', async (env, expected) => {
    const { written } = await runInTerminal(`${env} lm4c show henkel2022semantic -f table --fields title`);
    expect(written.includes('\u001b]8;id=1;https://')).toBe(expected);
  });

  it('prints hyperlinks according to --hyperlinks, into a pipe too, whatever --color is', async () => {
    const links = async (line: string) => (await runInTerminal(line)).written.includes('\u001b]8;');
    const list = 'lm4c show henkel2022semantic --color never -f table';
    expect(await links(`${list} --hyperlinks always`)).toBe(true);
    expect(await links(`TERM=xterm-kitty ${list}`)).toBe(true);
    expect(await links(`TERM=xterm-kitty ${list} --hyperlinks never`)).toBe(false);
    expect(await links(`TERM=xterm-kitty ${list} | cat`)).toBe(false);
    expect(await links(`TERM=xterm-kitty ${list} --hyperlinks always | cat`)).toBe(true);
  });
});
