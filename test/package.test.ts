import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith } from './catalog/folder.ts';
import { cleanEnvironment, runProcess as inEnvironment } from './program.ts';

const root = join(import.meta.dirname, '..');

/** The package, and where it is installed: a place with all that a name may have. */
let place = '';
let tarball = '';
const installed = () => join(place, 'bin/lm4c');

beforeAll(() => {
  const parent = mkdtempSync(join(tmpdir(), 'lm4c-package-'));
  chmodSync(parent, 0o755);
  place = join(parent, 'Mes programmes à moi (ö, 代码) & \'"$x');
  mkdirSync(place);
  const packed = ran('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', parent], { cwd: root });
  tarball = join(parent, packed.stdout.trim());
  ran('npm', ['install', '--silent', '--ignore-scripts', '--offline', '--global', '--prefix', place, tarball], { cwd: parent });
}, 60_000);
afterAll(() => rmSync(dirname(place), { recursive: true, force: true }));

/** With the Node of the tests, and without a cache. */
const path = `${dirname(process.execPath)}:${cleanEnvironment.PATH}`;
const ran: typeof inEnvironment = (file, words, { env, ...around } = {}) =>
  inEnvironment(file, words, { cwd: '/', ...around, env: { PATH: path, XDG_CACHE_HOME: '/dev/null', ...env } });

const words = ['list', '--venue', 'saner', '--format', 'keys'];
const answer = { status: 0, stdout: 'zhu2023robust\nhenkel2022semantic\n', stderr: '' };

describe('the package', () => {
  it('has exactly the necessary files', () => {
    const files = ran('tar', ['-tf', tarball]).stdout.trim().split('\n');
    const years = Array.from({ length: 9 }, (_, index) => `package/catalog/papers/${2018 + index}.yaml`);
    const kinds = ['abbreviations', 'categories', 'papers', 'repos', 'venues'];
    expect([...new Set(files.map((file) => file.replace(/dist\/[\w-]+\.cjs$/, 'dist/*.cjs')))].sort()).toEqual(
      [
        ...[
          'package.json',
          'LICENSE',
          'README.md',
          ...['cache-folder', 'code-cache', 'global-options', 'lm4c', 'output', 'pager'].map((name) => `bin/${name}.cjs`),
          'dist/*.cjs',
          'dist/catalog.lm4c',
          'dist/lm4c.1',
        ],
        ...['README.md', ...kinds.filter((kind) => kind !== 'papers').map((kind) => `${kind}.yaml`)].map(
          (name) => `catalog/${name}`,
        ),
        ...kinds.map((kind) => `catalog/schema/${kind}.json`),
      ]
        .map((file) => `package/${file}`)
        .concat(years)
        .sort(),
    );
    expect(files.filter((file) => file.includes('build'))).toEqual([]);
  });

  it('has only regular files', () => {
    const lines = ran('tar', ['-tvf', tarball]).stdout.trim().split('\n');
    expect(lines.filter((line) => !line.startsWith('-'))).toEqual([]);
  });

  it('has no dependencies and no install scripts', () => {
    const { dependencies, scripts } = JSON.parse(readFileSync(join(place, 'lib/node_modules/lm4c/package.json'), 'utf8'));
    expect(dependencies).toBe(undefined);
    expect(Object.keys(scripts).filter((name) => /install|uninstall/.test(name))).toEqual([]);
  });
});

describe('the installed program', () => {
  it('runs from another folder with an unusual name', () => {
    expect(ran(installed(), ['--version'])).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' });
    expect(ran(installed(), words, { cwd: folderWith({}) })).toEqual(answer);
  });

  it('uses the compiled form of the shipped catalog', () => {
    const env = { XDG_CACHE_HOME: folderWith({}) };
    expect(ran(installed(), words, { env })).toEqual(answer);
    expect(ran(installed(), ['cache'], { env }).stdout).not.toContain('.lm4c');
  });

  it('runs through a symbolic link, and through a link to that link', () => {
    const folder = folderWith({});
    symlinkSync(installed(), join(folder, 'one'));
    symlinkSync('one', join(folder, 'two words'));
    expect(ran(join(folder, 'one'), words)).toEqual(answer);
    expect(ran(join(folder, 'two words'), words)).toEqual(answer);
    expect(ran('two words', words, { env: { PATH: `${folder}:${path}` } })).toEqual(answer);
  });

  it.runIf(process.getuid?.() === 0)('runs for a user without a home folder or write permission', () => {
    const line = 'setpriv --reuid=65534 --regid=65534 --clear-groups env --ignore-environment "PATH=$PATH" "$0" "$@"';
    expect(ran('bash', ['-c', line, installed(), ...words])).toEqual(answer);
    expect(ran('bash', ['-c', line.replace(' "$0"', ' HOME=/nonexistent "$0"'), installed(), ...words])).toEqual(answer);
  });

  it('runs with npx', () => {
    // Npm itself has news now and then.
    const env = { npm_config_cache: folderWith({}), npm_config_update_notifier: 'false' };
    expect(ran('npx', ['--yes', '--ignore-scripts', '--offline', '--package', tarball, 'lm4c', ...words], { env })).toEqual(
      answer,
    );
  });
});
