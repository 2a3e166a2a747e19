/** Splits a query into tokens. Whatever is not an operator is text. */
import { foldCase } from '../../util/normalize.ts';
import { tokenize } from '../../util/tokenize.ts';
import { type FilterName, filterNames, paperFilters } from '../filters.ts';
import { readYears } from './year-ranges.ts';

/** `spelling` is another spelling of a word as a name: `mueller` of `Müller`. */
export type QueryToken =
  | { readonly type: 'word'; readonly word: string; readonly spelling?: string }
  | { readonly type: 'phrase'; readonly text: string; readonly inTitle: boolean }
  | { readonly type: 'wildcard'; readonly pattern: string; readonly inTitle: boolean }
  | { readonly type: 'title'; readonly word: string }
  | { readonly type: 'filter'; readonly filter: FilterName; readonly value: string }
  | { readonly type: 'years'; readonly years: string; readonly text: string }
  | { readonly type: 'operator'; readonly operator: Operator };

/** `+` marks a word that must match. */
export type Operator = '(' | ')' | 'AND' | 'OR' | 'NOT' | '+';

/** The tokens of a query in their order. */
export function lexQuery(query: string): readonly QueryToken[] {
  const isAllCapitals = query === query.toUpperCase() && tokenize(query).length > 4;
  const tokens: QueryToken[] = [];
  let position = 0;
  while (position < query.length) {
    const token = /\s/.test(query[position] ?? '') ? spaces(query, position) : readToken(query, position, isAllCapitals);
    tokens.push(...token.tokens);
    position += token.length;
  }
  return tokens;
}

/** Tokens at a position, and the length of their text. */
interface Read {
  readonly tokens: readonly QueryToken[];
  readonly length: number;
}

const spaces = (query: string, position: number): Read => ({
  tokens: [],
  length: query.slice(position).search(/\S|$/),
});

function readToken(query: string, position: number, isAllCapitals: boolean): Read {
  const isStart = position === 0 || /[\s(]/.test(query[position - 1] ?? '');
  return (
    readBracket(query, position) ??
    readQuotes(query, position, false) ??
    (isStart ? (readDate(query, position) ?? readOperator(query, position, isAllCapitals)) : undefined) ??
    readText(query, position)
  );
}

function readBracket(query: string, position: number): Read | undefined {
  const sign = query[position];
  return sign === '(' || sign === ')' ? { tokens: [{ type: 'operator', operator: sign }], length: 1 } : undefined;
}

const closingQuotes: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '«': '»', '「': '」' };

/** A phrase in quotes. A quote without its other half is skipped. */
function readQuotes(query: string, position: number, inTitle: boolean): Read | undefined {
  const close = closingQuotes[query[position] ?? ''];
  if (close === undefined) return undefined;
  const end = query.indexOf(close, position + 1);
  const text = query.slice(position + 1, end);
  if (end < 0 || tokenize(text).length === 0) return { tokens: [], length: 1 };
  return { tokens: [{ type: 'phrase', text, inTitle }], length: end + 1 - position };
}

function readDate(query: string, position: number): Read | undefined {
  const found = readYears(query, position);
  return (
    found && {
      tokens: [{ type: 'years', years: found.years, text: query.slice(position, position + found.length) }],
      length: found.length,
    }
  );
}

const operatorWords: Readonly<Record<string, Operator>> = {
  AND: 'AND',
  '&&': 'AND',
  OR: 'OR',
  '|': 'OR',
  '||': 'OR',
  NOT: 'NOT',
};

function readOperator(query: string, position: number, isAllCapitals: boolean): Read | undefined {
  const word = /^(?:AND|&&|OR|\|\|?|NOT)(?=[\s("]|$)/.exec(query.slice(position, position + 4))?.[0];
  const operator = word && operatorWords[word];
  if (operator && !(isAllCapitals && /[A-Z]/.test(word)))
    return { tokens: [{ type: 'operator', operator }], length: word.length };
  const sign = /^[-+](?=[^\s+,.:;=-])/.exec(query.slice(position, position + 2))?.[0];
  return sign === undefined ? undefined : { tokens: [{ type: 'operator', operator: sign === '-' ? 'NOT' : '+' }], length: 1 };
}

/** A text up to a space, a bracket or a quote: a field with its value, a wildcard, or words. */
function readText(query: string, position: number): Read {
  const length = Math.max(1, query.slice(position).search(/[\s()"“”„«»「」]|$/));
  const text = query.slice(position, position + length);
  return readField(query, position, text) ?? { tokens: readWords(text), length };
}

function readWords(text: string): readonly QueryToken[] {
  // A question mark at the end of a question is no wildcard.
  const pattern = text.replace(/[.,;:!?]+$/, '');
  if (isWildcard(pattern)) return [{ type: 'wildcard', pattern: foldCase(pattern), inTitle: false }];
  const [words, spellings] = [wordsOf(text), wordsOf(spellUmlauts(text))];
  return words.map((word, index) => {
    const spelling = spellings[index];
    return { type: 'word', word, ...(spelling !== undefined && spelling !== word && { spelling }) };
  });
}

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ø: 'oe', ü: 'ue' };
const spellUmlauts = (text: string) =>
  text.normalize('NFC').replace(/[äöøü]/gi, (letter) => umlauts[letter.toLowerCase()] ?? letter);

/** Whether a text is one word with wildcards, but not at its beginning. */
function isWildcard(text: string): boolean {
  if (!/^[^*?].*[*?]/.test(text)) return false;
  const letters = foldCase(text).replace(/[*?]/g, '');
  const [word, ...others] = tokenize(letters);
  return others.length === 0 && word === letters;
}

/** The words of a text; of `ACL'23` one word. */
const wordsOf = (text: string) => tokenize(text.replace(/^([a-z&]{2,})['’](\d\d)\b/i, '$1$2'));

/** A field with its value, without a space between: `venue:icse`, `author:"Zhen Li"`, `year>=2024`. */
function readField(query: string, position: number, text: string): Read | undefined {
  const [, name = '', sign = '', value = ''] = /^([A-Za-z]+)(:|[<>]=?|=)(.*)$/s.exec(text) ?? [];
  const field = name.toLowerCase();
  const filter = filterNames.find((filterName) => filterName === field && paperFilters[filterName].placeholder);
  if (!filter && field !== 'title') return undefined;
  const valueStart = position + name.length + sign.length;
  if (sign !== ':' || (filter === 'year' && /^[<>=]/.test(value))) {
    const years = filter === 'year' ? readYears(query, sign === ':' ? valueStart : position + name.length) : undefined;
    const signed = sign === ':' ? valueStart : position + name.length;
    return (
      years && { tokens: [{ type: 'filter', filter: 'year', value: years.years }], length: signed + years.length - position }
    );
  }
  const quoted = value === '' ? readQuotes(query, valueStart, field === 'title') : undefined;
  const [phrase] = quoted?.tokens ?? [];
  if (quoted && phrase?.type === 'phrase') {
    const token: QueryToken = filter ? { type: 'filter', filter, value: phrase.text } : phrase;
    return { tokens: [token], length: valueStart + quoted.length - position };
  }
  if (tokenize(value).length === 0) return undefined;
  if (filter) return { tokens: [{ type: 'filter', filter, value }], length: text.length };
  const tokens = readWords(value).map(
    (token): QueryToken =>
      token.type === 'wildcard' ? { ...token, inTitle: true } : { type: 'title', word: token.type === 'word' ? token.word : '' },
  );
  return { tokens, length: text.length };
}
