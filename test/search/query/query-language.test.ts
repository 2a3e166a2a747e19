import { describe, expect, it } from 'vitest';
import type { Category } from '../../../src/catalog/model/records.ts';
import { createSynonymGroup } from '../../../src/catalog/model/synonyms.ts';
import { searchPapers } from '../../../src/search/search.ts';
import { UsageError } from '../../../src/util/errors.ts';
import { catalogOf, paper, venue } from '../../paper.ts';

const icse = venue('ICSE', { title: 'International Conference on Software Engineering', aliases: ['IEEE/ACM ICSE'] });
const sp = venue('S&P', { id: 'sp', title: 'IEEE Symposium on Security and Privacy', aliases: ['Oakland'] });
const survey: Category = { id: 'survey', name: 'Survey', description: '' };

/** Papers about ships, each with its key. */
const papers = [
  paper({ key: 'muller', title: 'Poisoned Tides', year: 2021, venue: sp, authors: [{ family: 'Müller', given: 'Zoë' }] }),
  paper({
    key: 'mueller',
    title: 'Harbor Membership Inference',
    year: 2022,
    venue: icse,
    authors: [{ family: 'Mueller', given: 'Jan' }],
  }),
  paper({
    key: 'sun',
    title: 'Membership of Harbors by Inference',
    year: 2023,
    venue: icse,
    authors: [{ family: 'Sun', given: 'Weisong' }],
  }),
  paper({
    key: 'lo',
    title: 'Ships Memorization',
    year: 2024,
    venue: sp,
    authors: [
      { family: 'Lo', given: 'David' },
      { family: 'Sun', given: 'Bo' },
    ],
  }),
  paper({ key: 'review', title: 'Ships: A Review of 2020-2022', year: 2025, venue: icse, categories: [survey] }),
  paper({
    key: 'signs',
    title: 'λ-Ships in C++ with CodeT5+ and GPT-4',
    year: 2025,
    venue: icse,
    authors: [{ family: 'Zhang', given: 'Li' }],
  }),
  paper({
    key: 'grammar',
    title: 'Grammatical Anchors',
    year: 2020,
    venue: icse,
    code: [{ id: 'a/b', url: 'https://example.org/a/b' }],
  }),
];
const synonyms = [createSynonymGroup('boat', ['ship', '船']), createSynonymGroup('mia', ['membership inference'])];
const catalog = catalogOf(papers, { synonyms });

async function find(query: string, exact = false): Promise<readonly string[]> {
  const result = await searchPapers(catalog, query, exact);
  return Array.from(catalog.papers(result.papers), ({ key }) => key);
}

const sorted = async (query: string) => [...(await find(query))].sort();

