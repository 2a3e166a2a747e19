import { describe, expect, it } from 'vitest';
import { renderCard } from '../../src/formats/card.ts';
import { renderExplanation } from '../../src/formats/explanation.ts';
import { writeTable } from '../../src/formats/table.ts';
import type { Column } from '../../src/terminal/cell.ts';
import { createLinker } from '../../src/terminal/hyperlinks.ts';
import { renderGrid } from '../../src/terminal/table-grid.ts';
import { fixture, known, papers, view } from '../formats/view.ts';
import { paper } from '../paper.ts';

const screen = { width: 80, color: false, links: true };
const opened = (id: number, url: string) => `\x1b]8;id=${id};${url}\x1b\\`;
// biome-ignore lint/suspicious/noControlCharactersInRegex: links are made of them
const escapes = /\x1b\]8;[^\x1b]*\x1b\\/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: links are made of them
const wholeLinks = /\x1b\]8;id=[^\x1b]*\x1b\\.*?\x1b\]8;;\x1b\\/g;
const closed = '\x1b]8;;\x1b\\';

/** One text as a link. */
function linked(url: string): string {
  const links = createLinker(true);
  return links.insertLinks(links.markLinks(['text'], url).join());
}

describe('a hyperlink', () => {
  it('consists of an id, the URL, the text and an end', () => {
    expect(linked('https://example.org/a;b?c=%20#d')).toBe('\x1b]8;id=1;https://example.org/a;b?c=%20#d\x1b\\text\x1b]8;;\x1b\\');
  });

  it.each([
    ['https://example.org/\x1b\\\x1b]0;title\x07', 'https://example.org/%1B\\%1B]0;title%07'],
    ['https://example.org/\x9c\x9d8;;\r\n x', 'https://example.org/%C2%9C%C2%9D8;;%0D%0A%20x'],
    ['https://example.org/软件/é\ud800', 'https://example.org/%E8%BD%AF%E4%BB%B6/%C3%A9%EF%BF%BD'],
  ])('encodes characters of the URL %j that would end it', (url, address) => {
    expect(linked(url)).toBe(`${opened(1, address)}text${closed}`);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'ftp://example.org', 'example.org', ''])(
    'is plain text when the URL is %j',
    (url) => {
      expect(linked(url)).toBe('text');
    },
  );
});

describe('the hyperlinks of a table', () => {
  it('are on titles, code labels and URLs, and do not change the layout', () => {
    const fields = ['key', 'title', 'code', 'doi', 'arxiv', 'year'];
    const text = [...writeTable([known('king2023locking')], { ...view, ...screen, fields, width: 200 })].join('');
    const doi = 'https://doi.org/10.5555/1234567.7654321';
    const title = 'Locking the Door & Keeping the Key: 100% of C# Models in #1 Place_Holders';
    expect(text).toBe(
      `KEY              ${'TITLE'.padEnd(title.length)}  CODE  DOI                      ARXIV       YEAR
king2023locking  ${opened(1, doi)}${title}${closed}  ${opened(2, 'https://github.com/king-mj/locks')}code${closed}  \
${opened(3, doi)}10.5555/1234567.7654321${closed}  ${opened(4, 'https://arxiv.org/abs/2301.00010')}2301.00010${closed}  2023
`,
    );
  });

  it('are complete on each line of a wrapped title, with the same id', () => {
    const long = paper({
      title: 'A Title of Several Words that Needs More than One Line',
      url: 'https://arxiv.org/abs/2401.00001',
    });
    const [first, second] = ['A Title of Several Words that Needs More', 'than One Line'].map(
      (line) => opened(1, 'https://arxiv.org/abs/2401.00001') + line + closed,
    );
    expect([...writeTable([long], { ...view, ...screen, fields: ['title'], width: 40 })].join('')).toBe(
      `TITLE\n${first}\n${second}\n`,
    );
  });

  it('enclose colors', () => {
    const found = paper({ title: 'Ships', url: 'https://arxiv.org/abs/2401.00001' });
    const marks = () => [[0, 4] as const];
    expect([...writeTable([found], { ...view, ...screen, color: true, fields: ['title'], marks })].join('')).toContain(
      `${opened(1, 'https://arxiv.org/abs/2401.00001')}\x1b[1m\x1b[31mShip\x1b[39m\x1b[22ms${closed}`,
    );
  });

  it('are in stacked rows too', () => {
    const url = 'https://example.org/a-very-long-address';
    const columns: Column[] = [
      { header: 'TITLE', wraps: true, isSelfExplanatory: true },
      { header: 'URL', overflows: true },
    ];
    expect([...renderGrid(columns, [['A Title of Several Words', { text: url, url }]], { ...screen, width: 20 })].join('')).toBe(
      `A Title of Several\n  Words\n  url: ${opened(1, url)}${url}${closed}\n`,
    );
  });

  it('change nothing else in the output', () => {
    for (const width of [20, 40, 61, 80, 200]) {
      const text = [...writeTable(papers, { ...view, ...screen, width })].join('');
      expect(text.replaceAll(escapes, '')).toBe([...writeTable(papers, { ...view, width })].join(''));
    }
  });
});

describe('the hyperlinks of a card and an explanation', () => {
  it('are on the title and on each URL of a card', () => {
    const shown = renderCard(known('okafor2024night'), fixture.fields, screen);
    expect(shown.match(wholeLinks)).toEqual([
      `${opened(1, 'https://doi.org/10.5555/2345678.8765432')}Night Watch over Poisoned Code${closed}`,
      `${opened(2, 'https://doi.org/10.5555/2345678.8765432')}https://doi.org/10.5555/2345678.8765432${closed}`,
      `${opened(3, 'https://github.com/harbor-lab/Night_Watch')}https://github.com/harbor-lab/Night_Watch${closed}`,
      `${opened(4, 'https://github.com/someone/night-watch-again')}https://github.com/someone/night-watch-again${closed}`,
    ]);
  });

  it('are on the title of an explained search result', () => {
    const found = {
      score: 1,
      matches: [{ word: 'night', score: 1, fields: { title: 'exact' } }],
      factors: [],
      missing: [],
    } as const;
    const [first] = renderExplanation(known('okafor2024night'), found, screen).split('\n');
    const doi = 'https://doi.org/10.5555/2345678.8765432';
    expect(first).toBe(`${opened(1, doi)}okafor2024night  Night Watch over Poisoned Code${closed}`);
  });
});
