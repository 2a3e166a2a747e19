import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatNames } from '../../src/formats/index.ts';
import { folderWith, paper, right } from '../catalog/folder.ts';
import { cleanEnvironment, shell as inShell, program } from '../program.ts';
import { run, terminal } from '../run.ts';
import { hasTerminals, runInTerminal } from '../terminal.ts';

const isRoot = process.getuid?.() === 0;
/** In milliseconds, for what is long by itself on a machine that has other things to do. */
const patience = 60_000;

/** A line of the shell that fails where any of its programs does. */
const shell = (line: string, cwd = folderWith({}), env: Readonly<Record<string, string>> = {}) =>
  inShell(`set -o pipefail; ${line}`, { cwd, env });

/** So many entries of BibTeX, each about 400 bytes long. */
const entries = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const title = `Paper ${index} on things`;
    return `@article{k${index}, title={${title}}, author={Lin, Xiao}, year=2020, journal={Tides}, abstract={${'x'.repeat(300)}}}\n`;
  }).join('');

describe('a long output', () => {
  const large = mkdtempSync(join(tmpdir(), 'lm4c-large-'));
  beforeAll(() => {
    writeFileSync(join(large, 'large.bib'), entries(9500));
    shell('lm4c -c large.bib list --json > whole.json', large);
  }, patience);
  afterAll(() => rmSync(large, { recursive: true, force: true }));

  const whole = () => statSync(join(large, 'whole.json')).size;
  const count = `perl -e 'while (sysread STDIN, $b, 16384) { $n += length $b; select undef, undef, undef, 0.001 } print $n'`;

  it('is complete in a slow pipe', () => {
    expect(whole()).toBeGreaterThan(3 << 20);
    expect(JSON.parse(readFileSync(join(large, 'whole.json'), 'utf8'))).toHaveLength(9500);
    expect(shell(`lm4c -c large.bib list --json | (sleep 0.3; ${count})`, large).stdout).toBe(String(whole()));
  });

  it('is complete in a non-blocking pipe', () => {
    const unblocked = `perl -MFcntl -e 'fcntl(STDOUT, F_SETFL, O_WRONLY | O_NONBLOCK)'`;
    expect(shell(`{ ${unblocked}; lm4c -c large.bib list --json; } | (sleep 0.3; ${count})`, large).stdout).toBe(String(whole()));
  });

  it('is complete in a socket', async () => {
    // Node makes one for each stream of a child.
    const child = spawn(process.execPath, [program, '-c', 'large.bib', 'list', '--json'], { cwd: large, env: cleanEnvironment });
    let length = 0;
    child.stdout.on('data', (bytes) => {
      length += bytes.length;
      child.stdout.pause();
      setTimeout(() => child.stdout.resume(), 1);
    });
    await once(child, 'close');
    expect(length).toBe(whole());
  });

  it.each(formatNames)('causes no error in a pipe that is closed early, in the format %s', (format) => {
    expect(shell(`lm4c -c large.bib list -f ${format} | head -c 1 | wc -c`, large)).toEqual({
      status: 0,
      stdout: '1\n',
      stderr: '',
    });
  });
});

describe('error messages', () => {
  it('are in order with the papers if both go to one file', () => {
    const papers = ['a', 'b', 'c'].map((key) => paper(key === 'b' ? { authors: undefined } : {}, `lin2024${key}`)).join('');
    const cwd = folderWith({ ...right, 'papers/2024.yaml': papers });
    const { status } = shell('lm4c -c . bib > all 2>&1', cwd);
    const all = readFileSync(join(cwd, 'all'), 'utf8');
    expect([status, all.match(/^(?:@|error).*/gm)]).toEqual([
      1,
      ['@inproceedings{lin2024a,', 'error: lin2024b has no authors, so it cannot be cited', '@inproceedings{lin2024c,'],
    ]);
  });
});