describe('an operator in a query', () => {
  it.each([
    ['"membership inference"', ['mueller']],
    ['“Membership Inference”', ['mueller']],
    ['title:"harbor membership"', ['mueller']],
    ['ships -review', ['lo', 'signs']],
    ['ships NOT review', ['lo', 'signs']],
    ['ships -"a review"', ['lo', 'signs']],
    ['ships -(review OR memorization)', ['signs']],
    ['tides OR memorization', ['lo', 'muller']],
    ['tides | memorization', ['lo', 'muller']],
    ['(tides OR memorization) AND poisoned', ['muller']],
    ['ships (review OR memorization)', ['lo', 'review']],
    ['+ships +memorization', ['lo']],
    ['memori?ation', ['lo']],
    ['gramm*', ['grammar']],
    ['title:gramm*', ['grammar']],
    ['title:zhang', []],
    ['author:sun', ['lo', 'sun']],
    ['author:"Sun, Weisong"', ['sun']],
    ['AUTHOR:sun venue:icse', ['sun']],
    ['-author:sun ships', ['review', 'signs']],
    ['venue:oakland', ['lo', 'muller']],
    ['venue:"IEEE Symposium on Security and Privacy"', ['lo', 'muller']],
    ['category:survey', ['review']],
    ['has:code', ['grammar']],
    ['year:2023', ['sun']],
    ['year:2023-2024', ['lo', 'sun']],
    ['year>=2024', ['lo', 'review', 'signs']],
    ['year<2021', ['grammar']],
    ['year:>2024', ['review', 'signs']],
  ])('selects papers: %s', async (query, keys) => {
    expect(await sorted(query)).toEqual(keys);
  });

  it.each([
    ['since 2024', ['lo', 'review', 'signs']],
    ['after 2024', ['review', 'signs']],
    ['before 2021', ['grammar']],
    ['until 2021', ['grammar', 'muller']],
    ['in 2023', ['sun']],
    ['2023', ['sun']],
    ['2023-2024', ['lo', 'sun']],
    ['from 2023 to 2024', ['lo', 'sun']],
    ['between 2024 and 2023', ['lo', 'sun']],
    ['papers from 1999', []],
    ['ships since 2025', ['review', 'signs']],
  ])('names years: %s', async (query, keys) => {
    expect((await sorted(query)).filter((key) => key !== 'review' || keys.includes('review'))).toEqual(keys);
  });

  it('names years that are part of a title', async () => {
    expect(await find('Ships: A Review of 2020-2022')).toEqual(['review']);
  });

  it.each([
    ['C++', ['signs']],
    ['foo: bar', []],
    ['ships: review', ['review']],
    ['"ships', ['lo', 'review', 'signs']],
    ['ships)', ['lo', 'review', 'signs']],
    ['((ships', ['lo', 'review', 'signs']],
    ['ships OR', ['lo', 'review', 'signs']],
    ['AND ships', ['lo', 'review', 'signs']],
    ['ships - review', ['review']],
    ['ships and review', ['review']],
    ['A REVIEW OF SHIPS AND OR NOT', ['review']],
    ['is it a ship?', ['lo', 'review', 'signs']],
    ['NOT', []],
    ['title:', []],
  ])('is text where it is no operator: %s', async (query, keys) => {
    const found = await sorted(query);
    expect(found.filter((key) => keys.length === 0 || keys.includes(key))).toEqual(keys);
  });

  it.each([
    ['venue:iscse', 'unknown venue "iscse"', ['ICSE']],
    ['author:sunn', 'unknown author "sunn"', ['Sun']],
    ['category:surey', 'unknown category "surey"', ['survey']],
    ['has:codes', '--has and --without do not take "codes"', ['code']],
  ])('is an error with suggestions where its field has no such value: %s', async (query, message, suggestions) => {
    const error = await find(query).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ message, failure: { suggestions: expect.arrayContaining(suggestions) } });
  });

  it('may be nested without end', async () => {
    expect(await sorted(`${'('.repeat(5000)}tides${')'.repeat(5000)}`)).toEqual(['muller']);
    expect(await find(`${'*a'.repeat(500)} ${'a*'.repeat(500)}b`)).toEqual([]);
  });
});

describe('names in a query', () => {
  it.each([
    ['icse2022', ['mueller']],
    ["ICSE'22", ['mueller']],
    ['icse22 harbor', ['mueller']],
    ['sun23', ['sun']],
    ['icse1999', []],
    ['Weisong Sun', ['sun']],
    ['Sun, Weisong', ['sun']],
    ['papers by David Lo', ['lo']],
    ['IEEE Symposium on Security and Privacy', ['lo', 'muller']],
    ['s&p tides', ['muller']],
    ['Müller', ['mueller', 'muller']],
    ['mueller', ['mueller', 'muller']],
    ['muller', ['muller']],
    ['zoë', ['muller']],
  ])('select the papers of venues and authors: %s', async (query, keys) => {
    expect(await sorted(query)).toEqual(keys);
  });

  it('put the papers of the first author first, with et al.', async () => {
    expect(await find('sun et al.')).toEqual(['sun', 'lo']);
    expect(await find('lo et al 2024')).toEqual(['lo']);
  });
});

describe('words that only phrase a question', () => {
  it.each([
    ['papers about tides', ['muller']],
    ['which papers exist on tides?', ['muller']],
    ['show me something regarding tides', ['muller']],
    ['I need papers on tides', ['muller']],
    ['what should I read first about ships', ['review']],
    ['overview of ships', ['review']],
    ['关于船的论文', ['lo', 'review', 'signs']],
  ])('need not be in a paper: %s', async (query, keys) => {
    expect(await sorted(query)).toEqual(keys);
  });

  it('must match if there are no others', async () => {
    expect(await find('papers')).toEqual([]);
  });
});

describe('other spellings in a query', () => {
  it.each([
    ['boat', ['lo', 'review', 'signs']],
    ['船', ['lo', 'review', 'signs']],
    ['mia', ['mueller']],
    ['lambda', ['signs']],
    ['λ', ['signs']],
    ['gpt4', ['signs']],
    ['GPT 4', ['signs']],
    ['codet5', []],
    ['CodeT5+', ['signs']],
    ['grammar', ['grammar']],
    ['grammars', ['grammar']],
    ['tieds', ['muller']],
    ['tdes', ['muller']],
    ['membershipinference', ['mueller']],
  ])('match: %s', async (query, keys) => {
    expect(await sorted(query)).toEqual(keys);
  });

  it.each([['boat'], ['tieds'], ['poison'], ['papers about tides'], ['grammatic'], ['mueller tides']])(
    'do not match in exact mode: %s',
    async (query) => {
      expect(await find(query, true)).toEqual([]);
    },
  );
});
