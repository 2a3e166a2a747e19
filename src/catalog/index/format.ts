/**
 * The file format of a compiled catalog: sections, then the header, then a trailer.
 *
 * | section             | content                                                                                                |
 * |---------------------|--------------------------------------------------------------------------------------------------------|
 * | `records`           | one line per paper, newest first: JSON of the frequently printed fields, with repositories inline and  |
 * |                     | venue and categories as numbers; a tab; JSON of the rarely printed fields                              |
 * | `record-offsets`    | u32 little-endian offset of each line of `records`, and of the end of the last one                     |
 * | `keys`              | sorted lines: key in lower case, number of the paper, key                                              |
 * | `aliases`           | the same for the other keys of papers                                                                  |
 * | `identifiers`       | sorted lines: lookup key of a DOI, arXiv id, address or repository (see model/identifier.ts), numbers   |
 * |                     | of the papers that have it, ascending, with spaces between                                             |
 * | `<facet>`           | one line per value: label, alias, offset and length of its list in `<facet>-papers`                    |
 * | `<facet>-papers`    | varint lists: numbers of the papers with the value, ascending, each as the difference to the previous  |
 * | `words`             | sorted lines: word, number of its first posting, number of its postings                                |
 * | `bigrams`           | the same for two adjacent content words, as their joined stems, and for groups of synonyms, as `~` and |
 * |                     | their name; their postings follow those of words                                                       |
 * | `postings`          | u32 in native byte order per posting: number of the paper; those of one term ascend                    |
 * | `posting-groups`    | u16 per posting: bitmap of the field groups of that paper that have the term (title: 1); in the upper  |
 * |                     | byte of those where it is derived from others (part of a name)                                         |
 * | `title-lengths`     | u8 per paper: number of distinct content words in the title, at most 255                               |
 * | `stems`             | sorted lines: stem, its words; omitted for a stem whose only word is the stem itself                   |
 * | `word-lengths`      | JSON array: number of words without digits of each length                                              |
 * | `words-by-length`   | these words, shortest first, in UTF-16LE without separators                                            |
 * | `letter-bitmaps`    | i32 in native byte order for each of these words: bitmap of its letters                                |
 * | `<lines>-blocks`    | JSON for each section of sorted lines: first key and offset of each block of about 32 KiB              |
 * | `venues`, `repos`, `categories`, `synonyms`      | JSON array of all records                                                 |
 *
 * The columns of a line are separated by tabs. A varint has seven bits per byte, the lowest first; every byte but the last has the
 * eighth bit set. The header is the JSON of `IndexHeader` in ASCII; the trailer is its length in ten characters and the format name.
 * At the end of the file, because a truncated file or one of another program then has no valid trailer.
 *
 * For 100,000 papers the file has 202 MB: 50 % records, 25 % postings, 11 % bigrams, 6 % words, 4 % authors, 2 % repositories, 1 %
 * keys; and in addition `identifiers`, 115 bytes per paper (measured for 10,000). Reading one paper takes 9 reads with 73 kB in all;
 * searching for two words, one of them in half of the papers, 82 reads with 764 kB. Postings of five bytes take twice the space of
 * delta-encoded ones, but need no decoding. JSON records are faster to read than binary ones (v8.deserialize took 1.2 of the time), in
 * half the time if parsed line by line instead of as one array, and in 0.6 of the time without the rarely printed fields.
 */
import type { Author } from '../model/person-name.ts';
import type { Paper } from '../model/records.ts';
import type { Fingerprint } from './fingerprints.ts';
import type { FacetName } from './indexed-fields.ts';

/** Checksum of the code that writes and reads the format, defined by the build, so that no version reads files of another one. */
declare const CATALOG_CODE: string | undefined;
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const formatName = `lm4c catalog ${typeof CATALOG_CODE === 'string' ? CATALOG_CODE : 'in tests'}${isLittleEndian ? '' : ' big'}`;

/** The catalog that an index was compiled from. */
export interface IndexSource {
  /** Absolute path of the catalog, a folder or a file. */
  readonly folder: string;
  readonly files: readonly Fingerprint[];
  /** Time when reading the files began, in milliseconds since 1970. */
  readonly readStartedAt: number;
  /** Number of entries of a foreign file, or parts of entries, that were left out. */
  readonly leftOut?: number;
}

/** Sections of sorted lines. */
export type LineSectionName = 'keys' | 'aliases' | 'identifiers' | 'words' | 'bigrams' | 'stems';
type RecordSectionName = 'records' | 'record-offsets' | 'venues' | 'repos' | 'categories' | 'synonyms';
type TermSectionName = 'postings' | 'posting-groups' | 'title-lengths' | 'word-lengths' | 'words-by-length' | 'letter-bitmaps';
type LineOrFacetSectionName = LineSectionName | `${LineSectionName}-blocks` | FacetName | `${FacetName}-papers`;
export type SectionName = RecordSectionName | TermSectionName | LineOrFacetSectionName;

export interface IndexHeader extends IndexSource {
  /** Number of papers. */
  readonly size: number;
  /** Names of all fields of a paper. */
  readonly fields: readonly string[];
  /** In bytes. */
  readonly sections: Readonly<Record<SectionName, readonly [offset: number, length: number]>>;
}

/** Random access to the bytes of an index. */
export interface ByteReader {
  readonly size: number;
  readonly read: (offset: number, length: number) => Buffer;
}

/** The bytes that follow the sections: header and trailer. */
export function encodeHeader(header: IndexHeader): Buffer {
  const json = encodeJson(header);
  return Buffer.from(json + String(json.length).padStart(lengthDigits) + formatName, 'latin1');
}
const lengthDigits = 10;

/** JSON in ASCII, with all other characters escaped: reading it as Latin-1 takes half the time of decoding UTF-8. */
export function encodeJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** In bytes; enough for the header and trailer of most catalogs. */
const usualHeaderSize = 8192;

/** The header of an index; undefined if the file has another format. */
export function readHeader({ size, read }: ByteReader): IndexHeader | undefined {
  const taken = Math.min(size, usualHeaderSize);
  const end = read(size - taken, taken).toString('latin1');
  if (!end.endsWith(formatName)) return undefined;
  const trailer = lengthDigits + formatName.length;
  const length = Number(end.slice(-trailer, -formatName.length));
  const json =
    length + trailer <= taken ? end.slice(-trailer - length, -trailer) : read(size - trailer - length, length).toString();
  return JSON.parse(json);
}

/** Accepts the bytes of an index chunk by chunk. */
export type ByteSink = (bytes: Buffer) => void;

/** Writes the sections of an index again, with another header. */
export function copyIndex({ read }: ByteReader, header: IndexHeader, sink: ByteSink): void {
  const end = Math.max(...Object.values(header.sections).map(([offset, length]) => offset + length));
  const chunkSize = 1 << 20;
  for (let offset = 0; offset < end; offset += chunkSize) sink(read(offset, Math.min(chunkSize, end - offset)));
  sink(encodeHeader(header));
}

/** A paper in a line of `records`, without derived values. */
export interface StoredPaper extends Omit<Paper, 'authors' | 'venue' | 'categories'> {
  /** A name with separate parts is stored as text: `family, given` or `family, suffix, given`. */
  readonly authors: readonly (string | Author)[];
  /** Index in `venues`. */
  readonly venue?: number | undefined;
  /** Indexes in `categories`. */
  readonly categories: readonly number[];
}
