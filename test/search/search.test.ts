import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/catalog/index/catalog.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import { createAbbreviation } from '../../src/catalog/model/abbreviation.ts';
import type { Paper } from '../../src/catalog/model/records.ts';
import { searchPapers } from '../../src/search/search.ts';
import { catalogOf, paper, titled, venue } from '../paper.ts';

const fixture = await loadCatalog({ path: join(import.meta.dirname, '../fixture') });

async function search(among: readonly Paper[] | Catalog, query: string, exact: boolean) {
  const catalog = 'size' in among ? among : catalogOf(among);
  const result = await searchPapers(catalog, query, exact);
  return { ...result, papers: [...catalog.papers(result.papers)] };
}

const titles = (papers: readonly Paper[]) => papers.map(({ title }) => title);
const answer = async (papers: readonly Paper[], query: string) => titles((await search(papers, query, false)).papers);

/** The title with the highlighted ranges in brackets. */
async function marked(title: string, query: string, others: readonly string[] = []) {
  const abbreviations = [createAbbreviation('llm', ['large language model'])];
  const { highlight } = await search(catalogOf(titled(title, ...others), { abbreviations }), query, false);
  const spots = highlight(title);
  return spots.reduceRight((text, [start, end]) => `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`, title);
}

describe('searchPapers', () => {
  it.each([
    ['lin', ['lin2024survey', 'lin2024tides']],
    ['林晓', ['lin2024survey']],
    ['haiyan wu', ['lin2024survey']],
    ['muller', ['muller2023hidden']],
    ['icht 2023', ['king2023locking']],
    ['corr', ['lin2024tides', 'openharbor2023counting']],
    ['bulletin', ['lin2024survey']],
    ['threats', ['okafor2024night', 'lin2024tides', 'openharbor2023counting', 'muller2023hidden', 'king2023locking']],
    ['dead code insertion', ['king2023locking']],
    ['c#', ['king2023locking']],
    ['nightwatch', ['okafor2024night']],
    ['harbor survey', ['lin2024survey']],
    ['muller2023hidden', ['muller2023hidden']],
    ['10.5555/jis.2023.107', ['muller2023hidden']],
    ['2402.00030', ['lin2024tides']],
    ['https://arxiv.org/abs/2402.00030v2', ['lin2024tides']],
    ['arXiv:2402.00030', ['lin2024tides']],
    ['https://doi.org/10.5555/jis.2023.107', ['muller2023hidden']],
    ['activations', ['okafor2024night']],
    ['港口安全', ['lin2024survey']],
  ])('finds papers for %j in every searchable field', async (query, keys) => {
    const { papers } = await search(fixture, query, false);
    expect(papers.map(({ key }) => key).sort()).toEqual(keys.toSorted());
  });

  it.each([
    ['the word itself', 'backdoor', 'A Backdoor in Code'],
    ['a word with an apostrophe', "sun's attack", 'Attack of the Sun'],
    ['a negation', "don't attack", 'An Attack'],
    ['a name with an initial', 'A. Nobody code', 'Code'],
    ['a word without its accents', 'naive', 'Naïve Attacks'],
    ['a word in other letters', 'ＮＡÏＶＥ', 'Naïve Attacks'],
    ['the plural of a word', 'attacks', 'An Attack'],
    ['the plural of a short word', 'llms', 'An LLM for Code'],
    ['the plural in -ies', 'vulnerabilities', 'A Vulnerability'],
    ['another form of a word', 'poisoned', 'Poisoning Models'],
    ['another spelling of a word', 'defence', 'Defenses of Models'],
    ['the beginning of a word', 'authorsh', 'Code Authorship'],
    ['a beginning of three letters', 'wat', 'Watermarks'],
    ['two words written as one', 'codesearch', 'Neural Code Search'],
    ['two words that are joined by a hyphen', 'code-search', 'Neural Code Search'],
    ['two words that a record has as one', 'trojan puzzle', 'TrojanPuzzle: Covertly Poisoning'],
    ['words in another order', 'search code', 'Code: A Search'],
    ['words held together by others', 'what is an attack on the code', 'Code under Attack'],
    ['glue words where there are no others', 'what is', 'What Is a Model?'],
    ['two words written as one over a small one', 'chainofthought', 'A Chain-of-Thought'],
    ['a part of a name', 'puzzle', 'TrojanPuzzle: Covertly Poisoning'],
    ['the beginning of a part of a name', 'puz', 'TrojanPuzzle: Covertly Poisoning'],
    ['a mistyped part of a name', 'puzzel', 'TrojanPuzzle: Covertly Poisoning'],
    ['a word in British spelling', 'behaviour', 'User Behavior'],
    ['a sign that is part of a word', 'c++', 'Bugs in C++'],
    ['one ideograph', '综', '深度代码模型安全综述'],
    ['several ideographs', '代码模型', '深度代码模型安全综述'],
    ['ideographs beside letters', 'LLM综述', '综述：LLM'],
  ])('matches %s', async (_, query, title) => {
    expect(await answer(titled(title, 'Something Else'), query)).toEqual([title]);
  });

  it.each([
    ['all words but one', 'backdoor quantum', 'A Backdoor in Code'],
    ['a beginning of two letters', 'wa', 'Watermarks'],
    ['the inside of a word', 'mark', 'Watermarks'],
    ['a longer word than the record has', 'watermarkings2', 'Watermark'],
    ['a model for what it is called like', 'transformer', 'Transformation of Code'],
    ['a word with two errors, one of them in its first letter', 'gederatet', 'Federated Learning'],
    ['C for C++', 'c', 'Bugs in C++'],
    ['C++ for C', 'c++', 'Bugs in C'],
    ['another ideograph', '软件', '深度代码模型安全综述'],
    ['nothing', '', 'A Backdoor in Code'],
    ['signs alone', '?! --- "', 'A Backdoor in Code'],
  ])('does not match %s', async (_, query, title) => {
    expect(await answer(titled(title), query)).toEqual([]);
  });

  it('finds nothing in an empty catalog', async () => {
    expect(await search([], 'backdoor', false)).toMatchObject({
      papers: [],
      corrections: [],
      unknown: [{ word: 'backdoor', near: [] }],
    });
  });
});

