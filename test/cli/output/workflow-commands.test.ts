import { describe, expect, it } from 'vitest';
import { folderWith, paper, right } from '../../catalog/folder.ts';
import { run } from '../../run.ts';

const hostile = (text: string) => ({
  ...right,
  'papers/2024.yaml': paper({ title: JSON.stringify(text) }),
  'venues.yaml': right['venues.yaml'].replace('ICHT', JSON.stringify(text)),
});

/** Lines that the runner of GitHub Actions obeys. */
const commandsIn = (output: string) => output.split('\n').filter((line) => /^\s*::|##\[/.test(line));

const printed = async (words: string, env = {}) => {
  const catalog = folderWith(hostile('::error::x ##[error]y'));
  return (await run(['-c', catalog, ...words.split(' ')], { env })).stdout;
};

describe('catalog text in a log of GitHub Actions', () => {
  it.each([
    'list -f table',
    'list -f long',
    'show lin2024tides -f table',
    'show lin2024tides -f long',
    'search x -f table',
    'stats --by venue -f table',
    'venues -f table',
  ])('is no command for the runner: %s', async (words) => {
    expect(commandsIn(await printed(words)).length).toBeGreaterThan(0);
    expect(commandsIn(await printed(words, { GITHUB_ACTIONS: 'true' }))).toEqual([]);
  });

  it.each(['list -f tsv', 'list -f json', 'list -f csv'])('stays exact in formats for programs: %s', async (words) => {
    expect(await printed(words, { GITHUB_ACTIONS: 'true' })).toBe(await printed(words));
  });
});
