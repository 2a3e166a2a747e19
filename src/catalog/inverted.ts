/** Which papers have each value of a facet and each word, and where. */
import { stem, telling, words } from '../words.ts';
import type { Paper } from './catalog.ts';
import { Lists } from './lists.ts';
import { byFirst, type Sections } from './sections.ts';
import { type Facet, facets, textFields, texts } from './terms.ts';

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

/** Grows paper by paper, and is written as the sections that snapshot.ts describes. */
export class InvertedIndex {
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
