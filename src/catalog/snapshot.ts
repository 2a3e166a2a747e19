/**
 * The compiled form of a catalog: what commands ask for, each part where it can be read without the others.
 *
 *     records           a line for each paper, newest first: JSON of what most commands print, its repositories inside, its venue and
 *                       categories as numbers; a tab; JSON of the details
 *     places            where each of them begins, four bytes each, little end first, and where the last one ends
 *     keys              a line for each key, sorted: key, number of the paper
 *     year ... part     for each facet a line for each value: label, what else it goes by, place, length
 *     year-numbers ...  at these places the papers that have it, each as the difference to the one before
 *     words             a line for each word, sorted: word, place and length of its papers, place and length of its occurrences
 *     words-numbers     for each paper that has it the difference to the one before, and of its most telling field 2f, or, if that is
 *                       the title, 2p + 1 for the position p
 *     occurrences       an odd number 2d + 1 goes d papers on, an even one 64p + 2f goes p positions on in the paper, to an
 *                       occurrence in field f
 *     title-lengths     how many words each title has that say something, a byte each
 *     lengths           a line for each length of words: length, place, bytes
 *     lengths-words     at these places the words of that length without digits, with spaces between
 *     forms             a line for each stem that is not its only word: stem, words
 *     venues, repos, categories   JSON of all records
 *
 * The numbers have seven bits a byte, the lowest first, all bytes but the last with the eighth bit. Behind the sections stand the
 * contents as JSON, how long they are, and the name of the form: what is cut or foreign does not end with it.
 *
 * A key is found by reading the keys, three hundredths of 100,000 papers, and halving; a paper by its place. JSON of the records is
 * read faster than any binary form of them, and line by line twice as fast as at once.
 */
import {
  type Author,
  type Catalog,
  type Category,
  complete,
  type Having,
  type Mutable,
  type Occurring,
  type Paper,
  type Repo,
  type Term,
  type Venue,
  type Words,
} from './catalog.ts';
import { type Read, type SortedLines, sortedLines } from './lines.ts';
import type { Hashed } from './stamps.ts';
import type { Facet } from './terms.ts';

/** Counted up with every change of the form or of what reading makes of the same files. */
const form = 'lm4c catalog 5';

/** What a compiled form was made of. */
export interface About {
  /** Absolute path of the catalog. */
  readonly folder: string;
  readonly files: readonly Hashed[];
  /** When reading the files began, in milliseconds since 1970. */
  readonly begun: number;
}

type Index = Facet | 'words';
export type SectionName =
  | 'records'
  | 'places'
  | 'keys'
  | 'venues'
  | 'repos'
  | 'categories'
  | 'forms'
  | 'title-lengths'
  | 'occurrences'
  | 'lengths'
  | 'lengths-words'
  | Index
  | `${Index}-numbers`;

export interface Contents extends About {
  readonly size: number;
  readonly fields: readonly string[];
  /** In bytes. */
  readonly sections: Readonly<Record<SectionName, readonly [offset: number, length: number]>>;
}

/** The bytes of a compiled form. */
export interface Bytes {
  readonly size: number;
  readonly read: (offset: number, length: number) => Buffer;
}

/** What stands behind the sections. */
export function trailer(contents: Contents): Buffer {
  const text = json(contents);
  return Buffer.from(text + String(text.length).padStart(lengthDigits) + form, 'latin1');
}
const lengthDigits = 10;

