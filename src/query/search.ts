/**
 * Search by words. Every word must fit somewhere in a record: exactly, in another form (`attacks`), as its beginning, or joined with its
 * neighbour (`codesearch`, `trojan puzzle`). Only a word that fits nowhere in the catalog is read as the nearest one that does.
 * A match counts for more the rarer the word is and the more telling the field; a phrase in the title counts extra.
 */
import type { Catalog, Word, Words } from '../catalog/catalog.ts';
import { type TextField, textFields } from '../catalog/terms.ts';
import { distance, nearest } from '../text.ts';
import { placedWords, stem, telling, words } from '../words.ts';

/** What a match in each field weighs. */
const weights: Readonly<Record<TextField, number>> = {
  title: 10,
  translation: 10,
  acronym: 10,
  preprint: 7,
  key: 6,
  author: 5,
  venue: 5,
  year: 5,
  code: 4,
  category: 4,
  task: 4,
  model: 4,
  language: 4,
  technique: 3,
  proceedings: 3,
  summary: 2,
  id: 2,
};
const weightOf = textFields.map((field) => weights[field]);

/** How much of a match each kind of fit is. */
const fits = { exact: 1, form: 0.9, joined: 0.9, beginning: 0.7 };

/** Shorter words are never taken for the beginning of another, nor for a mistyped one. */
const shortestBeginning = 3;
const shortestMistyped = 5;

export interface SearchResult {
  /** Their numbers, best first; equals in the order of the catalog. */
  readonly papers: readonly number[];
  /** The words of the query that no record has, each with the words that it was read as. */
  readonly readings: readonly Reading[];
  /** The words that fit nothing at all, each with the nearest that do. */
  readonly unknown: readonly { readonly word: string; readonly near: readonly string[] }[];
  /** The parts of a text that match: pairs of first index and the index behind the last. */
  readonly marks: (text: string) => (readonly [start: number, end: number])[];
}

interface Reading {
  readonly word: string;
  readonly as: readonly string[];
}

/**
 * The papers in which every word of the query fits.
 *
 * @param exact never read a word as another
 */
export async function search(catalog: Catalog, query: string, exact: boolean): Promise<SearchResult> {
  const asked = telling(words(query));
  const literal = asked.map((word, index) => match(term(word, index, asked), catalog));
  const unfit = asked.filter((_, index) => literal[index]?.papers.length === 0);
  const readings = unfit.length > 0 && !exact ? await readAs(unfit, catalog.words) : [];
  const matches = literal.map((one) => (one.papers.length > 0 ? one : match(readTerm(one.term, readings), catalog)));
  const unknown = unfit.filter((word) => !readings.some((reading) => reading.word === word));
  return {
    papers: ranked(matches, catalog),
    readings,
    unknown: unknown.map((word) => ({ word, near: suggested(word, catalog.words) })),
    marks: (text) =>
      marks(
        text,
        matches.map(({ term }) => term),
      ),
  };
}

/** A word of the query, and what else will do for it. */
interface Term {
  /** The word, or those that it was read as, each with its stem. */
  readonly words: readonly (readonly [word: string, stem: string])[];
  /** The word joined with the one before it, and with the one behind it. */
  readonly joined: readonly string[];
}

function term(word: string, index: number, asked: readonly string[]): Term {
  const [before, behind] = [asked[index - 1], asked[index + 1]];
  const joined = [...(before ? [before + word] : []), ...(behind ? [word + behind] : [])];
  return { words: [[word, stem(word)]], joined };
}

function readTerm({ words: [known], joined }: Term, readings: readonly Reading[]): Term {
  const word = known?.[0] ?? '';
  const as = readings.find((reading) => reading.word === word)?.as ?? [word];
  return { words: as.map((reading) => [reading, stem(reading)]), joined };
}

/** How well a word of a record fits a term, from 0 to 1. */
function fitting({ words, joined }: Term, found: string): number {
  if (joined.includes(found)) return fits.joined;
  return Math.max(...words.map(([word, root]) => fittingWord(word, root, found)));
}

