import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import type { Paper } from '../../src/catalog/model/records.ts';
import { findRelatedPapers } from '../../src/search/related.ts';
import { catalogOf, paper, venue } from '../paper.ts';
import { frozenCatalog } from '../run.ts';

/** Papers that have nothing in common but their year and venue. */
const others = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) =>
  paper({
    key: `other-${letter}`,
    title: `${letter.repeat(5)} ${letter.repeat(6)}`,
    year: 1990,
    authors: [{ literal: letter.repeat(7) }],
    categories: [],
  }),
);

const bare = (key: string, said: Partial<Paper>) =>
  paper({ key, title: `Zz${key}`, authors: [{ literal: `Nobody${key}` }], categories: [], ...said });

/** The papers related to `wanted`, each as its key and the reasons. */
function related(papers: readonly Paper[]): string[] {
  const catalog = catalogOf([...papers, ...others]);
  const all = [...catalog.papers()];
  const found = findRelatedPapers(catalog, catalog.numberOf('wanted') ?? -1);
  return found.map(({ paper, reasons }) => `${all[paper]?.key}: ${reasons.join('; ')}`);
}

const sun = { family: 'Sun', given: 'Weisong' };
const chen = { family: 'Chen', given: 'Yuchen' };
const tao = { family: 'Tao', given: 'Guanhong' };
const sunny = { family: 'Sun', given: 'Sunny' };
const luo = { family: 'Luo', given: 'Bin' };
const threats = { id: 'threats', name: 'Threats', description: '' };
const backdoor = { id: 'backdoor', name: 'Backdoor', description: '', parent: threats };
const poisoning = { id: 'data-poisoning', name: 'Data poisoning', description: '', parent: backdoor };

