import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, folderWith } from '../catalog/folder.ts';
import { hasTerminals } from '../terminal.ts';
import { commandsOf, fencedBlocks, inPipe, inTerminal, type RunCommand, withRealOutputs } from './examples.ts';
import { documentNames, expectDocument, readDocument, root } from './files.ts';

/** How the examples of a document run, where they do not run on a terminal in a folder without files. */
const setups: Readonly<Record<string, { readonly run?: RunCommand; readonly files?: Files }>> = {
  'CONTRIBUTING.md': {
    run: inPipe,
    files: {
      'list.md': readFileSync(join(root, 'test/importers/seed.md')),
      'refs.bib': `@inproceedings{sun2023backdooring,
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
`,
    },
  },
};

/** A text without the totals that change with every new paper of the shipped catalog. */
const withoutTotals = (text: string) => text.replace(/(?<=\bof )\d+(?= papers$|$)/gm, 'N');

/** A folder in which the paths of the repository that the examples name exist too. */
function exampleFolder(files: Files = {}): string {
  const folder = folderWith(files);
  symlinkSync(join(root, 'test'), join(folder, 'test'));
  return folder;
}

const withCommands = documentNames.filter((name) =>
  fencedBlocks(readDocument(name)).some((block) => commandsOf(block).length > 0),
);
const handwritten = withCommands.filter((name) => !readDocument(name).startsWith('<!-- Generated '));

describe('the examples of the documents', () => {
  it.runIf(hasTerminals).each(handwritten)('%s shows the real output of its commands', async (name) => {
    const { run = inTerminal, files } = setups[name] ?? {};
    const text = readDocument(name);
    expectDocument(name, await withRealOutputs(text, exampleFolder(files), run), withoutTotals);
  });

  it('the examples of README.md, CONTRIBUTING.md and the guides run', () => {
    const guides = ['find', 'cite', 'own-list', 'scripts', 'how-search-works'].map((name) => `docs/${name}.md`);
    expect(handwritten).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', ...guides]));
  });
});

describe('withRealOutputs', () => {
  const document =
    '```yaml catalog/a.yaml\na: 1\n```\n\n```sh\ntouch b\n```\n\n```console\n$ ls catalog b\nold\n$ false\nold\n```\n';

  it('withRealOutputs runs the blocks in their order and replaces the outputs', async () => {
    const expected = document.replace('$ ls catalog b\nold\n$ false\nold\n', '$ ls catalog b\nb\n\ncatalog:\na.yaml\n$ false\n');
    expect(await withRealOutputs(document, folderWith({}), inPipe)).toBe(expected);
  });

  it.each([
    ['sh', 'false'],
    ['sh', 'echo warning >&2'],
    ['console', '$ lm4c list --yaer 2023'],
  ])('withRealOutputs fails if a command of a %s block fails: %s', async (language, line) => {
    const failing = `\`\`\`${language}\n${line}\n\`\`\`\n`;
    await expect(withRealOutputs(failing, folderWith({}), inPipe)).rejects.toThrow(/ends with/);
  });
});
