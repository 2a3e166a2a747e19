import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Section } from '../../src/import/draft.ts';
import { readMarkdown } from '../../src/import/markdown.ts';

const fileOf = (...path: string[]) => readFileSync(join(import.meta.dirname, ...path), 'utf8');

const pathOf = (section: Section | undefined): string[] => (section ? [...pathOf(section.parent), section.name] : []);

describe('the list from which the catalog grew', () => {
  const read = readMarkdown(fileOf('seed.md'));
  const rows = fileOf('..', 'catalog', 'list.tsv')
    .trimEnd()
    .split('\n')
    .map((row) => row.split('\t'));
  const paths: Readonly<Record<string, readonly string[]>> = {
    survey: ['Survey'],
    'data-poisoning': ['Security Threats', 'Backdoor Attacks', 'Data poisoning attacks'],
    'model-poisoning': ['Security Threats', 'Backdoor Attacks', 'Model poisoning attacks'],
    'white-box': ['Security Threats', 'Adversarial Attacks', 'White-box attacks'],
    'black-box': ['Security Threats', 'Adversarial Attacks', 'Black-box attacks'],
    'backdoor-defense': ['Defensive Strategies', 'Backdoor Defense'],
    'adversarial-defense': ['Defensive Strategies', 'Adversarial Defense'],
  };

  it('is read with the section, the year, the venue and the title of every row', () => {
    const wanted = rows.map(([category = '', , year, venue = '', title = '']) => [
      paths[category] ?? category,
      Number(year),
      venue.replace(/[《》]/g, ''),
      title.replace(/\.$/, ''),
    ]);
    expect(read.drafts.map(({ section, paper, venue }) => [pathOf(section), paper.year, venue?.name, paper.title])).toEqual(
      wanted,
    );
  });

  it('leaves only the links out that lead into its folder', () => {
    expect({ ...read, drafts: read.drafts.length }).toEqual({
      drafts: 56,
      told: [],
      entries: 56,
      placeless: new Map([['relative link', 56]]),
    });
  });
});