function fittingWord(word: string, root: string, found: string): number {
  if (found === word) return fits.exact;
  if (found.charCodeAt(0) !== word.charCodeAt(0)) return 0;
  if (stem(found) === root) return fits.form;
  return word.length >= shortestBeginning && found.startsWith(word) ? fits.beginning : 0;
}

/** The words of the catalog that fit a term, each with how well it does. */
function fittingWords({ words: asked, joined }: Term, known: Words): Iterable<readonly [Word, number]> {
  const fitting = new Map<string, readonly [Word, number]>();
  const add = (name: string, fit: number) => {
    const word = fitting.get(name)?.[0] ?? known.get(name);
    if (word) fitting.set(name, [word, fit]);
  };
  for (const [beginning] of asked) {
    if (beginning.length < shortestBeginning) continue;
    for (const word of known.startingWith(beginning)) fitting.set(word.word, [word, fits.beginning]);
  }
  for (const [word, root] of asked) {
    for (const form of known.formsOf(root)) if (fittingWord(word, root, form) > 0) add(form, fits.form);
  }
  for (const word of joined) add(word, fits.joined);
  for (const [word] of asked) add(word, fits.exact);
  return fitting.values();
}

/** Where a term fits. */
interface Match {
  readonly term: Term;
  /** For each paper its best fit, by the weight of the field; 0 where it does not fit. */
  readonly best: Float32Array;
  /** For each paper the place of the word itself among those of its title, counted from 1; 0 where it is not there. */
  readonly places: Uint8Array;
  /** The papers that it fits. */
  readonly papers: readonly number[];
}

function match(term: Term, { size, words }: Catalog): Match {
  const best = new Float32Array(size);
  const papers: number[] = [];
  const raise = (paper: number, value: number) => {
    const before = best[paper] ?? 0;
    if (before === 0) papers.push(paper);
    if (value > before) best[paper] = value;
  };
  const places = new Uint8Array(size);
  for (const [word, fit] of fittingWords(term, words)) {
    word.papers((paper, field, position) => {
      raise(paper, fit * (weightOf[field] ?? 0));
      if (fit === fits.exact) places[paper] = position + 1;
    });
  }
  for (const [word] of term.words) {
    visitApart(word, words, (paper, field) => raise(paper, fits.joined * (weightOf[field] ?? 0)));
  }
  return { term, best, places, papers };
}

/** Where the word stands as two: `codesearch` as `code search`. */
function visitApart(word: string, words: Words, found: (paper: number, field: number) => void): void {
  for (let length = 1; length < word.length; length++) {
    const before = words.get(word.slice(0, length));
    const behind = before && words.get(word.slice(length));
    if (!behind) continue;
    const next = new Set<number>();
    before.occurrences((paper, _, position) => next.add(placeOf(paper, position + 1)));
    behind.occurrences((paper, field, position) => {
      if (next.has(placeOf(paper, position))) found(paper, field);
    });
  }
}

/** No paper has so many words. */
const placeOf = (paper: number, position: number) => paper * 2 ** 20 + position;

/** The papers that every term fits. */
function fittingAll(matches: readonly Match[]): number[] {
  const [rarest, ...others] = matches.toSorted((a, b) => a.papers.length - b.papers.length);
  return others.reduce((papers, { best }) => papers.filter((paper) => best[paper]), [...(rarest?.papers ?? [])]);
}

function ranked(matches: readonly Match[], { size, words }: Catalog): number[] {
  const rarities = matches.map(({ papers }) => rarity(papers.length, size));
  const score = (paper: number) => {
    let sum = 0;
    for (let index = 0; index < matches.length; index++) sum += (matches[index]?.best[paper] ?? 0) * (rarities[index] ?? 0);
    return sum * phraseBonus(matches, paper, words);
  };
  return bestFirst(fittingAll(matches), score, size);
}

