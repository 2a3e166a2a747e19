/** Finds the candidates for the key of a paper. */
import type { Catalog } from '../../catalog/index/catalog.ts';
import { groupBit } from '../../catalog/index/indexed-fields.ts';
import { tokenize } from '../../util/tokenize.ts';
import type { Candidate } from './complete.ts';

/** Loading the titles of more papers takes too long. */
const maxTitles = 1000;

/** More papers than this do not help to choose one; the list still fits on a screen. */
const maxWordMatches = 20;

/** A shorter text, in Latin letters, is in too many titles. */
const minWordLength = 3;

/**
 * The keys that begin as typed and are not among the arguments yet, with the titles of their papers; or else the identifiers; or
 * else the keys of papers with the typed words, at most 20.
 */
export function keyCandidates(catalog: Catalog | undefined, typed: string, args: readonly string[]): readonly Candidate[] {
  if (!catalog) return [];
  const kind = identifierPrefixes.find(([pattern]) => pattern.test(typed))?.[1];
  if (kind !== undefined) return identifierCandidates(catalog, kind, typed);
  const given = new Set(args.map((key) => key.toLowerCase()));
  const prefix = typed.toLowerCase();
  const remaining = catalog.keys().filter((key) => !given.has(key));
  const keys = remaining.filter((key) => key.startsWith(prefix));
  if (keys.length > maxTitles) return keys.map((key) => [key, '']);
  if (keys.length > 0) return candidatesOf(catalog, numbersOf(catalog, keys));
  if (isTooShort(typed)) return [];
  const keysWithWord = remaining.filter((key) => key.includes(prefix)).slice(0, maxWordMatches);
  const numbers = new Set([...papersWithTitleWords(catalog, tokenize(typed)), ...numbersOf(catalog, keysWithWord)]);
  for (const number of numbersOf(catalog, [...given])) numbers.delete(number);
  return candidatesOf(catalog, [...numbers].slice(0, maxWordMatches));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: other scripts than ASCII need fewer characters for a word
const isTooShort = (typed: string) => typed.length < minWordLength && /^[\x00-\x7f]*$/.test(typed);

const numbersOf = (catalog: Catalog, keys: readonly string[]) => keys.flatMap((key) => catalog.numberOf(key) ?? []);

const candidatesOf = (catalog: Catalog, numbers: readonly number[]) =>
  Array.from(catalog.papers(numbers, 'brief'), ({ key, title }): Candidate => [key, title]);

/** The numbers of the papers whose title has a word that begins with each of the words, the newest paper first. */
function papersWithTitleWords(catalog: Catalog, words: readonly string[]): readonly number[] {
  const [first, ...others] = words.map((word) => new Set(papersWithTitleWord(catalog, word)));
  return [...(first ?? [])].filter((number) => others.every((papers) => papers.has(number))).sort((a, b) => a - b);
}

function papersWithTitleWord({ termIndex }: Catalog, word: string): number[] {
  const title = groupBit('title');
  return termIndex.withPrefix(word).flatMap(({ postings }) => {
    const { papers, fieldGroups } = postings();
    return Array.from(papers).filter((_, index) => (fieldGroups[index] ?? 0) & title);
  });
}

/** What begins as an identifier, with the kind of its lookup key; no key of a paper begins so. */
const identifierPrefixes: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [/^10\.\d/, 'doi:'],
  [/^\d{4}\./, 'arxiv:'],
  [/^[\w.-]+\/[\w.-]*$/, 'repo:'],
];

function identifierCandidates(catalog: Catalog, kind: string, typed: string): Candidate[] {
  const keys = catalog.identifiersWithPrefix(kind + typed.toLowerCase());
  const hasTitles = keys.length <= maxTitles;
  // With the letters as typed, because shells compare them; lookup keys are in lower case.
  return keys.map((key) => [typed + key.slice(kind.length + typed.length), hasTitles ? firstTitle(catalog, key) : '']);
}

function firstTitle(catalog: Catalog, identifierKey: string): string {
  const [paper] = catalog.papers(catalog.papersWithIdentifier({ keys: [identifierKey] }).slice(0, 1), 'brief');
  return paper?.title ?? '';
}
