/**
 * Search by words. Every word must fit somewhere in a record: exactly, in another form (`attacks`), as its beginning, or joined with its
 * neighbour (`codesearch`, `trojan puzzle`). Only a word that fits nowhere in the catalog is read as the nearest one that does.
 * A match counts for more the rarer the word is and the more telling the field; a phrase in the title counts extra.
 */
import { lineage, type Paper } from '../catalog/catalog.ts';
import { distance, fold, nearest } from '../text.ts';
import { isGlue, placedWords, stem, words } from './words.ts';

/** The texts of a paper that are searched, each with what a match there weighs. */
const fields: readonly (readonly [weight: number, texts: (paper: Paper) => readonly (string | undefined)[]])[] = [
  [10, ({ title, translation, acronym }) => [title, translation, acronym]],
  [7, ({ preprint }) => [preprint?.title]],
  [6, ({ key }) => [key]],
  [5, ({ authors }) => authors.flatMap((author) => Object.values(author))],
  [5, ({ venue, year }) => [venue.id, venue.name, String(year), ...(venue.aliases ?? [])]],
  [4, ({ code, reproductions }) => [...code, ...reproductions].map(({ id }) => id)],
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
  readonly readings: readonly Reading[];
  /** The words that fit nothing at all, each with the nearest that do. */
  readonly unknown: readonly { readonly word: string; readonly near: readonly string[] }[];
  /** The words that match, those of the query and those of titles, each with how many of its letters do. */
  readonly marks: ReadonlyMap<string, number>;
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
export async function search(papers: readonly Paper[], query: string, exact: boolean): Promise<SearchResult> {
  const asked = telling(words(query));
  const literal = scan(papers, asked.map(term));
  const unfit = asked.filter((_, index) => literal.every(({ best }) => !best[index]));
  const vocabulary = unfit.length > 0 ? allWords(papers) : [];
  const readings = unfit.length > 0 && !exact ? await readAs(unfit, vocabulary) : [];
  const terms = asked.map((word, index) => readTerm(term(word, index, asked), readings));
  const records = readings.length > 0 ? scan(papers, terms) : literal;
  const unknown = unfit.filter((word) => !readings.some((reading) => reading.word === word));
  // Only a table on a terminal asks for them.
  let marks: ReadonlyMap<string, number> | undefined;
  return {
    papers: ranked(records, asked),
    readings,
    unknown: unknown.map((word) => ({ word, near: nearest(word, vocabulary) })),
    get marks() {
      marks ??= marksOf(papers, terms);
      return marks;
    },
  };
}

/** The words that say something; all of them where none does. */
function telling(asked: readonly string[]): readonly string[] {
  const kept = asked.filter((word) => !isGlue(word));
  return [...new Set(kept.length > 0 ? kept : asked)];
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

interface Scanned {
  readonly paper: Paper;
  /** For each term its best fit, by the weight of the field. */
  readonly best: readonly number[];
}

function scan(papers: readonly Paper[], terms: readonly Term[]): Scanned[] {
  // The same words and texts come again and again; how well each fits is found once.
  const fitsOf = remembered((word) => terms.map((wanted) => fitting(wanted, word)));
  // A word that fits begins as one of the query does; a text without such a beginning need not be taken apart.
  const beginnings = terms.flatMap(({ words }) => words.map(([word]) => word.slice(0, shortestBeginning)));
  const none = terms.map(() => 0);
  const bestOf = remembered((text) => {
    const folded = fold(text);
    return beginnings.some((beginning) => folded.includes(beginning)) ? bestInText(words(text), terms, fitsOf) : none;
  });
  return papers.map((paper) => ({ paper, best: bestInPaper(paper, terms.length, bestOf) }));
}

function remembered<T>(answer: (question: string) => T): (question: string) => T {
  const known = new Map<string, T>();
  return (question) => {
    const old = known.get(question);
    if (old !== undefined) return old;
    const fresh = answer(question);
    known.set(question, fresh);
    return fresh;
  };
}

function bestInPaper(paper: Paper, count: number, bestOf: (text: string) => readonly number[]): number[] {
  const best = new Array<number>(count).fill(0);
  for (const [weight, texts] of fields) {
    for (const text of texts(paper)) if (text) raise(best, bestOf(text), weight);
  }
  return best;
}

/** Puts what is better of the others, by their weight, in its place. */
function raise(best: number[], others: readonly number[], weight: number): void {
  for (let index = 0; index < best.length; index++) {
    best[index] = Math.max(best[index] ?? 0, (others[index] ?? 0) * weight);
  }
}

function bestInText(found: readonly string[], terms: readonly Term[], fitsOf: (word: string) => readonly number[]): number[] {
  const best = new Array<number>(terms.length).fill(0);
  for (const [at, word] of found.entries()) {
    raise(best, fitsOf(word), 1);
    for (const [index, { words }] of terms.entries()) {
      if (at > 0 && words.some(([joined]) => isJoined(joined, found[at - 1] ?? '', word)))
        best[index] = Math.max(best[index] ?? 0, fits.joined);
    }
  }
  return best;
}

/** Whether a word is two others in one: `codesearch`, where a record has `code search`. */
function isJoined(joined: string, before: string, word: string): boolean {
  return joined.length === before.length + word.length && joined.startsWith(before) && joined.endsWith(word);
}

function ranked(records: readonly Scanned[], asked: readonly string[]): Paper[] {
  const rarities = asked.map((_, index) => rarity(records, index));
  return records
    .filter(({ best }) => best.length > 0 && best.every(Boolean))
    .map(({ paper, best }) => ({ paper, score: score(best, rarities) * phraseBonus(paper, asked) }))
    .sort((a, b) => b.score - a.score)
    .map(({ paper }) => paper);
}

const score = (best: readonly number[], rarities: readonly number[]) =>
  best.reduce((sum, fit, index) => sum + fit * (rarities[index] ?? 1), 0);

/** Words of the query one after the other in the title count extra, by how many do, and most of all if they are all of it. */
function phraseBonus({ title }: Paper, asked: readonly string[]): number {
  const whole = ` ${telling(words(title)).join(' ')} `;
  if (whole === ` ${asked.join(' ')} `) return 3;
  const pairs = asked.length > 1 ? asked.slice(1).map((word, index) => `${asked[index]} ${word}`) : asked;
  return 1 + pairs.filter((pair) => whole.includes(` ${pair} `)).length / pairs.length / 2;
}

/** The inverse document frequency of a term, from about 0.1 for one that every record has. */
function rarity(records: readonly Scanned[], index: number): number {
  const having = records.filter(({ best }) => best[index]).length;
  return Math.log(1.1 + (records.length - having) / (having + 0.5));
}

function marksOf(papers: readonly Paper[], terms: readonly Term[]): Map<string, number> {
  const marks = new Map(terms.flatMap(({ words }) => words.map(([word]) => [word, word.length])));
  for (const found of new Set(papers.flatMap(({ title }) => words(title)))) {
    for (const wanted of terms) {
      const value = fitting(wanted, found);
      const beginning = wanted.words.find(([word]) => found.startsWith(word))?.[0];
      if (value > 0) marks.set(found, value === fits.beginning && beginning ? beginning.length : found.length);
    }
  }
  return marks;
}

function allWords(papers: readonly Paper[]): string[] {
  const texts = papers.flatMap((paper) => fields.flatMap(([, of]) => of(paper)));
  return [...new Set(texts.flatMap((text) => words(text ?? '')))];
}

/** How many letters may be wrong in a word. */
const allowedErrors = (word: string) => (word.length < 8 ? 1 : 2);

/** How many letters of the word the other has nowhere. */
const lacks = (other: string, word: string) => [...word].filter((letter) => !other.includes(letter)).length;

async function readAs(unfit: readonly string[], vocabulary: readonly string[]): Promise<Reading[]> {
  const { default: Fuse } = await import('fuse.js');
  return unfit.flatMap((word) => {
    if (word.length < shortestMistyped || /\d/.test(word)) return [];
    const allowed = allowedErrors(word);
    const alike = vocabulary.filter((known) => Math.abs(known.length - word.length) <= allowed && lacks(known, word) <= allowed);
    // Fuse finds what is near by its own measure; the distance then decides, in which swapped letters are one error.
    const near = new Fuse(alike, { threshold: 0.5 }).search(word).map(({ item }) => ({ item, errors: distance(word, item) }));
    const least = Math.min(...near.map(({ errors }) => errors));
    if (least > allowed) return [];
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
    if (letters === undefined) return [];
    // Where folding has changed the length, the letters that match cannot be counted off.
    return [[start, start + (word.length === length ? letters : length)] as const];
  });
}
