/** Opens a compiled catalog, whose parts are read on demand. */
import { lazy } from '../../util/memoize.ts';
import { fillDerivedFields, type Mutable } from '../model/link.ts';
import { parseInvertedName } from '../model/person-name.ts';
import type { Category, Paper, Repo, Venue } from '../model/records.ts';
import type { SynonymGroup } from '../model/synonyms.ts';
import type { Catalog, FacetValue } from './catalog.ts';
import type { ByteReader, IndexHeader, LineSectionName, SectionName, StoredPaper } from './format.ts';
import type { FacetName } from './indexed-fields.ts';
import { decodeVarints } from './posting-lists.ts';
import { createLineFinder, type LineBlocks, type ReadBytes, splitLines } from './sorted-lines.ts';
import { openTermIndex } from './term-reader.ts';

/** The catalog in an index. */
export function openCatalog(bytes: ByteReader, { size, fields, leftOut = 0, sections }: IndexHeader): Catalog {
  const readSection = (name: SectionName) => bytes.read(...sections[name]);
  const parseSection = <T>(name: SectionName): (() => T) => lazy(() => JSON.parse(readSection(name).toString('latin1')));
  const repos = parseSection<Repo[]>('repos');
  const venues = parseSection<Venue[]>('venues');
  const categories = lazy(() => linkParents(parseSection<Category[]>('categories')()));
  const synonyms = parseSection<SynonymGroup[]>('synonyms');
  const sectionReader = (name: SectionName): ReadBytes => {
    const [start, sectionLength] = sections[name];
    return (offset, length) => bytes.read(start + offset, Math.min(length, sectionLength - offset));
  };
  const openLines = (name: LineSectionName) => createLineFinder(sectionReader(name), parseSection<LineBlocks>(`${name}-blocks`));
  const keys = openLines('keys');
  const aliases = openLines('aliases');
  const identifiers = openLines('identifiers');
  const readOffsets = sectionReader('record-offsets');
  const valuesByFacet = new Map<FacetName, readonly FacetValue[]>();
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
    get synonyms() {
      return synonyms();
    },
    *papers(numbers = range(size), brief) {
      const [allVenues, allCategories] = [venues(), categories()];
      for (const line of recordLines(numbers, readOffsets, sectionReader('records')))
        yield linkPaper(parseRecord(line, brief === undefined), allVenues, allCategories);
    },
    numberOf(key) {
      const prefix = `${key.toLowerCase()}\t`;
      const lines = Array.from(keys(prefix), splitKeyLine).concat(Array.from(aliases(prefix), splitKeyLine));
      return (lines.find(({ spelling }) => spelling === key) ?? lines[0])?.number;
    },
    papersWithIdentifier(identifier) {
      for (const key of identifier.keys) {
        const [line] = identifiers(`${key}\t`);
        const numbers = line?.slice(line.indexOf('\t') + 1);
        if (numbers !== undefined) return numbers.split(' ').map(Number);
      }
      return [];
    },
    identifiersWithPrefix: (prefix) => Array.from(identifiers(prefix), firstColumn),
    keys: () => [...new Set(splitLines(readSection('keys')).map(firstColumn))],
    facetValues(facet) {
      const values = valuesByFacet.get(facet) ?? parseFacetValues(readSection(facet), sectionReader(`${facet}-papers`));
      valuesByFacet.set(facet, values);
      return values;
    },
    termIndex: openTermIndex(readSection, sectionReader, openLines),
  };
}

function* range(end: number): Generator<number> {
  for (let number = 0; number < end; number++) yield number;
}

/** The stored categories have copies of their ancestors; these become references to one object for each category. */
function linkParents(stored: readonly Category[]): Category[] {
  const byId = new Map<string, Category>();
  for (const { parent, ...category } of stored) {
    const linkedParent = parent && byId.get(parent.id);
    byId.set(category.id, linkedParent ? { ...category, parent: linkedParent } : category);
  }
  return [...byId.values()];
}

const tab = 9;

function parseRecord(line: Buffer, withRareFields: boolean): StoredPaper {
  const end = line.indexOf(tab);
  const paper: StoredPaper = JSON.parse(line.toString('latin1', 0, end));
  return withRareFields ? Object.assign(paper, JSON.parse(line.toString('latin1', end + 1))) : paper;
}

function linkPaper(stored: StoredPaper, venues: readonly Venue[], categories: readonly Category[]): Paper {
  // In place, because copying each of 100,000 papers takes as long as reading it.
  const paper = stored as unknown as Mutable<Paper>;
  paper.authors = stored.authors.map((name) => (typeof name === 'string' ? parseInvertedName(name) : name));
  if (stored.venue !== undefined) paper.venue = venues[stored.venue] as Venue;
  paper.categories = stored.categories.map((number) => categories[number] as Category);
  fillDerivedFields(paper);
  return paper;
}

/** How much to read at once while the numbers of papers are consecutive. */
const readAhead = { papers: 1024, bytes: 1 << 16 };

/** The lines of the papers with these numbers. */
function* recordLines(numbers: Iterable<number>, readOffsets: ReadBytes, readRecords: ReadBytes): Generator<Buffer> {
  let previous = -2;
  let firstOffset = 0;
  let offsets: Buffer = Buffer.alloc(0);
  let windowStart = 0;
  let window: Buffer = Buffer.alloc(0);
  for (const number of numbers) {
    const isConsecutive = number === previous + 1;
    previous = number;
    if (number < firstOffset || (number + 2 - firstOffset) * 4 > offsets.length) {
      firstOffset = number;
      offsets = readOffsets(number * 4, ((isConsecutive ? readAhead.papers : 1) + 1) * 4);
    }
    const start = offsets.readUInt32LE((number - firstOffset) * 4);
    const end = offsets.readUInt32LE((number - firstOffset) * 4 + 4);
    if (start < windowStart || end > windowStart + window.length) {
      windowStart = start;
      window = readRecords(start, isConsecutive ? Math.max(readAhead.bytes, end - start) : end - start);
    }
    yield window.subarray(start - windowStart, end - windowStart);
  }
}

function splitKeyLine(line: string) {
  const [, number, spelling] = line.split('\t');
  return { number: Number(number), spelling };
}

const firstColumn = (line: string) => line.slice(0, line.indexOf('\t'));

function parseFacetValues(text: Buffer, readPapers: ReadBytes): FacetValue[] {
  return splitLines(text).map((line) => {
    const [label = '', alias = '', offset, length] = line.split('\t');
    return { label, alias, papers: () => decodeDeltas(readPapers(Number(offset), Number(length))) };
  });
}

function decodeDeltas(bytes: Buffer): number[] {
  let paper = 0;
  return Array.from(decodeVarints(bytes), (difference) => {
    paper += difference;
    return paper;
  });
}
