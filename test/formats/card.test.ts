import { describe, expect, it } from 'vitest';
import { renderCard } from '../../src/formats/card.ts';
import { fullPaper, paper, venue } from '../paper.ts';
import { fixture, known } from './view.ts';

describe('the card of a paper', () => {
  it('shows every field, with long texts wrapped next to their label', () => {
    expect(renderCard(known('okafor2024night'), fixture.fields, { width: 80, color: false })).toBe(`Night Watch over Poisoned Code
Chidi Okafor, Martin J. King, Jr.
ICHT 2024, Proceedings of the 8th International Conference on Harbor Technology,
1–11

Watches the activations of a model and removes the training examples that wake
it.

categories     defenses
               threats › backdoor › data-poisoning
acronym        NightWatch
tasks          code-generation
models         GPT-4
languages      Python
techniques     poisoned-sample-detection
doi            https://doi.org/10.5555/2345678.8765432
code           https://github.com/harbor-lab/Night_Watch
reproductions  https://github.com/someone/night-watch-again
               Night Watch, written again by somebody else.
series         ICHT ’24
month          6
publisher      Association for Harbors
cite           \\cite{okafor2024night}
`);
  });

  it('shows the fields that people look for first above the details', () => {
    expect(renderCard(fullPaper, fixture.fields, { width: 80, color: false })).toBe(`Notes on the Engine\u00a0⚑
In English
Ada Lovelace, et al.
ICX 2024, Proceedings, 1(2), 3–4

Notes.

categories     engines
acronym        NOTE
tasks          repair
models         BERT
languages      Ada
techniques     tides
preprint       Before (2023)
doi            https://doi.org/10.5555/1
arxiv          https://arxiv.org/abs/2401.00001
url            https://example.org/notes
pdf            https://example.org/notes.pdf
code           https://github.com/a/b
reproductions  https://github.com/c/d
type           Thesis
series         Series
numpages       2
month          5
publisher      Press
primaryclass   cs.SE
language       en
title_tex      $n$
protect        Engine
noprotect      Notes
note           In press
cite           \\cite{lovelace2024notes}

abstract
We note.
`);
  });

  it('shows a URL and its description on one line where both fit', () => {
    const reproductions = [{ id: 'a/b', url: 'https://github.com/a/b', description: 'Written again.' }];
    expect(renderCard(paper({ reproductions }), fixture.fields, { width: 60, color: false })).toBe(`Notes on the Engine
Ada Lovelace
ICX 2024, Conference ICX

categories     engines
reproductions  https://github.com/a/b  Written again.
cite           \\cite{lovelace2024notes}
`);
  });

  it('shows a title in another language with its translation and the names as they are spelled', () => {
    expect(renderCard(known('lin2024survey'), fixture.fields, { width: 80, color: false })).toBe(`代码模型港口安全综述\u00a0⚑
Survey on Harbor Security of Code Models
林晓 (Xiao Lin), 吴海燕 (Haiyan Wu)
软件通报 2024, Ruanjian Tongbao/Bulletin of Software, 35(4)

Reviews, in Chinese, what is known of harbors.

categories  survey
url         https://bulletin.example.org/35/4/7254
language    zh
cite        \\cite{lin2024survey}
`);
  });

  it('shows the preprint and every link, without repeated links', () => {
    expect(
      renderCard(known('king2023locking'), fixture.fields, { width: 200, color: false }),
    ).toBe(`Locking the Door & Keeping the Key: 100% of C# Models in #1 Place_Holders
Martin J. King, Jr., Zoë Łukasiewicz, Una-May O’Neil
ICHT 2023, Proceedings of the 7th International Conference on Harbor Technology, 12–34

Hides a trigger in unreachable code, so that a code search model ranks vulnerable code first.

categories  threats › backdoor › data-poisoning
tasks       code-search
models      CodeBERT, LSTM
languages   C#, Python
techniques  dead-code-insertion
preprint    Locking the Door (2022)
doi         https://doi.org/10.5555/1234567.7654321
arxiv       https://arxiv.org/abs/2301.00010
pdf         https://example.org/papers/king%202023.pdf
code        https://github.com/king-mj/locks
month       5
publisher   Association for Harbors
protect     C
cite        \\cite{king2023locking}
`);
  });

  it('never breaks a URL, however narrow the screen', () => {
    const code = [{ id: 'a/b', url: 'https://github.com/someone/a-long-name' }];
    const reproductions = [{ id: 'c/d', url: 'https://github.com/other/a-long-name', description: 'Written again by others.' }];
    expect(
      renderCard(paper({ code, reproductions, doi: '10.5555/1234567' }), fixture.fields, { width: 30, color: false }),
    ).toBe(`Notes on the Engine
Ada Lovelace
ICX 2024, Conference ICX

categories     engines
doi            https://doi.org/10.5555/1234567
code           https://github.com/someone/a-long-name
reproductions  https://github.com/other/a-long-name
               Written again
               by others.
cite           \\cite{lovelace2024notes}
`);
  });

  it.each([
    [59, 'reproductions  https://github.com/a/b  Written again by us.\n'],
    [58, 'reproductions  https://github.com/a/b\n               Written again by us.\n'],
  ])('shows a URL and its description on one line of %i columns if both fit exactly', (width, text) => {
    const reproductions = [{ id: 'a/b', url: 'https://github.com/a/b', description: 'Written again by us.' }];
    expect(renderCard(paper({ reproductions }), fixture.fields, { width, color: false })).toContain(text);
  });

  it('links the title to the page of the paper, and each URL to itself, where the screen has hyperlinks', () => {
    const linked = paper({
      url: 'https://example.org/notes',
      doi: '10.5555/1',
      code: [{ id: 'a/b', url: 'https://github.com/a/b', description: 'See http://example.org.' }],
    });
    const card = renderCard(linked, fixture.fields, { width: 80, color: false, links: true });
    const links = [...card.matchAll(/\]8;id=\d+;([!-~]+)\p{Cc}\\(.+?)\p{Cc}\]8;;/gu)].map(([, url, text]) => [text, url]);
    expect(links).toEqual([
      ['Notes on the Engine', 'https://example.org/notes'],
      ['https://doi.org/10.5555/1', 'https://doi.org/10.5555/1'],
      ['https://example.org/notes', 'https://example.org/notes'],
      ['https://github.com/a/b', 'https://github.com/a/b'],
    ]);
  });

  it('dims labels', () => {
    const colored = renderCard(paper({ abstract: 'We study tides.' }), ['abstract'], { width: 80, color: true });
    const dimmed = colored.split('\u001b[2m').slice(1);
    expect(dimmed.map((text) => text.slice(0, text.indexOf('\u001b')))).toEqual([
      'ICX 2024, Conference ICX',
      'categories  ',
      'cite        ',
      'abstract',
    ]);
  });

  it('shows "et al." for unnamed authors, and no venue when it is unknown', () => {
    const { venue: _, ...nowhere } = paper({ etal: true });
    expect(renderCard(nowhere, ['etal'], { width: 80, color: false })).toBe(
      'Notes on the Engine\nAda Lovelace, et al.\n2024\n\ncategories  engines\ncite        \\cite{lovelace2024notes}\n',
    );
  });

  it('does not repeat the name of a venue without a longer title', () => {
    const arxiv = venue('arXiv', { title: 'arXiv', kind: 'preprint' });
    expect(
      renderCard(paper({ venue: arxiv, volume: '3', pages: '7' }), fixture.fields, { width: 80, color: false }),
    ).toBe(`Notes on the Engine
Ada Lovelace
arXiv 2024, 3, 7

categories  engines
cite        \\cite{lovelace2024notes}
`);
  });

  const near = [
    { key: 'king2023locking', title: 'Locking the Door & Keeping the Key of Models', reasons: ['by King', 'data-poisoning'] },
    { key: 'lin2024tides', title: '代码模型港口安全综述', reasons: ['backdoor'] },
  ];
  const cardOf = (width: number) => renderCard({ ...paper(), near }, fixture.fields, { width, color: false });
  const nearIn = (text: string) => text.slice(text.indexOf('\n\nnear') + 2);

  it.each([
    [
      110,
      `near        king2023locking  Locking the Door & Keeping the Key of Models  by King, data-poisoning
            lin2024tides     代码模型港口安全综述                          backdoor
`,
    ],
    [
      97,
      `near        king2023locking  Locking the Door & Keeping the Key of …  by King, data-poisoning
            lin2024tides     代码模型港口安全综述                     backdoor
`,
    ],
    [
      80,
      `near        king2023locking  by King, data-poisoning
              Locking the Door & Keeping the Key of Models
            lin2024tides  backdoor
              代码模型港口安全综述
`,
    ],
    [
      40,
      `near
  king2023locking
    Locking the Door & Keeping the Key
    of Models
    by King, data-poisoning
  lin2024tides
    代码模型港口安全综述
    backdoor
`,
    ],
  ])('shows the near papers as %d columns have room for them', (width, text) => {
    expect(nearIn(cardOf(width))).toBe(text);
  });

  it.each([
    ['the whole title beside the key', 98, 'Locking the Door & Keeping the Key of Models  by King'],
    ['a shortened title of 40 columns', 94, 'Locking the Door & Keeping the Key of …  by King'],
    ['the title below the key', 93, 'near        king2023locking  by King, data-poisoning\n              Locking'],
    ['titles of 40 columns beside the label', 52, 'near        king2023locking  by King, data-poisoning\n              Locking'],
    ['the list below the label', 51, 'near\n  king2023locking  by King, data-poisoning\n    Locking'],
    ['the reasons in the line of the key', 42, 'near\n  king2023locking  by King, data-poisoning\n    Locking'],
    [
      'the reasons below the title',
      41,
      'near\n  king2023locking\n    Locking the Door & Keeping the Key of\n    Models\n    by King',
    ],
  ])('has room for %s on %i columns', (_, width, text) => {
    expect(cardOf(width)).toContain(text);
  });

  it.each([110, 80, 40])('dims the reasons at %i columns, and not the keys', (width) => {
    const colored = renderCard({ ...paper(), near }, fixture.fields, { width, color: true });
    const dims = (text: string) => colored.includes(`\u001b[2m${text}`);
    expect([dims('by King, data-poisoning'), dims('king2023locking')]).toEqual([true, false]);
  });

  it('has no line for related papers where there are none', () => {
    const screen = { width: 80, color: false };
    expect(renderCard({ ...paper(), near: [] }, fixture.fields, screen)).toBe(renderCard(paper(), fixture.fields, screen));
  });

  it('ends with the abstract, which is as wide as a paragraph', () => {
    const abstract = `We study ${'tides and '.repeat(10)}waves.`;
    const near = [{ key: 'king2023locking', title: 'Locking', reasons: ['backdoor'] }];
    expect(renderCard({ ...paper({ abstract }), near }, fixture.fields, { width: 120, color: false })).toBe(`Notes on the Engine
Ada Lovelace
ICX 2024, Conference ICX

categories  engines
cite        \\cite{lovelace2024notes}

near        king2023locking  Locking  backdoor

abstract
We study tides and tides and tides and tides and tides and tides and tides and tides and tides and
tides and waves.
`);
  });

  it('has colors only when asked for, and shows nothing by color alone', () => {
    const colored = renderCard(known('lin2024tides'), fixture.fields, { width: 60, color: true });
    expect(colored.split('\n').slice(0, 3)).toEqual([
      '\u001b[1mTides: Adversarial Attacks without Gradients\u00a0⚑\u001b[22m',
      'Xiao Lin, Ida Abel',
      '\u001b[2marXiv 2024\u001b[22m',
    ]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of them
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(
      renderCard(known('lin2024tides'), fixture.fields, { width: 60, color: false }),
    );
  });
});
