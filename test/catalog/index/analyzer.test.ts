import { describe, expect, it } from 'vitest';
import { createAnalyzer, createTermFinder } from '../../../src/catalog/index/analyzer.ts';
import { createSynonymGroup } from '../../../src/catalog/model/synonyms.ts';
import { stem } from '../../../src/util/tokenize.ts';

const groups = [
  createSynonymGroup('llm', ['large language model']),
  createSynonymGroup('lm', ['language model']),
  createSynonymGroup('ptm', ['pre-trained model', 'pretrained model']),
  createSynonymGroup('cot', ['chain of thought']),
];
const analyze = createAnalyzer(groups);

describe('createAnalyzer', () => {
  it.each([
    ['TrojanPuzzle', ['trojan', 'puzzle']],
    ['A RMCBench of CodeT5 and ChatGPT', ['rmc', 'bench', 'code', 't5', 'chat', 'gpt']],
    ['DeCoMa, LLMs, iPhone, McAfee', ['phone', 'afee']],
  ])('derives from %j also %j', (text, derived) => {
    expect(analyze(text, 'title').derivedWords).toEqual(derived);
  });

  it.each([
    ['Large Language Models', ['~llm', '~lm']],
    ['Pretrained or Pre-Trained Models', ['~ptm']],
    ['A Chain-of-Thought', ['~cot']],
    ['Large Models of a Language', []],
    ['An LLM', []],
  ])('finds in %j the terms of several words of the synonym groups %j', (text, synonyms) => {
    expect(analyze(text, 'title').synonyms).toEqual(synonyms);
  });

  it.each([
    ['Searching in the Codes', ['searchcod']],
    ['code-search, Java', ['codsearch', 'searchjava']],
    ['代码', ['代码']],
    ['One', []],
    ['', []],
  ])('returns for the title %j the bigrams %j', (text, pairs) => {
    expect(analyze(text, 'title').bigrams).toEqual(pairs);
  });

  it.each([
    ['a-b-c', ['bc']],
    ['-code-search- and x--y, code--search', ['codsearch']],
    ['- -- -', []],
    [`${'-'.repeat(100_000)}code-search`, ['codsearch']],
    [`${'code'.repeat(100_000)} code-search`, ['codsearch']],
  ])('returns from a sentence the bigrams joined by a single hyphen: %#', (text, pairs) => {
    expect(analyze(text, 'body').bigrams).toEqual(pairs);
  });

  it('returns from sentences only the bigrams that are joined by a hyphen', () => {
    expect(analyze('A pre-trained model and a man‑in‑the‑middle attack', 'body').bigrams).toEqual(['pretrain', 'manmiddl']);
  });
});

describe('createTermFinder', () => {
  it('finds the terms of synonym groups with their positions, in any inflection', () => {
    const terms = groups.flatMap((group) => group.terms.map((term) => ({ group, term })));
    const found = createTermFinder(terms)(['attacking', 'large', 'language', 'models', 'llm'].map(stem));
    expect(found.map(({ group: { name }, start, length }) => ({ name, start, length }))).toEqual([
      { name: 'llm', start: 1, length: 3 },
      { name: 'lm', start: 2, length: 2 },
      { name: 'llm', start: 4, length: 1 },
    ]);
  });
});
