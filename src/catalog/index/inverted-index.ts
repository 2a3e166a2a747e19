/** Which papers have each value of a facet, each word and each pair of words, and how. */
import { letterBitmap, stem } from '../../util/tokenize.ts';
import type { Abbreviation } from '../model/abbreviation.ts';
import type { Paper } from '../model/records.ts';
import { type Analyze, countTitleWords, createAnalyzer } from './analyzer.ts';
import { type FacetName, type FieldGroup, facetReaders, fieldGroups, searchableTexts } from './indexed-fields.ts';
import { decodeVarints, VarintLists } from './posting-lists.ts';
import { compareFirst, type SectionWriter, writeSortedLines } from './section-writer.ts';

/** A value, and the last paper that has it. */
interface TermEntry {
  readonly list: number;
  paper: number;
}

/** A word or a pair of words, and the most telling group of texts in which the present paper has it, itself and derived from others. */
interface WordEntry extends TermEntry {
  count: number;
  own: number;
  derived: number;
}

const nowhere = fieldGroups.length;

/** What a text adds to. */
interface TextEntries {
  readonly own: readonly WordEntry[];
  readonly derived: readonly WordEntry[];
}

/** Grows paper by paper, and is written as the sections that snapshot.ts describes. */
export class InvertedIndex {
  private readonly lists = new VarintLists();
  private readonly terms = new Map(
    (Object.keys(facetReaders) as FacetName[]).map((facet) => [facet, new Map<string, TermEntry>()]),
  );
  private readonly words = new Map<string, WordEntry>();
  private readonly pairs = new Map<string, WordEntry>();
  private readonly touched: WordEntry[] = [];
  private readonly titleLengths: number[] = [];
  private readonly known = new Map<string, TextEntries>();
  private readonly analyze: Analyze;

  constructor(abbreviations: readonly Abbreviation[]) {
    this.analyze = createAnalyzer(abbreviations);
  }

  add(paper: Paper, number: number): void {
    for (const [facet, terms] of this.terms) for (const label of facetReaders[facet](paper)) this.addTerm(terms, label, number);
    for (const { group, text } of searchableTexts(paper)) {
      const { own, derived } = this.entriesOf(text, group);
      const where = fieldGroups.indexOf(group);
      for (const entry of own) this.touch(entry, 'own', where);
      for (const entry of derived) this.touch(entry, 'derived', where);
    }
    for (const entry of this.touched) this.addPostings(entry, number);
    this.touched.length = 0;
    this.titleLengths.push(Math.min(countTitleWords(paper.title), 255));
  }

  /** Of texts that come again in other papers they are found once. */
  private entriesOf(text: string, group: FieldGroup): TextEntries {
    const known = repeated.has(group) ? this.known.get(text) : undefined;
    if (known) return known;
    const { own, derived, pairs } = this.analyze(text, group);
    const entries = {
      own: [
        ...own.map((word) => entryIn(this.words, word, this.lists)),
        ...pairs.map((pair) => entryIn(this.pairs, pair, this.lists)),
      ],
      derived: derived.map((word) => entryIn(this.words, word, this.lists)),
    };
    if (repeated.has(group)) this.known.set(text, entries);
    return entries;
  }

  private addTerm(terms: Map<string, TermEntry>, label: string, paper: number): void {
    let entry = terms.get(label);
    if (!entry) {
      entry = { list: this.lists.begin(), paper: 0 };
      terms.set(label, entry);
    }
    this.lists.add(entry.list, paper - entry.paper);
    entry.paper = paper;
  }

  private touch(entry: WordEntry, how: 'own' | 'derived', where: number): void {
    if (entry.own === nowhere && entry.derived === nowhere) this.touched.push(entry);
    if (where < entry[how]) entry[how] = where;
  }

  private addPostings(entry: WordEntry, paper: number): void {
    const { own, derived } = entry;
    if (own < nowhere) this.addPosting(entry, paper, own);
    // Where the word itself stands there, nobody needs to derive it.
    if (derived < own) this.addPosting(entry, paper, fieldGroups.length + derived);
    entry.own = nowhere;
    entry.derived = nowhere;
  }

  private addPosting(entry: WordEntry, paper: number, where: number): void {
    this.lists.add(entry.list, paper - entry.paper);
    this.lists.add(entry.list, where);
    entry.paper = paper;
    entry.count++;
  }

