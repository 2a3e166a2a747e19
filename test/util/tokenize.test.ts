import { describe, expect, it } from 'vitest';
import { contentWords, isStopword, stem, tokenize, tokenizeWithPositions } from '../../src/util/tokenize.ts';

describe('tokenize', () => {
  it.each([
    ['', []],
    [' - … !? ', []],
    ['Backdoor Attacks on Code-Search', ['backdoor', 'attacks', 'on', 'code', 'search']],
    ['C, C++ and C#; C++20', ['c', 'c++', 'and', 'c#', 'c++', '20']],
    ['GPT-4o, CodeT5+ (220M)', ['gpt', '4o', 'codet5+', '220m']],
    ["O’Neil's “naïve” Ørsted", ['o', 'neil', 's', 'naive', 'orsted']],
    ['pre‑trained–model', ['pre', 'trained', 'model']],
    ['snake_case a/b a.b', ['snake', 'case', 'a', 'b', 'a', 'b']],
    ['代码模型LLM安全', ['代', '码', '模', '型', 'llm', '安', '全']],
    ['《软件学报》：ＣｏｄｅＢＥＲＴ。', ['软', '件', '学', '报', 'codebert']],
    ['Атака', ['атака']],
    ['+++ ## #1', ['1']],
    ['\ud83d', ['\ud83d']],
  ])('splits %j into %j', (text, words) => {
    expect(tokenize(text)).toEqual(words);
  });
});

describe('tokenizeWithPositions', () => {
  it.each([
    ['C++ & Café', ['C++', 'Café']],
    ['代码LLM', ['代', '码', 'LLM']],
    ['ＢＥＲＴ：代码', ['ＢＥＲＴ', '代', '码']],
    ['Straße’s', ['Straße', 's']],
  ])('gives the positions of the words in %j', (text, originals) => {
    expect(tokenizeWithPositions(text).map(({ start, length }) => text.slice(start, start + length))).toEqual(originals);
  });

  it('finds the same words as tokenize', () => {
    const text = 'Naïve C++ 代码模型：ＬＬＭ–based “x” of O’Neil';
    expect(tokenizeWithPositions(text).map(({ word }) => word)).toEqual(tokenize(text));
  });
});

describe('stem', () => {
  it.each([
    ['attack attacks attacked attacking attacker attackers'],
    ['poison poisons poisoned poisoning poisonned'],
    ['defend defends defending defended defence defences defense defenses defender'],
    ['detect detects detecting detection detector detectors'],
    ['generate generates generated generating generation generator'],
    ['model models modeled modeling'],
    ['watermark watermarks watermarking watermarked'],
    ['vulnerability vulnerabilities'],
    ['study studies'],
    ['summarize summarise summarization summarisation summarizing summarizer'],
    ['code codes'],
    ['class classes'],
    ['bias biases'],
    ['api apis'],
    ['analysis analyses analyse analysing'],
    ['backdoor backdoors backdoored backdooring'],
    ['filter filters filtered filtering'],
    ['llm llms'],
    ['plug plugs'],
    ['trigger triggers triggered triggering'],
    ['plan planning planned'],
    ['code codes coding coded coder coders'],
    ['base bases based'],
    ['tree trees'],
    ['evade evades evading evasion evasions'],
    ['intrude intrusion intruder'],
    ['behavior behaviour behaviors behaviours'],
    ['label labels labelled labeled labelling'],
    ['analyze analyse analyzing analysing analyzer'],
    ['robust robustness robustly'],
    ['stealthy stealthiness'],
    ['secure security secured'],
    ['vulnerable vulnerability vulnerabilities'],
    ['adversary adversaries adversarial adversarially'],
  ])('has one stem for %s', (forms) => {
    expect(new Set(forms.split(' ').map(stem)).size).toBe(1);
  });

  it.each([
    ['code', 'coda'],
    ['train', 'trail'],
    ['loss', 'lose'],
    ['class', 'clash'],
    ['bert', 'berts2'],
    ['java', 'javascript'],
    ['adversary', 'advertise'],
    ['rust', 'robust'],
    ['use', 'us'],
    ['string', 'strip'],
    ['data', 'date'],
  ])('has different stems for %s and %s', (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });

  it('does not change words that are not English', () => {
    const others = ['c++', 'gpt2s', 'атаки', '码', ''];
    expect(others.map(stem)).toEqual(others);
  });
});

describe('isStopword', () => {
  it('accepts function words but not topics or names of languages', () => {
    expect(['what', 'of', 'the', 'code', 'about', 'c', 'go', 'r'].filter(isStopword)).toEqual(['what', 'of', 'the', 'about']);
  });
});

describe('contentWords', () => {
  it.each([
    ['the code of a model', ['code', 'model']],
    ['what is it', ['what', 'is', 'it']],
  ])('keeps of %j the content words', (text, words) => {
    expect(contentWords(tokenize(text))).toEqual(words);
  });
});