describe('standard streams', () => {
  it.each([
    ['lm4c list --limit 1 -f keys >&-', 0, '', ''],
    ['lm4c bib --limit 1 -o refs.bib >&- && grep -c @ refs.bib', 0, '1\n', ''],
    ['lm4c show meng2018adversarial -f keys 2>&-', 0, 'meng2018adversarial\n', ''],
    ['lm4c list --year abc 2>&-', 2, '', ''],
    ['lm4c show meng2018adversarial -f keys <&-', 0, 'meng2018adversarial\n', ''],
    ['lm4c bib - <&-', 0, '', ''],
  ])('may be closed: %s', (line, status, stdout, stderr) => {
    expect(shell(line)).toEqual({ status, stdout, stderr });
  });

  it.each(['lm4c bib -', 'lm4c import -', 'lm4c check -', 'lm4c -c - list'])('cannot be read from a folder: %s', (line) => {
    expect(shell(`${line} < .`)).toEqual({ status: 2, stdout: '', stderr: 'error: cannot read stdin: it is a folder\n' });
  });
});

describe.runIf(hasTerminals)('a terminal as stdin', () => {
  it.each([
    ['lm4c bib -', 'error: - reads keys from stdin, but nothing is piped in\n  lm4c search backdoor -f keys | lm4c bib -\n'],
    ['lm4c import -', 'error: - reads from stdin, but nothing is piped in\n  curl https://example.org/list.md | lm4c import -\n'],
    [
      'lm4c check -',
      'error: - reads the catalog from stdin, but nothing is piped in\n  lm4c bib --category backdoor | lm4c -c - stats\n',
    ],
    [
      'lm4c list -c -',
      'error: - reads the catalog from stdin, but nothing is piped in\n  lm4c bib --category backdoor | lm4c -c - stats\n',
    ],
  ])('is rejected with an example of a pipe: %s', async (line, told) => {
    const { status, written } = await runInTerminal(line, { env: { NO_COLOR: '1' } });
    expect({ status, written }).toEqual({ status: 2, written: told });
  });
});

describe('input without an end', () => {
  const device = {
    status: expect.any(Number),
    stdout: '',
    stderr: expect.stringContaining('/dev/zero: it is a device, not a file'),
  };

  it.each(['import', '-c /dev/zero list; lm4c check', 'bib --tex'])('is rejected from a device: %s', (words) => {
    expect(shell(`lm4c ${words} /dev/zero`)).toEqual(device);
  });

  it('is rejected as a file of a catalog', () => {
    const cwd = folderWith(right);
    const stderr = 'error: papers/2023.yaml: it is a device or a pipe, not a file [file-error]\n';
    expect(shell('ln -s /dev/zero papers/2023.yaml; lm4c -c . list', cwd)).toEqual({ status: 3, stdout: '', stderr });
    expect(shell('rm papers/2023.yaml; mkfifo papers/2023.yaml; lm4c -c . list', cwd)).toEqual({ status: 3, stdout: '', stderr });
  });

  it('is rejected in a pipe after 500 MB', () => {
    expect(shell('yes | lm4c bib -')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: cannot read stdin: it is larger than 500 MB\n',
    });
  });

  it('is rejected like a file of more than 500 MB', () => {
    const cwd = folderWith({ 'huge.bib': '' });
    truncateSync(join(cwd, 'huge.bib'), 600 * 2 ** 20);
    expect(shell('lm4c import huge.bib', cwd)).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: cannot read huge.bib: it is larger than 500 MB\n',
    });
  });
});

