import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, right } from './catalog/folder.ts';
import { program, shell } from './program.ts';
import { fixture, run } from './run.ts';

const names = [
  'with spaces and a\ttab',
  'été (composed)',
  'e\u0301te\u0301 (decomposed)',
  '😀 代码',
  '"it\'s"',
  'new\nline',
  '-c',
  '$HOME',
  '100%41 #1 &amp;',
  'C:\\x',
  'a:1:2',
  '代'.repeat(85),
];

/** The outputs of command lines in a folder `name` with a catalog, a LaTeX paper and a bibliography, and its files afterwards. */
async function runInFolder(name: string, lines: readonly (readonly string[])[]) {
  const top = folderWith({});
  const inner = join(top, name);
  cpSync(fixture, join(inner, 'catalog'), { recursive: true });
  const files = {
    'lm4c.yaml': '',
    'a.aux': '\\relax\n\\@input{b.aux}\n',
    'b.aux': '\\relax\n\\citation{lin2024tides}\n',
    'a.tex': '\\documentclass{article}\\input{b}',
    'b.tex': '\\cite{lin2024tides}',
    'a.bib': '@article{lin2024boats, author = {Lin, X}, title = {Boats}, year = 2024, journal = {JIS}}',
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(inner, file), text);
  const options = { cwd: inner, cacheFolder: join(inner, 'cache') };
  const outputs: string[] = [];
  for (const words of lines) {
    const { status, stdout, stderr } = await run(
      words.map((word) => word.replace('HERE', () => inner)),
      options,
    );
    outputs.push(`${status}: ${stdout}${stderr}`);
  }
  return { outputs, files: readdirSync(inner, { recursive: true, encoding: 'utf8' }).sort(), inner };
}

describe('an unusual name of a file or a folder', () => {
  it.each(names)('commands accept an unusual name of a catalog folder: %j', async (name) => {
    const lines = [
      ['list', '--year', '2023', '-f', 'keys'],
      ['-c', 'HERE/catalog', 'list', '--year', '2023', '-f', 'keys'],
      ['check', '-c', 'HERE/catalog'],
      ['bib', '--aux', 'HERE/a.aux', '-o', 'HERE/a.out'],
      ['bib', '--tex', 'a.tex', '-o', 'b.out'],
      ['-c', 'HERE/a.bib', 'list', '-f', 'keys'],
      ['import', '-q', 'HERE/a.bib', '--into', 'HERE/catalog'],
      ['readme', '-q', '--init', 'HERE/list.md'],
      ['list', '--author', 'lin', '-f', 'keys'],
    ];
    const { outputs, files, inner } = await runInFolder(name, lines);
    const keys = 'openharbor2023counting\nmuller2023hidden\nking2023locking\n';
    expect(outputs).toEqual([
      `0: ${keys}`,
      `0: ${keys}`,
      '0: catalog/: no problems in 19 records\n',
      '0: ',
      '0: ',
      '0: lin2024boats\n',
      '0: ',
      '0: ',
      '0: lin2024boats\nlin2024tides\nlin2024survey\n',
    ]);
    expect(readFileSync(join(inner, 'a.out'))).toEqual(readFileSync(join(inner, 'b.out')));
    expect(files.filter((file) => /^cache.*-\w+\.lm4c$/.test(file))).toHaveLength(3);
    expect(files.filter((file) => file.endsWith('.tmp'))).toEqual([]);
  });

  it.each(names)('commands accept an unusual name of a file: %j', async (name) => {
    const cwd = folderWith({ list: '<!-- lm4c:begin -->\n<!-- lm4c:end -->\n' });
    const file = join(cwd, name);
    expect(await run(['bib', 'lin2024tides', `--output=${name}`], { cwd })).toEqual({ status: 0, stdout: '', stderr: '' });
    expect((await run(['import', '--', name], { cwd })).stdout).toContain('  lin2024tides:\n');
    expect((await run(['-c', file, 'list', '-f', 'keys'], { cwd })).stdout).toBe('lin2024tides\n');
    writeFileSync(file, readFileSync(join(cwd, 'list')));
    expect((await run(['readme', '-q', '-c', 'builtin', '--', name], { cwd })).status).toBe(0);
    expect((await run(['readme', '-q', '-c', 'builtin', '--check', '--', name], { cwd })).status).toBe(0);
    expect(readdirSync(cwd).sort()).toEqual([name, 'list'].sort());
  });

  it('quotes an unusual file name in suggested command lines for the shell', async () => {
    const cwd = folderWith({ 'lm4c.yaml': '' });
    const hint = async (name: string) => (await run(['readme', '--', name], { cwd })).stderr.split('\n')[1];
    expect([await hint('-a b'), await hint("it's.md"), await hint('-')]).toEqual([
      "  to create it: lm4c readme --init './-a b'",
      "  to create it: lm4c readme --init 'it'\\''s.md'",
      '  to create it: lm4c readme --init -',
    ]);
  });
});