  write(out: SectionWriter): void {
    for (const [facet, terms] of this.terms) this.writeTerms(out, facet, terms);
    const [vocabulary, pairs] = [[...this.words.keys()].sort(), [...this.pairs.keys()].sort()];
    const [words, neighbours] = [entriesOf(vocabulary, this.words), entriesOf(pairs, this.pairs)];
    this.writePostings(out, [...words, ...neighbours]);
    writeSortedLines(out, 'words', postingLines(vocabulary, words, 0));
    writeSortedLines(out, 'pairs', postingLines(pairs, neighbours, total(words)));
    out.begin('title-lengths');
    out.writeBytes(Buffer.from(this.titleLengths));
    writeSortedLines(out, 'forms', formLines(vocabulary));
    writeByLength(out, vocabulary);
  }

  private writeTerms(out: SectionWriter, facet: FacetName, terms: ReadonlyMap<string, TermEntry>): void {
    const { bytes, ends } = this.lists.concat([...terms.values()].map(({ list }) => list));
    out.begin(facet);
    for (const [index, label] of [...terms.keys()].entries()) {
      const place = ends[index - 1] ?? 0;
      out.write(`${label.includes('\t') ? label : `${label}\t`}\t${place}\t${(ends[index] ?? 0) - place}\n`);
    }
    out.begin(`${facet}-numbers`);
    out.writeBytes(bytes);
  }

  private writePostings(out: SectionWriter, entries: readonly WordEntry[]): void {
    const papers = new Uint32Array(total(entries));
    const where = new Uint8Array(papers.length);
    let end = 0;
    for (const { list } of entries) {
      const numbers = decodeVarints(this.lists.concat([list]).bytes);
      let paper = 0;
      for (let at = 0; at < numbers.length; at += 2) {
        paper += numbers[at] ?? 0;
        papers[end] = paper;
        where[end++] = numbers[at + 1] ?? 0;
      }
    }
    out.begin('postings');
    out.writeBytes(Buffer.from(papers.buffer));
    out.begin('postings-where');
    out.writeBytes(Buffer.from(where.buffer));
  }
}

/** Groups whose texts come again in other papers. */
const repeated: ReadonlySet<FieldGroup> = new Set(['people', 'place', 'subject']);

function entryIn(entries: Map<string, WordEntry>, word: string, lists: VarintLists): WordEntry {
  let entry = entries.get(word);
  if (!entry) {
    entry = { list: lists.begin(), paper: 0, count: 0, own: nowhere, derived: nowhere };
    entries.set(word, entry);
  }
  return entry;
}

const entriesOf = (names: readonly string[], entries: ReadonlyMap<string, WordEntry>) =>
  names.flatMap((name) => entries.get(name) ?? []);

/** How many postings the entries have. */
const total = (entries: readonly WordEntry[]) => entries.reduce((sum, { count }) => sum + count, 0);

/** A line for each name, its postings behind those of the names before. */
function* postingLines(names: readonly string[], entries: readonly WordEntry[], first: number): Generator<string> {
  let place = first;
  for (const [index, name] of names.entries()) {
    const count = entries[index]?.count ?? 0;
    yield `${name}\t${place}\t${count}`;
    place += count;
  }
}

/** The words without digits, of which one may be a mistyped other, by their lengths, and the letters of each as bits. */
function writeByLength(out: SectionWriter, vocabulary: readonly string[]): void {
  const byLength: string[][] = [];
  for (const word of vocabulary) {
    if (/\d/.test(word)) continue;
    byLength[word.length] ??= [];
    byLength[word.length]?.push(word);
  }
  const lengths = byLength.map((words) => words.length);
  out.begin('lengths');
  out.write(JSON.stringify(Array.from(lengths, (count) => count ?? 0)));
  out.begin('lengths-words');
  for (const words of byLength) if (words) out.writeBytes(Buffer.from(words.join(''), 'utf16le'));
  out.begin('lengths-letters');
  for (const words of byLength) if (words) out.writeBytes(Buffer.from(Int32Array.from(words, letterBitmap).buffer));
}

/** For each stem the words that have it, where that is not the stem alone. */
function formLines(vocabulary: readonly string[]): string[] {
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
  return told.sort(compareFirst).map(([root, all]) => `${root}\t${all.join(' ')}`);
}