describe('findRelatedPapers', () => {
  it.each<[what: string, one: Partial<Paper>, other: Partial<Paper>, reasons: string]>([
    ['a task', { tasks: ['code-search'] }, { tasks: ['code-search'] }, 'code-search'],
    [
      'a technique',
      { techniques: ['masked-language-model'] },
      { techniques: ['masked-language-model'] },
      'masked-language-model',
    ],
    ['a category', { categories: [poisoning] }, { categories: [poisoning] }, 'data-poisoning; backdoor'],
    ['a category above', { categories: [poisoning] }, { categories: [backdoor] }, 'backdoor'],
    ['a category at the top that both are in themselves', { categories: [threats] }, { categories: [threats] }, 'threats'],
    ['two authors of one name', { authors: [sun, sunny] }, { authors: [sun, sunny] }, 'by Weisong Sun and Sunny Sun'],
    ['a rare model', { models: ['CodeBERT'] }, { models: ['CodeBERT'] }, 'CodeBERT'],
    ['a rare word of the title', { title: 'Watermarks Here' }, { title: 'On Watermarking' }, 'watermarking'],
    ['two words of the title', { title: 'Neural Code Search' }, { title: 'A Code Search Bug' }, 'code search'],
    ['words that small ones part', { title: 'Models of Source' }, { title: 'Model Sources' }, 'model sources'],
    ['a tag of another spelling', { tasks: ['Code Search'] }, { tasks: ['code-search'] }, 'code-search'],
    ['a tag of another kind', { tasks: ['poisoning'] }, { techniques: ['poisoning'] }, 'poisoning'],
    ['a tag that the other has in its title', { tasks: ['ab-test'] }, { title: 'An AB Test' }, 'ab test'],
    ['an author', { authors: [sun] }, { authors: [luo, sun] }, 'by Sun'],
    ['two authors', { authors: [sun, chen] }, { authors: [chen, sun] }, 'by Chen and Sun'],
    ['three authors', { authors: [sun, chen, tao] }, { authors: [sun, chen, tao] }, 'by Sun, Chen and Tao'],
    ['four authors', { authors: [sun, chen, tao, luo] }, { authors: [sun, chen, tao, luo] }, 'by Sun, Chen and 2 more'],
    ['an author in two scripts', { authors: [sun] }, { authors: [{ literal: '孙伟松', latin: 'Weisong Sun' }] }, 'by Sun'],
    ['a group', { authors: [{ literal: 'OpenHarbor' }] }, { authors: [{ literal: 'OpenHarbor' }] }, 'by OpenHarbor'],
    ['a translation', { translation: 'Poison Survey', title: '综述' }, { title: 'Poisons Surveys' }, 'poisons surveys'],
    ['ideographs', { title: '代码模型' }, { title: '模型代码' }, '模型; 代码'],
  ])('gives as a reason %s that both papers have', (_, one, other, reasons) => {
    expect(related([bare('wanted', one), bare('other', other)])).toEqual([`other: ${reasons}`]);
  });

  it.each<[what: string, said: Partial<Paper>]>([
    ['nothing', {}],
    ['a venue and a year', { venue: venue('ICX'), year: 1990 }],
    ['a language', { languages: ['Python'] }],
    ['a short word of the title', { title: 'You' }],
  ])('does not relate papers that share only %s', (_, said) => {
    expect(related([bare('wanted', said), bare('other', said)])).toEqual([]);
  });

  it('does not relate papers by what all papers have', () => {
    const all = ['wanted', 'b', 'c'].map((key) => bare(key, { tasks: ['code-search'] }));
    const catalog = catalogOf(all);
    expect(findRelatedPapers(catalog, 0)).toEqual([]);
  });

  it('returns five other papers at most, equal ones in catalog order', () => {
    const papers = ['wanted', ...'gfedcba'].map((key) => bare(key, { title: 'Same', tasks: ['code-search'] }));
    const catalog = catalogOf(papers);
    expect(related(papers)).toHaveLength(5);
    const found = findRelatedPapers(catalogOf([...papers, ...others]), 0).map(({ paper }) => paper);
    expect([catalog.size, found]).toEqual([8, [1, 2, 3, 4, 5]]);
  });

  it('ranks a rare shared tag above a frequent one', () => {
    const papers = [
      bare('wanted', { tasks: ['code-search', 'repair'] }),
      ...['b', 'c', 'd'].map((key) => bare(key, { tasks: ['code-search'] })),
      bare('e', { tasks: ['repair'] }),
    ];
    expect(related(papers)).toEqual(['e: repair', 'b: code-search', 'c: code-search', 'd: code-search']);
  });

  it.each<[what: string, own: Partial<Paper>, others: Partial<Paper>]>([
    ['the title of this paper and the tags of others', { title: 'Repair' }, { tasks: ['repair'] }],
    ['the tags of this paper and the titles of others', { tasks: ['repair'] }, { title: 'Repair' }],
  ])('weighs a word in %s only as much as a title word', (_, own, shared) => {
    // Three others with it make a title word too frequent to relate papers by itself, but not a task.
    const papers = [bare('wanted', own), ...['b', 'c', 'd'].map((key) => bare(key, shared))];
    const withTask = ['wanted', 'b', 'c', 'd'].map((key) => bare(key, { tasks: ['repair'] }));
    expect([related(papers), related(withTask)]).toEqual([[], ['b: repair', 'c: repair', 'd: repair']]);
  });

  it('ranks a paper with very many tags below one with few', () => {
    const many = Array.from({ length: 60 }, (_, index) => `tag${index}`);
    const papers = [
      bare('wanted', { tasks: ['repair'] }),
      bare('a', { tasks: ['repair', ...many] }),
      bare('b', { tasks: ['repair'] }),
    ];
    expect(related(papers)).toEqual(['b: repair', 'a: repair']);
  });

  it('damps the weight of several shared authors', () => {
    const group = [sun, chen, tao, luo];
    const papers = [
      bare('wanted', { authors: group, tasks: ['repair'], techniques: ['fuzzing'] }),
      bare('a', { authors: group }),
      bare('b', { tasks: ['repair'], techniques: ['fuzzing'] }),
    ];
    expect(related(papers)).toEqual(['b: repair; fuzzing', 'a: by Sun, Chen and 2 more']);
  });

  it('gives the three strongest reasons, and none that is weak in comparison', () => {
    const tags = { tasks: ['repair'], techniques: ['fuzzing', 'search', 'voting'], languages: ['Python'] };
    expect(related([bare('wanted', tags), bare('b', tags)])).toEqual(['b: repair; fuzzing; search']);
    const few = { tasks: ['repair'], languages: ['Python'] };
    expect(related([bare('wanted', few), bare('b', few)])).toEqual(['b: repair']);
  });
});

describe('findRelatedPapers in a real catalog', async () => {
  const catalog = await loadCatalog({ path: frozenCatalog });
  const keys = [...catalog.papers()].map(({ key }) => key);
  const nearTo = (key: string) => findRelatedPapers(catalog, catalog.numberOf(key) ?? -1).map(({ paper }) => keys[paper]);

  it('does not relate papers by a top-level category or by words of a summary', () => {
    const near = (said: Partial<Paper>) => related([bare('wanted', said), bare('other', said)]);
    expect([
      near({ summary: 'A zebra in a zoo.' }),
      related([bare('wanted', { categories: [backdoor] }), bare('other', { categories: [{ ...poisoning, parent: threats }] })]),
    ]).toEqual([[], []]);
  });

  it('finds the papers about backdoors in code search', () => {
    expect(nearTo('sun2023backdooring')).toEqual([
      'sun2025eliminating',
      'wan2022you',
      'qi2023badcs',
      'ramakrishnan2022backdoors',
      'yang2024stealthy',
    ]);
  });

  it('finds five papers for every paper, each with a reason', () => {
    const all = keys.map((_, number) => findRelatedPapers(catalog, number));
    expect(all.filter((found) => found.length < 5 || found.some(({ reasons }) => reasons.length === 0))).toEqual([]);
  });
});
