/** Finds the DOIs, arXiv ids, addresses and repositories in a text that people type or paste, in linear time. */
import type { Identifier } from '../../catalog/model/identifier.ts';
import { type IdentifierInWord, type IsKnownIdentifier, identifierInWord } from './identifier-in-word.ts';

interface FoundIdentifier extends Identifier {
  /** As written, with a label such as `doi:` before it, but without quotes, brackets and punctuation around it. */
  readonly text: string;
  /** Its range in the searched text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

export interface FoundIdentifiers {
  /** In the order of the text. */
  readonly identifiers: readonly FoundIdentifier[];
  /** The text without them, and without the brackets or quotes around each and the punctuation after it. */
  readonly rest: string;
}

/**
 * The identifiers in a text. Those that no paper has are found too, except that a word with a slash that is neither a DOI, an arXiv id
 * nor the address of a known site is an identifier only if `isKnown` accepts it.
 */
export function findIdentifiers(text: string, isKnown: IsKnownIdentifier): FoundIdentifiers {
  // Most queries are plain words, which need none of the patterns below.
  if (!/[/.:@]|\d{4}/.test(text)) return { identifiers: [], rest: text };
  const isKnownWord = limitCalls(isKnown, maxLookups);
  const identifiers: FoundIdentifier[] = [];
  for (const { start, word } of words(text)) {
    const found = identifierInWord(word, isKnownWord);
    if (found) identifiers.push(locate(text, start, found, identifiers.at(-1)?.end ?? 0));
  }
  return { identifiers, rest: withoutIdentifiers(text, identifiers) };
}

/** The identifier that is the whole text. */
export function parseIdentifier(text: string, isKnown: IsKnownIdentifier): Identifier | undefined {
  const { identifiers, rest } = findIdentifiers(text, isKnown);
  return identifiers.length === 1 && rest === '' ? identifiers[0] : undefined;
}

/** More words with a slash than a person types: each lookup reads from the index. */
const maxLookups = 100;

function limitCalls(isKnown: IsKnownIdentifier, limit: number): IsKnownIdentifier {
  let calls = 0;
  return (identifier) => calls++ < limit && isKnown(identifier);
}

/** Runs of characters without white space, quotes and Chinese punctuation; two addresses with a comma between are two words. */
function* words(text: string): Generator<{ start: number; word: string }> {
  for (const { 0: run, index } of text.matchAll(/[^\s"“”‘’„«»，。；、！？（）《》「」『』【】]+/g)) {
    let start = 0;
    for (const { index: end } of run.matchAll(/(?<=[,;|])(?=https?:\/\/)/gi)) {
      yield { start: index + start, word: run.slice(start, end) };
      start = end;
    }
    yield { start: index + start, word: run.slice(start) };
  }
}

/** A label in the word before an identifier belongs to it: `doi: 10.1145/…`, `arXiv 2301.02344`. */
function locate(
  text: string,
  wordStart: number,
  { start, end, identifier }: IdentifierInWord,
  previousEnd: number,
): FoundIdentifier {
  const idStart = wordStart + start;
  const before = text.slice(Math.max(previousEnd, idStart - maxLabelLength), idStart);
  const label = labelPattern.exec(before)?.[0] ?? '';
  const range = { start: idStart - label.length, end: wordStart + end };
  return { ...identifier, text: text.slice(range.start, range.end), ...range };
}

const labelPattern =
  /(?<![^\s([{<"'])(?:(?:doi|arxiv|url)(?:[:=]\s{0,3}|\s{1,3})|(?:code|eprint|github|pdf|repo|repository)[:=]\s{0,3})$/i;

/** The longest is `repository:` with three spaces. */
const maxLabelLength = 16;

const pairs = new Set(['()', '[]', '{}', '<>', '""', '“”', '‘’', "''", '``', '**', '«»', '《》', '「」', '（）', '【】']);

function withoutIdentifiers(text: string, identifiers: readonly FoundIdentifier[]): string {
  if (identifiers.length === 0) return text;
  const pieces: string[] = [];
  let position = 0;
  for (const [index, identifier] of identifiers.entries()) {
    const { start, end } = withSurroundings(text.slice(0, identifiers[index + 1]?.start), identifier);
    pieces.push(text.slice(position, Math.max(position, start)));
    position = end;
  }
  return [...pieces, text.slice(position)].join(' ').replace(/\s+/g, ' ').trim();
}

/** The range with the brackets or quotes around it and the punctuation after it. */
function withSurroundings(text: string, range: { readonly start: number; readonly end: number }) {
  let { start, end } = range;
  while (start > 0 && end < text.length && pairs.has(`${text[start - 1]}${text[end]}`)) {
    start--;
    end++;
  }
  const [punctuation = ''] = /^[.,;:!?…，。；、！？]{0,10}(?=\s|$)/.exec(text.slice(end, end + maxLabelLength)) ?? [];
  return { start, end: end + punctuation.length };
}
