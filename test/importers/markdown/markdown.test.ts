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
          message: 'no year in "No year here"',
          fix: 'write its year, or its venue with the year',
        },
        { line: 5, level: 'error', code: 'no-title', message: 'no title in "2023 | FSE"', fix: 'write the title beside it' },
      ],
      entries: 2,
      unmappedFields: new Map(),
    });
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
      { line: 1, paper: { title: 'Doors of Old', year: 2001, arxiv: 'cs/0101001' } },
    ],
    'the year of an arXiv id if there is no other': [
      '- [Doors in the Wild](https://huggingface.co/papers/2401.00001)',
      { line: 1, paper: { title: 'Doors in the Wild', year: 2024, arxiv: '2401.00001' } },
    ],
    'a link definition at the end of the file': [
      '- [A Door to the End][1], ICSE 2020\n\n[1]: https://example.org/end',
      { line: 1, paper: { title: 'A Door to the End', year: 2020, url: 'https://example.org/end' }, venue: { name: 'ICSE' } },
    ],
  };

  it.each(Object.entries(cases))('recognizes a bullet with %s', (_, [list, paper]) => {
    expect([papers(list), diagnosticsOf(list)]).toEqual([[paper], []]);
  });

  it('reports a bullet that is not a paper in a list of papers, and ignores it in other lists', () => {
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

  it('takes headings without symbols and numbers for sections, except the title of the document', () => {
    const list = ['# All Doors', '## 🛡 2.1 Locks:', '### 3D Keys', paper(1), '## Windows', paper(2)].join('\n\n');
    expect(names(list)).toEqual([['Locks', '3D Keys'], ['Windows']]);
  });

  it('takes bold lines and bullets before papers for sections', () => {
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

  it('takes the year of a paper from its section if it has no other', () => {
    expect(papers('## 2019\n\n| Title | Venue |\n|-|-|\n| A Door | FSE |')).toEqual([
      { line: 5, paper: { title: 'A Door', year: 2019 }, venue: { name: 'FSE' } },
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
  it('is not taken for a label', () => {
    expect(papers('- [A Door for Models](https://arxiv.org/abs/2001.00001) - constructor: Ada')).toEqual([
      { line: 1, paper: { title: 'A Door for Models', year: 2020, arxiv: '2001.00001' } },
    ]);
  });
});

describe('an HTML table in a Markdown file', () => {
  it('warns about an HTML table with links, whose papers are not read', () => {
    const table = '<table>\n<tr><td><a href="https://arxiv.org/abs/2306.08350">Tides of the Code</a></td></tr>\n</table>\n';
    const { drafts, diagnostics } = readMarkdown(
      `# Papers\n\n${table}\n<p align="center"><a href="https://example.org">Home</a></p>\n`,
    );
    expect([drafts, diagnostics.map(({ line, message }) => `${line}: ${message}`)]).toEqual([
      [],
      ['3: a table or a list in HTML, whose links are not read'],
    ]);
  });
});