describe('an error message with a long name', () => {
  it('an error message with a very long file name still gives the reason', async () => {
    const { stderr } = await run(['bib', '--aux', `${'a'.repeat(300)}.aux`]);
    expect(stderr).toMatch(/^error: cannot read a{100,}….*: the name is too long\n$/);
  });
});

/** Runs the built program with only these environment variables. */
function runInEnvironment(env: Readonly<Record<string, string>>, ...words: readonly string[]) {
  const options = { cwd: '/', env, encoding: 'utf8', timeout: 20_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], options);
  return { status, stdout, stderr };
}

describe('the environment', () => {
  const words = ['search', 'HIDDEN', 'VARIABLES', '--json', '-c', fixture];
  const plain = { HOME: '/no/such/home' };

  it.each<Readonly<Record<string, string>>>([
    {},
    { HOME: '' },
    { HOME: '/no/such/folder' },
    { HOME: '/dev/null' },
    { HOME: '/proc' },
    { XDG_CACHE_HOME: '/proc' },
    { XDG_CACHE_HOME: '/dev/null' },
    { LANG: 'C' },
    { LC_ALL: 'C' },
    { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
    { LC_ALL: 'de_DE.ISO-8859-1' },
    { LC_ALL: 'no_SUCH' },
    { TZ: 'Pacific/Kiritimati' },
    { TZ: 'no such zone' },
    { CI: 'true', GITHUB_ACTIONS: 'true' },
  ])('the environment does not change the output of a command: %j', async (env) => {
    const { stdout } = await run(words);
    expect(stdout).toContain('"title": "Hidden Variables"');
    expect(runInEnvironment({ ...plain, ...env }, ...words)).toEqual({ status: 0, stdout, stderr: '' });
  });
});

describe('a full disk', () => {
  it('a full disk prevents caching but not the output', () => {
    const cache = folderWith({});
    // Limits files to one block, so that writing more fails as on a full disk.
    const line = `trap '' XFSZ; ulimit -f 1; lm4c -c '${fixture}' list --year 2023 -f keys`;
    expect(shell(line, { env: { XDG_CACHE_HOME: cache } })).toEqual({
      status: 0,
      stdout: 'openharbor2023counting\nmuller2023hidden\nking2023locking\n',
      stderr: '',
    });
    const files = readdirSync(cache, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => lstatSync(join(cache, file)).isFile())).toEqual([]);
  });
});

