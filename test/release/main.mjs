/** `npm run release`: checks everything that a release needs, and publishes nothing. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProblems } from './checks.mjs';

const root = join(import.meta.dirname, '../..');

/** @param {string} program @param {string[]} args */
const outputOf = (program, ...args) => execFileSync(program, args, { cwd: root, encoding: 'utf8' });

/** @param {string} text */
const lines = (text) => text.split('\n').filter(Boolean);

/** @param {string} name */
const readText = (name) => readFileSync(join(root, name), 'utf8');

const [packed] = JSON.parse(outputOf('npm', 'pack', '--dry-run', '--json', '--ignore-scripts'));
const manifest = JSON.parse(readText('package.json'));
const problems = findProblems({
  manifest,
  changelog: readText('CHANGELOG.md'),
  tags: lines(outputOf('git', 'tag')),
  changedFiles: lines(outputOf('git', 'status', '--porcelain')).map((line) => line.slice(3)),
  packedFiles: packed.files.map((/** @type {{ path: string }} */ { path }) => path),
});

/** The tests also compare docs/ with the help; the list is compared with the catalog. */
const commands = [
  ['npm', 'test'],
  ['npx', 'lm4c', 'readme', 'catalog/README.md', '--check'],
];

for (const [program = '', ...args] of problems.length > 0 ? [] : commands) {
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) problems.push(`failed: ${[program, ...args].join(' ')}`);
}

if (problems.length > 0) {
  console.error(
    problems
      .map((problem) => `error: ${problem}\n`)
      .join('')
      .trimEnd(),
  );
  process.exitCode = 1;
} else {
  console.log(`Version ${manifest.version} can be released:
  git tag v${manifest.version} && git push --tags
  npm publish, in a GitHub Actions job with the permission id-token: write, which provenance needs`);
}
