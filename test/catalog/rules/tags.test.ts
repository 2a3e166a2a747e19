import { describe, expect, it } from 'vitest';
import { paper, toldWithCodes } from '../folder.ts';

const fix = '  use one spelling if they mean the same';

/** The papers' files with a paper for each list of tags. */
const papersWith = (field: string, lists: readonly string[]) => ({
  'papers/2024.yaml': lists.map((tags, index) => paper({ [field]: `[${tags}]` }, `lin2024${'abcdefghij'[index]}`)).join(''),
});
const of = (field: string, ...lists: readonly string[]) => toldWithCodes(papersWith(field, lists));

/** The line of the tags of a paper in the file. */
const lineOf = (number: number) => 8 * number;

describe('tags that are spelled in two ways', () => {
  it.each<readonly [field: string, lists: readonly string[], rare: string, preferred: string]>([
    ['models', ['seq2seq', 'seq2seq', 'Seq2Seq'], 'Seq2Seq', 'seq2seq", used in 2 papers'],
    ['tasks', ['code-search', 'Code Search'], 'Code Search', 'code-search", used in 1 other paper'],
    ['languages', ['JavaScript', 'Java-Script'], 'Java-Script', 'JavaScript", used in 1 other paper'],
    ['models', ['Naïve Bayes', 'Naive-Bayes'], 'Naive-Bayes', 'Naïve Bayes", used in 1 other paper'],
    [
      'techniques',
      ['semantics-preserving-transformations', 'semantics-preserving-transformation'],
      'semantics-preserving-transformation',
      'semantics-preserving-transformations", used in 1 other paper',
    ],
    [
      'techniques',
      ['semantics-preserving-transformations', 'semantic-preserving-transformations'],
      'semantic-preserving-transformations',
      'semantics-preserving-transformations", used in 1 other paper',
    ],
    ['techniques', ['code-obfuscation', 'code-obfsucation'], 'code-obfsucation', 'code-obfuscation", used in 1 other paper'],
    ['tasks', ['code-summarization', 'code-summarisation'], 'code-summarisation', 'code-summarization", used in 1 other paper'],
    ['models', ['GraphCodeBERT', 'GraphCodBERT'], 'GraphCodBERT', 'GraphCodeBERT", used in 1 other paper'],
  ])('are reported in the rarer or later one: %s %j', (field, lists, rare, preferred) => {
    expect(of(field, ...lists)).toEqual([
      `papers/2024.yaml:${lineOf(lists.length)}:${field.length + 6}: warning: the tag "${rare}" is similar to "${preferred} [similar-tags]`,
      fix,
    ]);
  });

  it('are reported in each paper that has the rarer one, at its place in the list', () => {
    expect(of('tasks', 'code-search', 'repair, Code-Search', 'code-search', 'code-search', 'Code-Search')).toEqual([
      'papers/2024.yaml:16:19: warning: the tag "Code-Search" is similar to "code-search", used in 3 papers [similar-tags]',
      fix,
      'papers/2024.yaml:40:11: warning: the tag "Code-Search" is similar to "code-search", used in 3 papers [similar-tags]',
      fix,
    ]);
  });

  it('are reported with the most frequent spelling', () => {
    const lists = ['fault-lokalization', 'fault-localisation', 'fault-localization', 'fault-localization'];
    const messages = of('tasks', ...lists).filter((line) => line !== fix);
    expect(messages.map((line) => line.replace(/^.*warning: /, ''))).toEqual([
      'the tag "fault-lokalization" is similar to "fault-localization", used in 2 papers [similar-tags]',
      'the tag "fault-localisation" is similar to "fault-localization", used in 2 papers [similar-tags]',
    ]);
  });

  it('are reported for one letter only if at most two papers have the rarer one', () => {
    const lists = (rare: number) => [...Array(4).fill('prompt-injection'), ...Array(rare).fill('prompt-injections')];
    expect([of('tasks', ...lists(2)).length, of('tasks', ...lists(3)).length]).toEqual([4, 0]);
  });

  it('are reported for capitals however many papers have the rarer one', () => {
    expect(of('tasks', 'repair', 'repair', 'repair', 'Repair', 'Repair', 'Repair')).toHaveLength(6);
  });

  it.each([
    ['models', 'GPT-4, GPT-4o'],
    ['models', 'CodeT5, CodeT5+'],
    ['models', 'StarCoder, StarCoder2'],
    ['models', 'CodeLlama-7B, CodeLlama-13B, CodeLlama-70B'],
    ['models', 'TFIDF-C-CNN, TFIDF-S-CNN'],
    ['models', 'LSTM, BLSTM, BiLSTM'],
    ['models', 'CodeBERT, CodeBERTa'],
    ['languages', 'C, C++, "C#"'],
    ['tasks', 'code-review, code-preview'],
    ['techniques', 'pretraining, retraining'],
    ['techniques', 'targeted-attack, untargeted-attack'],
    ['techniques', 'marking, masking'],
    // Two letters, although both are "code-mining" with one letter less.
    ['tasks', 'code-emining, code-mineing'],
  ])('are not reported when they may mean different things: %s %s', (field, tags) => {
    expect(of(field, tags)).toEqual([]);
  });

  it('are not compared between different fields', () => {
    expect(toldWithCodes({ 'papers/2024.yaml': paper({ tasks: '[obfuscation]', techniques: '[Obfuscation]' }) })).toEqual([]);
  });

  it.each(['check:\n  similar-tags: off\n', 'check:\n  similar-tags: [lin2024b]\n'])(
    'are not reported with the settings %j',
    (settings) => {
      const files = papersWith('models', ['seq2seq', 'Seq2Seq']);
      expect(toldWithCodes({ ...files, 'settings.yaml': settings })).toEqual([]);
    },
  );
});
