import { describe, expect, it } from 'vitest';
import { type Files, paper, right, toldWithCodes } from '../folder.ts';

const waves = (changes: Readonly<Record<string, string | undefined>>) => paper(changes, 'lin2024waves');
const papers = (...texts: readonly string[]): Files => ({ 'papers/2024.yaml': texts.join('') });

/** What is printed for a paper with the fields. */
const of = (changes: Readonly<Record<string, string | undefined>>) => toldWithCodes(papers(paper(changes)));

describe('a value that a list has twice', () => {
  const once = '  remove one';
  const unlessTwo = '  remove one, unless they are two people';
  it.each<readonly [field: string, text: string, position: string, value: string, fix: string]>([
    ['authors', '["Lin, Xiao", "Sun, Wei", "lin, xiáo"]', '3:38', 'lin, xiáo', unlessTwo],
    ['authors', '["Lin, Jr., Xiao", "Lin, Jr., Xiao"]', '3:31', 'Lin, Jr., Xiao', unlessTwo],
    ['authors', '[{ literal: OpenHarbor }, { literal: OpenHarbor }]', '3:38', 'OpenHarbor', unlessTwo],
    ['categories', '[survey, survey]', '6:24', 'survey', once],
    ['code', '[lin/tides, lin/tides]', '7:21', 'lin/tides', once],
    ['reproductions', '[lin/tides, lin/tides]', '8:30', 'lin/tides', once],
    ['tasks', '[code-search, Code Search]', '8:24', 'Code Search', once],
    ['models', '[CodeT5, GPT-4, codeT5]', '8:27', 'codeT5', once],
    ['languages', '[Java, C, Java]', '8:24', 'Java', once],
    ['techniques', '[fuzzing, fuzzing]', '8:25', 'fuzzing', once],
  ])('is reported at its second place: %s %s', (field, text, position, value, fix) => {
    expect(of({ [field]: text }).slice(0, 2)).toEqual([
      `papers/2024.yaml:${position}: warning: ${field} has "${value}" twice [repeated-value]`,
      fix,
    ]);
  });

  it('is reported at its third place too', () => {
    expect(of({ tasks: '[a, a, a]' }).filter((line) => line.includes('[repeated-value]'))).toEqual([
      'papers/2024.yaml:8:14: warning: tasks has "a" twice [repeated-value]',
      'papers/2024.yaml:8:17: warning: tasks has "a" twice [repeated-value]',
    ]);
  });

  it.each([
    ['authors', '["Lin, Xiao", "Lin, Xiaoyu", "Xiao, Lin"]'],
    ['authors', '["Lin, Xiao", "Lin, Jr., Xiao"]'],
    ['languages', '[C, C++, "C#"]'],
    ['models', '[CodeT5, CodeT5+]'],
  ])('is not reported for values that only look alike: %s %s', (field, text) => {
    expect(of({ [field]: text })).toEqual([]);
  });

  it('may be in two lists of a paper', () => {
    expect(of({ tasks: '[obfuscation]', techniques: '[obfuscation]' })).toEqual([]);
  });
});

describe('the code of two papers', () => {
  const message = 'the code lin/tides is also the code of lin2024tides, which has other authors [shared-code]';
  const fix = '  keep it only for the paper whose code it is';

  it('is reported in the later one if they have no author in common', () => {
    expect(toldWithCodes(papers(paper({}), waves({ authors: '["Sun, Wei", "Sun, Xiao"]' })))).toEqual([
      `papers/2024.yaml:14:10: warning: ${message}`,
      fix,
    ]);
  });

  it('is reported if two repositories have the same address', () => {
    const repos = 'lin/copy:\n  url: https://EXAMPLE.org/tides.git\nlin/tides:\n  url: https://example.org/tides/\n';
    const files = papers(paper({}), waves({ authors: '["Sun, Wei"]', code: '[lin/copy]' }));
    expect(toldWithCodes({ ...files, 'repos.yaml': repos })).toEqual([
      `papers/2024.yaml:14:10: warning: ${message.replace('lin/tides', 'lin/copy')}`,
      fix,
    ]);
  });

  it('is reported in a third one only if it shares no author with any of the others', () => {
    const third = (authors: string) => paper({ authors }, 'lin2024wind');
    const pair = [paper({}), waves({ authors: '["Lin, Xiao", "Sun, Wei"]' })];
    expect(toldWithCodes(papers(...pair, third('["Sun, Wei"]')))).toEqual([]);
    expect(toldWithCodes(papers(...pair, third('["Tao, Bo"]')))).toEqual([`papers/2024.yaml:21:10: warning: ${message}`, fix]);
  });

  it.each<readonly [string, Files]>([
    ['by a common author', papers(paper({}), waves({ authors: '["Sun, Wei", "LIN, XIÁO"]' }))],
    ['of which one has more authors than are named', papers(paper({ etal: 'true' }), waves({ authors: '["Sun, Wei"]' }))],
    ['of which one has the code as a reproduction', papers(paper({}), waves({ code: undefined, reproductions: '[lin/tides]' }))],
    [
      'with different repositories',
      {
        ...papers(paper({}), waves({ authors: '["Sun, Wei"]', code: '[lin/waves]' })),
        'repos.yaml': `${right['repos.yaml']}lin/waves:\n  url: https://example.org/waves\n`,
      },
    ],
  ])('is not reported for papers %s', (_, files) => {
    expect(toldWithCodes(files)).toEqual([]);
  });

  it('is not reported for papers without authors', () => {
    const lines = toldWithCodes(papers(paper({ authors: undefined }), waves({ authors: '["Sun, Wei"]' })));
    expect(lines.filter((line) => line.includes('[shared-code]'))).toEqual([]);
  });
});