/** JSON with escapes for all characters beyond ASCII: bytes that need no decoding are read in half the time. */
export function json(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Enough for the contents of most catalogs. */
const usualContents = 8192;

/** The contents of a compiled form; undefined when it is none, or not of this form. */
export function contentsOf({ size, read }: Bytes): Contents | undefined {
  const taken = Math.min(size, usualContents);
  const end = read(size - taken, taken).toString('latin1');
  if (!end.endsWith(form)) return undefined;
  const behind = lengthDigits + form.length;
  const length = Number(end.slice(-behind, -form.length));
  const text = length + behind <= taken ? end.slice(-behind - length, -behind) : read(size - behind - length, length).toString();
  return JSON.parse(text);
}

/** Takes a compiled form piece by piece. */
export type Sink = (bytes: Buffer) => void;

/** Writes a compiled form again, with other contents about the same sections. */
export function copy({ read }: Bytes, contents: Contents, sink: Sink): void {
  const end = Math.max(...Object.values(contents.sections).map(([offset, length]) => offset + length));
  const step = 1 << 20;
  for (let at = 0; at < end; at += step) sink(read(at, Math.min(step, end - at)));
  sink(trailer(contents));
}

/** The catalog that a compiled form holds. */
export function catalogIn(bytes: Bytes, { size, fields, sections }: Contents): Catalog {
  const section = (name: SectionName) => bytes.read(...sections[name]);
  const all = <T>(name: SectionName): (() => T) => once(() => JSON.parse(section(name).toString('latin1')));
  const repos = all<Repo[]>('repos');
  const venues = all<Venue[]>('venues');
  const categories = once(() => withParents(all<Category[]>('categories')()));
  const part = (name: SectionName): Read => {
    const [offset, size] = sections[name];
    return (place, length) => bytes.read(offset + place, Math.min(length, size - place));
  };
  const sorted = (name: SectionName) => sortedLines(part(name), sections[name][1]);
  const keys = sorted('keys');
  const places = part('places');
  return {
    size,
    fields,
    get venues() {
      return venues();
    },
    get repos() {
      return repos();
    },
    get categories() {
      return categories();
    },
    *papers(numbers = range(size), brief) {
      const [allVenues, allCategories] = [venues(), categories()];
      for (const line of lines(numbers, places, part('records')))
        yield linked(parsed(line, brief === undefined), allVenues, allCategories);
    },
    numberOf(key) {
      const [line] = keys.startingWith(`${key.toLowerCase()}\t`);
      return line === undefined ? undefined : Number(line.slice(line.indexOf('\t')));
    },
    keys: () => linesIn(section('keys')).map(firstColumn),
    terms: (facet) => termsOf(section(facet), part(`${facet}-numbers`)),
    words: wordsOf(section, part, sorted),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function* range(end: number): Generator<number> {
  for (let number = 0; number < end; number++) yield number;
}

/** The category is written with all above it; in the catalog each is there once. */
function withParents(all: readonly Category[]): Category[] {
  const known = new Map<string, Category>();
  for (const { parent, ...category } of all) {
    const above = parent && known.get(parent.id);
    known.set(category.id, above ? { ...category, parent: above } : category);
  }
  return [...known.values()];
}

/** A paper as a line of the records has it; what follows from the rest is left out. */
export interface WrittenPaper extends Omit<Paper, 'authors' | 'venue' | 'categories' | 'url' | 'publisher'> {
  /** A name in parts as text, with commas between them. */
  readonly authors: readonly (string | Author)[];
  /** The numbers of the venue and of the categories, which are read once for all papers. */
  readonly venue: number;
  readonly categories: readonly number[];
  readonly url?: string | undefined;
  readonly publisher?: string | undefined;
}

const tab = 9;

function parsed(line: Buffer, whole: boolean): WrittenPaper {
  const end = line.indexOf(tab);
  const paper: WrittenPaper = JSON.parse(line.toString('latin1', 0, end));
  return whole ? Object.assign(paper, JSON.parse(line.toString('latin1', end + 1))) : paper;
}

function linked(written: WrittenPaper, venues: readonly Venue[], categories: readonly Category[]): Paper {
  const venue = venues[written.venue] as Venue;
  // In place, because a copy of each of 100,000 takes as long as to read it.
  const paper = written as unknown as Mutable<Paper>;
  paper.authors = written.authors.map((name) => (typeof name === 'string' ? author(name) : name));
  paper.venue = venue;
  paper.categories = written.categories.map((number) => categories[number] as Category);
  complete(paper);
  return paper;
}

function author(written: string): Author {
  const comma = written.indexOf(', ');
  const last = written.lastIndexOf(', ');
  const [family, given] = [written.slice(0, comma), written.slice(last + 2)];
  return last > comma ? { family, suffix: written.slice(comma + 2, last), given } : { family, given };
}

/** So many papers are found, and so many bytes of them read, at once where they are asked for one after the other. */
const ahead = { papers: 1024, bytes: 1 << 16 };

/** The lines with the numbers. */
function* lines(numbers: Iterable<number>, places: Read, records: Read): Generator<Buffer> {
  let last = -2;
  let first = 0;
  let found: Buffer = Buffer.alloc(0);
  let begin = 0;
  let window: Buffer = Buffer.alloc(0);
  for (const number of numbers) {
    const follows = number === last + 1;
    last = number;
    if (number < first || (number + 2 - first) * 4 > found.length) {
      first = number;
      found = places(number * 4, ((follows ? ahead.papers : 1) + 1) * 4);
    }
    const start = found.readUInt32LE((number - first) * 4);
    const end = found.readUInt32LE((number - first) * 4 + 4);
    if (start < begin || end > begin + window.length) {
      begin = start;
      window = records(start, follows ? Math.max(ahead.bytes, end - start) : end - start);
    }
    yield window.subarray(start - begin, end - begin);
  }
}

const linesIn = (text: Buffer) => text.toString().split('\n').slice(0, -1);

const firstColumn = (line: string) => line.slice(0, line.indexOf('\t'));

function termsOf(text: Buffer, read: Read): Term[] {
  return linesIn(text).map((line) => {
    const [label = '', also = '', place, length] = line.split('\t');
    return { label, also, papers: () => papersIn(read(Number(place), Number(length))) };
  });
}

function papersIn(bytes: Buffer): number[] {
  let paper = 0;
  return Array.from(numbersIn(bytes), (distance) => {
    paper += distance;
    return paper;
  });
}

/** The numbers that the bytes hold. */
function numbersIn(bytes: Buffer): Uint32Array {
  const numbers = new Uint32Array(bytes.length);
  let count = 0;
  let number = 0;
  let shift = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    number |= (byte & 127) << shift;
    if (byte > 127) {
      shift += 7;
    } else {
      numbers[count++] = number;
      number = 0;
      shift = 0;
    }
  }
  return numbers.subarray(0, count);
}

function wordsOf(
  section: (name: SectionName) => Buffer,
  part: (name: SectionName) => Read,
  sorted: (name: SectionName) => SortedLines,
): Words {
  const [vocabulary, forms] = [sorted('words'), sorted('forms')];
  const [papers, occurrences] = [part('words-numbers'), part('occurrences')];
  const titleLengths = once(() => section('title-lengths'));
  const lengths = once(() => linesIn(section('lengths')).map((line) => line.split('\t').map(Number)));
  const byLength = part('lengths-words');
  return {
    get(word) {
      const [line] = vocabulary.startingWith(`${word}\t`);
      if (line === undefined) return undefined;
      const [place = 0, length = 0, occurrence = 0, occurrenceLength = 0] = line.split('\t').slice(1).map(Number);
      return {
        word,
        papers: (having) => eachPaper(numbersIn(papers(place, length)), having),
        occurrences: (occurring) => eachOccurrence(numbersIn(occurrences(occurrence, occurrenceLength)), occurring),
      };
    },
    startingWith: (beginning) => [...vocabulary.startingWith(beginning)].map(firstColumn),
    formsOf(stem) {
      const [line = `\t${stem}`] = forms.startingWith(`${stem}\t`);
      return line.slice(line.indexOf('\t') + 1).split(' ');
    },
    ofLength(length) {
      const [, place, size] = lengths().find(([known]) => known === length) ?? [];
      return size
        ? byLength(place ?? 0, size)
            .toString()
            .split(' ')
        : [];
    },
    titleLength: (paper) => titleLengths()[paper] ?? 0,
  };
}

function eachPaper(numbers: Uint32Array, having: Having): void {
  let paper = -1;
  for (let at = 0; at < numbers.length; at += 2) {
    paper += numbers[at] ?? 0;
    const where = numbers[at + 1] ?? 0;
    if (where & 1) having(paper, 0, where >> 1);
    else having(paper, where >> 1, -1);
  }
}

function eachOccurrence(numbers: Uint32Array, occurring: Occurring): void {
  let paper = -1;
  let position = 0;
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] ?? 0;
    if (number & 1) {
      paper += number >> 1;
      position = 0;
    } else {
      position += number >> 6;
      occurring(paper, (number >> 1) & 31, position);
    }
  }
}
