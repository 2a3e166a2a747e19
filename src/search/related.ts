/**
 * The papers nearest to one: those that share with it what few others have. What the paper has is looked up in the index of words, as
 * tags and names are found there too; only the records of the best candidates are read, and compared with its own.
 */

import type { Catalog, IndexedTerm, TermIndex } from '../catalog/index/catalog.ts';
import { fieldGroups, isProse } from '../catalog/index/indexed-fields.ts';
import { categoryPath } from '../catalog/model/category-tree.ts';
import { type Author, familyName, readableName } from '../catalog/model/person-name.ts';
import type { Category, Paper } from '../catalog/model/records.ts';
import { memoizeByString } from '../util/memoize.ts';
import { foldCase } from '../util/normalize.ts';
import { contentStems, contentWords, stem, tokenize } from '../util/tokenize.ts';
import { rankByScore } from './score.ts';

/** What two papers may share, and how much it tells; what is of two kinds in a paper counts as the first. */
const weights = { task: 1, technique: 1, category: 0.6, phrase: 0.6, word: 0.4, model: 0.4, language: 0.2, person: 0.5 } as const;

type Kind = keyof typeof weights;

/** Something that a paper has and others may share. */
interface Trait {
  readonly kind: Kind;
  /** As a person reads it; empty where it does not stand so in the title. */
  readonly label: string;
  /** The words by which the index has it. */
  readonly text: string;
}

/** The traits of a paper by what is the same of all their spellings, in a tag as in a title. */
type Traits = ReadonlyMap<string, Trait>;

export interface RelatedMatch {
  /** Its number. */
  readonly paper: number;
  /** What both share, the most telling first, three at most: `by Sun and Chen`, `code-search`. */
  readonly reasons: readonly string[];
}

const mostNear = 5;

/** As much as a technique tells that three papers of five have; what is less is chance. */
const leastShared = 1;

/** The five papers nearest to the one with the number, equals in the order of the catalog; fewer where no more share anything telling. */
export function findRelatedPapers(catalog: Catalog, paper: number): RelatedMatch[] {
  const traitsOf = reader();
  const own = Array.from(catalog.papers([paper]), traitsOf).flatMap((traits) => [...traits]);
  const wanted = new Map(own.map(([id, trait]) => [id, indexed(trait, catalog)]));
  const numbers = candidates([...wanted.values()], paper, catalog.size);
  return Array.from(catalog.papers(numbers), (record, index) => compared(numbers[index] ?? 0, traitsOf(record), wanted))
    .filter(({ shared }) => total(shared) >= leastShared && shared.some(({ trait }) => trait.label !== ''))
    .sort((a, b) => b.nearness - a.nearness || a.paper - b.paper)
    .slice(0, mostNear)
    .map(({ paper, shared }) => ({ paper, reasons: reasons(shared) }));
}

/** What gives the traits of papers. */
function reader(): (paper: Paper) => Traits {
  // Most tags and many words come again in the next paper.
  const idOf = memoizeByString((text) => contentStems(text).join(''));
  const stemOf = memoizeByString(stem);
  return (paper) => {
    const traits = new Map<string, Trait>();
    const add = (id: string, kind: Kind, label: string, text = label) => {
      if (!traits.has(id)) traits.set(id, { kind, label, text });
    };
    for (const [kind, labels = []] of tagsOf(paper)) for (const label of labels) add(idOf(label), kind, label);
    for (const { id } of paper.categories.flatMap(topmostOf)) add(idOf(id), 'category', '', id);
    const title = foldCase((paper.translation ?? paper.title).slice(0, longestTitle));
    const said = contentWords(tokenize(title));
    let [before, root] = ['', ''];
    for (const word of said) {
      const next = stemOf(word);
      if (root) add(root + next, 'phrase', asIn(title, before, word), `${before} ${word}`);
      if (word.length >= shortestWord) add(next, 'word', word);
      [before, root] = [word, next];
    }
    for (const author of paper.authors) add(`by ${fullName(author)}`, 'person', familyName(author), fullName(author));
    return traits;
  };
}

const tagsOf = ({ tasks, techniques, categories, models, languages }: Paper) =>
  [
    ['task', tasks],
    ['technique', techniques],
    ['category', categories.flatMap(placesOf).map(({ id }) => id)],
    ['model', models],
    ['language', languages],
  ] as const;

/** Whether nearly all papers are under a category of one, so that it is no reason to tell. */
const isTopmost = (one: Category, category: Category) => one !== category && !one.parent;

/** The category and those above it, but for the topmost. */
const placesOf = (category: Category) =>
  categoryPath(category)
    .reverse()
    .filter((one) => !isTopmost(one, category));

const topmostOf = (category: Category) => categoryPath(category).filter((one) => isTopmost(one, category));

/** A shorter word of a title tells nothing by itself: `you`. */
const shortestWord = 4;

/** In UTF-16 units; to look for each pair of words in a longer one takes time by the square of it. */
const longestTitle = 1000;

/** Two words as they stand in a title; empty where small ones stand between them. */
const asIn = (title: string, before: string, word: string) =>
  [`${before} ${word}`, `${before}-${word}`, before + word].find((text) => title.includes(text)) ?? '';

const fullName = (author: Author) => ('literal' in author ? (author.latin ?? author.literal) : readableName(author));

/** A trait, and what the index has of it. */
interface Indexed {
  readonly trait: Trait;
  readonly entries: readonly IndexedTerm[];
  /** How many postings that is. */
  readonly count: number;
  /** The inverse document frequency; 0.7 of what all papers have. */
  readonly rarity: number;
}

