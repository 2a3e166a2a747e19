/**
 * The compiled form of a catalog: what commands ask for, each part where it can be read without the others.
 *
 *     records           a line of JSON for each paper, newest first, its repositories inside, its venue and categories as numbers
 *     places            where each of them begins, four bytes each, little end first, and where the last one ends
 *     keys              a line for each key, sorted: key, number of the paper
 *     year ... part     for each facet a line for each value: label, what else it goes by, place, length
 *     year-numbers ...  at these places the papers that have it, each as the difference to the one before
 *     words             a line for each word, sorted: word, place, length
 *     words-numbers     at these places where it occurs: an odd number 2d + 1 goes d papers on, an even one 64p + 2f goes p positions
 *                       on in the paper, to an occurrence in field f
 *     title-lengths     how many words each title has that say something, a byte each
 *     forms             a line for each stem that is not its only word: stem, words
 *     venues, repos, categories   JSON of all records
 *
 * The numbers have seven bits a byte, the lowest first, all bytes but the last with the eighth bit. Behind the sections stand the
 * contents as JSON, how long they are, and the name of the form: what is cut or foreign does not end with it.
 *
 * A key is found by reading the keys, three hundredths of 100,000 papers, and halving; a paper by its place. JSON of the records is
 * read faster than any binary form of them, and line by line twice as fast as at once.
 */
import type { Catalog, Category, Paper, Repo, Term, Venue, Word, Words } from './catalog.ts';
import type { Hashed } from './stamps.ts';
import type { Facet } from './terms.ts';

/** Counted up with every change of the form or of what reading makes of the same files. */
const form = 'lm4c catalog 3';

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
  return `${JSON.stringify(value).replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
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
  const parsed = <T>(name: SectionName): (() => T) => once(() => JSON.parse(section(name).toString('latin1')));
  const repos = parsed<Repo[]>('repos');
  const venues = parsed<Venue[]>('venues');
  const categories = once(() => withParents(parsed<Category[]>('categories')()));
  const keys = once(() => section('keys'));
  const places = once(() => section('places'));
  const [begin] = sections.records;
  const place = (number: number) => begin + places().readUInt32LE(number * 4);
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
    *papers(numbers = range(size)) {
      const [allVenues, allCategories] = [venues(), categories()];
      for (const line of lines(bytes, numbers, place)) yield linked(JSON.parse(line), allVenues, allCategories);
    },
    numberOf(key) {
      const line = lineOf(keys(), `${key.toLowerCase()}\t`);
      return line === undefined ? undefined : Number(line.slice(key.length + 1));
    },
    keys: () => linesIn(keys()).map((line) => line.slice(0, line.indexOf('\t'))),
    terms: (facet) => termsOf(section(facet), (place, length) => bytes.read(sections[`${facet}-numbers`][0] + place, length)),
    words: wordsOf(section, (place, length) => bytes.read(sections['words-numbers'][0] + place, length)),
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

interface WrittenPaper extends Omit<Paper, 'venue' | 'categories'> {
  readonly venue: number;
  readonly categories: readonly number[];
}

function linked(paper: WrittenPaper, venues: readonly Venue[], categories: readonly Category[]): Paper {
  const writable = paper as unknown as { venue: Venue | undefined; categories: (Category | undefined)[] };
  writable.venue = venues[paper.venue];
  writable.categories = paper.categories.map((number) => categories[number]);
  return paper as unknown as Paper;
}

/** So many bytes are read at once where papers are asked for one after the other. */
const ahead = 1 << 16;
/** Papers that are not further apart are. */
const near = 16;

function* lines({ size, read }: Bytes, numbers: Iterable<number>, place: (number: number) => number): Generator<string> {
  let window: Buffer = Buffer.alloc(0);
  let begin = 0;
  let last = Number.POSITIVE_INFINITY;
  for (const number of numbers) {
    const [start, end] = [place(number), place(number + 1)];
    if (start < begin || end > begin + window.length) {
      const follows = number > last && number - last <= near;
      begin = start;
      window = read(begin, Math.min(follows ? Math.max(ahead, end - begin) : end - begin, size - begin));
    }
    last = number;
    yield window.toString('latin1', start - begin, end - begin);
  }
}

const linesIn = (text: Buffer) => text.toString().split('\n').slice(0, -1);

/** Where the first of the sorted lines begins that is not below the text. */
function placeOf(sorted: Buffer, text: Buffer): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const begin = middle === 0 ? 0 : sorted.lastIndexOf(10, middle - 1) + 1;
    if (sorted.compare(text, 0, text.length, begin, Math.min(begin + text.length, sorted.length)) < 0) {
      low = sorted.indexOf(10, middle) + 1;
    } else high = begin;
  }
  return low;
}

/** The first of the sorted lines that begins with the text. */
function lineOf(sorted: Buffer, text: string): string | undefined {
  const wanted = Buffer.from(text);
  const begin = placeOf(sorted, wanted);
  const line = sorted.toString('utf8', begin, sorted.indexOf(10, begin));
  return line.startsWith(text) ? line : undefined;
}

/** All of the sorted lines that begin with the text. */
function linesWith(sorted: Buffer, text: string): string[] {
  const wanted = Buffer.from(text);
  const begin = placeOf(sorted, wanted);
  let end = begin;
  while (
    end < sorted.length &&
    sorted.compare(wanted, 0, wanted.length, end, Math.min(end + wanted.length, sorted.length)) === 0
  ) {
    end = sorted.indexOf(10, end) + 1;
  }
  return linesIn(sorted.subarray(begin, end));
}

type Read = (place: number, length: number) => Buffer;

function termsOf(text: Buffer, read: Read): Term[] {
  return linesIn(text).map((line) => {
    const [label = '', also = '', place, length] = line.split('\t');
    return { label, also, papers: () => papersIn(read(Number(place), Number(length))) };
  });
}

function papersIn(bytes: Buffer): number[] {
  const papers: number[] = [];
  let paper = 0;
  let number = 0;
  let shift = 0;
  for (const byte of bytes) {
    number |= (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    paper += number;
    papers.push(paper);
    number = 0;
    shift = 0;
  }
  return papers;
}

function wordsOf(section: (name: SectionName) => Buffer, read: Read): Words {
  const vocabulary = once(() => section('words'));
  const forms = once(() => section('forms'));
  const titleLengths = once(() => section('title-lengths'));
  const wordIn = (line: string) => line.slice(0, line.indexOf('\t'));
  return {
    get(word) {
      const line = lineOf(vocabulary(), `${word}\t`);
      if (line === undefined) return undefined;
      const [, place, length] = line.split('\t');
      return { word, visit: (occurrence) => visit(read(Number(place), Number(length)), occurrence) };
    },
    startingWith: (beginning) => linesWith(vocabulary(), beginning).map(wordIn),
    formsOf: (stem) =>
      lineOf(forms(), `${stem}\t`)
        ?.slice(stem.length + 1)
        .split(' ') ?? [stem],
    all: () => linesIn(vocabulary()).map(wordIn),
    titleLength: (paper) => titleLengths()[paper] ?? 0,
  };
}

function visit(bytes: Buffer, occurrence: Parameters<Word['visit']>[0]): void {
  let paper = -1;
  let position = 0;
  let number = 0;
  let shift = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    number |= (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    if (number & 1) {
      paper += number >> 1;
      position = 0;
    } else {
      position += number >> 6;
      occurrence(paper, (number >> 1) & 31, position);
    }
    number = 0;
    shift = 0;
  }
}
