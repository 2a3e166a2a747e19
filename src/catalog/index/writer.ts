/** Compiles the records of a catalog into the format of `format.ts`. */
import { paperFieldSpec } from '../model/fields.ts';
import { paperUrl } from '../model/paper-url.ts';
import { type Author, invertedName } from '../model/person-name.ts';
import type { Paper, Records } from '../model/records.ts';
import { encodeHeader, encodeJson, type IndexSource, type StoredPaper } from './format.ts';
import { IdentifierIndex } from './identifier-index.ts';
import { InvertedIndex } from './inverted-index.ts';
import { compareFirst, createSectionWriter, writeSortedLines } from './section-writer.ts';

/** The bytes of the compiled catalog, in chunks. */
export function compileIndex(records: Records, source: IndexSource): Buffer[] {
  const out = createSectionWriter();
  const index = new InvertedIndex(records.synonyms);
  const identifiers = new IdentifierIndex();
  const venueNumbers = numberById(records.venues);
  const categoryNumbers = numberById(records.categories);
  const keys: string[] = [];
  const aliases: NumberedKey[] = [];
  const offsets: number[] = [];
  out.begin('records');
  for (const paper of records.papers) {
    index.add(paper, keys.length);
    identifiers.add(paper, keys.length);
    offsets.push(out.length());
    out.write(recordLine(paper, venueNumbers, categoryNumbers));
    for (const alias of paper.aliases ?? []) aliases.push([alias.toLowerCase(), keys.length, alias]);
    keys.push(paper.key);
  }
  offsets.push(out.length());
  out.begin('record-offsets');
  out.writeBytes(encodeOffsets(offsets));
  writeSortedLines(out, 'keys', keyLines(keys.map((key, number) => [key.toLowerCase(), number, key])));
  writeSortedLines(out, 'aliases', keyLines(aliases));
  writeSortedLines(out, 'identifiers', identifiers.lines());
  index.write(out);
  for (const name of ['venues', 'repos', 'categories', 'synonyms'] as const) {
    out.begin(name);
    out.write(encodeJson(records[name]));
  }
  const { sections, chunks } = out.end();
  return [...chunks, encodeHeader({ ...source, size: keys.length, fields: records.fields, sections })];
}

type NumberedKey = readonly [lowerCase: string, number: number, key: string];

const keyLines = (keys: readonly NumberedKey[]) => keys.toSorted(compareFirst).map((columns) => columns.join('\t'));

function encodeOffsets(offsets: readonly number[]): Buffer {
  const bytes = Buffer.alloc(offsets.length * 4);
  for (const [index, offset] of offsets.entries()) bytes.writeUInt32LE(offset, index * 4);
  return bytes;
}

const numberById = (records: readonly { readonly id: string }[]) => new Map(records.map(({ id }, number) => [id, number]));

function recordLine(
  paper: Paper,
  venueNumbers: ReadonlyMap<string, number>,
  categoryNumbers: ReadonlyMap<string, number>,
): string {
  const stored: StoredPaper = {
    ...paper,
    authors: paper.authors.map(storedName),
    venue: paper.venue && venueNumbers.get(paper.venue.id),
    categories: paper.categories.map(({ id }) => categoryNumbers.get(id) ?? -1),
    url: paper.url === paperUrl(paper) ? undefined : paper.url,
    publisher: paper.publisher === paper.venue?.publisher ? undefined : paper.publisher,
  };
  const [frequent, rare]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  for (const [field, value] of Object.entries(stored)) (paperFieldSpec(field)?.isRarelyPrinted ? rare : frequent)[field] = value;
  return `${encodeJson(frequent)}\t${encodeJson(rare)}\n`;
}

/** A name as text where possible, which is read in a third of the time of an object. */
const storedName = (author: Author) => ('literal' in author || author.undivided ? author : invertedName(author));
