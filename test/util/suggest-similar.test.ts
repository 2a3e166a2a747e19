import { describe, expect, it } from 'vitest';
import { suggestSimilar } from '../../src/util/suggest-similar.ts';

describe('suggestSimilar', () => {
  const venues = ['ICSE', 'FSE', 'ASE', 'ISSTA', 'USENIX Security', 'CCS'];

  it.each([
    ['ICES', venues, ['ICSE']],
    ['icse', venues, ['ICSE']],
    ['usenix', venues, ['USENIX Security']],
    ['usenix-securty', venues, ['USENIX Security']],
    ['XSE', venues, ['ASE', 'FSE']],
    ['nowhere', venues, []],
    ['poisoning', ['backdoor', 'Data poisoning', 'model-poisoning'], ['Data poisoning', 'model-poisoning']],
    ['securty', venues, []],
    ['secur', venues, ['USENIX Security']],
    ['', venues, []],
    ['lista', ['list', 'lost', 'lest', 'last', 'lista'], ['lista', 'list']],
    ['code', ['coda', 'cod', 'codex', 'node', 'mode'], ['codex', 'cod', 'coda']],
    ['same', ['same', 'same'], ['same']],
    ['ICES', ['ICSE', 'icse', 'I-CSE'], ['ICSE']],
    ['gutierez', ['Gutiérrez'], ['Gutiérrez']],
    ['a'.repeat(101), ['a'.repeat(102)], []],
    ['aaaaaaaa', ['aaaaaaaaaaaaaaaa', 'bbaaaaaaaa'], ['aaaaaaaaaaaaaaaa', 'bbaaaaaaaa']],
  ])('suggests for %j among %j: %j', (word, known, suggestions) => {
    expect(suggestSimilar(word, known)).toEqual(suggestions);
  });
});
