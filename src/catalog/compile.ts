/** Records -> the compiled form of a catalog, which snapshot.ts describes and reads. */
import { order } from '../text.ts';
import { stem, telling, words } from '../words.ts';
import { type Author, details, type Paper, page, type Records } from './catalog.ts';
import { Lists } from './lists.ts';
import { type About, type Contents, json, type SectionName, trailer, type WrittenPaper } from './snapshot.ts';
import { type Facet, facets, textFields, texts } from './terms.ts';

/** The compiled form of the records, in pieces. */
export function compile(records: Records, about: About): Buffer[] {
  const out = sectioned();
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
  out.writeBytes(placesAsBytes(places));
  out.begin('keys');
  const numbered = keys.map((key, number) => [key, number] as const).sort(byFirst);
  for (const [key, number] of numbered) out.write(`${key}\t${number}\n`);
  index.write(out);
  for (const name of ['venues', 'repos', 'categories'] as const) {
    out.begin(name);
    out.write(json(records[name]));
  }
  const { sections, pieces } = out.end();
  return [...pieces, trailer({ ...about, size: keys.length, fields: records.fields, sections })];
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
  const written: WrittenPaper = {
    ...paper,
    authors: paper.authors.map(writtenName),
    venue: venues.get(paper.venue.id) ?? -1,
    categories: paper.categories.map(({ id }) => categories.get(id) ?? -1),
    url: paper.url === page(paper) ? undefined : paper.url,
    publisher: paper.publisher === paper.venue.publisher ? undefined : paper.publisher,
  };
  const [front, rest]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  for (const [field, value] of Object.entries(written)) (details.has(field) ? rest : front)[field] = value;
  return `${json(front)}\t${json(rest)}\n`;
}

/** A name as the YAML has it: one text is read in a third of the time of an object. */
function writtenName(author: Author): WrittenPaper['authors'][number] {
  if ('literal' in author) return author;
  const { family, given } = author;
  return 'suffix' in author ? `${family}, ${author.suffix}, ${given}` : `${family}, ${given}`;
}

/** As lines.ts looks them up. */
const byFirst = (a: readonly [string, unknown], b: readonly [string, unknown]) => order(a[0], b[0]);

/** Text is handed on in pieces of this many UTF-16 units. */
const enough = 1 << 18;

/** Writes one section behind the other, and keeps where they are. */
function sectioned() {
  const pieces: Buffer[] = [];
  const sections: Partial<Record<SectionName, readonly [offset: number, length: number]>> = {};
  let name: SectionName | undefined;
  let begun = 0;
  let written = 0;
  let waiting = '';
  const flush = () => {
    pieces.push(Buffer.from(waiting));
    waiting = '';
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
    write(text: string) {
      waiting += text;
      written += Buffer.byteLength(text);
      if (waiting.length >= enough) flush();
    },
    writeBytes(bytes: Buffer) {
      flush();
      pieces.push(bytes);
      written += bytes.length;
    },
    /** Of the section until now. */
    length: () => written - begun,
    end() {
      finish();
      flush();
      return { sections: sections as Contents['sections'], pieces };
    },
  };
}

type Sections = ReturnType<typeof sectioned>;

/** Positions are left out between two texts, so that the last word of one and the first of the next are not neighbours. */
const gap = 2;

/** A value, and the last paper that has it. */
interface TermEntry {
  readonly papers: number;
  paper: number;
}

/** A word, and its last occurrence. */
interface WordEntry extends TermEntry {
  readonly occurrences: number;
  position: number;
}

const titleField = textFields.indexOf('title');

class Index {
  private readonly lists = new Lists();
  private readonly terms = new Map((Object.keys(facets) as Facet[]).map((facet) => [facet, new Map<string, TermEntry>()]));
  private readonly words = new Map<string, WordEntry>();
  private readonly titleLengths: number[] = [];
  private readonly wordsOfText = new Map<string, readonly WordEntry[]>();

  add(paper: Paper, number: number): void {
    for (const [facet, terms] of this.terms) for (const label of facets[facet](paper)) this.addTerm(terms, label, number);
    let position = 0;
    for (const [field, name] of textFields.entries()) {
      for (const text of texts[name](paper)) {
        if (!text) continue;
        position = name === 'title' ? this.addTitle(text, number) : this.addText(text, name, field, number, position);
        position += gap;
      }
    }
  }

  private addTerm(terms: Map<string, TermEntry>, label: string, paper: number): void {
    let entry = terms.get(label);
    if (!entry) {
      entry = { papers: this.lists.begin(), paper: 0 };
      terms.set(label, entry);
    }
    this.lists.add(entry.papers, paper - entry.paper);
    entry.paper = paper;
  }

