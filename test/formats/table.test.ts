import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/catalog/model/records.ts';
import { writeTable } from '../../src/formats/table.ts';
import { displayWidth } from '../../src/terminal/display-width.ts';
import { fullPaper, paper } from '../paper.ts';
import { fixture, known, papers, view } from './view.ts';

const drawn = (width: number) => [...writeTable(papers, { ...view, width })].join('').replaceAll('\u00a0', ' ');

describe('table', () => {
  it('gives titles the full width of 80 columns, with the other fields at the right edge where the title ends', () => {
    expect(drawn(80)).toBe(`Night Watch over Poisoned Code                 okafor2024night  2024  ICHT  code
Tides: Adversarial Attacks without Gradients ⚑         lin2024tides  2024  arXiv
代码模型港口安全综述 ⚑                             lin2024survey  2024  软件通报
Counting Ships                               openharbor2023counting  2023  arXiv
Hidden Variables                                     muller2023hidden  2023  JIS
Locking the Door & Keeping the Key: 100% of C# Models in #1 Place_Holders
                                               king2023locking  2023  ICHT  code
`);
  });

  it('wraps titles on 40 columns, with the other fields below where they do not fit beside the title', () => {
    expect(drawn(40)).toBe(`Night Watch over Poisoned Code
       okafor2024night  2024  ICHT  code
Tides: Adversarial Attacks without
  Gradients ⚑  lin2024tides  2024  arXiv
代码模型港口安全综述 ⚑
           lin2024survey  2024  软件通报
Counting Ships
     openharbor2023counting  2023  arXiv
Hidden Variables
             muller2023hidden  2023  JIS
Locking the Door & Keeping the Key: 100%
  of C# Models in #1 Place_Holders
       king2023locking  2023  ICHT  code
`);
  });

  it('wraps only what does not fit on 100 columns', () => {
    expect(drawn(100)).toBe(`KEY                     YEAR  VENUE     TITLE                                                   CODE
okafor2024night         2024  ICHT      Night Watch over Poisoned Code                          code
lin2024tides            2024  arXiv     Tides: Adversarial Attacks without Gradients ⚑
lin2024survey           2024  软件通报  代码模型港口安全综述 ⚑
openharbor2023counting  2023  arXiv     Counting Ships
muller2023hidden        2023  JIS       Hidden Variables
king2023locking         2023  ICHT      Locking the Door & Keeping the Key: 100% of C# Models   code
                                        in #1 Place_Holders
`);
  });

  it('is no wider than its texts on 200 columns', () => {
    expect(
      drawn(200),
    ).toBe(`KEY                     YEAR  VENUE     TITLE                                                                      CODE
okafor2024night         2024  ICHT      Night Watch over Poisoned Code                                             code
lin2024tides            2024  arXiv     Tides: Adversarial Attacks without Gradients ⚑
lin2024survey           2024  软件通报  代码模型港口安全综述 ⚑
openharbor2023counting  2023  arXiv     Counting Ships
muller2023hidden        2023  JIS       Hidden Variables
king2023locking         2023  ICHT      Locking the Door & Keeping the Key: 100% of C# Models in #1 Place_Holders  code
`);
  });

  it('shows the chosen fields in order', () => {
    const fields = ['title', 'authors', 'reproductions'];
    expect(
      [...writeTable([known('okafor2024night')], { ...view, width: 140, fields })].join(''),
    ).toBe(`TITLE                           AUTHORS                              REPRODUCTIONS
Night Watch over Poisoned Code  Okafor, Chidi; King, Jr., Martin J.  https://github.com/someone/night-watch-again
`);
  });

  it('names the fields that a narrow screen would show without their header, and gives long ones lines of their own', () => {
    expect([...writeTable([fullPaper], { ...view, width: 30, fields: fixture.fields })].join('')).toBe(`Notes on the Engine\u00a0⚑
  lovelace2024notes
  translation: In English
  etal: true  2024  ICX
  type: Thesis
  booktitle: Proceedings
  journal: Journal
  series: Series  volume: 1
  number: 2  pages: 3--4
  numpages: 2  month: 5
  publisher: Press  10.5555/1
  arxiv: 2401.00001
  primaryclass: cs.SE
  preprint: Before (2023)
  categories: engines  code
  ours: true  acronym: NOTE
  tasks: repair  models: BERT
  languages: Ada
  techniques: tides
  summary: Notes.
  language: en  title_tex: $n$
  protect: Engine
  noprotect: Notes
  note: In press
  abstract: We note.
  Lovelace, Ada; et al.
  https://example.org/notes
  pdf: https://example.org/notes.pdf
  reproductions: https://github.com/c/d
`);
  });

  it('never breaks a URL', () => {
    const fields = ['key', 'url', 'pdf'];
    const pdf = 'https://example.org/papers/a-very-long-name-of-a-file-in-a-folder.pdf';
    const linked = [paper({ key: 'k1', url: 'https://example.org/a', pdf })];
    expect([...writeTable(linked, { ...view, fields, width: 20 })].join('')).toBe(`k1
  https://example.org/a
  pdf: ${pdf}
`);
    expect([...writeTable(linked, { ...view, fields, width: 60 })].join('')).toBe(`KEY  URL                    PDF
k1   https://example.org/a  ${pdf}
`);
  });

  it('labels the code of a paper, the authors’ own before a reproduction', () => {
    const repo = { id: 'a/b', url: 'https://github.com/a/b' };
    const papers = [
      paper({ key: 'both', code: [repo], reproductions: [repo] }),
      paper({ key: 'again', reproductions: [repo] }),
      paper({ key: 'none' }),
    ];
    expect([...writeTable(papers, { ...view, fields: ['key', 'code'] })].join('')).toBe(`KEY    CODE
both   code
again  repro
none
`);
  });

  it('links the fields with an address where the screen has hyperlinks, but not several reproductions', () => {
    const repo = (id: string) => ({ id, url: `https://github.com/${id}` });
    const linked = paper({
      title: 'Notes',
      url: 'https://example.org/n',
      pdf: 'https://example.org/n.pdf',
      doi: '10.1/n',
      arxiv: '2401.00001',
      code: [repo('a/b')],
      reproductions: [repo('c/d')],
    });
    const { code: _code, reproductions: _one, doi: _doi, arxiv: _arxiv, url: _url, pdf: _pdf, ...bare } = linked;
    const fields = ['title', 'year', 'url', 'pdf', 'doi', 'arxiv', 'code', 'reproductions'];
    const targets = (said: Paper) =>
      [...writeTable([said], { ...view, fields, width: 300, links: true })].join('').match(/(?<=;id=\d+;)[!-~]+/g);
    expect(targets(linked)).toEqual([
      'https://example.org/n',
      'https://example.org/n',
      'https://example.org/n.pdf',
      'https://doi.org/10.1/n',
      'https://arxiv.org/abs/2401.00001',
      'https://github.com/a/b',
      'https://github.com/c/d',
    ]);
    expect(targets({ ...bare, code: [], reproductions: [repo('c/d')] })).toEqual([
      'https://github.com/c/d',
      'https://github.com/c/d',
    ]);
    expect(targets({ ...bare, code: [], reproductions: [repo('c/d'), repo('e/f')] })).toEqual(['https://github.com/c/d']);
    expect(targets({ ...bare, code: [], reproductions: [] })).toBe(null);
  });

  it('writes nothing for no papers', () => {
    expect([...writeTable([], view)]).toEqual([]);
  });

  it('keeps the flag on the line of the last word', () => {
    const papers = [paper({ title: 'A Title that Fills Its Line up to the End', ours: true })];
    expect([...writeTable(papers, { ...view, fields: ['title'], width: 41 })].join('')).toBe(`TITLE
A Title that Fills Its Line up to the
End\u00a0⚑
`);
  });
});

