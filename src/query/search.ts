/**
 * Search by words. Every word must fit somewhere in a record: exactly, in another form (`attacks`), as its beginning, or joined with its
 * neighbour (`codesearch`, `trojan puzzle`). Only a word that fits nowhere in the catalog is read as the nearest one that does.
 * A match counts for more the rarer the word is and the more telling the field; a phrase in the title counts extra.
 */
import { lineage, type Paper } from '../catalog/catalog.ts';
import { distance, nearest } from '../text.ts';
import { isGlue, placedWords, stem, words } from './words.ts';

/** The texts of a paper that are searched, each with what a match there weighs. */
const fields: readonly (readonly [weight: number, texts: (paper: Paper) => readonly (string | undefined)[]])[] = [
  [10, ({ title, translation, acronym }) => [title, translation, acronym]],
  [7, ({ preprint }) => [preprint?.title]],
  [6, ({ key }) => [key]],
  [5, ({ authors }) => authors.flatMap((author) => Object.values(author))],
  [5, ({ venue, year }) => [venue.id, venue.name, String(year), ...(venue.aliases ?? [])]],
  [4, ({ categories }) => categories.flatMap(lineage).flatMap(({ id, name }) => [id, name])],
  [4, ({ tasks = [], models = [], languages = [] }) => [...tasks, ...models, ...languages]],
  [3, ({ techniques = [], venue }) => [...techniques, venue.title]],
  [2, ({ summary, booktitle, journal, doi, arxiv }) => [summary, booktitle, journal, doi, arxiv]],
];

/** How much of a match each kind of fit is. */
const fits = { exact: 1, form: 0.9, joined: 0.9, beginning: 0.7 };

/** Shorter words are never taken for the beginning of another, nor for a mistyped one. */
const shortestBeginning = 3;
const shortestMistyped = 5;

export interface SearchResult {
  /** Best first; equals in the order in which they were given. */
  readonly papers: readonly Paper[];
  /** The words of the query that no record has, each with the words that it was read as. */
  readonly readings: readonly { readonly word: string; readonly as: readonly string[] }[];
  /** The words that fit nothing at all, each with the nearest that do. */
  readonly unknown: readonly { readonly word: string; readonly near: readonly string[] }[];
  /** The words of records that matched, each with how many of its letters did. */
  readonly marks: ReadonlyMap<string, number>;
}

/**
 * The papers in which every word of the query fits.
 *
 * @param exact never read a word as another
 */
export async function search(papers: readonly Paper[], query: string, exact: boolean): Promise<SearchResult> {
  const records = papers.map(indexed);
  const vocabulary = frequencies(records);
  const asked = telling(words(query));
  const unknown = asked.filter((word, at) => !isKnown(word, at, asked, vocabulary));
  const readings = exact || unknown.length === 0 ? [] : await readAs(unknown, vocabulary);
  const terms = asked.map((word, at) =>
    term(word, at, asked, readings.find((reading) => reading.word === word)?.as ?? [word], vocabulary),
  );
  const unread = unknown.filter((word) => !readings.some((reading) => reading.word === word));
  const found = terms.length === 0 || unread.length > 0 ? [] : ranked(records, terms, asked);
  return {
    papers: found.map(({ paper }) => paper),
    readings,
    unknown: unread.map((word) => ({ word, near: nearest(word, vocabulary.keys()) })),
    marks: marksOf(terms),
  };
}

/** The words that say something; all of them where none does. */
function telling(asked: readonly string[]): readonly string[] {
  const kept = asked.filter((word) => !isGlue(word));
  return kept.length > 0 ? kept : asked;
}

interface Indexed {
  readonly paper: Paper;
  /** The words of the record, and each two neighbours joined, with the weight of the best field that has them. */
  readonly weights: ReadonlyMap<string, number>;
  /** The words of the title with a space around each. */
  readonly title: string;
}

function indexed(paper: Paper): Indexed {
  const weights = new Map<string, number>();
  const add = (word: string, weight: number) => weights.set(word, Math.max(weight, weights.get(word) ?? 0));
  for (const [weight, texts] of fields) {
    for (const text of texts(paper)) {
      let before = '';
      for (const word of words(text ?? '')) {
        add(word, weight);
        if (before) add(before + word, weight * fits.joined);
        before = word;
      }
    }
  }
  return { paper, weights, title: ` ${words(paper.title).join(' ')} ` };
}

