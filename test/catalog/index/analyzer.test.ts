import { describe, expect, it } from 'vitest';
import { createAnalyzer, createLongFormFinder } from '../../../src/catalog/index/analyzer.ts';
import { abbreviationsOf } from '../../../src/catalog/model/abbreviation.ts';
import { createSynonymGroup } from '../../../src/catalog/model/synonyms.ts';
import { stem } from '../../../src/util/tokenize.ts';

const abbreviations = abbreviationsOf([
  createSynonymGroup('llm', ['large language model']),
  createSynonymGroup('lm', ['language model']),
  createSynonymGroup('ptm', ['pre-trained model', 'pretrained model']),
  createSynonymGroup('cot', ['chain of thought']),
]);
const analyze = createAnalyzer(abbreviations);

describe('createAnalyzer', () => {
  it.each([
    ['TrojanPuzzle', ['trojan', 'puzzle']],
    ['A RMCBench of CodeT5 and ChatGPT', ['rmc', 'bench', 'code', 't5', 'chat', 'gpt']],
    ['DeCoMa, LLMs, iPhone, McAfee', ['phone', 'afee']],
    ['Large Language Models', ['llm', 'lm']],
    ['Pretrained or Pre-Trained Models', ['ptm']],
    ['A Chain-of-Thought', ['cot']],
    ['Large Models of a Language', []],
  ])('derives from %j also %j', (text, derived) => {
    expect(analyze(text, 'title').derivedWords).toEqual(derived);
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

describe('createLongFormFinder', () => {
  it('finds expansions of abbreviations with their positions, in any inflection', () => {
    const found = createLongFormFinder(abbreviations)(['attacking', 'large', 'language', 'models'].map(stem));
    expect(found).toEqual([
      { short: 'llm', start: 1, length: 3 },
      { short: 'lm', start: 2, length: 2 },
    ]);
  });
});