describe('a table in color', () => {
  const colored = { ...view, color: true };

  it('dims headers, and colors code labels and the flag', () => {
    const papers = [paper({ key: 'k1', code: [{ id: 'a/b', url: 'https://github.com/a/b' }] }), paper({ key: 'k2', ours: true })];
    expect([...writeTable(papers, { ...colored, fields: ['key', 'code', 'title'] })].join('')).toBe(
      `\u001b[2mKEY\u001b[22m  \u001b[2mCODE\u001b[22m  \u001b[2mTITLE\u001b[22m
k1   \u001b[32mcode\u001b[39m  Notes on the Engine
k2         Notes on the Engine\u00a0\u001b[35m⚑\u001b[39m
`,
    );
  });

  it('highlights matches of a search, also across lines', () => {
    const papers = [paper({ title: 'Backdoors in Neural Code Search' })];
    const marks = () => [[0, 8] as const, [13, 24] as const];
    const mark = (text: string) => `\u001b[1m\u001b[31m${text}\u001b[39m\u001b[22m`;
    expect([...writeTable(papers, { ...colored, fields: ['title'], width: 20, marks })].join('')).toBe(`\u001b[2mTITLE\u001b[22m
${mark('Backdoor')}s in ${mark('Neural')}
${mark('Code')} Search
`);
  });

  it('dims all but the title and its highlighted matches where titles have the whole width', () => {
    const code = [{ id: 'a/b', url: 'https://github.com/a/b' }];
    const title = 'Backdoors in Neural Models of Code that Complete Code or Search It';
    const papers = [paper({ key: 'k2024backdoors', year: 2024, title, code })];
    const text = [...writeTable(papers, { ...colored, marks: () => [[0, 8] as const] })].join('');
    const dim = (text: string) => `\u001b[2m${text}\u001b[22m`;
    expect(text).toBe(`\u001b[1m\u001b[31mBackdoor\u001b[39m\u001b[22ms in Neural Models of Code that Complete Code or Search It
${' '.repeat(49)}${dim('k2024backdoors')}  ${dim('2024')}  ${dim('ICX')}  ${dim('\u001b[32mcode\u001b[39m')}
`);
  });

  it('dims the words that a paper does not have, also where they are on a line of their own', () => {
    const title = 'Backdoors in Neural Models of Code that Complete Code or Search It';
    const papers = [paper({ key: 'k2024backdoors', title })];
    const text = [...writeTable(papers, { ...colored, width: 60, missing: () => ['trigger', 'inversion'] })].join('');
    expect(text).toContain('  Search It\u001b[2m (without trigger, inversion)\u001b[22m\n');
  });

  it('highlights overlapping matches once', () => {
    const marks = () => [[0, 5] as const, [3, 8] as const];
    expect([...writeTable([paper({ title: 'Backdoors' })], { ...colored, fields: ['title'], marks })].join('')).toBe(
      '\u001b[2mTITLE\u001b[22m\n\u001b[1m\u001b[31mBackd\u001b[39m\u001b[22m\u001b[1m\u001b[31moor\u001b[39m\u001b[22ms\n',
    );
  });

  it.each([30, 40, 60, 80, 100, 200])('has the same text on %i columns as without colors', (width) => {
    const marks = (title: string) => [[0, Math.min(5, title.length)] as const];
    const text = [...writeTable(papers, { ...colored, width, marks })].join('');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of them
    expect(text.replace(/\u001b\[\d+m/g, '')).toBe([...writeTable(papers, { ...view, width })].join(''));
  });

  it('is never wider than the screen', () => {
    const widths = [4, 5, 8, 13, 20, 21, 34, 55, 60, 61, 62, 89, 110, 144];
    const tooWide = widths.filter((width) =>
      drawn(width)
        .split('\n')
        .some((line) => displayWidth(line) > width),
    );
    expect(tooWide).toEqual([]);
  });
});
