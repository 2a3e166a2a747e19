/** Builds the inverted index: the papers of each facet value, word and bigram. */
import { letterBitmap, stem } from '../../util/tokenize.ts';
import type { Paper } from '../model/records.ts';
import type { SynonymGroup } from '../model/synonyms.ts';
import { type Analyze, countTitleWords, createAnalyzer } from './analyzer.ts';
import {
  derivedBits,
  type FacetName,
  type FieldGroup,
  facetNames,
  facetReaders,
  groupBit,
  searchableTexts,
} from './indexed-fields.ts';
import { decodeVarints, VarintLists } from './posting-lists.ts';
import { compareFirst, type SectionWriter, writeSortedLines } from './section-writer.ts';

/** A list of paper numbers, delta-encoded. */
interface PaperList {
  readonly list: number;
  /** The last paper in the list. */
  lastPaper: number;
}

/** Index entry of a word or bigram. */
interface TermEntry extends PaperList {
  postingCount: number;
  /** The field groups of the current paper that have the term, as a bitmap; see `Postings`. */
  groups: number;
}

/** The index entries of the terms of one text. */
interface TextTerms {
  readonly literal: readonly TermEntry[];
  readonly derived: readonly TermEntry[];
}

/** Accepts papers in ascending order of their numbers, and writes the sections for facets and search (see `format.ts`). */
export class InvertedIndex {
  private readonly lists = new VarintLists();
  private readonly facets = new Map(facetNames.map((facet) => [facet, new Map<string, PaperList>()]));
  private readonly words = new Map<string, TermEntry>();
  private readonly bigrams = new Map<string, TermEntry>();
  /** Entries of terms in the current paper. */
  private readonly currentEntries: TermEntry[] = [];
  private readonly titleLengths: number[] = [];
  private readonly termsByText = new Map<string, TextTerms>();
  private readonly analyze: Analyze;

  constructor(synonyms: readonly SynonymGroup[]) {
    this.analyze = createAnalyzer(synonyms);
  }

  add(paper: Paper, number: number): void {
    for (const [facet, values] of this.facets) {
      for (const label of facetReaders[facet](paper)) this.addFacetValue(values, label, number);
    }
    for (const { group, text } of searchableTexts(paper)) {
      const { literal, derived } = this.termsOf(text, group);
      const bit = groupBit(group);
      for (const entry of literal) this.recordOccurrence(entry, bit);
      for (const entry of derived) this.recordOccurrence(entry, derivedBits(bit));
    }
    for (const entry of this.currentEntries) this.addPosting(entry, number);
    this.currentEntries.length = 0;
    this.titleLengths.push(Math.min(countTitleWords(paper.title), 255));
  }

  private termsOf(text: string, group: FieldGroup): TextTerms {
    const isRepeated = repeatedGroups.has(group);
    const known = isRepeated ? this.termsByText.get(text) : undefined;
    if (known) return known;
    const { words, derivedWords, bigrams, synonyms } = this.analyze(text, group);
    const terms = {
      literal: [
        ...words.map((word) => getOrCreate(this.words, word, this.lists)),
        ...[...bigrams, ...synonyms].map((bigram) => getOrCreate(this.bigrams, bigram, this.lists)),
      ],
      derived: derivedWords.map((word) => getOrCreate(this.words, word, this.lists)),
    };
    if (isRepeated) this.termsByText.set(text, terms);
    return terms;
  }

  private addFacetValue(values: Map<string, PaperList>, label: string, paper: number): void {
    let papers = values.get(label);
    if (!papers) {
      papers = { list: this.lists.create(), lastPaper: 0 };
      values.set(label, papers);
    }
    this.lists.add(papers.list, paper - papers.lastPaper);
    papers.lastPaper = paper;
  }

  private recordOccurrence(entry: TermEntry, bits: number): void {
    if (entry.groups === 0) this.currentEntries.push(entry);
    entry.groups |= bits;
  }

  private addPosting(entry: TermEntry, paper: number): void {
    this.lists.add(entry.list, paper - entry.lastPaper);
    this.lists.add(entry.list, entry.groups);
    entry.lastPaper = paper;
    entry.postingCount++;
    entry.groups = 0;
  }

  write(out: SectionWriter): void {
    for (const [facet, values] of this.facets) this.writeFacet(out, facet, values);
    const [words, bigrams] = [[...this.words.keys()].sort(), [...this.bigrams.keys()].sort()];
    const [wordEntries, bigramEntries] = [entriesOf(words, this.words), entriesOf(bigrams, this.bigrams)];
    this.writePostings(out, [...wordEntries, ...bigramEntries]);
    writeSortedLines(out, 'words', postingLines(words, wordEntries, 0));
    writeSortedLines(out, 'bigrams', postingLines(bigrams, bigramEntries, countPostings(wordEntries)));
    out.begin('title-lengths');
    out.writeBytes(Buffer.from(this.titleLengths));
    writeSortedLines(out, 'stems', stemLines(words));
    writeWordsByLength(out, words);
  }

