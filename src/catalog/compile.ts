/** Records -> the compiled form of a catalog, which snapshot.ts describes and reads. */
import { stem, telling, words } from '../words.ts';
import type { Paper, Records } from './catalog.ts';
import { type About, type Contents, json, type SectionName, type Sink, trailer } from './snapshot.ts';
import { type Facet, facets, textFields, texts } from './terms.ts';

/** Writes the compiled form of the records. */
export function compile(records: Records, about: About, sink: Sink): void {
  const out = sectioned(sink);
  const index = new Index();
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
  out.write(Buffer.from(Uint32Array.from(places).buffer));
  out.begin('keys');
  for (const [number, key] of sorted(keys.map((key, number) => [number, key] as const))) out.write(`${key}\t${number}\n`);
  index.write(out);
  for (const name of ['venues', 'repos', 'categories'] as const) {
    out.begin(name);
    out.write(json(records[name]));
  }
  const contents: Contents = { ...about, size: keys.length, fields: records.fields, sections: out.end() };
  sink(trailer(contents));
}

/** The records of one kind by the place that they have among them. */
const numbers = (records: readonly { readonly id: string }[]) => new Map(records.map(({ id }, number) => [id, number]));

/** A paper as it is read back, its venue and categories as numbers; those are read once for all papers. */
function recordLine(paper: Paper, venues: ReadonlyMap<string, number>, categories: ReadonlyMap<string, number>): string {
  return json({
    ...paper,
    venue: venues.get(paper.venue.id),
    categories: paper.categories.map(({ id }) => categories.get(id)),
  });
}

