import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatNames } from '../../src/formats/index.ts';
import { run } from '../run.ts';
import { commandsOf, fencedBlocks } from './examples.ts';
import { readDocument, root } from './files.ts';

const readme = readDocument('README.md');

describe('README.md', () => {
  it('README.md has at most 200 lines', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(200);
  });

  it('README.md names every output format', () => {
    expect(formatNames.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('README.md runs an example of each main command whose output is short', () => {
    const commands = fencedBlocks(readme)
      .flatMap(commandsOf)
      .flatMap((line) => line.match(/(?<=\blm4c (?:-c \S+ )?)[a-z]+/g) ?? []);
    expect([...new Set(commands)]).toEqual(
      expect.arrayContaining(['search', 'list', 'bib', 'stats', 'import', 'check', 'readme']),
    );
  });

  it('README.md has the number of papers in the catalog, to the nearest hundred', async () => {
    const { stdout } = await run(['list', '-c', join(root, 'catalog'), '-f', 'keys']);
    const hundreds = Math.round(stdout.trim().split('\n').length / 100);
    expect(readme).toContain(`about ${hundreds}00 verified papers`);
  });
});