describe('searchPapers with a word that matches nothing', () => {
  const papers = titled('Backdoor Attacks', 'Robust Models', 'A GPT of 2023', 'Triggers', 'Rust');

  it.each([
    ['bakdoor', 'backdoor', 'Backdoor Attacks'],
    ['bcakdoor', 'backdoor', 'Backdoor Attacks'],
    ['backdoorr', 'backdoor', 'Backdoor Attacks'],
    ['backdxxr', 'backdoor', 'Backdoor Attacks'],
    ['robst', 'robust', 'Robust Models'],
    ['tirgegrs', 'triggers', 'Triggers'],
  ])('corrects %j to %j and reports it', async (word, as, title) => {
    const { papers: answer, corrections, unknown } = await search(papers, word, false);
    expect({ titles: titles(answer), corrections, unknown }).toEqual({
      titles: [title],
      corrections: [{ word, as: [as] }],
      unknown: [],
    });
  });

  it('corrects it to each of several equally similar words', async () => {
    const { papers: answer, corrections } = await search(titled('Boots', 'Boats'), 'bouts', false);
    expect({ titles: titles(answer), corrections }).toEqual({
      titles: ['Boats', 'Boots'],
      corrections: [{ word: 'bouts', as: ['boats', 'boots'] }],
    });
  });

  it('corrects only that word', async () => {
    const { papers: answer, corrections } = await search(titled('Backdoor Attacks', 'Backdoor Attics'), 'bakdoor attics', false);
    expect({ titles: titles(answer), corrections }).toEqual({
      titles: ['Backdoor Attics'],
      corrections: [{ word: 'bakdoor', as: ['backdoor'] }],
    });
  });

  it('does not correct a word that matches, even if another word matches nothing', async () => {
    const { papers: answer, corrections, unknown } = await search(papers, 'models zzzzzz', false);
    expect({ titles: titles(answer), corrections, unknown }).toEqual({
      titles: [],
      corrections: [],
      unknown: [{ word: 'zzzzzz', near: [] }],
    });
  });

  it.each([
    ['a short word', 'gtp', ['gpt']],
    ['a word of four letters', 'rsut', ['rust']],
    ['a number', '2024', ['2023']],
    ['a word with a digit', 'trigger5', ['triggers']],
    ['a word with three errors', 'bacqqqor', []],
    ['a word of five letters with two errors', 'rbxst', []],
  ])('does not correct %s, but suggests similar words', async (_, word, near) => {
    const { papers: answer, corrections, unknown } = await search(papers, word, false);
    expect({ titles: titles(answer), corrections, unknown }).toEqual({ titles: [], corrections: [], unknown: [{ word, near }] });
  });

  it('corrects nothing in exact mode', async () => {
    const { papers: answer, corrections, unknown } = await search(papers, 'bakdoor attacks', true);
    expect({ titles: titles(answer), corrections, unknown }).toEqual({
      titles: [],
      corrections: [],
      unknown: [{ word: 'bakdoor', near: ['backdoor'] }],
    });
  });
});

