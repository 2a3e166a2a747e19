/**
 * The compiled form of a catalog: what commands ask for, each part where it can be read without the others.
 *
 *     records           a line for each paper, newest first: JSON of what most commands print, its repositories inside, its venue and
 *                       categories as numbers; a tab; JSON of the details
 *     places            where each of them begins, four bytes each, little end first, and where the last one ends
 *     keys              a line for each key, sorted: key, number of the paper
 *     year ... part     for each facet a line for each value: label, what else it goes by, place, length
 *     year-numbers ...  at these places the papers that have it, each as the difference to the one before
 *     words             a line for each word, sorted: word, number of its first posting, how many it has
 *     pairs             the same for the stems of each two words that stand side by side, as one word
 *     postings          for each posting the number of a paper, four bytes in the order of the machine; those of a word ascend
 *     postings-where    for each posting a byte: the most telling group of texts in which the word stands there, titles are 0; as
 *                       many more as there are groups if it does not itself, but follows from others: the part of a name, the short form
 *                       of what is written out
 *     title-lengths     how many words each title has that say something, a byte each
 *     forms             a line for each stem that is not its only word: stem, words
 *     lengths           JSON: how many words without digits there are of each length
 *     lengths-words     those words, the shortest first, two bytes for each UTF-16 unit, with nothing between them
 *     lengths-letters   for each of them four bytes in the order of the machine, a bit for each letter that it has
 *     ...-blocks        JSON: with what each block of sorted lines begins, and where
 *     venues, repos, categories, abbreviations   JSON of all records
 *
 * The numbers have seven bits a byte, the lowest first, all bytes but the last with the eighth bit. Behind the sections stand the
 * contents as JSON, how long they are, and the name of the form: what is cut or foreign does not end with it.
 *
 * Of 100,000 papers it has 202 MB: 50 % records, 25 % postings, 11 % pairs, 6 % words, 4 % authors, 2 % repositories, 1 % keys. To read
 * one of them takes 9 reads, 73 kB in all, and to search for two words of which one half of them has, 82 reads, 764 kB. Postings of
 * five bytes take twice the room of differences, but are read as they stand. JSON of a record is read faster than a binary form of it
 * (v8.deserialize took 1.2 of the time), line by line in half the time of one array, and without the details in six tenths.
 */
import type { Author } from '../model/person-name.ts';
import type { Paper } from '../model/records.ts';
import type { Fingerprint } from './fingerprints.ts';
import type { FacetName } from './indexed-fields.ts';

/** Put in by the build: a sum of the code that makes and reads the form, so that none of another program is taken for one of this. */
declare const CATALOG_CODE: string | undefined;
const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const form = `lm4c catalog ${typeof CATALOG_CODE === 'string' ? CATALOG_CODE : 'in tests'}${littleEndian ? '' : ' big'}`;

/** What a compiled form was made of. */
export interface IndexSource {
  /** Absolute path of the catalog, a folder or a file. */
  readonly folder: string;
  readonly files: readonly Fingerprint[];
  /** When reading the files began, in milliseconds since 1970. */
  readonly begun: number;
  /** How many entries of a foreign file, or parts of them, are left out. */
  readonly leftOut?: number;
}

/** Sections of sorted lines. */
export type LineSectionName = 'keys' | 'words' | 'pairs' | 'forms';
export type SectionName =
  | 'records'
  | 'places'
  | 'venues'
  | 'repos'
  | 'categories'
  | 'abbreviations'
  | 'postings'
  | 'postings-where'
  | 'title-lengths'
  | 'lengths'
  | 'lengths-words'
  | 'lengths-letters'
  | LineSectionName
  | `${LineSectionName}-blocks`
  | FacetName
  | `${FacetName}-numbers`;

export interface IndexHeader extends IndexSource {
  readonly size: number;
  readonly fields: readonly string[];
  /** In bytes. */
  readonly sections: Readonly<Record<SectionName, readonly [offset: number, length: number]>>;
}

/** The bytes of a compiled form. */
export interface ByteReader {
  readonly size: number;
  readonly read: (offset: number, length: number) => Buffer;
}

/** What stands behind the sections. */
export function encodeTrailer(contents: IndexHeader): Buffer {
  const text = encodeJson(contents);
  return Buffer.from(text + String(text.length).padStart(lengthDigits) + form, 'latin1');
}
const lengthDigits = 10;

/** JSON with escapes for all characters beyond ASCII: bytes that need no decoding are read in half the time. */
export function encodeJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Enough for the contents of most catalogs. */
const usualContents = 8192;

/** The contents of a compiled form; undefined when it is none, or not of this form. */
export function readHeader({ size, read }: ByteReader): IndexHeader | undefined {
  const taken = Math.min(size, usualContents);
  const end = read(size - taken, taken).toString('latin1');
  if (!end.endsWith(form)) return undefined;
  const behind = lengthDigits + form.length;
  const length = Number(end.slice(-behind, -form.length));
  const text = length + behind <= taken ? end.slice(-behind - length, -behind) : read(size - behind - length, length).toString();
  return JSON.parse(text);
}

/** Takes a compiled form piece by piece. */
export type ByteSink = (bytes: Buffer) => void;

/** Writes a compiled form again, with other contents about the same sections. */
export function copyIndex({ read }: ByteReader, contents: IndexHeader, sink: ByteSink): void {
  const end = Math.max(...Object.values(contents.sections).map(([offset, length]) => offset + length));
  const step = 1 << 20;
  for (let at = 0; at < end; at += step) sink(read(at, Math.min(step, end - at)));
  sink(encodeTrailer(contents));
}

/** A paper as a line of the records has it; what follows from the rest is left out. */
export interface StoredPaper extends Omit<Paper, 'authors' | 'venue' | 'categories' | 'url' | 'publisher'> {
  /** A name in parts as text, with commas between them. */
  readonly authors: readonly (string | Author)[];
  /** The numbers of the venue and of the categories, which are read once for all papers. */
  readonly venue?: number | undefined;
  readonly categories: readonly number[];
  readonly url?: string | undefined;
  readonly publisher?: string | undefined;
}
