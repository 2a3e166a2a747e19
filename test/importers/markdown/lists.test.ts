import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/importers/markdown/index.ts';
import type { Draft, Section } from '../../../src/importers/shared/draft.ts';

const folder = join(import.meta.dirname, 'lists');

const readList = (file: string) => readFileSync(join(folder, file), 'utf8');

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

/** Enough lines for several of the chunks in which a file is parsed. */
const bullets = (count: number) => '- [Doors of Air and Sea](https://example.org/1), ICSE 2020\n'.repeat(count);
const lineCount = (text: string) => text.split('\n').length - 1;

describe('the lines of a Markdown list', () => {
  it.each(readdirSync(folder))('give the papers and the problems that are written below them in %s', (file) => {
    const annotated = readList(file);
    expect(annotate(annotated.replaceAll(/^=> .*\n/gm, ''))).toBe(annotated);
  });

  it('give the same results in a long file as in short ones', () => {
    const names = ['bullets', 'dates', 'definitions', 'html', 'sections', 'code-and-comments'];
    const lists = names.map((name) =>
      readList(`${name}.md`)
        .replaceAll(/^=> .*\n/gm, '')
        .concat('\n## Next\n\n'),
    );
    const withoutSections = (list: string, offset: number) =>
      readMarkdown(list).drafts.map(({ section: _, line, ...draft }) => ({ ...draft, line: line + offset }));
    const offsets = lists.map((_, index) => lineCount(lists.slice(0, index).join('')));
    expect(withoutSections(lists.join(''), 0)).toEqual(
      lists.flatMap((list, index) => withoutSections(list, offsets[index] ?? 0)),
    );
  });

  it.each([
    ['code', '```\n', '```\n'],
    ['code with a longer fence', ' ~~~~~ text\n', ' ~~~~~\n'],
    ['a comment', '<!-- old\n', '-->\n'],
  ])('give no papers in %s that is longer than a chunk', (_, open, close) => {
    const list = `${bullets(70)}\n${open}${bullets(80)}${close}\n${bullets(2)}\n\`\`\`code\`\`\` <!-- note -->\n\n${bullets(70)}`;
    const lines = readMarkdown(list).drafts.map(({ line }) => line);
    const numbers = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);
    expect(lines).toEqual([...numbers(1, 70), ...numbers(155, 2), ...numbers(160, 70)]);
  });

  it('belong to one list if a chunk ends between them, and to two if only one of them is numbered', () => {
    const tools = '- a tool\n'.repeat(60);
    const numbered = bullets(59).replaceAll('- ', '1. ');
    const notUnderstood = (list: string) => readMarkdown(list).diagnostics.length;
    const linked = `- [Doors of Tin][a], ICSE 2020\n${bullets(58)}${tools}\n[a]: https://example.org/a\n`;
    expect([bullets(59) + tools, bullets(60) + tools, numbered + tools, linked].map(notUnderstood)).toEqual([0, 60, 0, 0]);
  });

  it('may use link definitions from anywhere in a long file', () => {
    const list = `[a]: https://example.org/a\n\n${bullets(80)}- [Doors of Tin][A], ICSE 2020\n- [Doors of Iron][b  b], ICSE 2020\n\n${bullets(80)}\n[B b]: https://example.org/b\n[a]: https://example.org/c\n`;
    const named = readMarkdown(list).drafts.filter(({ paper }) => paper.title !== 'Doors of Air and Sea');
    expect(named.map(({ line, paper }) => [line, paper.url])).toEqual([
      [83, 'https://example.org/a'],
      [84, 'https://example.org/b'],
    ]);
  });
});
