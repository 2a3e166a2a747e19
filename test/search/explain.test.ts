import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/catalog/model/records.ts';
import { createSynonymGroup } from '../../src/catalog/model/synonyms.ts';
import { searchPapers } from '../../src/search/search.ts';
import { catalogOf, paper, titled } from '../paper.ts';

const synonyms = [createSynonymGroup('llm', ['large language model'])];

/** Why the query finds the first of the papers. */
async function explained(query: string, ...papers: Paper[]) {
  const catalog = catalogOf(papers, { synonyms });
  const { explain } = await searchPapers(catalog, query, false);
  const [first] = papers;
  return first && explain(first, catalog.numberOf(first.key) ?? Number.NaN);
}

const fieldsOf = async (query: string, said: Partial<Paper>) =>
  (await explained(query, paper({ authors: [{ literal: 'Nobody' }], ...said })))?.matches.map(({ fields }) => fields);

const inTitle = 'share of the title that matches';

describe('the explanation of a search result', () => {
  it('names every field that a word matches, and the kind of match', async () => {
    const said = { title: 'Search for Codes', acronym: 'CodeFind', tasks: ['code-search'], summary: 'A coder searches.' };
    expect(await fieldsOf('code search', said)).toEqual([
      { title: 'form', acronym: 'spelling', tasks: 'exact', summary: 'form' },
      { title: 'exact', tasks: 'exact', summary: 'form' },
    ]);
  });

  it.each([
    ['large', 'LargeSet', 'spelling'],
    ['llm', 'A Large Language Model', 'synonym'],
    ['codesearch', 'Neural Code Search', 'spelling'],
    ['author', 'Authorship', 'beginning'],
    ['authors', 'The Author', 'form'],
    ['zebra', 'The Author', undefined],
  ])('names the kind of match of %j in %j', async (query, title, fit) => {
    expect(await fieldsOf(query, { title })).toEqual(fit ? [{ title: fit }] : []);
  });

  it('names the spelling corrections of a word', async () => {
    const found = await explained('bakdoor', ...titled('A Backdoor'));
    expect(found?.matches).toEqual([
      { word: 'bakdoor', readAs: ['backdoor'], score: expect.any(Number), fields: { title: 'exact' } },
    ]);
  });

  it.each([
    ['code search', 'Neural Code Search', { 'side by side': 2, [inTitle]: 2 }],
    ['search code', 'Neural Code Search', { 'side by side': 1.5, [inTitle]: 2 }],
    ['neural search code', 'Neural Code Search', { 'side by side': 1.25, [inTitle]: 2.5 }],
    ['code search', 'Code Search', { 'side by side': 2, [inTitle]: 2.5 }],
    ['code', 'Code', { [inTitle]: 2.5 }],
    ['code', 'Code Search', { [inTitle]: 1.75 }],
    ['search code search', 'Code Search for Search Code', { 'side by side': 2, [inTitle]: 2.5 }],
    ['code search', 'Code without a Search', { [inTitle]: 2 }],
  ])('names the factors of the score of %j in %j', async (query, title, factors) => {
    const found = await explained(query, ...titled(title, 'Another'));
    expect(Object.fromEntries(found?.factors.map(({ because, factor }) => [because, factor]) ?? [])).toEqual(factors);
  });

  it('does not take words of an author name for the whole title', async () => {
    const found = await explained('badcode thing', paper({ title: 'Backdoor Attacks', acronym: 'BADCODE Thing' }));
    expect(found?.factors.map(({ because }) => because)).toEqual(['side by side']);
  });

  it('gives word scores whose sum times the factors is the total', async () => {
    const found = await explained('code search', ...titled('Code Search', 'Code', 'Another'));
    const words = found?.matches.reduce((sum, { score }) => sum + score, 0) ?? 0;
    const raised = found?.factors.reduce((product, { factor }) => product * factor, words) ?? 0;
    expect(found?.score).toBeCloseTo(raised, 3);
  });
});

describe('the explanations of all results', () => {
  const word = fc.constantFrom(
    ...[
      'code',
      'codes',
      'coding',
      'search',
      'CodeSearch',
      'code-search',
      'large',
      'language',
      'models',
      'LLM',
      'llms',
      'of',
      'GPT2',
    ],
    ...[
      'CodeBERT',
      'bert',
      'backdoor',
      'back',
      'door',
      'Weisong',
      'Sun',
      '代码',
      '安全',
      'Straße',
      'C++',
      'bakdoor',
      'serach',
      'sea',
    ],
  );
  const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  const texts = fc.array(text, { minLength: 1, maxLength: 2 });
  const papers = fc
    .array(fc.record({ title: text, summary: text, tasks: texts, author: text }), { minLength: 1, maxLength: 6 })
    .map((all) =>
      all.map(({ author, ...said }, index) => paper({ ...said, key: `key${index}`, authors: [{ family: author, given: 'A.' }] })),
    );

  it('have the scores by which search ranks the same papers', async () => {
    await fc.assert(
      fc.asyncProperty(papers, text, async (all, query) => {
        const catalog = catalogOf(all, { synonyms });
        const { papers: found, explain } = await searchPapers(catalog, query, false);
        const scores = Array.from(catalog.papers(found), (one, index) => explain(one, found[index] ?? 0).score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      }),
    );
  });

  it('name a field for each word that the paper has', async () => {
    await fc.assert(
      fc.asyncProperty(papers, text, async (all, query) => {
        const catalog = catalogOf(all, { synonyms });
        const { papers: found, explain } = await searchPapers(catalog, query, false);
        const matches = Array.from(catalog.papers(found), (one, index) => explain(one, found[index] ?? 0).matches).flat();
        expect(matches.filter(({ fields }) => Object.keys(fields).length === 0)).toEqual([]);
      }),
    );
  });

  it('do not depend on the order of words that are no names, except for the score', async () => {
    await fc.assert(
      fc.asyncProperty(papers, fc.array(word, { minLength: 1, maxLength: 4 }), async (all, query) => {
        const catalog = catalogOf(
          all.map((one) => ({ ...one, authors: [] })),
          { synonyms },
        );
        const [there, back] = await Promise.all(
          [query, query.toReversed()].map((words) => searchPapers(catalog, words.join(' '), false)),
        );
        expect(back?.papers.toSorted()).toEqual(there?.papers.toSorted());
      }),
    );
  });
});
