import { describe, expect, it } from 'vitest';
import { createAbbreviation, createAnalyzer, createLongFormFinder } from '../../../src/catalog/index/analyzer.ts';
import { stem } from '../../../src/util/tokenize.ts';

const abbreviations = [
  createAbbreviation('llm', ['large language model']),
  createAbbreviation('lm', ['language model']),
  createAbbreviation('ptm', ['pre-trained model', 'pretrained model']),
  createAbbreviation('cot', ['chain of thought']),
];
const analyze = createAnalyzer(abbreviations);

describe('the words by which a text is found', () => {
  it.each([
    ['TrojanPuzzle', ['trojan', 'puzzle']],
    ['A RMCBench of CodeT5 and ChatGPT', ['rmc', 'bench', 'code', 't5', 'chat', 'gpt']],
    ['DeCoMa, LLMs, iPhone, McAfee', ['phone', 'afee']],
    ['Large Language Models', ['llm', 'lm']],
    ['Pretrained or Pre-Trained Models', ['ptm']],
    ['A Chain-of-Thought', ['cot']],
    ['Large Models of a Language', []],
  ])('are in %j also %j', (text, derived) => {
    expect(analyze(text, 'title').derivedWords).toEqual(derived);
  });

  it.each([
    ['Searching in the Codes', ['searchcod']],
    ['code-search, Java', ['codsearch', 'searchjava']],
    ['代码', ['代码']],
    ['One', []],
    ['', []],
  ])('are in the title %j the pairs %j', (text, pairs) => {
    expect(analyze(text, 'title').bigrams).toEqual(pairs);
  });

  it.each([
    ['a-b-c', ['bc']],
    ['-code-search- and x--y, code--search', ['codsearch']],
    ['- -- -', []],
    [`${'-'.repeat(100_000)}code-search`, ['codsearch']],
    [`${'code'.repeat(100_000)} code-search`, ['codsearch']],
  ])('are in a sentence the pairs that one hyphen joins: %#', (text, pairs) => {
    expect(analyze(text, 'body').bigrams).toEqual(pairs);
  });

  it('are in a sentence only the pairs with a hyphen', () => {
    expect(analyze('A pre-trained model and a man‑in‑the‑middle attack', 'body').bigrams).toEqual(['pretrain', 'manmiddl']);
  });
});

describe('long forms', () => {
  it('are found with their places, whatever their endings', () => {
    const found = createLongFormFinder(abbreviations)(['attacking', 'large', 'language', 'models'].map(stem));
    expect(found).toEqual([
      { short: 'llm', first: 1, count: 3 },
      { short: 'lm', first: 2, count: 2 },
    ]);
  });
});