describe('searchPapers with words that no paper has together', () => {
  const without = async (query: string) =>
    (await search(titled('Backdoor Attacks', 'Backdoor Models', 'Robust Models', 'Rust'), query, false)).relaxations;

  it.each([
    [
      'attacks models',
      [
        { word: 'attacks', papers: 2 },
        { word: 'models', papers: 1 },
      ],
    ],
    ['backdoor models rust', [{ word: 'rust', papers: 1 }]],
    ['attacks robust rust', []],
    [
      'models attacks',
      [
        { word: 'attacks', papers: 2 },
        { word: 'models', papers: 1 },
      ],
    ],
    ['attacks quantum', []],
    ['attacks', []],
    ['backdoor attacks', []],
  ])('names the words to leave out of %j', async (query, words) => {
    expect(await without(query)).toEqual(words);
  });
});

describe('the ranking of searchPapers', () => {
  it.each([
    ['the word itself before its other form', 'attack', ['Attacks Everywhere', 'The Attack'], [1, 0]],
    ['another form before a beginning', 'robust', ['Robustify', 'Robusts'], [1, 0]],
    ['the rarer word higher', 'code gpt', ['Code and GPTs', 'Codes and GPT', 'Code', 'Code', 'Code'], [1, 0]],
    ['the phrase before its words apart', 'code search', ['Code, Bad Search', 'Neural Code Search'], [1, 0]],
    [
      'two words of three side by side before all apart',
      'code search poison',
      ['Code, Poison, Search', 'Poison Code Search'],
      [1, 0],
    ],
    ['the whole title before all others', 'code search', ['A Better Code Search', 'Code Search'], [1, 0]],
    ['words side by side in another order before those apart', 'search code', ['Code, Bad Search', 'Neural Code Search'], [1, 0]],
    ['another spelling before a beginning', 'trojan', ['A Trojanish One', 'BigTrojan'], [1, 0]],
    ['the phrase over glue words', 'poison of code', ['Poison in Bad Code', 'Code of Poison', 'The Poison in Code'], [2, 1, 0]],
    ['equals in the order of the catalog', 'code', ['Code Y', 'Code X', 'Code Z'], [1, 0, 2]],
  ])('puts %s', async (_, query, given, ranks) => {
    expect(await answer(titled(...given), query)).toEqual(ranks.map((rank) => given[rank]));
  });

  it('puts a match in the title before one in each lesser field', async () => {
    const papers = [
      paper({ title: 'Abstract', abstract: 'We study tides.' }),
      paper({ title: 'Summary', summary: 'On tides.' }),
      paper({ title: 'Technique', techniques: ['tides'] }),
      paper({ title: 'Category', categories: [{ id: 'tides', name: 'Tides', description: '' }] }),
      paper({ title: 'Venue', venue: venue('Tides') }),
      paper({ title: 'Key', key: 'a2024-tides' }),
      paper({ title: 'Preprint', preprint: { title: 'Tides' } }),
      paper({ title: 'A Title of Tides' }),
    ];
    expect(await answer(papers, 'tides')).toEqual([
      'A Title of Tides',
      'Key',
      'Preprint',
      'Venue',
      'Category',
      'Technique',
      'Summary',
      'Abstract',
    ]);
  });
});

