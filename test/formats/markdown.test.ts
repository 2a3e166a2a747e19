import { describe, expect, it } from 'vitest';
import { writeMarkdownTable } from '../../src/formats/markdown.ts';
import { paper } from '../paper.ts';
import { papers, view } from './view.ts';

describe('markdown', () => {
  it('writes a table with links, and flags own papers', () => {
    expect([...writeMarkdownTable(papers, view)].join('')).toBe(`| Year | Venue | Title | Code |
| --- | --- | --- | --- |
| 2024 | ICHT | [Night Watch over Poisoned Code](https://doi.org/10.5555/2345678.8765432) | [harbor-lab/Night\\_Watch](https://github.com/harbor-lab/Night_Watch) |
| 2024 | arXiv | [Tides: Adversarial Attacks without Gradients](https://arxiv.org/abs/2402.00030) ⚑ |  |
| 2024 | 软件通报 | [代码模型港口安全综述](https://bulletin.example.org/35/4/7254) ⚑ |  |
| 2023 | arXiv | [Counting Ships](https://arxiv.org/abs/2310.00020) |  |
| 2023 | JIS | [Hidden Variables](https://journal.example.org/12/03/107) |  |
| 2023 | ICHT | [Locking the Door &amp; Keeping the Key: 100% of C\\# Models in \\#1 Place\\_Holders](https://doi.org/10.5555/1234567.7654321) | [king-mj/locks](https://github.com/king-mj/locks) |
`);
  });

  it.each([
    ['a|b', 'a\\|b'],
    ['*bold* _it_ `code` ~no~', '\\*bold\\* \\_it\\_ \\`code\\` \\~no\\~'],
    ['[link](x)', '\\[link\\](x)'],
    ['<b> &amp;', '\\<b\\> &amp;amp;'],
    ['back\\slash', 'back\\\\slash'],
    ['costs $5, not $6', 'costs \\$5, not \\$6'],
    ['![image]', '!\\[image\\]'],
    ['C# & C++', 'C\\# &amp; C++'],
  ])('writes %j so that it reads as it is', (title, written) => {
    expect([...writeMarkdownTable([paper({ title })], { ...view, fields: ['title'] })].at(-1)).toBe(`| ${written} |\n`);
  });

  it('encodes characters of a URL that would end the link', () => {
    const url = 'https://example.org/a_(b)/c|d?x=<1>&y=%20';
    expect([...writeMarkdownTable([paper({ title: 'T', url })], { ...view, fields: ['title'] })].at(-1)).toBe(
      '| [T](https://example.org/a_%28b%29/c%7Cd?x=%3C1%3E&y=%20) |\n',
    );
  });

  it('writes several repositories, and any field', () => {
    const reproductions = ['a/b', 'c/d'].map((id) => ({ id, url: `https://github.com/${id}` }));
    const papers = [paper({ reproductions, models: ['a_b', 'c'] })];
    expect([...writeMarkdownTable(papers, { ...view, fields: ['reproductions', 'models', 'authors'] })].join('')).toBe(
      `| Reproductions | Models | Authors |
| --- | --- | --- |
| [a/b](https://github.com/a/b), [c/d](https://github.com/c/d) | a\\_b, c | Lovelace, Ada |
`,
    );
  });
});
