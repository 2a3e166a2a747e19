/** The compiled form of a catalog, read part by part as it is asked for. */
import { lazy } from '../../util/memoize.ts';
import { letterBitmap, stem } from '../../util/tokenize.ts';
import type { Abbreviation } from '../model/abbreviation.ts';
import { fillDerivedFields, type Mutable } from '../model/link.ts';
import { parseInvertedName } from '../model/person-name.ts';
import type { Category, Paper, Repo, Venue } from '../model/records.ts';
import type { Catalog, FacetValue, IndexedTerm, Postings, TermIndex } from './catalog.ts';
import type { ByteReader, IndexHeader, LineSectionName, SectionName, StoredPaper } from './format.ts';
import type { FacetName } from './indexed-fields.ts';
import { decodeVarints } from './posting-lists.ts';
import { createSortedLines, type LineBlocks, type ReadBytes, type SortedLines, splitLines } from './sorted-lines.ts';

/** The catalog that a compiled form holds. */
export function openCatalog(bytes: ByteReader, { size, fields, leftOut = 0, sections }: IndexHeader): Catalog {
  const section = (name: SectionName) => bytes.read(...sections[name]);
  const all = <T>(name: SectionName): (() => T) => lazy(() => JSON.parse(section(name).toString('latin1')));
  const repos = all<Repo[]>('repos');
  const venues = all<Venue[]>('venues');
  const categories = lazy(() => withParents(all<Category[]>('categories')()));
  const abbreviations = all<Abbreviation[]>('abbreviations');
  const part = (name: SectionName): ReadBytes => {
    const [offset, size] = sections[name];
    return (place, length) => bytes.read(offset + place, Math.min(length, size - place));
  };
  const sorted = (name: LineSectionName) => createSortedLines(part(name), all<LineBlocks>(`${name}-blocks`));
  const keys = sorted('keys');
  const places = part('places');
  const terms = new Map<FacetName, readonly FacetValue[]>();
  return {
    leftOut,
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
    get abbreviations() {
      return abbreviations();
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
    keys: () => splitLines(section('keys')).map(firstColumn),
    terms(facet) {
      const known = terms.get(facet) ?? termsOf(section(facet), part(`${facet}-numbers`));
      terms.set(facet, known);
      return known;
    },
    words: wordsOf(section, part, sorted),
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

function parsed(line: Buffer, whole: boolean): StoredPaper {
  const end = line.indexOf(tab);
  const paper: StoredPaper = JSON.parse(line.toString('latin1', 0, end));
  return whole ? Object.assign(paper, JSON.parse(line.toString('latin1', end + 1))) : paper;
}

function linked(written: StoredPaper, venues: readonly Venue[], categories: readonly Category[]): Paper {
  // In place, because a copy of each of 100,000 takes as long as to read it.
  const paper = written as unknown as Mutable<Paper>;
  paper.authors = written.authors.map((name) => (typeof name === 'string' ? parseInvertedName(name) : name));
  if (written.venue !== undefined) paper.venue = venues[written.venue] as Venue;
  paper.categories = written.categories.map((number) => categories[number] as Category);
  fillDerivedFields(paper);
  return paper;
}

/** So many papers are found, and so many bytes of them read, at once where they are asked for one after the other. */
const ahead = { papers: 1024, bytes: 1 << 16 };

/** The lines with the numbers. */
function* lines(numbers: Iterable<number>, places: ReadBytes, records: ReadBytes): Generator<Buffer> {
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

const firstColumn = (line: string) => line.slice(0, line.indexOf('\t'));

function termsOf(text: Buffer, read: ReadBytes): FacetValue[] {
  return splitLines(text).map((line) => {
    const [label = '', also = '', place, length] = line.split('\t');
    return { label, also, papers: () => papersIn(read(Number(place), Number(length))) };
  });
}

function papersIn(bytes: Buffer): number[] {
  let paper = 0;
  return Array.from(decodeVarints(bytes), (distance) => {
    paper += distance;
    return paper;
  });
}

function wordsOf(
  section: (name: SectionName) => Buffer,
  part: (name: SectionName) => ReadBytes,
  sorted: (name: LineSectionName) => SortedLines,
): TermIndex {
  const [vocabulary, pairs, forms] = [sorted('words'), sorted('pairs'), sorted('forms')];
  const alike = alikeIn(section, part);
  const postings = postingsIn(part);
  const first = (lines: SortedLines, word: string) => wordsIn(lines.startingWith(`${word}\t`), postings)[0];
  return {
    get: (word) => first(vocabulary, word),
    startingWith: (beginning) => wordsIn(vocabulary.startingWith(beginning), postings),
    pair: (stems) => first(pairs, stems),
    formsOf(root) {
      const [line] = forms.startingWith(`${root}\t`);
      if (line !== undefined) return line.slice(line.indexOf('\t') + 1).split(' ');
      return stem(root) === root ? [root] : [];
    },
    alike,
    titleLengths: () => section('title-lengths'),
  };
}

type ReadPostings = (place: number, count: number) => Postings;

function postingsIn(part: (name: SectionName) => ReadBytes): ReadPostings {
  const [papers, where] = [part('postings'), part('postings-where')];
  return (place, count) => ({ papers: new Uint32Array(...fours(papers(place * 4, count * 4))), where: where(place, count) });
}

/** The bytes where numbers of four bytes may stand; what was read from a file does, unless it is short. */
function fours({ buffer, byteOffset, length }: Buffer): [ArrayBufferLike, number, number] {
  return byteOffset % 4 === 0 ? [buffer, byteOffset, length / 4] : [buffer.slice(byteOffset, byteOffset + length), 0, length / 4];
}

/** The words of lines that follow each other: so do their postings, which are read at once. */
function wordsIn(lines: Iterable<string>, read: ReadPostings): IndexedTerm[] {
  const all = Array.from(lines, (line) => {
    const [word = '', place, count] = line.split('\t');
    return { word, place: Number(place), count: Number(count) };
  });
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return [];
  const whole = lazy(() => read(first.place, last.place + last.count - first.place));
  return all.map(({ word, place, count }) => ({
    word,
    count,
    postings() {
      const { papers, where } = whole();
      const begin = place - first.place;
      return { papers: papers.subarray(begin, begin + count), where: where.subarray(begin, begin + count) };
    },
  }));
}

function alikeIn(section: (name: SectionName) => Buffer, part: (name: SectionName) => ReadBytes): TermIndex['alike'] {
  const counts = lazy((): number[] => JSON.parse(section('lengths').toString('latin1')));
  const [words, letters] = [part('lengths-words'), part('lengths-letters')];
  return (word, errors) => {
    const wanted = letterBitmap(word);
    const found: string[] = [];
    let [wordPlace, lettersPlace] = [0, 0];
    for (const [length, count] of counts().entries()) {
      if (count > 0 && Math.abs(length - word.length) <= errors) {
        const sets = new Int32Array(...fours(letters(lettersPlace, count * 4)));
        const text = words(wordPlace, count * length * 2);
        for (let at = 0; at < count; at++) {
          const set = sets[at] ?? 0;
          if (hasMoreBits(wanted & ~set, errors) || hasMoreBits(set & ~wanted, errors)) continue;
          found.push(text.toString('utf16le', at * length * 2, (at + 1) * length * 2));
        }
      }
      wordPlace += count * length * 2;
      lettersPlace += count * 4;
    }
    return found;
  };
}

function hasMoreBits(set: number, most: number): boolean {
  let rest = set;
  for (let count = 0; count < most; count++) rest &= rest - 1;
  return rest !== 0;
}