describe('a URL', () => {
  const doi = '10.1234/AB.1';
  it.each<readonly [url: string, ids: Readonly<Record<string, string>>, what: string, line: number]>([
    ['https://doi.org/10.1234/AB.1', { doi }, 'DOI', 9],
    ['http://dx.doi.org/10.1234/ab.1', { doi }, 'DOI', 9],
    ['https://arxiv.org/abs/2306.08350', { arxiv: '"2306.08350"' }, 'arXiv id', 9],
    ['https://www.arxiv.org/pdf/2306.08350.pdf', { arxiv: '"2306.08350"' }, 'arXiv id', 9],
    ['https://doi.org/10.48550/arXiv.2306.08350', { arxiv: '"2306.08350"' }, 'arXiv id', 9],
    ['https://doi.org/10.1234/ab.1', { doi, arxiv: '"2306.08350"' }, 'DOI', 10],
  ])('is reported if it is only the address of an identifier: %s', (url, ids, what, line) => {
    expect(of({ ...ids, url })).toEqual([
      `papers/2024.yaml:${line}:8: warning: url only repeats the ${what} [redundant-url]`,
      '  remove it',
    ]);
  });

  it.each<readonly [url: string, ids: Readonly<Record<string, string>>]>([
    ['https://doi.org/10.1234/AB.1', {}],
    ['https://doi.org/10.1234/AB.12', { doi }],
    ['https://example.org/10.1234/AB.1', { doi }],
    ['https://arxiv.org/abs/2306.08350v2', { arxiv: '"2306.08350"' }],
    // Without it, the title would lead to the DOI.
    ['https://arxiv.org/abs/2306.08350', { doi, arxiv: '"2306.08350"' }],
  ])('is not reported if it leads elsewhere: %s', (url, ids) => {
    expect(of({ ...ids, url })).toEqual([]);
  });
});

describe('a summary', () => {
  it('is reported if it has more than 300 characters', () => {
    expect(of({ summary: 'x'.repeat(300) })).toEqual([]);
    expect(of({ summary: 'x'.repeat(301) })).toEqual([
      'papers/2024.yaml:8:12: warning: summary has 301 characters, more than 300 [long-summary]',
      "  write one sentence; put the authors' text in abstract",
    ]);
  });

  it('is measured as it is read, not as it is folded in the file', () => {
    const folded = (words: number) => Array.from({ length: words }, () => 'x'.repeat(9)).join('\n     ');
    expect([of({ summary: folded(30) }).length, of({ summary: folded(31) }).length]).toEqual([0, 2]);
  });
});

describe('a rule about values', () => {
  const files = {
    ...papers(
      paper({
        authors: '["Lin, Xiao", "Lin, Xiao"]',
        doi: '10.1234/1',
        url: 'https://doi.org/10.1234/1',
        summary: 'x'.repeat(301),
      }),
      waves({ authors: '["Sun, Wei"]' }),
    ),
  };
  const codes = (settings: string) =>
    toldWithCodes({ ...files, 'settings.yaml': settings }).flatMap((line) => /\[([a-z-]+)\]$/.exec(line)?.[1] ?? []);

  it.each([
    ['repeated-value', 'lin2024tides', ['redundant-url', 'long-summary', 'shared-code']],
    ['redundant-url', 'lin2024tides', ['repeated-value', 'long-summary', 'shared-code']],
    ['long-summary', 'lin2024tides', ['repeated-value', 'redundant-url', 'shared-code']],
    ['shared-code', 'lin2024waves', ['repeated-value', 'redundant-url', 'long-summary']],
  ])('can be switched off, and leave a paper alone: %s', (code, key, others) => {
    expect(codes(`check:\n  ${code}: off\n`).sort()).toEqual([...others].sort());
    expect(codes(`check:\n  ${code}: [${key}]\n`).sort()).toEqual([...others].sort());
  });
});
