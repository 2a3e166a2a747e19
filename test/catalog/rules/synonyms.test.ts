import { describe, expect, it } from 'vitest';
import { toldWithCodes } from '../folder.ts';

/** The problems of these synonyms. */
const of = (text: string) => toldWithCodes({ 'synonyms.yaml': text });

const shared = '  remove it from one of the entries, or merge them';
const single = '  add a term with the same meaning, or remove the entry';

describe('a term', () => {
  it.each([
    ['in a list', 'backdoor: [trojan]\nmalware: [virus, Trojans]\n', '2:18: warning: "Trojans" is also a term of backdoor'],
    ['as a text', 'backdoor: trojan\nmalware: trojan\n', '2:1: warning: "trojan" is also a term of backdoor'],
    ['in a map', 'backdoor: [trojan]\nmalware:\n  same: [trojan]\n', '3:10: warning: "trojan" is also a term of backdoor'],
    [
      'as the id',
      'llm: [large language model]\nlarge-language-models: [x]\n',
      '2:1: warning: "large-language-models" is also a term of llm',
    ],
    ['as a Chinese term', 'backdoor: [后门]\ntrojan: [木马, 后门]\n', '2:14: warning: "后门" is also a term of backdoor'],
  ])('is reported when another entry has it too: %s', (_, text, message) => {
    expect(of(text)).toEqual([`synonyms.yaml:${message}, at synonyms.yaml:1 [duplicate-term]`, shared]);
  });

  it.each([
    ['in a list', 'backdoor: [trojan, 后门, the Trojan]\n', '1:24', 'the Trojan', 'backdoor'],
    ['as the id', 'pre-training: [pre training, pretraining]\n', '1:16', 'pre training', 'pre-training'],
    ['as a narrower term', 'attack: { same: 攻击, narrower: [evasion, attacks] }\n', '1:41', 'attacks', 'attack'],
    ['among narrower terms', 'attack: { narrower: [evasion, evasions] }\n', '1:31', 'evasions', 'attack'],
  ])('is reported when its entry has it already: %s', (_, text, place, term, id) => {
    expect(of(text)).toEqual([
      `synonyms.yaml:${place}: warning: "${term}" is already in ${id}; case, hyphens, endings and small words are ignored [duplicate-term]`,
      '  remove it',
    ]);
  });

  it('may be narrower than the terms of several entries, and have an entry of its own', () => {
    expect(of('attack: { narrower: [evasion] }\nrobustness: { narrower: [evasion] }\nevasion: [bypass]\n')).toEqual([]);
  });

  it('may share words with another term', () => {
    expect(of('mia: [membership inference attack, membership inference]\ninference: [推断]\n')).toEqual([]);
  });
});

describe('an entry of synonyms', () => {
  it.each(['llm: LLM\n', 'pre-training: [Pre-Training, pre-trained]\n', 'llm: ["…"]\n', 'llm: {}\n'])(
    'is reported when it has only one term: %j',
    (text) => {
      const [id] = text.split(':');
      expect(of(text)).toEqual([`synonyms.yaml:1:1: warning: ${id} has only one term [single-term]`, single]);
    },
  );

  it('may have a narrower term only', () => {
    expect(of('hdl: { narrower: [Verilog] }\n')).toEqual([]);
  });

  it('may be in any order', () => {
    expect(of('# Models\nrl: [reinforcement learning]\nml: [machine learning]\n\n# Attacks\nbackdoor: [trojan]\n')).toEqual([]);
  });
});
