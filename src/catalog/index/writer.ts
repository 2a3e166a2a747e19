/** Records -> the compiled form of a catalog, which snapshot.ts describes and reads. */
import { rarelyPrintedFields } from '../model/fields.ts';
import { paperUrl } from '../model/paper-url.ts';
import { type Author, invertedName } from '../model/person-name.ts';
import type { Paper, Records } from '../model/records.ts';
import { encodeJson, encodeTrailer, type IndexSource, type StoredPaper } from './format.ts';
import { InvertedIndex } from './inverted-index.ts';
import { compareFirst, createSectionWriter, writeSortedLines } from './section-writer.ts';

/** The compiled form of the records, in pieces. */
export function compileIndex(records: Records, about: IndexSource): Buffer[] {
  const out = createSectionWriter();
  const index = new InvertedIndex(records.abbreviations);
  const venues = numbers(records.venues);
  const categories = numbers(records.categories);
  const keys: string[] = [];
  const places: number[] = [];
  out.begin('records');
  for (const paper of records.papers) {
    index.add(paper, keys.length);
    places.push(out.length());
    out.write(recordLine(paper, venues, categories));
    keys.push(paper.key.toLowerCase());
  }
  places.push(out.length());
  out.begin('places');
  out.writeBytes(placesAsBytes(places));
  const numbered = keys.map((key, number) => [key, number] as const).sort(compareFirst);
  writeSortedLines(
    out,
    'keys',
    numbered.map(([key, number]) => `${key}\t${number}`),
  );
  index.write(out);
  for (const name of ['venues', 'repos', 'categories', 'abbreviations'] as const) {
    out.begin(name);
    out.write(encodeJson(records[name]));
  }
  const { sections, pieces } = out.end();
  return [...pieces, encodeTrailer({ ...about, size: keys.length, fields: records.fields, sections })];
}

function placesAsBytes(places: readonly number[]): Buffer {
  const bytes = Buffer.alloc(places.length * 4);
  for (const [index, place] of places.entries()) bytes.writeUInt32LE(place, index * 4);
  return bytes;
}

/** The records of one kind by the place that they have among them. */
const numbers = (records: readonly { readonly id: string }[]) => new Map(records.map(({ id }, number) => [id, number]));

/** A paper as it is written, without what follows from the rest of it. */
function recordLine(paper: Paper, venues: ReadonlyMap<string, number>, categories: ReadonlyMap<string, number>): string {
  const written: StoredPaper = {
    ...paper,
    authors: paper.authors.map(writtenName),
    venue: paper.venue && venues.get(paper.venue.id),
    categories: paper.categories.map(({ id }) => categories.get(id) ?? -1),
    url: paper.url === paperUrl(paper) ? undefined : paper.url,
    publisher: paper.publisher === paper.venue?.publisher ? undefined : paper.publisher,
  };
  const [front, rest]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  for (const [field, value] of Object.entries(written)) (rarelyPrintedFields.has(field) ? rest : front)[field] = value;
  return `${encodeJson(front)}\t${encodeJson(rest)}\n`;
}

/** A name as the YAML has it: one text is read in a third of the time of an object. */
const writtenName = (author: Author) => ('literal' in author || author.undivided ? author : invertedName(author));
