/**
 * Search by words. Every word must fit somewhere in a record: exactly, in another form (`attacks`), in another spelling (`codesearch`,
 * `trojan puzzle`, `LLM`), or as the beginning of a longer one. Only a word that fits nowhere in the catalog is read as the nearest that does.
 * A match counts for more the rarer the word is and the more telling the field; side by side as in the query words count up to double.
 */
import type { Catalog, Postings, Word, Words } from '../catalog/catalog.ts';
import { type Group, groups } from '../catalog/terms.ts';
import { placedWords, telling, words } from '../words.ts';
import { nearWords, suggested } from './reading.ts';
import { type Fit, fitOf, fits, readAs, shortestBeginning, type Term, termsOf } from './term.ts';

/** What a match in each group of fields weighs. */
const weights: Readonly<Record<Group, number>> = { title: 10, name: 10, earlier: 6, people: 5, place: 5, subject: 4, rest: 2 };

export interface SearchResult {
  /** Their numbers, best first; equals in the order of the catalog. */
  readonly papers: readonly number[];
  /** The words of the query that no record has, each with the words that it was read as. */
  readonly readings: readonly { readonly word: string; readonly as: readonly string[] }[];
  /** The words that fit nothing at all, each with the nearest that do. */
  readonly unknown: readonly { readonly word: string; readonly near: readonly string[] }[];
  /** The parts of a text that match: pairs of first index and the index behind the last. */
  readonly marks: (text: string) => (readonly [start: number, end: number])[];
}

/**
 * The papers in which every word of the query fits.
 *
 * @param exact never read a word as another
 */
export async function search(catalog: Catalog, query: string, exact: boolean): Promise<SearchResult> {
  const asked = [...new Set(telling(words(query)))];
  const literal = termsOf(asked, catalog.abbreviations).map((term) => match(term, catalog));
  const unfit = literal.filter(({ papers }) => papers.length === 0).map(({ term }) => term.word);
  const near = unfit.length > 0 && !exact ? await nearWords(unfit, catalog.words) : new Map<string, readonly string[]>();
  const readings = [...near].filter(([, as]) => as.length > 0).map(([word, as]) => ({ word, as }));
  const matches = literal.map((one) => {
    const as = near.get(one.term.word) ?? [];
    return as.length > 0 ? match(readAs(one.term, as), catalog) : one;
  });
  const unknown = unfit.filter((word) => !near.get(word)?.length);
  const terms = matches.map(({ term }) => term);
  return {
    papers: ranked(matches, catalog),
    readings,
    unknown: unknown.map((word) => ({ word, near: suggested(word, catalog.words) })),
    marks: (text) => marks(text, terms),
  };
}

/** Where a term fits. */
interface Match {
  readonly term: Term;
  /** For each paper of the catalog how much the best fit counts, as its rank among all that a fit may count; 0 where there is none. */
  readonly ranks: Uint8Array;
  /** The papers that it fits. */
  readonly papers: Uint32Array;
}

function match(term: Term, { size, words }: Catalog): Match {
  const sources = sourcesOf(term, words);
  const total = sources.reduce((sum, [{ count }]) => sum + count, 0);
  const ranks = new Uint8Array(size);
  const papers = new Uint32Array(Math.min(total, size));
  let count = 0;
  for (const [word, fit] of sources) count = raise(ranks, word.postings(), ranksOf[fit], papers, count);
  return { term, ranks, papers: papers.subarray(0, count) };
}

/** Raises the ranks of papers to those of their postings, and adds the papers that had none to the list. */
function raise(ranks: Uint8Array, { papers, where }: Postings, rankOf: Uint8Array, list: Uint32Array, length: number): number {
  let end = length;
  for (let at = 0; at < papers.length; at++) {
    const paper = papers[at] ?? 0;
    const rank = rankOf[where[at] ?? 0] ?? 0;
    const before = ranks[paper] ?? 0;
    if (before === 0) list[end++] = paper;
    if (rank > before) ranks[paper] = rank;
  }
  return end;
}

/** What a fit counts, by where a posting says that the word stands. */
function valuesOf(fit: Fit): number[] {
  const own = groups.map((group) => fits[fit] * weights[group]);
  return [...own, ...own.map((value) => fits.spelling * value)];
}

const kinds = Object.keys(fits) as Fit[];

/** All that a fit may count, ascending, behind 0. */
const values = [0, ...new Set(kinds.flatMap(valuesOf))].sort((a, b) => a - b);

/** The rank of the word itself in a title, or as the name of a method. */
const highest = values.length - 1;

/** The same as ranks among these, because bytes are faster than fractions. */
const ranksOf = Object.fromEntries(
  kinds.map((fit) => [fit, Uint8Array.from(valuesOf(fit), (value) => values.indexOf(value))]),
) as Record<Fit, Uint8Array>;