/** As numbers that hold both the score, to four digits, and the paper: those are sorted ten times as fast as by a function. */
function bestFirst(papers: readonly number[], score: (paper: number) => number, size: number): number[] {
  const keys = Float64Array.from(papers, (paper) => paper - Math.round(score(paper) * 1e4) * size).sort();
  return Array.from(keys, (key) => ((key % size) + size) % size);
}

/** The inverse document frequency of a term, from about 0.1 for one that every record has. */
const rarity = (having: number, all: number) => Math.log(1.1 + (all - having) / (having + 0.5));

/** Words of the query one after the other in the title count extra, by how many do, and most of all if they are all of it. */
function phraseBonus(matches: readonly Match[], paper: number, words: Words): number {
  const first = matches[0]?.places[paper] ?? 0;
  let before = first;
  let pairs = 0;
  for (let index = 1; index < matches.length; index++) {
    const place = matches[index]?.places[paper] ?? 0;
    if (before > 0 && place === before + 1) pairs++;
    before = place;
  }
  const isWhole = first === 1 && pairs === matches.length - 1 && words.titleLength(paper) === matches.length;
  if (isWhole) return 3;
  return matches.length > 1 ? 1 + pairs / (matches.length - 1) / 2 : first > 0 ? 1.5 : 1;
}

function marks(text: string, terms: readonly Term[]): (readonly [start: number, end: number])[] {
  const isAsked = (word: string) => terms.some(({ words }) => words.some(([asked]) => asked === word));
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
  const value = fitting(term, word);
  if (value === fits.beginning)
    return Math.max(...term.words.map(([beginning]) => (word.startsWith(beginning) ? beginning.length : 0)));
  return value > 0 ? word.length : 0;
}

/** How many letters may be wrong in a word. */
const allowedErrors = (word: string) => (word.length < 8 ? 1 : 2);

/** The words of about the same length and letters: more than are near, but few of a large catalog. */
function alike(word: string, allowed: number, known: Words): string[] {
  const wanted = letters(word);
  const lengths = Array.from({ length: 2 * allowed + 1 }, (_, index) => word.length - allowed + index);
  return lengths.flatMap((length) =>
    known.ofLength(length).filter((other) => {
      const others = letters(other);
      return bits(wanted & ~others) <= allowed && bits(others & ~wanted) <= allowed;
    }),
  );
}

/** Which letters a word has, as bits; some share one. */
function letters(word: string): number {
  let set = 0;
  for (let index = 0; index < word.length; index++) set |= 1 << (word.charCodeAt(index) & 31);
  return set;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

async function readAs(unfit: readonly string[], known: Words): Promise<Reading[]> {
  const { default: Fuse } = await import('fuse.js');
  return unfit.flatMap((word) => {
    if (word.length < shortestMistyped || /\d/.test(word)) return [];
    const allowed = allowedErrors(word);
    // Fuse finds what is near by its own measure; the distance then decides, in which swapped letters are one error.
    const found = new Fuse(alike(word, allowed, known), { threshold: 0.5 }).search(word);
    const near = found.map(({ item }) => ({ item, errors: distance(word, item) }));
    const least = Math.min(...near.map(({ errors }) => errors));
    if (least > allowed) return [];
    return [{ word, as: near.filter(({ errors }) => errors === least).map(({ item }) => item) }];
  });
}

/** The words that may have been meant by one that fits nothing; of a single letter or ideograph nobody can tell. */
function suggested(word: string, known: Words): string[] {
  if (word.length < 2) return [];
  // Of numbers only the last digit is taken for wrong.
  const beginning = /\d$/.test(word) ? word.slice(0, -1) : word;
  const longer = word.length >= shortestBeginning ? known.startingWith(beginning).map(({ word }) => word) : [];
  return nearest(word, [...longer, ...alike(word, Math.max(1, Math.floor(word.length / 4)), known)]);
}