describe('a named pipe', () => {
  it.each([
    ['lm4c -c <(lm4c bib meng2018adversarial) list -f keys', 'meng2018adversarial\n', ''],
    ['lm4c bib meng2018adversarial | lm4c -c /dev/stdin list -f keys', 'meng2018adversarial\n', ''],
    ['lm4c import <(lm4c bib meng2018adversarial) 2> told | grep meng', '  meng2018adversarial:\n', ''],
    ['lm4c check -q <(lm4c bib meng2018adversarial)', '', ''],
    [`lm4c bib -f biblatex --tex <(echo '\\cite{meng2018adversarial}') | head -n 1`, '@online{meng2018adversarial,\n', ''],
  ])('is read like a file: %s', (line, stdout, stderr) => {
    expect(shell(line)).toEqual({ status: 0, stdout, stderr });
  });
});

const old = '<!-- lm4c:begin -->\nold\n<!-- lm4c:end -->\n';
const imported = { 'mine/categories.yaml': '', 'mine/venues.yaml': '', 'mine/repos.yaml': '', 'mine/papers/2019.yaml': '' };

/** The names of the files in a folder, with the text of each. */
function texts(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

const writing = [
  ['bib', 'lm4c bib -o refs.bib', 'cannot write refs.bib'],
  ['readme', 'lm4c readme README.md -c builtin', 'cannot write README.md'],
  ['import', 'lm4c bib | lm4c -q import - --into mine', 'cannot write to mine'],
] as const;

describe('an output file', () => {
  const before = { ...imported, 'README.md': old, 'refs.bib': 'old\n' };

  it.each(writing)('is unchanged when %s is killed while writing', (_, line) => {
    const cwd = folderWith({ ...before, 'kill.cjs': `require('fs').fsyncSync = () => process.kill(process.pid, 'SIGKILL');` });
    const { status } = shell(line, cwd, { NODE_OPTIONS: '--require ./kill.cjs' });
    const { 'kill.cjs': _kill, ...after } = texts(cwd);
    const left = Object.fromEntries(Object.entries(after).filter(([name]) => !name.includes('.lm4c')));
    expect([status, left]).toEqual([137, before]);
  });

  it.each(writing)('is unchanged when %s exceeds a size limit, and no temporary file remains', (_, line, told) => {
    const cwd = folderWith(before);
    // In kilobytes.
    const { status, stderr } = shell(`ulimit -f 1; ${line}`, cwd);
    expect([status, stderr, texts(cwd)]).toEqual([1, `error: ${told}: the file would be too large\n`, before]);
  });

  it.runIf(isRoot)('is not created, nor its folder, when an import fills the disk', ({ skip }) => {
    const cwd = folderWith({});
    if (shell('mkdir small && mount -t tmpfs -o size=16k tmpfs small', cwd).status !== 0)
      skip('no file system can be mounted here');
    try {
      writeFileSync(join(cwd, 'large.bib'), entries(300));
      expect(shell('lm4c -q import large.bib --into small/mine', cwd)).toEqual({
        status: 1,
        stdout: '',
        stderr: 'error: cannot write to small/mine: the disk is full\n',
      });
      expect(readdirSync(join(cwd, 'small'))).toEqual([]);
    } finally {
      shell('umount small', cwd);
    }
  });

  it('has the complete text of one of two simultaneous writers', () => {
    const cwd = folderWith({});
    const line = 'for i in 1 2 3; do lm4c bib -o refs.bib & lm4c bib -f ris -o refs.bib & done; wait; ls';
    expect(shell(line, cwd)).toEqual({ status: 0, stdout: 'refs.bib\n', stderr: '' });
    const both = [shell('lm4c bib').stdout, shell('lm4c bib -f ris').stdout];
    expect(both).toContain(readFileSync(join(cwd, 'refs.bib'), 'utf8'));
  });

  it('is overwritten instead of appended to', () => {
    const cwd = folderWith({});
    shell('lm4c bib -o refs.bib; lm4c bib --year 2018 -o refs.bib', cwd);
    expect(readFileSync(join(cwd, 'refs.bib'), 'utf8')).toBe(shell('lm4c bib --year 2018').stdout);
  });

  it('keeps its modification time when its text does not change', () => {
    const cwd = folderWith({ 'README.md': old });
    const { stdout } = shell(
      'lm4c readme -c builtin; touch -d 2020-01-01T00:00Z README.md; lm4c readme -c builtin; stat -c %Y README.md',
      cwd,
    );
    expect(stdout).toBe('1577836800\n');
  });
});

describe('a signal', () => {
  it.each([
    ['INT', 130],
    ['TERM', 143],
    ['HUP', 129],
  ])('SIG%s ends the program while it reads, with exit status %i', (signal, status) => {
    // The pipe can be opened for writing as soon as the program reads it, which it then does for ever.
    const line = `set -m; mkfifo pipe; lm4c import pipe & exec 3> pipe; kill -${signal} %1; wait %1`;
    expect(shell(line).status).toBe(status);
  });

  it.runIf(hasTerminals)('of Ctrl-C ends the program while it writes a compiled catalog, and leaves none', async () => {
    const cache = folderWith({});
    const slow = `const fs = require('fs');
      fs.fsyncSync = () => { fs.writeSync(2, 'writing'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 9000); }`;
    const folder = folderWith({ ...right, 'slow.cjs': slow });
    const ask = `lm4c -q -c '${folder}' list --fields key`;
    const env = { XDG_CACHE_HOME: cache, NODE_OPTIONS: `--require ${folder}/slow.cjs` };
    const { status, written } = await runInTerminal(ask, { env, typed: [['writing', '\x03']] });
    expect([status, written, kept(cache)]).toEqual([130, 'writing^C', []]);
    expect(shell(ask, folder, { XDG_CACHE_HOME: cache })).toEqual({ status: 0, stdout: 'lin2024tides\n', stderr: '' });
    expect(kept(cache)).toHaveLength(1);
  });

  const kept = (cache: string) =>
    existsSync(join(cache, 'lm4c')) ? readdirSync(join(cache, 'lm4c')).filter((name) => name.endsWith('.lm4c')) : [];
});

describe('--quiet', () => {
  const files = {
    'refs.bib': entries(1),
    'README.md': old,
    'mine/categories.yaml': '',
    'mine/venues.yaml': '',
    'mine/repos.yaml': '',
    'mine/papers/2024.yaml': 'lin2024tides:\n  title: Tides\n  year: 2024\n',
  };

  it.each([
    ['list', 0],
    ['search tides', 0],
    ['search tidse', 0],
    ['search zeppelin', 1],
    ['show lin2024tides', 0],
    ['bib lin2024tides', 0],
    ['bib --year 2024 -o out.bib', 0],
    ['stats', 0],
    ['categories', 0],
    ['venues', 0],
    ['repos', 0],
    ['check -c CWD/mine', 0],
    ['check -c builtin', 0],
    ['import refs.bib', 0],
    ['import refs.bib --into mine', 0],
    ['readme -c builtin', 0],
    ['schema papers', 0],
    ['cache', 0],
    ['cache clear', 0],
    ['help', 0],
    ['help formats', 0],
  ])('prints nothing on stderr: lm4c %s', async (words, status) => {
    const cwd = folderWith(files);
    const answer = await run([...words.replace('CWD', cwd).split(' '), '-q'], {
      ...terminal(80),
      cwd,
      cacheFolder: join(cwd, 'cache'),
    });
    expect(answer).toEqual({ status, stdout: expect.any(String), stderr: '' });
  });

  it('does not suppress errors', async () => {
    expect(await run(['-q', 'show', 'nobody'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('no paper has the key "nobody"'),
    });
  });

  it('lets a shell script use search as a condition', () => {
    const line = (word: string) => `if lm4c -q search ${word} > all; then echo yes; else echo no; fi`;
    expect([shell(line('backdoor')), shell(line('zeppelin'))]).toEqual([
      { status: 0, stdout: 'yes\n', stderr: '' },
      { status: 0, stdout: 'no\n', stderr: '' },
    ]);
  });
});