/** By the bytes of their texts in UTF-8, as they are looked up. */
function sorted<T>(pairs: readonly (readonly [T, string])[]): (readonly [T, string])[] {
  return pairs.toSorted(([, a], [, b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** Pieces are handed on when they are this many bytes together. */
const enough = 1 << 18;

function sectioned(sink: Sink) {
  const sections: Partial<Record<SectionName, readonly [offset: number, length: number]>> = {};
  let name: SectionName | undefined;
  let begun = 0;
  let written = 0;
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = () => {
    sink(Buffer.concat(waiting));
    waiting = [];
    size = 0;
  };
  const finish = () => {
    if (name) sections[name] = [begun, written - begun];
    begun = written;
  };
  return {
    begin(next: SectionName) {
      finish();
      name = next;
    },
    write(piece: string | Buffer) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      waiting.push(bytes);
      size += bytes.length;
      written += bytes.length;
      if (size >= enough) flush();
    },
    /** Of the section until now. */
    length: () => written - begun,
    end() {
      finish();
      flush();
      return sections as Contents['sections'];
    },
  };
}

type Sections = ReturnType<typeof sectioned>;

/** Numbers as bytes, seven bits in each, that grow as they come. */
class Numbers {
  private bytes = Buffer.alloc(8);
  private length = 0;

  add(number: number): void {
    if (this.length + 5 > this.bytes.length) this.bytes = Buffer.concat([this.bytes], this.bytes.length * 2);
    let rest = number;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  written = () => this.bytes.subarray(0, this.length);
}

/** The papers of a term, each as the difference to the one before. */
class Papers {
  readonly numbers = new Numbers();
  private last = 0;

  add(paper: number): void {
    this.numbers.add(paper - this.last);
    this.last = paper;
  }
}

/** The occurrences of a word: an odd number is the difference to the paper before, an even one that to the position before with the field. */
class Occurrences {
  readonly numbers = new Numbers();
  private paper = -1;
  private position = 0;

  add(paper: number, field: number, position: number): void {
    if (paper !== this.paper) {
      this.numbers.add(((paper - this.paper) << 1) | 1);
      this.paper = paper;
      this.position = 0;
    }
    this.numbers.add(((position - this.position) << 6) | (field << 1));
    this.position = position;
  }
}

/** Positions are left out between two texts, so that the last word of one and the first of the next are not neighbours. */
const gap = 2;

class Index {
  private readonly terms = new Map((Object.keys(facets) as Facet[]).map((facet) => [facet, new Map<string, Papers>()]));
  private readonly words = new Map<string, Occurrences>();
  private readonly titleLengths: number[] = [];
  private readonly wordsOfText = new Map<string, readonly string[]>();

  add(paper: Paper, number: number): void {
    for (const [facet, terms] of this.terms) for (const label of facets[facet](paper)) entry(terms, label, Papers).add(number);
    let position = 0;
    for (const [field, name] of textFields.entries()) {
      for (const text of texts[name](paper)) {
        if (!text) continue;
        position = name === 'title' ? this.addTitle(text, number) : this.addText(text, name, field, number, position);
        position += gap;
      }
    }
  }

  private addText(text: string, name: string, field: number, paper: number, first: number): number {
    let position = first;
    for (const word of repeated.has(name) ? this.known(text) : words(text)) {
      entry(this.words, word, Occurrences).add(paper, field, position);
      position++;
    }
    return position;
  }

  /** In a title only words that say something have positions of their own, each the first time, so that phrases are found across others. */
  private addTitle(text: string, paper: number): number {
    const all = words(text);
    const positions = new Map(telling(all).map((word, position) => [word, position]));
    let position = 0;
    for (const word of new Set(all)) {
      position = positions.get(word) ?? position;
      entry(this.words, word, Occurrences).add(paper, 0, position);
    }
    this.titleLengths.push(Math.min(positions.size, 255));
    return positions.size;
  }

  private known(text: string): readonly string[] {
    const known = this.wordsOfText.get(text);
    if (known) return known;
    const fresh = words(text);
    this.wordsOfText.set(text, fresh);
    return fresh;
  }

  write(out: Sections): void {
    for (const [facet, terms] of this.terms) {
      writeEntries(
        out,
        facet,
        [...terms].map(([label, papers]) => [papers, label.includes('\t') ? label : `${label}\t`] as const),
      );
    }
    const vocabulary = sorted([...this.words].map(([word, occurrences]) => [occurrences, word] as const));
    writeEntries(out, 'words', vocabulary);
    out.begin('title-lengths');
    out.write(Buffer.from(this.titleLengths));
    out.begin('forms');
    out.write(formLines(vocabulary.map(([, word]) => word)));
  }
}

/** Fields whose texts come again in other papers. */
const repeated = new Set(['venue', 'year', 'category', 'task', 'model', 'language', 'technique', 'proceedings']);

function entry<T>(entries: Map<string, T>, name: string, make: new () => T): T {
  const known = entries.get(name);
  if (known) return known;
  const fresh = new make();
  entries.set(name, fresh);
  return fresh;
}

/** A line for each entry, with the place and the length of its numbers, and then all numbers. */
function writeEntries(
  out: Sections,
  name: Facet | 'words',
  entries: readonly (readonly [{ readonly numbers: Numbers }, string])[],
) {
  let place = 0;
  out.begin(`${name}`);
  for (const [{ numbers }, text] of entries) {
    const { length } = numbers.written();
    out.write(`${text}\t${place}\t${length}\n`);
    place += length;
  }
  out.begin(`${name}-numbers`);
  for (const [{ numbers }] of entries) out.write(numbers.written());
}

/** For each stem the words that have it, where that is not the stem alone. */
function formLines(vocabulary: readonly string[]): string {
  const forms = new Map<string, string[]>();
  for (const word of vocabulary) {
    const root = stem(word);
    const known = forms.get(root);
    if (known) known.push(word);
    else forms.set(root, [word]);
  }
  const told = [...forms].filter(([root, all]) => all.length > 1 || all[0] !== root);
  return sorted(told.map(([root, all]) => [all, root] as const))
    .map(([all, root]) => `${root}\t${all.join(' ')}\n`)
    .join('');
}
