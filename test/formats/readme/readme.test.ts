import { describe, expect, it } from 'vitest';
import type { Category, Paper } from '../../../src/catalog/model/records.ts';
import { createAnchorFinder } from '../../../src/formats/readme/anchors.ts';
import { renderReadmeLines } from '../../../src/formats/readme/readme.ts';
import { paper } from '../../paper.ts';
import { fixture, papers } from '../view.ts';

const text = (papers: readonly Paper[], categories: readonly Category[], headings: readonly string[] = []) =>
  renderReadmeLines(papers, categories, createAnchorFinder(headings))
    .map((line) => `${line.text}\n`)
    .join('');

const harbors: Category = { id: 'harbors', name: 'Harbors' };

/** The list without the lines above the sections. */
function sections(papers: readonly Paper[], categories: readonly Category[]): string {
  const whole = text(papers, categories);
  return whole.slice(whole.indexOf('\n## ') + 1);
}

describe('the list of a catalog', () => {
  it('has its contents, and a section with a table for each category that has papers', () => {
    expect(text(papers, fixture.categories)).toBe(`\
<!-- Written by "lm4c readme": change the catalog, not this list. -->

⚑ marks the papers of those who keep this list.

- [Survey](#survey) (1)
- [Threats](#threats) (5)
  - [Backdoor attacks](#backdoor-attacks) (3)
    - [Data poisoning](#data-poisoning) (2)
  - [Adversarial attacks](#adversarial-attacks) (2)
- [Defenses](#defenses) (2)

## Survey

Papers that review the field.

| Year | Venue | Title | Code |
| --- | --- | --- | --- |
| 2024 | 软件通报 | [代码模型港口安全综述](https://bulletin.example.org/35/4/7254) ⚑ |  |

## Threats

Ways to make a model misbehave.

### Backdoor attacks

A hidden link between a trigger and a wrong output.

| Year | Venue | Title | Code |
| --- | --- | --- | --- |
| 2023 | arXiv | [Counting Ships](https://arxiv.org/abs/2310.00020) |  |

#### Data poisoning

The link is planted in the training data.

| Year | Venue | Title | Code | Reproduction |
| --- | --- | --- | --- | --- |
| 2024 | ICHT | [Night Watch over Poisoned Code](https://doi.org/10.5555/2345678.8765432) | [harbor-lab/Night\\_Watch](https://github.com/harbor-lab/Night_Watch) | [someone/night-watch-again](https://github.com/someone/night-watch-again) |
| 2023 | ICHT | [Locking the Door &amp; Keeping the Key: 100% of C\\# Models in \\#1 Place\\_Holders](https://doi.org/10.5555/1234567.7654321) | [king-mj/locks](https://github.com/king-mj/locks) |  |

### Adversarial attacks

The input is changed, the model is not.

| Year | Venue | Title | Code |
| --- | --- | --- | --- |
| 2024 | arXiv | [Tides: Adversarial Attacks without Gradients](https://arxiv.org/abs/2402.00030) ⚑ |  |
| 2023 | JIS | [Hidden Variables](https://journal.example.org/12/03/107) |  |

## Defenses

Ways to withstand an attack.

| Year | Venue | Title | Code | Reproduction |
| --- | --- | --- | --- | --- |
| 2024 | ICHT | [Night Watch over Poisoned Code](https://doi.org/10.5555/2345678.8765432) | [harbor-lab/Night\\_Watch](https://github.com/harbor-lab/Night_Watch) | [someone/night-watch-again](https://github.com/someone/night-watch-again) |
| 2023 | JIS | [Hidden Variables](https://journal.example.org/12/03/107) |  |  |

`);
  });

  it('has papers without a category in a section at its end', () => {
    expect(text([paper({ categories: [] })], [harbors])).toBe(`\
<!-- Written by "lm4c readme": change the catalog, not this list. -->

- [Without a category](#without-a-category) (1)

## Without a category

| Year | Venue | Title | Code |
| --- | --- | --- | --- |
| 2024 | ICX | Notes on the Engine |  |

`);
  });

  it('has an empty cell for an unknown venue', () => {
    const { venue: _, ...nowhere } = paper({ categories: [harbors] });
    expect(sections([nowhere], [harbors])).toContain('| 2024 |  | Notes on the Engine |  |\n');
  });

  it('has only the note of its origin where there are no papers', () => {
    expect(text([], [harbors])).toBe('<!-- Written by "lm4c readme": change the catalog, not this list. -->\n\n');
  });

  it('links to the headings as GitHub names them, also where there are several of one name', () => {
    const named = (id: string, name: string): Category => ({ id, name });
    const categories = [named('a', 'Attacks & Defenses (2024)'), named('b', 'Survey'), named('c', 'Survey'), named('d', '综述')];
    const lines = text([paper({ categories })], [...categories, named('e', 'Empty')], ['Survey']);
    expect(lines.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      '- [Attacks &amp; Defenses (2024)](#attacks--defenses-2024) (1)',
      '- [Survey](#survey-1) (1)',
      '- [Survey](#survey-2) (1)',
      '- [综述](#综述) (1)',
    ]);
  });

  it('has a heading of six hashes at most, however deep the category', () => {
    const chain: Category[] = [];
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const parent = chain.at(-1);
      chain.push({ id, name: id, ...(parent && { parent }) });
    }
    const found = sections([paper({ categories: chain.slice(-1) })], chain).match(/^#+ .*$/gm);
    expect(found).toEqual(['## a', '### b', '#### c', '##### d', '###### e', '###### f']);
  });

  it('links the PDF where a paper has no page, and reproductions where there are some', () => {
    const repo = (id: string) => ({ id, url: `https://github.com/${id}` });
    const bare = paper({ categories: [harbors], pdf: 'https://example.org/a.pdf' });
    const again = paper({ categories: [harbors], url: 'https://example.org/b', pdf: 'https://example.org/b.pdf', title: 'B' });
    const tried = { ...again, code: [repo('a/b'), repo('c/d')], reproductions: [repo('e/f')] };
    expect(sections([bare, tried], [harbors])).toBe(`\
## Harbors

| Year | Venue | Title | Code | Reproduction |
| --- | --- | --- | --- | --- |
| 2024 | ICX | Notes on the Engine [pdf](https://example.org/a.pdf) |  |  |
| 2024 | ICX | [B](https://example.org/b) | [a/b](https://github.com/a/b), [c/d](https://github.com/c/d) | [e/f](https://github.com/e/f) |

`);
  });

  it('shows the texts of a catalog without their markup', () => {
    const nasty = '--> <!-- lm4c:end --> | [x](y) <b> `c` https://a.b www.a.b me@a.b $m$ &copy;';
    const category: Category = { id: 'a', name: nasty, description: `1. ${nasty}` };
    const lines = sections([paper({ title: nasty, categories: [category], url: 'https://a.b/`|)&copy;' })], [category]);
    const safe =
      '--\\> \\<!-- lm4c:end --\\> \\| \\[x\\](y) \\<b\\> \\`c\\` https\\://a.b www\\.a.b me@<!-- -->a.b \\$m\\$ &amp;copy;';
    expect(lines).toBe(`\
## ${safe}

1\\. ${safe}

| Year | Venue | Title | Code |
| --- | --- | --- | --- |
| 2024 | ICX | [${safe}](https://a.b/%60%7C%29&amp;copy;) |  |

`);
  });

  it.each([
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['2) item', '2\\) item'],
    ['2024 was a year', '2024 was a year'],
    ['A state-of-the-art list: 1 + 1 = 2', 'A state-of-the-art list: 1 + 1 = 2'],
    ['# heading', '\\# heading'],
    ['---', '\\---'],
  ])('has a description that begins with %j as text', (description, written) => {
    const category: Category = { id: 'a', name: 'A', description };
    expect(sections([paper({ categories: [category] })], [category]).split('\n')[2]).toBe(written);
  });
});
