import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/importers/markdown/index.ts';
import type { Section } from '../../../src/importers/shared/draft.ts';

const fileOf = (...path: string[]) => readFileSync(join(import.meta.dirname, ...path), 'utf8');

const pathOf = (section: Section | undefined): string[] => (section ? [...pathOf(section.parent), section.name] : []);

describe('reading the list from which the catalog grew', () => {
  const read = readMarkdown(fileOf('..', 'seed.md'));
  const rows = fileOf('..', '..', 'catalog', 'list.tsv')
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

  it('reads the section, the year, the venue and the title of every row of the seed list', () => {
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

  it('reads the description of each section of the seed list', () => {
    const described = new Map(read.drafts.map(({ section }) => [section?.name, section?.description]));
    expect([...described]).toEqual([
      [
        'Survey',
        'The survey analyzes security threats to LM4Code, categorizing existing attack types such as backdoor and adversarial attacks, and explores their implications for code intelligence tasks.',
      ],
      ['Data poisoning attacks', 'Slight changes to the training data that cause backdoor behavior.'],
      ['Model poisoning attacks', 'Changes that do not alter the functionality of the code but trick the model.'],
      [
        'White-box attacks',
        'Attackers have complete knowledge of the target model, including model structure, weight parameters, and training data.',
      ],
      [
        'Black-box attacks',
        'Adversaries attackers can only generate adversarial examples by obtaining limited model outputs through model queries.',
      ],
      ['Backdoor Defense', 'Methods for defending against backdoor attacks include:'],
      ['Adversarial Defense', 'Approaches to counter adversarial attacks include:'],
    ]);
    expect(read.drafts[3]?.section?.parent?.description).toBe(
      'Backdoor attacks inject malicious behavior into the model during training, allowing the attacker to trigger it at inference time using specific triggers:',
    );
  });

  it('reads the code and the flags of the papers of the seed list', () => {
    expect(read.drafts.flatMap(({ code }) => code ?? []).length).toBe(29);
    expect(read.drafts.filter(({ paper }) => paper.ours).map(({ line, paper }) => [line, paper.title])).toEqual([
      [60, '深度代码模型安全综述'],
      [80, 'Backdooring Neural Code Search'],
      [154, 'Eliminating Backdoors in Neural Code Models via Trigger Inversion'],
    ]);
    expect(read.drafts[8]).toEqual({
      line: 80,
      paper: { title: 'Backdooring Neural Code Search', year: 2023, ours: true },
      venue: { name: 'ACL' },
      section: read.drafts[7]?.section,
      code: ['https://github.com/wssun/BADCODE'],
    });
  });

  it('leaves out nothing of the seed list but relative links', () => {
    expect({ ...read, drafts: read.drafts.length }).toEqual({
      drafts: 56,
      diagnostics: [],
      entries: 56,
      unmappedFields: new Map([['relative link', 56]]),
    });
  });
});

/** The drafts without their sections. */
const papers = (list: string) => readMarkdown(list).drafts.map(({ section: _, ...draft }) => draft);

const diagnosticsOf = (list: string) =>
  readMarkdown(list).diagnostics.map(({ line, level, code, message }) => [line, level, code, message]);

describe('reading a Markdown table', () => {
  it('recognizes the columns of a table by their headers in any order', () => {
    const list = `
| Area | PDF | Time | Github | Title | Venue |
|---|---|---|---|---|---|
| doors | - | 2023.05 | [![x](https://img.shields.io/github/stars/a/b)](https://github.com/a/b) [fork](https://github.com/c/d) | **[Locked Doors.](https://arxiv.org/pdf/2305.00001v1.pdf)** | ICSE'23 |
| | [link](https://example.org/a%20b.pdf) | May 2023 | N/A | *Open* \`doors\`… | arXiv |
| 门 | [doi](https://doi.org/10.1000/x.y) | 2022-11-02 | soon | "门的综述" | 《软件学报》 |
`;
    expect(papers(list)).toEqual([
      {
        line: 4,
        paper: { title: 'Locked Doors', year: 2023, month: 5, arxiv: '2305.00001' },
        venue: { name: 'ICSE' },
        code: ['https://github.com/a/b', 'https://github.com/c/d'],
      },
      {
        line: 5,
        paper: { title: 'Open doors…', year: 2023, month: 5, pdf: 'https://example.org/a%20b.pdf' },
        venue: { name: 'arXiv', kind: 'preprint' },
      },
      { line: 6, paper: { title: '门的综述', year: 2022, month: 11, doi: '10.1000/x.y' }, venue: { name: '软件学报' } },
    ]);
    expect(readMarkdown(list).unmappedFields).toEqual(new Map([['Area', 2]]));
  });

  it('recognizes the columns of a table by their contents if the headers are empty', () => {
    const list = `
| | | |
|-|-|-|
| 2020 | [Where the Keys to Models Are](https://dl.acm.org/doi/abs/10.1145/1234.5678) | https://github.com/a/keys |
`;
    expect(papers(list)).toEqual([
      {
        line: 4,
        paper: { title: 'Where the Keys to Models Are', year: 2020, doi: '10.1145/1234.5678' },
        code: ['https://github.com/a/keys'],
      },
    ]);
  });

  it('recognizes columns of venues by their contents, and takes the first of two columns for the same field', () => {
    const list = `
| | | |
|-|-|-|
| ICSE | 2020 | Where the Keys to Models Are Kept |
| FSE | 2021 | Where the Doors to Models Are Kept |

| Title | Year | Published year | Authors | Author names |
|-|-|-|-|-|
| Where the Keys Are | 2020 | 2021 | 王伟, 李娜 | Ada Lovelace |
`;
    expect(papers(list)).toEqual([
      { line: 4, paper: { title: 'Where the Keys to Models Are Kept', year: 2020 }, venue: { name: 'ICSE' } },
      { line: 5, paper: { title: 'Where the Doors to Models Are Kept', year: 2021 }, venue: { name: 'FSE' } },
      { line: 9, paper: { title: 'Where the Keys Are', authors: [{ literal: '王伟' }, { literal: '李娜' }], year: 2020 } },
    ]);
    expect(Object.fromEntries(readMarkdown(list).unmappedFields)).toEqual({ 'Published year': 1, 'Author names': 1 });
  });

  it('reads the title of a table cell without what is around its link, and keeps quotes inside it', () => {
    const list = `
| Title | Year |
|-|-|
| [Doors of Light](https://example.org/a) (extended version) | 2020 |
| "Open" Doors of Models | 2021 |
| “Open Doors” | 2022 |
| Is the Door Open? | 2023 |
`;
    expect(papers(list).map(({ paper }) => paper)).toEqual([
      { title: 'Doors of Light', year: 2020, url: 'https://example.org/a' },
      { title: '"Open" Doors of Models', year: 2021 },
      { title: 'Open Doors', year: 2022 },
      { title: 'Is the Door Open?', year: 2023 },
    ]);
  });

  it('recognizes authors, reproductions and misspelt headers in a table', () => {
    const list = `
| Authors | Article | Published in | Code Reporisty | Reproduced Reporisty |
|---|---|---|---|---|
| Ada Lovelace, OpenAI Team and 王伟 | A &amp; B | Transactions on Doors, 2019 | | https://github.com/e/f |
`;
    expect(papers(list)).toEqual([
      {
        line: 4,
        paper: { title: 'A & B', authors: ['Lovelace, Ada', { literal: 'OpenAI Team' }, { literal: '王伟' }], year: 2019 },
        venue: { name: 'Transactions on Doors', kind: 'journal' },
        reproductions: ['https://github.com/e/f'],
      },
    ]);
  });

  it('reports each table row without a year or a title, but no empty row', () => {
    const list = `
| Year | Venue | Title |
|---|---|---|
| | FSE | No year here |
| 2023 | FSE | |
| | | |
`;
    expect(readMarkdown(list)).toEqual({
      drafts: [],
      diagnostics: [
        {
          line: 4,
          level: 'error',
          code: 'no-year',
          message: 'no year in "FSE | No year here"',
          fix: 'write its year, or its venue with the year',
        },
        { line: 5, level: 'error', code: 'no-title', message: 'no title in "2023 | FSE"', fix: 'write the title beside it' },
      ],
      entries: 2,
      unmappedFields: new Map(),
    });
  });

  it('reads each cell by the role of its column, and counts what a catalog cannot hold', () => {
    const list = `
| # | Date | Title | Paper | Venue | Where | Authors | Artifact | Notes |
|---|---|---|---|---|---|---|---|---|
| 1 | 12 May 2023 | [ICSE'22] Doors of Light | [10.1000/light.1](https://doi.org/10.1000/light.1) | | Oslo | [Ada Lovelace](https://ada.example), Charles Babbage | [data](https://zenodo.org/records/1) [code](https://zenodo.org/records/2) | - |
| 2 | 05/2021 | Doors of Night and Day | arXiv:2105.00001v2 | FSE 2021 (oral) | | A. Lovelace, C. Babbage, and M. Somerville | N/A | yes |
| 3 | 2020-01-02 | Doors of Dusk **and** Dawn | soon | TSE | Rome | N/A | coming soon | [talk](https://a.example) |
| 4 | tba 2019 | Doors of Stone and Iron |  | Journal of Doors | | Lovelace, Ada; Babbage, Charles | [unofficial](https://github.com/x/y) | |
`;
    expect(papers(list)).toEqual([
      {
        line: 4,
        paper: { title: 'Doors of Light', authors: ['Lovelace, Ada', 'Babbage, Charles'], year: 2022, doi: '10.1000/light.1' },
        venue: { name: 'ICSE' },
        code: ['https://zenodo.org/records/1', 'https://zenodo.org/records/2'],
      },
      {
        line: 5,
        paper: {
          title: 'Doors of Night and Day',
          authors: ['Lovelace, A.', 'Babbage, C.', 'Somerville, M.'],
          year: 2021,
          month: 5,
          arxiv: '2105.00001',
        },
        venue: { name: 'FSE' },
      },
      { line: 6, paper: { title: 'Doors of Dusk and Dawn', year: 2020, month: 1 }, venue: { name: 'TSE' } },
      {
        line: 7,
        paper: { title: 'Doors of Stone and Iron', authors: ['Lovelace, Ada', 'Babbage, Charles'], year: 2019 },
        venue: { name: 'Journal of Doors', kind: 'journal' },
        reproductions: ['https://github.com/x/y'],
      },
    ]);
    const { diagnostics, unmappedFields } = readMarkdown(list);
    expect([diagnostics, Object.fromEntries(unmappedFields)]).toEqual([
      [],
      { Where: 2, 'link of an author': 1, oral: 1, Notes: 2 },
    ]);
  });

  it('ignores a table without titles, with a warning if it links to papers', () => {
    const list = `
| Model | Paper | HumanEval |
|---|---|---|
| DoorGPT | [paper](https://arxiv.org/abs/2303.08774) | 67.0 |

| Name | Stars |
|---|---|
| DoorGPT | 5 |
`;
    expect([papers(list), diagnosticsOf(list)]).toEqual([
      [],
      [[2, 'warning', 'not-understood', 'a table with links to papers has no column of titles']],
    ]);
  });
});

describe('reading a Markdown bullet', () => {
  const cases: Readonly<Record<string, readonly [list: string, paper: unknown]>> = {
    'a link, authors and a venue in italics': [
      '- [Locking the Door](https://arxiv.org/abs/2306.01234v2) - Ada Lovelace, Charles Babbage, *ICSE 2023*. [[code]](https://github.com/ada/door)',
      {
        line: 1,
        paper: { title: 'Locking the Door', authors: ['Lovelace, Ada', 'Babbage, Charles'], year: 2023, arxiv: '2306.01234' },
        venue: { name: 'ICSE' },
        code: ['https://github.com/ada/door'],
      },
    ],
    'a venue before the title': [
      '- (ICSE 2023) Keys Under the Mat [[paper](https://doi.org/10.1145/3510003.3510146)] [[code](https://github.com/ada/keys)]',
      {
        line: 1,
        paper: { title: 'Keys Under the Mat', year: 2023, doi: '10.1145/3510003.3510146' },
        venue: { name: 'ICSE' },
        code: ['https://github.com/ada/keys'],
      },
    ],
    'a title in bold and names in italics': [
      '* **A Door for Every Model.** *Ada Lovelace, Jan van der Berg, et al.* Some Venue, 2022. [pdf](https://example.org/door.pdf) [code](https://gitlab.com/a/b)',
      {
        line: 1,
        paper: {
          title: 'A Door for Every Model',
          authors: ['Lovelace, Ada', 'van der Berg, Jan'],
          etal: true,
          year: 2022,
          pdf: 'https://example.org/door.pdf',
        },
        venue: { name: 'Some Venue' },
        code: ['https://gitlab.com/a/b'],
      },
    ],
    'a title in quotes': [
      '1. "Windows Without Glass", A. Lovelace, C. Babbage. ICSE 2021.',
      {
        line: 1,
        paper: { title: 'Windows Without Glass', authors: ['Lovelace, A.', 'Babbage, C.'], year: 2021 },
        venue: { name: 'ICSE' },
      },
    ],
    'a short name, two dates and quotes inside quotes': [
      '1. **DoorBench**: "DoorBench: Are "Open" Doors Open?" [2023-05] [EMNLP 2024 Findings] [[paper](https://arxiv.org/abs/2305.00001)] [[repo](https://github.com/ada/bench)]',
      {
        line: 1,
        paper: { title: 'DoorBench: Are "Open" Doors Open?', year: 2024, arxiv: '2305.00001', acronym: 'DoorBench' },
        venue: { name: 'EMNLP Findings' },
        code: ['https://github.com/ada/bench'],
      },
    ],
    'an inverted name': [
      "- **Is the Door Open?** (2019), KDD '19, Lovelace, Ada, et al. [[pdf]](https://dl.acm.org/doi/pdf/10.1145/3292500.3330699)",
      {
        line: 1,
        paper: { title: 'Is the Door Open?', authors: ['Lovelace, Ada'], etal: true, year: 2019, doi: '10.1145/3292500.3330699' },
        venue: { name: 'KDD' },
      },
    ],
    'details in nested bullets': [
      '- Doors That Open Twice\n  - authors: Ada Lovelace; Charles Babbage\n  - venue: TSE 2020\n  - code: https://github.com/ada/twice',
      {
        line: 1,
        paper: { title: 'Doors That Open Twice', authors: ['Lovelace, Ada', 'Babbage, Charles'], year: 2020 },
        venue: { name: 'TSE' },
        code: ['https://github.com/ada/twice'],
      },
    ],
    'a group among its authors, and others': [
      '- Doors for Everybody\n  - authors: Door Group, Ada Lovelace and others\n  - venue: TSE 2020',
      {
        line: 1,
        paper: {
          title: 'Doors for Everybody',
          authors: [{ literal: 'Door Group' }, 'Lovelace, Ada'],
          etal: true,
          year: 2020,
        },
        venue: { name: 'TSE' },
      },
    ],
    'HTML line breaks': [
      '- **A Door** <br> *Ada Lovelace, Charles Babbage*<br>CVPR 2020 (oral). <a href="https://arxiv.org/abs/2004.00121">PDF</a>',
      {
        line: 1,
        paper: { title: 'A Door', authors: ['Lovelace, Ada', 'Babbage, Charles'], year: 2020, arxiv: '2004.00121' },
        venue: { name: 'CVPR' },
      },
    ],
    'a second paragraph, and a venue in code': [
      '1. **Doors Are All You Need** `ICLR23`\n\n    [2022.06][[Paper](https://arxiv.org/abs/2206.11644)] *Ada Lovelace, Charles Babbage. et al.*',
      {
        line: 1,
        paper: {
          title: 'Doors Are All You Need',
          authors: ['Lovelace, Ada', 'Babbage, Charles'],
          etal: true,
          year: 2023,
          arxiv: '2206.11644',
        },
        venue: { name: 'ICLR' },
      },
    ],
    'a venue before its title, a quotation in it, and links with labels': [
      `- [\\[FSE'22\\] The "Open" Door for Models](https://example.org/d.PDF) [\`slides\`](https://example.org/s) [Project Page](https://d.example) [official code](https://github.com/a/b) [Third-party](https://github.com/c/d) [Dataset](https://huggingface.co/a/b) [model](https://zenodo.org/1)`,
      {
        line: 1,
        paper: { title: 'The "Open" Door for Models', year: 2022, pdf: 'https://example.org/d.PDF' },
        venue: { name: 'FSE' },
        code: ['https://github.com/a/b'],
        reproductions: ['https://github.com/c/d'],
      },
    ],
    'inverted names with initials, a date in words and an award': [
      `- **Doors of Air**, Lovelace, A., Babbage, C., and Somerville, M., Transactions on Doors, 12 May 2021 (best paper award)`,
      {
        line: 1,
        paper: { title: 'Doors of Air', authors: ['Lovelace, A.', 'Babbage, C.', 'Somerville, M.'], year: 2021, month: 5 },
        venue: { name: 'Transactions on Doors', kind: 'journal' },
      },
    ],
    'a year and names before its title': [
      `- (2018) Lovelace, Ada; Babbage, Charles. Doors of the Old World. Journal of Doors, 2018.`,
      {
        line: 1,
        paper: { title: 'Doors of the Old World', authors: ['Lovelace, Ada', 'Babbage, Charles'], year: 2018 },
        venue: { name: 'Journal of Doors', kind: 'journal' },
      },
    ],
    'a venue of two words, a PDF and a relative link': [
      `- [Doors of Paper](https://aclanthology.org/2020.acl-main.1/) (ACL 2020 Findings) [[pdf](https://aclanthology.org/2020.acl-main.1.pdf)] [[bib](x.bib)] [[video]](https://v.example)`,
      {
        line: 1,
        paper: {
          title: 'Doors of Paper',
          year: 2020,
          url: 'https://aclanthology.org/2020.acl-main.1/',
          pdf: 'https://aclanthology.org/2020.acl-main.1.pdf',
        },
        venue: { name: 'ACL Findings' },
      },
    ],
    'a page and a DOI': [
      `- [Doors of Salt and Snow](https://ieeexplore.ieee.org/document/1), ASE'15, [DOI](https://doi.org/10.1109/ASE.2015.1) and [code](http://www.github.com/e/f/tree/main/g)`,
      {
        line: 1,
        paper: {
          title: 'Doors of Salt and Snow',
          year: 2015,
          doi: '10.1109/ASE.2015.1',
          url: 'https://ieeexplore.ieee.org/document/1',
        },
        venue: { name: 'ASE' },
        code: ['http://www.github.com/e/f/tree/main/g'],
      },
    ],
    'a check box': [
      `- [x] **Doors of Glass and Steel**, ICSE 2023`,
      { line: 1, paper: { title: 'Doors of Glass and Steel', year: 2023 }, venue: { name: 'ICSE' } },
    ],
    'a date and a venue before its title': [
      '- 2023-05, ICSE: "Doors Without a Frame"',
      { line: 1, paper: { title: 'Doors Without a Frame', year: 2023, month: 5 }, venue: { name: 'ICSE' } },
    ],
    'nothing but a title and a venue': [
      '- Doors Without Any Handles, ICSE 2023',
      { line: 1, paper: { title: 'Doors Without Any Handles', year: 2023 }, venue: { name: 'ICSE' } },
    ],
    'Chinese names': [
      '- **Doors Without Glass**, 王伟, 李娜, TSE 2020 (Oral)',
      {
        line: 1,
        paper: { title: 'Doors Without Glass', authors: [{ literal: '王伟' }, { literal: '李娜' }], year: 2020 },
        venue: { name: 'TSE' },
      },
    ],
    'inverted names before its title': [
      '- Babbage, Charles and Lovelace, Ada. Doors Without Any Keys. PLDI 1999',
      {
        line: 1,
        paper: { title: 'Doors Without Any Keys', authors: ['Babbage, Charles', 'Lovelace, Ada'], year: 1999 },
        venue: { name: 'PLDI' },
      },
    ],
    'images as links': [
      '- [Doors of Gold](https://example.org/3) [![Code](c.svg)](https://github.com/a/gold) [![arXiv](a.svg)](https://arxiv.org/abs/2003.00001), ACL 2003',
      {
        line: 1,
        paper: { title: 'Doors of Gold', year: 2003, arxiv: '2003.00001', url: 'https://example.org/3' },
        venue: { name: 'ACL' },
        code: ['https://github.com/a/gold'],
      },
    ],
    'the DOI of another preprint server': [
      '- [Doors Without a Lock](https://biorxiv.org/content/10.1101/2020.01.01.1v2), bioRxiv 2020',
      {
        line: 1,
        paper: { title: 'Doors Without a Lock', year: 2020, doi: '10.1101/2020.01.01.1v2' },
        venue: { name: 'bioRxiv', kind: 'preprint' },
      },
    ],
    'a link definition with spaces and capitals': [
      '- [Doors of Tin and Lead][ The  End ], FSE 2002\n\n[the end]: https://example.org/2',
      { line: 1, paper: { title: 'Doors of Tin and Lead', year: 2002, url: 'https://example.org/2' }, venue: { name: 'FSE' } },
    ],
    'URLs in capitals, and a family name that looks like a Roman number': [
      '- [Locking the Door](HTTPS://example.org/Door), Ada Lovelace, Keiko Mori Ii, *ICSE 2023*. [code](HTTPS://github.com/ada/door)',
      {
        line: 1,
        paper: {
          title: 'Locking the Door',
          authors: ['Lovelace, Ada', 'Ii, Keiko Mori'],
          year: 2023,
          url: 'https://example.org/Door',
        },
        venue: { name: 'ICSE' },
        code: ['https://github.com/ada/door'],
      },
    ],
    'the DOI of an old preprint': [
      '- [Doors of Old](https://doi.org/10.48550/arXiv.cs/0101001), 2001',
      { line: 1, paper: { title: 'Doors of Old', year: 2001, arxiv: 'cs/0101001' }, venue: { name: 'arXiv', kind: 'preprint' } },
    ],
    'the year of an arXiv id if there is no other': [
      '- [Doors in the Wild](https://huggingface.co/papers/2401.00001)',
      {
        line: 1,
        paper: { title: 'Doors in the Wild', year: 2024, arxiv: '2401.00001' },
        venue: { name: 'arXiv', kind: 'preprint' },
      },
    ],
    'the year of an arXiv id of the last century': [
      '- [Doors of the Old World](https://arxiv.org/abs/math/9101001)',
      {
        line: 1,
        paper: { title: 'Doors of the Old World', year: 1991, arxiv: 'math/9101001' },
        venue: { name: 'arXiv', kind: 'preprint' },
      },
    ],
    'a question without formatting': [
      '- Is the Door to Models Open? Ada Lovelace, Charles Babbage. ICSE 2023',
      {
        line: 1,
        paper: { title: 'Is the Door to Models Open?', authors: ['Lovelace, Ada', 'Babbage, Charles'], year: 2023 },
        venue: { name: 'ICSE' },
      },
    ],
    'a link definition at the end of the file': [
      '- [A Door to the End][1], ICSE 2020\n\n[1]: https://example.org/end',
      { line: 1, paper: { title: 'A Door to the End', year: 2020, url: 'https://example.org/end' }, venue: { name: 'ICSE' } },
    ],
  };

  it.each(Object.entries(cases))('recognizes a Markdown bullet with %s', (_, [list, paper]) => {
    expect([papers(list), diagnosticsOf(list)]).toEqual([[paper], []]);
  });

  it('recognizes bullets in many forms in one list, and counts tags', () => {
    const list = `
- **DoorNet**: [Doors of the Wide World](https://example.org/1), ICSE 2020
- **Survey** [Doors of the Small World](https://example.org/2), ICSE 2020
- **Doors of [Light](https://example.org/3) and Dark**, ICSE 2020
- [Doors of Badges](https://example.org/4) [![code][badge]](https://github.com/a/b) ICSE 2020
- [Doors of the Press](https://www.tandfonline.com/doi/full/10.1080/1.2) FSE 2021
- [Doors of the Other Press](https://onlinelibrary.wiley.com/doi/10.1002/smr.1/full) FSE 2021
- **Doors of the Sea**. Lovelace et al. TSE 2020
- Doors of the Sun [ICSE'99]
- *Doors of the Stars*, Journal of Doors '04
- Lovelace, Ada, Charles Babbage, and Mary Somerville. **Doors of the Earth and Sky**. NeurIPS 2019
- [Doors of Mars](https://arxiv.org/abs/2001.00009) \`[new]\` *tag*
- **[Doors of Venus, Second Edition](https://example.org/v)**; Ada Lovelace and Charles Babbage; **ICSE 2020**

[badge]: https://img.shields.io/x.svg
`;
    expect(papers(list)).toEqual([
      {
        line: 2,
        paper: { title: 'Doors of the Wide World', year: 2020, url: 'https://example.org/1', acronym: 'DoorNet' },
        venue: { name: 'ICSE' },
      },
      {
        line: 3,
        paper: { title: 'Doors of the Small World', year: 2020, url: 'https://example.org/2' },
        venue: { name: 'ICSE' },
      },
      { line: 4, paper: { title: 'Doors of Light and Dark', year: 2020, url: 'https://example.org/3' }, venue: { name: 'ICSE' } },
      {
        line: 5,
        paper: { title: 'Doors of Badges', year: 2020, url: 'https://example.org/4' },
        venue: { name: 'ICSE' },
        code: ['https://github.com/a/b'],
      },
      { line: 6, paper: { title: 'Doors of the Press', year: 2021, doi: '10.1080/1.2' }, venue: { name: 'FSE' } },
      { line: 7, paper: { title: 'Doors of the Other Press', year: 2021, doi: '10.1002/smr.1' }, venue: { name: 'FSE' } },
      {
        line: 8,
        paper: { title: 'Doors of the Sea', authors: [{ literal: 'Lovelace' }], etal: true, year: 2020 },
        venue: { name: 'TSE' },
      },
      { line: 9, paper: { title: 'Doors of the Sun', year: 1999 }, venue: { name: 'ICSE' } },
      { line: 10, paper: { title: 'Doors of the Stars', year: 2004 }, venue: { name: 'Journal of Doors', kind: 'journal' } },
      {
        line: 11,
        paper: {
          title: 'Doors of the Earth and Sky',
          authors: ['Lovelace, Ada', 'Babbage, Charles', 'Somerville, Mary'],
          year: 2019,
        },
        venue: { name: 'NeurIPS' },
      },
      {
        line: 12,
        paper: { title: 'Doors of Mars', year: 2020, arxiv: '2001.00009' },
        venue: { name: 'arXiv', kind: 'preprint' },
      },
      {
        line: 13,
        paper: {
          title: 'Doors of Venus, Second Edition',
          authors: ['Lovelace, Ada', 'Babbage, Charles'],
          year: 2020,
          url: 'https://example.org/v',
        },
        venue: { name: 'ICSE' },
      },
    ]);
    const { diagnostics, unmappedFields } = readMarkdown(list);
    expect([diagnostics, Object.fromEntries(unmappedFields)]).toEqual([[], { tag: 2 }]);
  });

  it('reports a Markdown bullet that is not a paper in a list of papers, and ignores it in other lists', () => {
    const list = `
- [Doors in the Wild](https://arxiv.org/abs/2401.00001)
- [Knock, Knock: Who Listens?](https://example.org/knock)
- And many more.
- [Doors in the Lab](https://arxiv.org/abs/2402.00001): opens them all

## Tools

- [DoorKit](https://github.com/ada/kit) - a kit of doors
- [A blog of doors](https://example.org) 2023
`;
    expect([papers(list).map(({ paper }) => paper.title), diagnosticsOf(list)]).toEqual([
      ['Doors in the Wild', 'Doors in the Lab'],
      [
        [3, 'error', 'no-year', 'no year in "Knock, Knock: Who Listens?"'],
        [4, 'warning', 'not-understood', 'not understood: "And many more."'],
        [5, 'warning', 'not-understood', 'not understood: "opens them all" of "Doors in the Lab"'],
      ],
    ]);
  });
});

describe('the sections of a Markdown list', () => {
  const names = (list: string) => readMarkdown(list).drafts.map(({ section }) => pathOf(section));
  const paper = (id: number) => `- [Doors in the Wild](https://arxiv.org/abs/2401.0000${id})`;

  it('takes Markdown headings without symbols and numbers for sections, except the title of the document', () => {
    const list = ['# All Doors', '## 🛡 2.1 Locks:', '### 3D Keys', paper(1), '## Windows', paper(2)].join('\n\n');
    expect(names(list)).toEqual([['Locks', '3D Keys'], ['Windows']]);
  });

  it('takes bold lines and bullets before papers in Markdown for sections', () => {
    const list = [
      '## Locks',
      '**Old locks**: of iron.',
      paper(1),
      `- New locks\n  ${paper(2)}`,
      '# Else',
      '# More',
      paper(3),
    ].join('\n\n');
    expect(names(list)).toEqual([['Locks', 'Old locks'], ['Locks', 'Old locks', 'New locks'], ['More']]);
  });

  it('takes bullets that end with a colon for the sections of the bullets after them', () => {
    const list = `- **Old locks:**\n${paper(1)}\n- **New locks:** of steel\n${paper(2)}`;
    expect(readMarkdown(list).drafts.map(({ line, section }) => [line, section])).toEqual([
      [2, { name: 'Old locks' }],
      [4, { name: 'New locks', description: 'of steel' }],
    ]);
  });

  it('ignores lists in code and in comments', () => {
    expect(
      readMarkdown(`# Doors\n\n\`\`\`\n${paper(1)}\n\`\`\`\n\n<!--\n${paper(2)}\n-->\n\n${paper(3)}\n`).drafts.map(
        ({ line }) => line,
      ),
    ).toEqual([11]);
  });

  it('takes the year of a paper from its section if it has no other', () => {
    expect(papers('## 2019\n\n| Title | Venue |\n|-|-|\n| A Door | FSE |')).toEqual([
      { line: 5, paper: { title: 'A Door', year: 2019 }, venue: { name: 'FSE' } },
    ]);
  });
});

describe('lists in a Markdown list', () => {
  const list = `# Doors

- [Doors of Tin and Lead](https://arxiv.org/abs/1901.00001) [2019]
  1. Old Doors of Copper and Zinc. ICSE, 2003.
  2. Older Doors of Copper. ICSE, 2002.
- **Iron**: doors of iron
  - "Doors of Iron and Steel", ICSE 2001
- *Doors of Brass and Bronze* <b>Ada Lovelace</b> <i>FSE</i>, 2000. <a href='https://example.org/brass'>link</a>
`;

  it('may be papers below a paper, or below the name of a section', () => {
    expect(papers(list)).toEqual([
      {
        line: 3,
        paper: { title: 'Doors of Tin and Lead', year: 2019, arxiv: '1901.00001' },
        venue: { name: 'arXiv', kind: 'preprint' },
      },
      { line: 4, paper: { title: 'Old Doors of Copper and Zinc', year: 2003 }, venue: { name: 'ICSE' } },
      { line: 5, paper: { title: 'Older Doors of Copper', year: 2002 }, venue: { name: 'ICSE' } },
      { line: 7, paper: { title: 'Doors of Iron and Steel', year: 2001 }, venue: { name: 'ICSE' } },
      {
        line: 8,
        paper: { title: 'Doors of Brass and Bronze', authors: ['Lovelace, Ada'], year: 2000, url: 'https://example.org/brass' },
        venue: { name: 'FSE' },
      },
    ]);
    expect(readMarkdown(list).drafts.map(({ section }) => section)).toEqual([
      undefined,
      undefined,
      undefined,
      { name: 'Iron', description: 'doors of iron' },
      undefined,
    ]);
  });
});

describe('a flag in a Markdown list', () => {
  const row = (flag: string) => `| Year | Title |\n|-|-|\n| 2020 | A Door ${flag} |`;

  it('recognizes flags on papers by the authors of the list, 🚩 only if the list explains it', () => {
    const ours = [row('⚑'), row('🚩'), `Our paper is labeled with 🚩.\n\n${row('🚩')}`].map((list) => papers(list)[0]?.paper);
    expect(ours).toEqual([
      { title: 'A Door', year: 2020, ours: true },
      { title: 'A Door', year: 2020 },
      { title: 'A Door', year: 2020, ours: true },
    ]);
  });
});

describe('reading any text as Markdown', () => {
  const word = fc.constantFrom(
    'Door',
    'Ada Lovelace',
    'ICSE',
    '2023',
    "'22",
    'et al.',
    '门',
    '[a]',
    '](https://arxiv.org/abs/2306.01234)',
    '**',
    '*',
  );
  const delimiter = fc.constantFrom(
    '|',
    '-',
    '\n',
    '\n- ',
    '\n## ',
    '\n\n',
    '"',
    '(',
    ')',
    ',',
    ' ',
    '|-|-|',
    '\n| Title | Year |\n|-|-|\n| ',
    '<br>',
    '`',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(word, delimiter), { maxLength: 60 }).map((parts) => parts.join('')),
  );
  const errors = (list: string) => readMarkdown(list).diagnostics.filter(({ level }) => level === 'error').length;

  it('gives a draft or an error for each entry of any Markdown', () => {
    fc.assert(
      fc.property(text, (list) => {
        const { entries, drafts } = readMarkdown(list);
        expect(entries).toBe(drafts.length + errors(list));
      }),
    );
  });

  const title = fc.constantFrom('A Door for Models', 'Keys, Locks and Code', 'Is It Open?', 'On k-Doors: A Survey');
  const form = fc.constantFrom(
    (name: string, year: number) => `- **${name}** *Ada Lovelace, Charles Babbage*. ICSE ${year}.`,
    (name: string, year: number) => `* [${name}](https://example.org) - Ada Lovelace, Charles Babbage, *ICSE ${year}*`,
    (name: string, year: number) => `1. "${name}" [ICSE ${year}] [[paper](https://example.org/a.pdf)]`,
    (name: string, year: number) => `\n| Title | Year |\n|-|-|\n| ${name} | ${year} |\n`,
  );
  const entry = fc.record({ form, title, year: fc.integer({ min: 1990, max: 2030 }) });

  it('finds each paper of a generated Markdown list', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), (all) => {
        const list = all.map(({ form, title, year }) => form(title, year)).join('\n');
        expect(papers(list).map(({ paper }) => [paper.title, paper.year])).toEqual(all.map(({ title, year }) => [title, year]));
      }),
    );
  });

  it('keeps line numbers and link definitions in a long list, which is parsed in chunks', () => {
    const bullets = Array.from(
      { length: 300 },
      (_, index) => `- [Door Number ${index} of All][d]\n  - authors: Ada Lovelace\n  - year: 2020`,
    );
    const { drafts, diagnostics } = readMarkdown(`## Doors\n\n${bullets.join('\n')}\n\n[d]: https://example.org\n`);
    expect(drafts.map(({ line, paper }) => [line, paper.title, paper.url])).toEqual(
      bullets.map((_, index) => [3 + 3 * index, `Door Number ${index} of All`, 'https://example.org']),
    );
    expect(diagnostics).toEqual([]);
  });
});

describe('a word in a Markdown list that is the name of a property of every object', () => {
  it('does not take a word such as constructor for a label', () => {
    expect(papers('- [A Door for Models](https://arxiv.org/abs/2001.00001) - constructor: Ada')).toEqual([
      {
        line: 1,
        paper: { title: 'A Door for Models', year: 2020, arxiv: '2001.00001' },
        venue: { name: 'arXiv', kind: 'preprint' },
      },
    ]);
  });
});

describe('an HTML table in a Markdown file', () => {
  it('warns about an HTML table with links, whose papers are not read', () => {
    const table = '<table>\n<TR><TD><A HREF="https://arxiv.org/abs/2306.08350">Tides of the Code</a></td></tr>\n</table>\n';
    const { drafts, diagnostics } = readMarkdown(
      `# Papers\n\n${table}\n<p align="center"><a href="https://example.org">Home</a></p>\n`,
    );
    expect([drafts, diagnostics.map(({ line, message }) => `${line}: ${message}`)]).toEqual([
      [],
      ['3: a table or a list in HTML, whose links are not read'],
    ]);
  });
});