/** How many records have each word. */
function frequencies(records: readonly Indexed[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { weights } of records) {
    for (const word of weights.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** The words of the vocabulary that a word of the query fits, with how well it does. */
type Fits = ReadonlyMap<string, number>;

function fitting(word: string, vocabulary: ReadonlyMap<string, number>): Fits {
  const found = new Map<string, number>();
  const root = stem(word);
  for (const known of vocabulary.keys()) {
    if (known === word) found.set(known, fits.exact);
    else if (known.charCodeAt(0) !== word.charCodeAt(0)) continue;
    else if (stem(known) === root) found.set(known, fits.form);
    else if (word.length >= shortestBeginning && known.startsWith(word)) found.set(known, fits.beginning);
  }
  return found;
}

function isKnown(word: string, at: number, asked: readonly string[], vocabulary: ReadonlyMap<string, number>): boolean {
  return fitting(word, vocabulary).size > 0 || joins(at, asked).some((joined) => vocabulary.has(joined));
}

/** A word joined with the one before it, and with the one behind it. */
function joins(at: number, asked: readonly string[]): string[] {
  const [before, word, behind] = [asked[at - 1], asked[at] ?? '', asked[at + 1]];
  return [...(before ? [before + word] : []), ...(behind ? [word + behind] : [])];
}

interface Term {
  readonly word: string;
  readonly fits: Fits;
}

function term(
  word: string,
  at: number,
  asked: readonly string[],
  readAs: readonly string[],
  vocabulary: ReadonlyMap<string, number>,
): Term {
  const found = new Map(readAs.flatMap((reading) => [...fitting(reading, vocabulary)]));
  for (const joined of joins(at, asked)) if (vocabulary.has(joined)) found.set(joined, fits.joined);
  return { word, fits: found };
}

function ranked(records: readonly Indexed[], terms: readonly Term[], asked: readonly string[]) {
  const rarities = terms.map((wanted) => rarity(wanted, records));
  const phrase = ` ${asked.join(' ')} `;
  return records
    .map((record) => ({ paper: record.paper, score: score(record, terms, rarities, phrase) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

/** 0 when one of the words does not fit. */
function score({ weights, title }: Indexed, terms: readonly Term[], rarities: readonly number[], phrase: string): number {
  let sum = 0;
  for (const [index, { fits }] of terms.entries()) {
    let best = 0;
    for (const [word, fit] of fits) best = Math.max(best, fit * (weights.get(word) ?? 0));
    if (best === 0) return 0;
    sum += best * (rarities[index] ?? 1);
  }
  return title.includes(phrase) ? sum * (title === phrase ? 3 : 1.5) : sum;
}

/** The inverse document frequency of a term, from about 0.1 for a word in every record. */
function rarity({ fits }: Term, records: readonly Indexed[]): number {
  const having = records.filter(({ weights }) => [...fits.keys()].some((word) => weights.has(word))).length;
  return Math.log(1.1 + (records.length - having) / (having + 0.5));
}

function marksOf(terms: readonly Term[]): Map<string, number> {
  return new Map(
    terms.flatMap(({ word, fits: found }) =>
      [...found].map(
        ([known, fit]) => [known, fit === fits.beginning && known.startsWith(word) ? word.length : known.length] as const,
      ),
    ),
  );
}

/** How many letters may be wrong in a word. */
const allowedErrors = (word: string) => (word.length < 8 ? 1 : 2);

async function readAs(unknown: readonly string[], vocabulary: ReadonlyMap<string, number>) {
  const { default: Fuse } = await import('fuse.js');
  // Fuse finds what is near by its own measure; the distance then decides, in which swapped letters are one error.
  const fuse = new Fuse([...vocabulary.keys()], { threshold: 0.5, ignoreLocation: false });
  return unknown.flatMap((word) => {
    if (word.length < shortestMistyped || /\d/.test(word)) return [];
    const near = fuse.search(word).map(({ item }) => ({ item, errors: distance(word, item) }));
    const least = Math.min(...near.map(({ errors }) => errors));
    if (least > allowedErrors(word)) return [];
    return [{ word, as: near.filter(({ errors }) => errors === least).map(({ item }) => item) }];
  });
}

/** The parts of a text that a search found: pairs of first index and the index behind the last. */
export function found(text: string, marks: SearchResult['marks']): (readonly [start: number, end: number])[] {
  const placed = placedWords(text);
  return placed.flatMap(({ word, start, length }, index) => {
    const before = placed[index - 1]?.word ?? '';
    const behind = placed[index + 1]?.word ?? '';
    const joined = (before && marks.has(before + word)) || (behind && marks.has(word + behind));
    const letters = joined ? length : marks.get(word);
    return letters === undefined ? [] : [[start, start + Math.min(letters, length)] as const];
  });
}