/** Runs as the user nobody, because root ignores file permissions. */
async function asNobody<T>(run: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    return await run();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe.skipIf(process.platform === 'win32')('a file without read permission', () => {
  const outputWithout = async (locked: string, words: readonly string[]) => {
    const top = folderWith({
      ...Object.fromEntries(Object.entries(right).map(([name, text]) => [`mine/${name}`, text])),
      file: '',
    });
    chmodSync(top, 0o755);
    chmodSync(join(top, locked), 0);
    const result = await asNobody(() =>
      run(
        words.map((word) => word.replace('./', `${top}/`)),
        { cwd: top },
      ),
    );
    chmodSync(join(top, locked), 0o755);
    return [result.status, `${result.stdout}${result.stderr}`.replaceAll(`${top}/`, '')];
  };
  const hint = '\n  change its permissions, or ask its owner\n';

  it.each([
    ['mine', ['-c', './mine', 'list'], 3, `error: mine/papers: permission denied [no-permission]${hint}`],
    ['mine', ['-c', './mine/papers', 'list'], 3, `error: mine/papers: permission denied [no-permission]${hint}`],
    ['mine/papers', ['check', './mine'], 3, `error: mine/papers: permission denied [no-permission]${hint}`],
    ['mine/repos.yaml', ['-c', './mine', 'list'], 3, `error: mine/repos.yaml: permission denied [no-permission]${hint}`],
    ['file', ['-c', './file', 'list'], 3, `error: file: permission denied [no-permission]${hint}`],
    ['file', ['import', 'file'], 2, 'error: cannot read file: permission denied\n'],
    ['file', ['bib', '--aux', 'file'], 2, 'error: cannot read file: permission denied\n'],
    ['file', ['readme', '-c', './mine', 'file'], 2, 'error: cannot read file: permission denied\n'],
    ['file', ['bib', '-o', 'file'], 1, 'error: cannot write file: permission denied\n'],
  ] as const)('an error names the file or folder without read permission: %s for %j', async (locked, words, status, text) => {
    expect(await outputWithout(locked, words)).toEqual([status, text]);
  });
});

describe('a symbolic link', () => {
  it('a catalog with symbolic links is read, checked for changes and written through them', async () => {
    const top = folderWith({ cache: undefined });
    const real = join(top, 'real');
    cpSync(fixture, real, { recursive: true });
    symlinkSync('real', join(top, 'link'));
    mkdirSync(join(top, 'parts'));
    for (const name of ['categories.yaml', 'venues.yaml', 'repos.yaml', 'papers']) {
      symlinkSync(join('..', 'real', name), join(top, 'parts', name));
    }
    const options = { cwd: top, cacheFolder: join(top, 'cache') };
    const titles = async (folder: string) =>
      (await run(['-c', join(top, folder), 'list', '--author', 'OpenHarbor', '--fields', 'title'], options)).stdout;
    expect([await titles('link'), await titles('parts')]).toEqual(['Counting Ships\n', 'Counting Ships\n']);

    const file = join(real, 'papers/2023.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Counting Ships', 'Counting Boats.'));
    expect([await titles('link'), await titles('parts')]).toEqual(['Counting Boats.\n', 'Counting Boats.\n']);

    expect((await run(['check', '-q', '--fix', join(top, 'parts')], options)).status).toBe(0);
    expect([await titles('link'), await titles('real')]).toEqual(['Counting Boats\n', 'Counting Boats\n']);

    writeFileSync(join(top, 'a.bib'), '@article{lin2025boats, author = {Lin, X}, title = {Boats}, year = 2025, journal = {JIS}}');
    expect((await run(['import', '-q', 'a.bib', '--into', 'parts'], options)).status).toBe(0);
    expect(existsSync(join(real, 'papers/2025.yaml'))).toBe(true);
    expect(readdirSync(join(top, 'parts')).filter((name) => !lstatSync(join(top, 'parts', name)).isSymbolicLink())).toEqual([]);
  });

  it('an error names a symbolic link that is broken or circular', async () => {
    const top = folderWith(right);
    symlinkSync('circle', join(top, 'circle'));
    symlinkSync('nowhere', join(top, 'papers/2025.yaml'));
    const errorOf = async (...words: readonly string[]) => (await run(words, { cwd: top })).stderr.replaceAll(`${top}/`, '');
    expect(await errorOf('list', '-c', join(top, 'circle'))).toBe('error: circle: its symbolic links form a loop [file-error]\n');
    expect(await errorOf('list', '-c', `${top}/`)).toBe(
      'error: papers/2025.yaml: no such file or folder [missing-file]\n  create it; it may be empty\n',
    );
  });
});
