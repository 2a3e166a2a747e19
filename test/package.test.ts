import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith } from './catalog/folder.ts';
import { cleanEnvironment, runProcess as inEnvironment } from './program.ts';

const root = join(import.meta.dirname, '..');

/** The folder in which the package is installed; its name has spaces, quotes and characters beyond ASCII. */
let prefix = '';
let tarball = '';
const installed = () => join(prefix, 'bin/lm4c');

beforeAll(() => {
  const parent = mkdtempSync(join(tmpdir(), 'lm4c-package-'));
  chmodSync(parent, 0o755);
  prefix = join(parent, 'Mes programmes à moi (ö, 代码) & \'"$x');
  mkdirSync(prefix);
  const packed = ran('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', parent], { cwd: root });
  tarball = join(parent, packed.stdout.trim());
  ran('npm', ['install', '--silent', '--ignore-scripts', '--offline', '--global', '--prefix', prefix, tarball], { cwd: parent });
}, 60_000);
afterAll(() => rmSync(dirname(prefix), { recursive: true, force: true }));

/** Starts with the folder of the Node that runs the tests. */
const path = `${dirname(process.execPath)}:${cleanEnvironment.PATH}`;
const ran: typeof inEnvironment = (file, words, { env, ...around } = {}) =>
  inEnvironment(file, words, { cwd: '/', ...around, env: { PATH: path, XDG_CACHE_HOME: '/dev/null', ...env } });

const args = ['show', 'zhu2023robust', 'henkel2022semantic', '--format', 'keys'];
const expectedResult = { status: 0, stdout: 'zhu2023robust\nhenkel2022semantic\n', stderr: '' };

describe('the package', () => {
  it('the package has exactly the necessary files', () => {
    const files = ran('tar', ['-tf', tarball]).stdout.trim().split('\n');
    const years = readdirSync(join(root, 'catalog/papers')).map((name) => `package/catalog/papers/${name}`);
    const kinds = ['categories', 'papers', 'repos', 'synonyms', 'venues'];
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
        ...['README.md', 'settings.yaml', ...kinds.filter((kind) => kind !== 'papers').map((kind) => `${kind}.yaml`)].map(
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

  it('the package has only regular files', () => {
    const lines = ran('tar', ['-tvf', tarball]).stdout.trim().split('\n');
    expect(lines.filter((line) => !line.startsWith('-'))).toEqual([]);
  });

  it('the package has no dependencies and no install scripts', () => {
    const { dependencies, scripts } = JSON.parse(readFileSync(join(prefix, 'lib/node_modules/lm4c/package.json'), 'utf8'));
    expect(dependencies).toBe(undefined);
    expect(Object.keys(scripts).filter((name) => /install|uninstall/.test(name))).toEqual([]);
  });
});

describe('the installed program', () => {
  it('the installed program runs from any folder, even if its own folder has an unusual name', () => {
    expect(ran(installed(), ['--version'])).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' });
    expect(ran(installed(), args, { cwd: folderWith({}) })).toEqual(expectedResult);
  });

  it('the install and uninstall commands of README.md work in the folder of the repository', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const [install, uninstall] = ['npm install -g .', 'npm uninstall -g lm4c'];
    expect([install, uninstall].filter((line) => !readme.includes(line))).toEqual([]);
    const linked = folderWith({});
    // Scripts would build dist/, which the other tests use.
    const env = { npm_config_prefix: linked, npm_config_ignore_scripts: 'true', npm_config_offline: 'true' };
    expect(ran('bash', ['-c', install], { cwd: root, env }).status).toBe(0);
    expect(ran(join(linked, 'bin/lm4c'), args)).toEqual(expectedResult);
    expect(ran('bash', ['-c', uninstall], { cwd: root, env }).status).toBe(0);
    expect(existsSync(join(linked, 'bin/lm4c'))).toBe(false);
  });

  it('the installed program uses the compiled form of the shipped catalog', () => {
    const file = join(prefix, 'lib/node_modules/lm4c/dist/catalog.lm4c');
    const compiled = readFileSync(file);
    writeFileSync(file, compiled.toString('latin1').replace('Semantic Robustness', 'SEMANTIC ROBUSTNESS'), 'latin1');
    const { stdout } = ran(installed(), ['show', 'henkel2022semantic', '--fields', 'title', '--format', 'tsv']);
    writeFileSync(file, compiled);
    expect(stdout).toBe('SEMANTIC ROBUSTNESS of Models of Source Code\n');
  });

  it('the installed program runs through a symbolic link, and through a link to that link', () => {
    const folder = folderWith({});
    symlinkSync(installed(), join(folder, 'one'));
    symlinkSync('one', join(folder, 'two words'));
    expect(ran(join(folder, 'one'), args)).toEqual(expectedResult);
    expect(ran(join(folder, 'two words'), args)).toEqual(expectedResult);
    expect(ran('two words', args, { env: { PATH: `${folder}:${path}` } })).toEqual(expectedResult);
  });

  it.runIf(process.getuid?.() === 0)('the installed program runs for a user without a home folder or write permission', () => {
    const line = 'setpriv --reuid=65534 --regid=65534 --clear-groups env --ignore-environment "PATH=$PATH" "$0" "$@"';
    expect(ran('bash', ['-c', line, installed(), ...args])).toEqual(expectedResult);
    expect(ran('bash', ['-c', line.replace(' "$0"', ' HOME=/nonexistent "$0"'), installed(), ...args])).toEqual(expectedResult);
  });

  it('the package runs with npx', () => {
    // Without this, npm sometimes reports a new version of itself on stderr.
    const env = { npm_config_cache: folderWith({}), npm_config_update_notifier: 'false' };
    expect(ran('npx', ['--yes', '--ignore-scripts', '--offline', '--package', tarball, 'lm4c', ...args], { env })).toEqual(
      expectedResult,
    );
  });
});