/** The words of the catalog that fit a term, and how. */
function sourcesOf({ readings, spellings }: Term, known: Words): (readonly [Word, Fit])[] {
  const found = new Map<string, readonly [Word, Fit]>();
  const add = (name: string, fit: Fit) => {
    const word = found.get(name)?.[0] ?? known.get(name);
    if (word) found.set(name, [word, fit]);
  };
  for (const { word } of readings) {
    if (word.length < shortestBeginning) continue;
    for (const longer of known.startingWith(word)) found.set(longer.word, [longer, 'beginning']);
  }
  for (const spelling of spellings) add(spelling, 'spelling');
  for (const { word, stem } of readings) {
    for (const form of known.formsOf(stem)) if (form.charCodeAt(0) === word.charCodeAt(0)) add(form, 'form');
  }
  for (const { word } of readings) {
    if (word.length < shortestBeginning || found.has(word)) add(word, 'exact');
  }
  const apart = readings.flatMap(({ apart }) => apart.flatMap((stems) => known.pair(stems) ?? []));
  return [...found.values(), ...apart.map((pair) => [pair, 'spelling'] as const)];
}

/** Scores are whole numbers, ten thousand for one. */
const scale = 1e4;

/** The papers that every term fits, best first. */
function ranked(matches: readonly Match[], { size, words }: Catalog): number[] {
  const [rarest, ...others] = matches.toSorted((a, b) => a.papers.length - b.papers.length);
  if (!rarest || rarest.papers.length === 0) return [];
  const terms = [rarest, ...others].map(({ ranks, papers }) => ({ ranks, scores: scoresOf(rarity(papers.length, size)) }));
  const neighbours = neighboursIn(matches, size, words);
  const keys = new Float64Array(rarest.papers.length);
  let count = 0;
  for (let at = 0; at < rarest.papers.length; at++) {
    const paper = rarest.papers[at] ?? 0;
    let score = 0;
    let best = 0;
    for (let index = 0; index < terms.length; index++) {
      const { ranks, scores } = terms[index] as (typeof terms)[number];
      const rank = ranks[paper] ?? 0;
      if (rank === 0) {
        score = 0;
        break;
      }
      if (rank === highest) best++;
      score += scores[rank] ?? 0;
    }
    if (score === 0) continue;
    if (terms.length > 1) score *= 1 + (neighbours[paper] ?? 0) / (terms.length - 1) / 2;
    if (best === terms.length && words.titleLength(paper) === best) score *= 2;
    // Both the score and the paper: numbers are sorted ten times as fast as by a function.
    keys[count++] = paper - Math.round(score) * size;
  }
  return Array.from(keys.subarray(0, count).sort(), (key) => ((key % size) + size) % size);
}

/** What each rank scores of a term. */
const scoresOf = (rarity: number) => Int32Array.from(values, (value) => Math.round(value * rarity * scale));

/** The inverse document frequency of a term, from about 0.1 for one that every record has. */
const rarity = (having: number, all: number) => Math.log(1.1 + (all - having) / (having + 0.5));

/** For each paper how many words of the query stand side by side there too: 2 for each pair in this order, 1 for the other. */
function neighboursIn(matches: readonly Match[], size: number, words: Words): Uint8Array {
  const counts = new Uint8Array(size);
  const count = (pair: Word | undefined, value: number) => {
    if (!pair) return;
    const { papers } = pair.postings();
    for (let at = 0; at < papers.length; at++) counts[papers[at] ?? 0] = (counts[papers[at] ?? 0] ?? 0) + value;
  };
  for (const [index, { term }] of matches.slice(1).entries()) {
    for (const before of matches[index]?.term.readings ?? []) {
      for (const reading of term.readings) {
        count(words.pair(before.stem + reading.stem), 2);
        count(words.pair(reading.stem + before.stem), 1);
      }
    }
  }
  return counts;
}

function marks(text: string, terms: readonly Term[]): (readonly [start: number, end: number])[] {
  const isAsked = (word: string) => terms.some(({ readings }) => readings.some((asked) => asked.word === word));
  const placed = placedWords(text);
  return placed.flatMap(({ word, start, length }, index) => {
    const before = placed[index - 1]?.word ?? '';
    const behind = placed[index + 1]?.word ?? '';
    const joined = (before && isAsked(before + word)) || (behind && isAsked(word + behind));
    const letters = joined ? length : Math.max(0, ...terms.map((term) => markedLetters(term, word)));
    if (letters === 0) return [];
    // Where folding has changed the length, the letters that match cannot be counted off.
    return [[start, start + (word.length === length ? letters : length)] as const];
  });
}

/** How many letters of a word match. */
function markedLetters(term: Term, word: string): number {
  const fit = fitOf(term, word);
  if (fit === 'beginning')
    return Math.max(...term.readings.map((reading) => (word.startsWith(reading.word) ? reading.word.length : 0)));
  return fit ? word.length : 0;
}