function indexed(trait: Trait, { size, words }: Catalog): Indexed {
  const entries = entriesOf(contentStems(trait.text), words);
  const count = entries.reduce((sum, { count }) => sum + count, 0);
  return { trait, entries, count, rarity: count > 0 ? Math.log(1 + size / count) : 0 };
}

/** All forms of one word; of more words the rarest pair. */
function entriesOf(roots: readonly string[], known: TermIndex): readonly IndexedTerm[] {
  const [first = '', ...others] = roots;
  if (others.length === 0) return known.formsOf(first).flatMap((word) => known.get(word) ?? []);
  const pairs = others.flatMap((next, index) => known.pair(roots[index] + next) ?? []);
  return pairs.sort((a, b) => a.count - b.count).slice(0, 1);
}

/** So many postings are read, those of the rarest traits: the others tell little, and of a large catalog they are nearly all. */
const mostPostings = 8_000;

/**
 * So many records are read and compared. In the shipped catalog the nearest is then always the one of all, and the five are in 98 % of
 * cases.
 */
const mostCandidates = 12;

/** The papers that seem nearest by the index alone, in which two forms of a word count twice. */
function candidates(wanted: readonly Indexed[], self: number, size: number): number[] {
  const scores = new Int32Array(size);
  const touched = new Uint32Array(Math.min(size, mostPostings));
  let [count, read] = [0, 0];
  for (const one of wanted.toSorted((a, b) => a.count - b.count)) {
    read += one.count;
    if (read > mostPostings) break;
    const score = Math.round(weights[one.trait.kind] * one.rarity * 1000);
    for (const { papers, where } of one.entries.map((entry) => entry.postings())) {
      for (let at = 0; at < papers.length; at++) {
        const paper = papers[at] ?? 0;
        if (isProseGroup[(where[at] ?? 0) % fieldGroups.length] || paper === self) continue;
        if (scores[paper] === 0) touched[count++] = paper;
        scores[paper] = (scores[paper] ?? 0) + score;
      }
    }
  }
  const papers = touched.subarray(0, count);
  return rankByScore(
    papers,
    papers.map((paper) => scores[paper] ?? 0),
    size,
  ).slice(0, mostCandidates);
}

/** Sentences, which are not compared. */
const isProseGroup = fieldGroups.map(isProse);

/** A trait that two papers share. */
interface Shared {
  readonly trait: Trait;
  readonly weight: number;
}

function compared(paper: number, traits: Traits, wanted: ReadonlyMap<string, Indexed>) {
  const shared: Shared[] = [];
  // A paper with very many tags shares something with all others.
  let extent = usualExtent;
  let people = 0;
  for (const [id, trait] of traits) {
    const weight = weights[trait.kind];
    extent += weight ** 2;
    const own = wanted.get(id);
    if (!own) continue;
    shared.push({ trait, weight: own.rarity * Math.min(weight, weights[own.trait.kind]) });
    if (trait.kind === 'person') people++;
  }
  // Who writes with one of a group writes with the others too.
  const damped = shared.map((one) => (isPerson(one) ? { ...one, weight: one.weight / Math.sqrt(people) } : one));
  return { paper, shared: damped, nearness: total(damped) / Math.sqrt(extent) };
}

const isPerson = ({ trait }: Shared) => trait.kind === 'person';

const total = (shared: readonly Shared[]) => shared.reduce((sum, { weight }) => sum + weight, 0);

/** Added to how much a paper has to share, so that one with few tags is not near to all that have one of them. */
const usualExtent = 8;

const mostReasons = 3;

/** What tells less than this part of the most telling is not told. */
const leastPart = 1 / 3;

function reasons(shared: readonly Shared[]): string[] {
  const people = shared.filter(isPerson);
  const by = people.length > 0 ? [{ label: byline(people), weight: total(people), text: 'by', kind: 'person' }] : [];
  const subjects = shared
    .filter((one) => !isPerson(one))
    .map(({ trait, weight }) => ({ ...trait, weight: weight * news(trait) }));
  const all = [...by, ...subjects].filter(({ label }) => label !== '').sort((a, b) => b.weight - a.weight);
  const least = leastPart * (all[0]?.weight ?? 0);
  const isNew = unsaid();
  const told = all.filter(({ weight, text, kind }) => weight >= least && isNew(text, kind === 'phrase'));
  return told.slice(0, mostReasons).map(({ label }) => label);
}

/** What stands in the title is seen there. */
const news = ({ kind }: Trait) => (kind === 'phrase' || kind === 'word' ? 0.5 : 1);

/** What tells whether a text says more than those before, or nothing of what they say. */
function unsaid(): (text: string, wholly: boolean) => boolean {
  const said = new Set<string>();
  return (text, wholly) => {
    const all = contentStems(text);
    const isNew = (one: string) => !said.has(one);
    const says = wholly ? all.every(isNew) : all.some(isNew);
    for (const one of all) said.add(one);
    return says;
  };
}

/** `by Sun`, `by Sun, Chen and 2 more`. */
function byline(people: readonly Shared[]): string {
  const labels = people.map(({ trait }) => trait.label);
  const names = people.map(({ trait: { label, text } }) => (labels.indexOf(label) === labels.lastIndexOf(label) ? label : text));
  const last = names.length > 3 ? `${names.length - 2} more` : (names.at(-1) ?? '');
  const others = names.slice(0, Math.min(2, names.length - 1));
  return `by ${[...(others.length > 0 ? [others.join(', ')] : []), last].join(' and ')}`;
}
