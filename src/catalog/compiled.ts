/** The compiled form of a catalog, read part by part as it is asked for. */
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
  type Word,
  type Words,
} from './catalog.ts';
import { type Read, type SortedLines, sortedLines } from './lines.ts';
import type { Bytes, Contents, SectionName, WrittenPaper } from './snapshot.ts';
import type { Facet } from './terms.ts';

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
  const terms = new Map<Facet, readonly Term[]>();
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
    terms(facet) {
      const known = terms.get(facet) ?? termsOf(section(facet), part(`${facet}-numbers`));
      terms.set(facet, known);
      return known;
    },
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
  const wordIn = (line: string): Word => {
    const [place = 0, length = 0, occurrence = 0, occurrenceLength = 0] = line.split('\t').slice(1).map(Number);
    return {
      word: firstColumn(line),
      papers: (having) => eachPaper(numbersIn(papers(place, length)), having),
      occurrences: (occurring) => eachOccurrence(numbersIn(occurrences(occurrence, occurrenceLength)), occurring),
    };
  };
  return {
    get(word) {
      const [line] = vocabulary.startingWith(`${word}\t`);
      return line === undefined ? undefined : wordIn(line);
    },
    startingWith: (beginning) => [...vocabulary.startingWith(beginning)].map(wordIn),
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