  private writeFacet(out: SectionWriter, facet: FacetName, values: ReadonlyMap<string, PaperList>): void {
    const { bytes, ends } = this.lists.concat([...values.values()].map(({ list }) => list));
    out.begin(facet);
    for (const [index, label] of [...values.keys()].entries()) {
      const offset = ends[index - 1] ?? 0;
      const labelAndAlias = label.includes('\t') ? label : `${label}\t`;
      out.write(`${labelAndAlias}\t${offset}\t${(ends[index] ?? 0) - offset}\n`);
    }
    out.begin(`${facet}-papers`);
    out.writeBytes(bytes);
  }

  private writePostings(out: SectionWriter, entries: readonly TermEntry[]): void {
    const papers = new Uint32Array(countPostings(entries));
    const groups = new Uint16Array(papers.length);
    let end = 0;
    for (const { list } of entries) {
      const numbers = decodeVarints(this.lists.concat([list]).bytes);
      let paper = 0;
      for (let index = 0; index < numbers.length; index += 2) {
        paper += numbers[index] ?? 0;
        papers[end] = paper;
        groups[end++] = numbers[index + 1] ?? 0;
      }
    }
    out.begin('postings');
    out.writeBytes(Buffer.from(papers.buffer));
    out.begin('posting-groups');
    out.writeBytes(Buffer.from(groups.buffer));
  }
}

/** Field groups whose texts occur in many papers, and are analyzed once. */
const repeatedGroups: ReadonlySet<FieldGroup> = new Set(['authors', 'venue', 'topics']);

function getOrCreate(entries: Map<string, TermEntry>, term: string, lists: VarintLists): TermEntry {
  let entry = entries.get(term);
  if (!entry) {
    entry = { list: lists.create(), lastPaper: 0, postingCount: 0, groups: 0 };
    entries.set(term, entry);
  }
  return entry;
}

const entriesOf = (terms: readonly string[], entries: ReadonlyMap<string, TermEntry>) =>
  terms.flatMap((term) => entries.get(term) ?? []);

const countPostings = (entries: readonly TermEntry[]) => entries.reduce((sum, { postingCount }) => sum + postingCount, 0);

/** A line for each term; the postings of a term follow those of the terms before it. */
function* postingLines(terms: readonly string[], entries: readonly TermEntry[], firstPosting: number): Generator<string> {
  let posting = firstPosting;
  for (const [index, term] of terms.entries()) {
    const count = entries[index]?.postingCount ?? 0;
    yield `${term}\t${posting}\t${count}`;
    posting += count;
  }
}

/** Writes the candidates for spelling correction: the words without digits, by length, with their letter bitmaps. */
function writeWordsByLength(out: SectionWriter, words: readonly string[]): void {
  const byLength: string[][] = [];
  for (const word of words) {
    if (/\d/.test(word)) continue;
    byLength[word.length] ??= [];
    byLength[word.length]?.push(word);
  }
  const counts = byLength.map((sameLength) => sameLength.length);
  out.begin('word-lengths');
  // Array.from fills the holes of the sparse array.
  out.write(JSON.stringify(Array.from(counts, (count) => count ?? 0)));
  out.begin('words-by-length');
  for (const sameLength of byLength) if (sameLength) out.writeBytes(Buffer.from(sameLength.join(''), 'utf16le'));
  out.begin('letter-bitmaps');
  for (const sameLength of byLength) {
    if (sameLength) out.writeBytes(Buffer.from(Int32Array.from(sameLength, letterBitmap).buffer));
  }
}

/** The words of each stem, except for stems whose only word is the stem itself. */
function stemLines(words: readonly string[]): string[] {
  const wordsByStem = new Map<string, string[]>();
  for (const word of words) {
    // Any other word is its own stem, and no other word has that stem.
    if (!/^[a-z]+$/.test(word)) continue;
    const root = stem(word);
    const known = wordsByStem.get(root);
    if (known) known.push(word);
    else wordsByStem.set(root, [word]);
  }
  const listed = [...wordsByStem].filter(([root, forms]) => forms.length > 1 || forms[0] !== root);
  return listed.sort(compareFirst).map(([root, forms]) => `${root}\t${forms.join(' ')}`);
}