describe('an abbreviation in a query', () => {
  const abbreviations = [
    createAbbreviation('llm', ['large language model']),
    createAbbreviation('mia', ['membership inference attack', 'membership inference']),
    createAbbreviation('r-cnn', ['region network']),
  ];
  const titles = [
    ...['Large Language Models', 'LLM Attacks', 'Large Models of a Language', 'A Membership Inference'],
    ...['An R-CNN', 'Region Networks', 'Robust LLMs'],
  ];
  const find = async (query: string) => {
    const { papers } = await search(catalogOf(titled(...titles), { abbreviations }), query, false);
    return papers.map(({ title }) => title);
  };

  it.each([
    ['llm', ['LLM Attacks', 'Robust LLMs', 'Large Language Models']],
    ['LLMs', ['Robust LLMs', 'LLM Attacks', 'Large Language Models']],
    ['large language models', ['Large Language Models', 'Large Models of a Language', 'LLM Attacks', 'Robust LLMs']],
    ['language model', ['Large Language Models', 'Large Models of a Language']],
    ['mia', ['A Membership Inference']],
    ['mia attack', []],
    ['r-cnn', ['An R-CNN', 'Region Networks']],
    ['rcnn', ['An R-CNN', 'Region Networks']],
  ])('matches its expansion and vice versa: %j', async (query, found) => {
    expect(await find(query)).toEqual(found);
  });
});

describe('the highlighting of matches', () => {
  it.each([
    ['backdoor', 'A Backdoor, Backdoored', 'A [Backdoor], [Backdoored]'],
    ['attack', 'Attacks and Attackers', '[Attacks] and [Attackers]'],
    ['author', 'Code Authorship', 'Code [Author]ship'],
    ['code search', 'Code-Search for Codes', '[Code]-[Search] for [Codes]'],
    ['codesearch', 'Neural Code Search', 'Neural [Code] [Search]'],
    ['trojan puzzle', 'TrojanPuzzle', '[TrojanPuzzle]'],
    ['naive', 'Naïve', '[Naïve]'],
    ['c++', 'C++ and C', '[C++] and C'],
    ['stras', 'Straßenbahn', '[Straßenbahn]'],
    ['代码', '深度代码模型', '深度[代][码]模型'],
    ['codebert', 'ＣｏｄｅＢＥＲＴ：攻击', '[ＣｏｄｅＢＥＲＴ]：攻击'],
    ['abc', '𝐀𝐁𝐂𝐃 Bold', '[𝐀𝐁𝐂𝐃] Bold'],
    ['bakdoor', 'A Backdoor', 'A [Backdoor]'],
    ['zzzzzz', 'A Backdoor', 'A Backdoor'],
    ['puzzle', 'TrojanPuzzle', 'Trojan[Puzzle]'],
    ['code', 'DecodeCode', 'Decode[Code]'],
    ['codethought', 'Code of Thought', '[Code] of [Thought]'],
    ['llm', 'Large Language Models and LLMs', '[Large] [Language] [Models] and [LLMs]'],
    ['the code', 'The Code', 'The [Code]'],
  ])('highlights the matches of %j in %j', async (query, title, marks) => {
    expect(await marked(title, query)).toBe(marks);
  });

  it('highlights nothing in a text without words', async () => {
    expect((await search(titled('Code'), 'code', false)).highlight('… —')).toEqual([]);
  });
});

describe('searchPapers with arbitrary queries', () => {
  const nasty = [
    ' ',
    '\u0000\u001b[31m',
    '(*+?[\\]{}^$|',
    '"unclosed',
    '-x --exact',
    '\ud800',
    '🙂🙂🙂🙂🙂',
    '𠮷野家',
    'e\u0301\u0301\u0301\u0301\u0301\u0301',
    'constructor __proto__ toString',
    'ﬁﬁﬁﬁﬁﬁﬁﬁﬁ',
    'İİİİİ',
    'a'.repeat(200_000),
    'ab'.repeat(2000),
    `${'word '.repeat(200)}`,
    '=^!\' | "',
    'ｱｲｳ 한국어 ภาษาไทย עברית العربية',
  ];

  it.each(nasty)('returns papers of the catalog or none for %j', async (query) => {
    const { papers, highlight } = await search(fixture, query, false);
    expect(papers.filter(({ key }) => fixture.numberOf(key) === undefined)).toEqual([]);
    expect([...fixture.papers()].flatMap(({ title }) => highlight(title)).filter(([start, end]) => start >= end)).toEqual([]);
  });

  it('finds a paper by its whole title, whatever the title is', async () => {
    const papers = titled(...nasty.map((text, index) => `paper ${index} ${text.toWellFormed()}`));
    const missed = [];
    for (const paper of papers) {
      const { papers: answer } = await search(papers, paper.title, true);
      if (answer[0]?.key !== paper.key) missed.push(paper.title);
    }
    expect(missed).toEqual([]);
  });
});
