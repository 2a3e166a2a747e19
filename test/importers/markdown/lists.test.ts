import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/importers/markdown/index.ts';
import type { Draft, Section } from '../../../src/importers/shared/draft.ts';

const folder = join(import.meta.dirname, 'lists');

const pathOf = (section: Section): string =>
  [section.parent && pathOf(section.parent), section.description ? `${section.name} (${section.description})` : section.name]
    .filter((part) => part)
    .join(' > ');

function draftText({ paper, venue, section, code = [], reproductions = [] }: Draft): string {
  const { title, authors = [], etal, year, month, ours, ...ids } = paper;
  const names = [...authors.map((name) => (typeof name === 'string' ? name : `{${name.literal}}`)), ...(etal ? ['et al.'] : [])];
  return [
    title,
    names.join('; '),
    `${year}${month ? `-${String(month).padStart(2, '0')}` : ''}`,
    venue && `${venue.name}${venue.kind ? ` (${venue.kind})` : ''}`,
    ours && 'ours',
    ...Object.entries(ids).map(([name, value]) => value && `${name} ${value}`),
    ...code.map((url) => `code ${url}`),
    ...reproductions.map((url) => `reproduction ${url}`),
    section && `in ${pathOf(section)}`,
  ]
    .filter((part) => part)
    .join(' | ');
}

/** The list with everything that is read from a line below it, and the number of each thing that a catalog cannot hold at the end. */
function annotate(list: string): string {
  const { drafts, diagnostics, unmappedFields } = readMarkdown(list);
  const results = [
    ...drafts.map((draft) => [draft.line, draftText(draft)] as const),
    ...diagnostics.map(({ line, level, message, fix }) => [line, `${level}: ${message}${fix ? `; ${fix}` : ''}`] as const),
  ];
  const annotated = list.split('\n').flatMap((text, index) => {
    const found = results.filter(([line]) => line === index + 1);
    return [text, ...found.map(([, result]) => `=> ${result}`)];
  });
  const counts = [...unmappedFields].map(([name, count]) => `=> not imported: ${name} (${count})\n`);
  return annotated.join('\n') + counts.join('');
}

describe('the lines of a Markdown list', () => {
  it.each(readdirSync(folder))('give the papers and the problems that are written below them in %s', (file) => {
    const annotated = readFileSync(join(folder, file), 'utf8');
    expect(annotate(annotated.replace(/^=> .*\n/gm, ''))).toBe(annotated);
  });
});
