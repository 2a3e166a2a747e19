import { describe, expect, it } from 'vitest';
import { hasMath, recordSchemas } from '../../../src/catalog/model/schema.ts';

describe('a field of a paper', () => {
  it.each<readonly [field: string, valid: readonly unknown[], invalid: readonly unknown[]]>([
    ['title', ['T'], ['', 5, null]],
    ['year', [1000, 2100], [999, 2101, 2024.5, '2024']],
    ['month', [1, 12], [0, 13]],
    ['numpages', [1, 900], [0]],
    ['etal', [true], [false]],
    ['ours', [true, false], ['true']],
    ['doi', ['10.1145/1', '10.1000.10/a(b)c'], ['10.114/1', '10.1145/', '10.1145/a b', 'x10.1145/1', '10.1145.x/1']],
    [
      'arxiv',
      ['2306.08350', '0704.0001', 'cs/0703001', 'math.GT/0309136'],
      ['2306.083', '2306.083501', 'x2306.08350', 'cs/070300'],
    ],
    [
      'url',
      ['https://example.org/a', 'http://a'],
      ['HTTPS://example.org', 'x https://a.org', 'https://', 'https://a b', 'https://a"'],
    ],
    ['pages', ['1', '12--34', 'e1003', 'A-1'], ['', '-1', '1-', ' 1', '1 ', '–1', '1―']],
    ['volume', ['36', 'IV'], ['', 'abs/2306.08350']],
    ['authors', [['Lin, Xiao'], ['King, Jr., Martin'], [{ literal: 'A' }]], [[], ['Lin'], [{ literal: '' }], [{ latin: 'A' }]]],
    ['categories', [['a']], [[], [''], 'a']],
    ['preprint', [{ title: 'T', year: 2023 }, { year: 2023 }], [{ title: '' }, { year: 1 }, { date: 2023 }]],
  ])('%s accepts %j and rejects %j', (field, valid, invalid) => {
    const isValid = (value: unknown) => recordSchemas.papers.entry.safeParse({ title: 'T', year: 2024, [field]: value }).success;
    expect([valid.filter((value) => !isValid(value)), invalid.filter(isValid)]).toEqual([[], []]);
  });
});

describe('an id', () => {
  it.each<readonly [kind: 'papers' | 'repos', valid: readonly string[], invalid: readonly string[]]>([
    ['papers', ['a', 'lin2024tides', 'a:b', '1-a'], ['', 'A', '-a', 'a-', ':a', 'a b', 'a_b', 'é']],
    ['repos', ['a/b', 'Lin/Tides_2.0', 'group/sub/name'], ['a', 'a/', '/b', 'a b/c', 'a//b', 'a/b/']],
  ])('of %s can be %j, but not %j', (kind, valid, invalid) => {
    const isValid = (id: string) => recordSchemas[kind].id.safeParse(id).success;
    expect([valid.filter((id) => !isValid(id)), invalid.filter(isValid)]).toEqual([[], []]);
  });
});

describe('the mathematics of a title', () => {
  it.each(['$k$-NN', 'On $k$ and $n^{2}$', '$n{a}{b}$', '$\\mathopen\\theta\\therefore$'])('is between dollars: %s', (title) => {
    expect(hasMath(title)).toBe(true);
  });

  it.each([
    'k-NN',
    '$k$ and $n',
    '$$',
    '$ $',
    '$n{a$',
    '$a}{b$',
    '$n{a}}{b$',
    '$a%$',
    '$a#$',
    '$a&b$',
    '$a\\$',
    '$^^5c$',
    '$\\input{a}$',
    '$\\INPUT{a}$',
    '$\\xread{a}$',
    '$a$ and $\\let\\b$',
  ])('is incomplete or could do harm: %s', (title) => {
    expect(hasMath(title)).toBe(false);
  });
});