  private addOccurrence(entry: WordEntry, paper: number, field: number, position: number): void {
    if (paper !== entry.paper) {
      const distance = paper - entry.paper;
      this.lists.add(entry.papers, distance);
      this.lists.add(entry.papers, field === titleField ? (position << 1) | 1 : field << 1);
      this.lists.add(entry.occurrences, (distance << 1) | 1);
      entry.paper = paper;
      entry.position = 0;
    }
    this.lists.add(entry.occurrences, ((position - entry.position) << 6) | (field << 1));
    entry.position = position;
  }

  private word(word: string): WordEntry {
    let entry = this.words.get(word);
    if (!entry) {
      entry = { papers: this.lists.begin(), occurrences: this.lists.begin(), paper: -1, position: 0 };
      this.words.set(word, entry);
    }
    return entry;
  }

  private addText(text: string, name: string, field: number, paper: number, first: number): number {
    let position = first;
    for (const word of repeated.has(name) ? this.known(text) : this.wordsIn(text))
      this.addOccurrence(word, paper, field, position++);
    return position;
  }

  /** In a title only words that say something have positions of their own, each the first time, so that phrases are found across others. */
  private addTitle(text: string, paper: number): number {
    const all = words(text);
    const positions = new Map(telling(all).map((word, position) => [word, position]));
    let position = 0;
    for (const word of new Set(all)) {
      position = positions.get(word) ?? position;
      this.addOccurrence(this.word(word), paper, titleField, position);
    }
    this.titleLengths.push(Math.min(positions.size, 255));
    return positions.size;
  }

  private known(text: string): readonly WordEntry[] {
    let known = this.wordsOfText.get(text);
    if (!known) {
      known = this.wordsIn(text);
      this.wordsOfText.set(text, known);
    }
    return known;
  }

  private wordsIn = (text: string) => words(text).map((word) => this.word(word));

  write(out: Sections): void {
    for (const [facet, terms] of this.terms) {
      const { places, bytes } = this.numbers([...terms.values()].map(({ papers }) => papers));
      out.begin(facet);
      for (const [index, label] of [...terms.keys()].entries()) {
        out.write(`${label.includes('\t') ? label : `${label}\t`}\t${places[index]}\n`);
      }
      out.begin(`${facet}-numbers`);
      out.writeBytes(bytes);
    }
    this.writeWords(out);
  }

  private writeWords(out: Sections): void {
    const vocabulary = [...this.words].sort(byFirst);
    const papers = this.numbers(vocabulary.map(([, { papers }]) => papers));
    const occurrences = this.numbers(vocabulary.map(([, { occurrences }]) => occurrences));
    out.begin('words');
    for (const [index, [word]] of vocabulary.entries()) {
      out.write(`${word}\t${papers.places[index]}\t${occurrences.places[index]}\n`);
    }
    out.begin('words-numbers');
    out.writeBytes(papers.bytes);
    out.begin('occurrences');
    out.writeBytes(occurrences.bytes);
    out.begin('title-lengths');
    out.writeBytes(Buffer.from(this.titleLengths));
    const { lines, text } = byLength(vocabulary.map(([word]) => word));
    out.begin('lengths');
    out.write(lines);
    out.begin('lengths-words');
    out.write(text);
    out.begin('forms');
    out.write(formLines(vocabulary.map(([word]) => word)));
  }

  /** The bytes of lists, and the place and the length of each. */
  private numbers(lists: readonly number[]): { readonly bytes: Buffer; readonly places: readonly string[] } {
    const { bytes, ends } = this.lists.concat(lists);
    return { bytes, places: ends.map((end, index) => `${ends[index - 1] ?? 0}\t${end - (ends[index - 1] ?? 0)}`) };
  }
}

/** Fields whose texts come again in other papers. */
const repeated = new Set(['venue', 'year', 'category', 'task', 'model', 'language', 'technique', 'proceedings']);

/** The words without digits, of which one may be a mistyped other, and a line for where those of each length stand. */
function byLength(vocabulary: readonly string[]): { readonly lines: string; readonly text: string } {
  const groups: string[][] = [];
  for (const word of vocabulary) {
    if (/\d/.test(word)) continue;
    groups[word.length] ??= [];
    groups[word.length]?.push(word);
  }
  let lines = '';
  let text = '';
  let place = 0;
  for (const [length, words = []] of groups.entries()) {
    const group = words.join(' ');
    const size = Buffer.byteLength(group);
    lines += `${length}\t${place}\t${size}\n`;
    text += group;
    place += size;
  }
  return { lines, text };
}

/** For each stem the words that have it, where that is not the stem alone. */
function formLines(vocabulary: readonly string[]): string {
  const forms = new Map<string, string[]>();
  for (const word of vocabulary) {
    // All others are their own stems, and of no other word.
    if (!/^[a-z]+$/.test(word)) continue;
    const root = stem(word);
    const known = forms.get(root);
    if (known) known.push(word);
    else forms.set(root, [word]);
  }
  const told = [...forms].filter(([root, all]) => all.length > 1 || all[0] !== root);
  return told
    .sort(byFirst)
    .map(([root, all]) => `${root}\t${all.join(' ')}\n`)
    .join('');
}
