import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith } from './catalog/folder.ts';
import { examplesIn } from './examples.ts';
import { shell } from './program.ts';

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');

const steps = examplesIn(text);

const refs = `@inproceedings{sun2023backdooring,
  author    = {Sun, Weisong and Chen, Yuchen},
  title     = {Backdooring Neural Code Search},
  booktitle = {Proceedings of the 61st Annual Meeting of the Association for Computational Linguistics},
  year      = {2023},
}

@article{lin2024tides,
  author  = {Lin, Xiao},
  title   = {The Tides of Code},
  journal = {Journal of Harbors},
  year    = {2024},
  doi     = {10.1000/tides},
}
`;

/** The output of each command, run one after another in the same folder. */
function runInOneFolder(commands: readonly string[]): string[] {
  const cwd = folderWith({ 'list.md': readFileSync(join(root, 'test/importers/seed.md')), 'refs.bib': refs });
  return commands.map((command) => shell(`exec 2>&1; ${command}`, { cwd }).stdout);
}

it('the commands of CONTRIBUTING.md turn a list into a catalog and back', () => {
  expect(steps).toHaveLength(12);
  expect(runInOneFolder(steps.map(({ command }) => command))).toEqual(steps.map(({ output }) => output));
});

it('the files and folders that CONTRIBUTING.md names exist', () => {
  const paths = text.match(/(?<=`)(?:bin|src|test|catalog)\/[\w./-]*\w(?=`)/g) ?? [];
  expect(paths.length).toBeGreaterThan(30);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
