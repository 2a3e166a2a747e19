/** The features of a paper that related papers share: tags, categories, words and phrases of the title, authors. */
import { categoryPath } from '../catalog/model/category-tree.ts';
import { type Author, familyName, readableName } from '../catalog/model/person-name.ts';
import type { Category, Paper } from '../catalog/model/records.ts';
import { memoizeByString } from '../util/memoize.ts';
import { foldCase } from '../util/normalize.ts';
import { contentStems, contentWords, stem, tokenize } from '../util/tokenize.ts';

/** Weights by kind of feature. A feature that a paper has as two kinds counts as the first of them. */
export const featureWeights = {
  task: 1,
  technique: 1,
  category: 0.6,
  phrase: 0.6,
  word: 0.4,
  model: 0.4,
  language: 0.2,
  person: 0.5,
} as const;

type FeatureKind = keyof typeof featureWeights;

export interface Feature {
  readonly kind: FeatureKind;
  /** For display; empty if the feature is no reason to show. */
  readonly label: string;
  /** The words to look up in the index. */
  readonly text: string;
}

/** The features of a paper by an id that is the same for all spellings, in tags and in titles. */
export type Features = ReadonlyMap<string, Feature>;

/** Creates a function that extracts the features of papers. */
export function createFeatureExtractor(): (paper: Paper) => Features {
  // Most tags and many words recur in other papers.
  const idOf = memoizeByString((text) => contentStems(text).join(''));
  const stemOf = memoizeByString(stem);
  return (paper) => {
    const features = new Map<string, Feature>();
    const add = (id: string, kind: FeatureKind, label: string, text = label) => {
      if (!features.has(id)) features.set(id, { kind, label, text });
    };
    for (const [kind, labels = []] of tagsOf(paper)) for (const label of labels) add(idOf(label), kind, label);
    // Nearly all papers are below some top-level category, so only papers directly in it have it as a reason.
    for (const { id } of paper.categories.flatMap(categoryPath)) add(idOf(id), 'category', '', id);
    const title = foldCase((paper.translation ?? paper.title).slice(0, maxTitleLength));
    let [previousWord, previousStem] = ['', ''];
    for (const word of contentWords(tokenize(title))) {
      const wordStem = stemOf(word);
      const phrase = `${previousWord} ${word}`;
      if (previousStem) add(previousStem + wordStem, 'phrase', phraseInTitle(title, previousWord, word), phrase);
      if (word.length >= minWordLength) add(wordStem, 'word', word);
      [previousWord, previousStem] = [word, wordStem];
    }
    for (const author of paper.authors) add(`by ${fullName(author)}`, 'person', familyName(author), fullName(author));
    return features;
  };
}

const tagsOf = ({ tasks, techniques, categories, models, languages }: Paper) =>
  [
    ['task', tasks],
    ['technique', techniques],
    ['category', categories.flatMap(specificCategories).map(({ id }) => id)],
    ['model', models],
    ['language', languages],
  ] as const;

/** The category and its ancestors below the top level, from the bottom up. */
const specificCategories = (category: Category) =>
  categoryPath(category)
    .filter((candidate) => candidate === category || candidate.parent)
    .reverse();

/** Shorter words of a title say little on their own: `you`. */
const minWordLength = 4;

/** In UTF-16 units; searching for each pair of words takes quadratic time. */
const maxTitleLength = 1000;

/** Two words as they occur in the title; empty if stopwords separate them. */
const phraseInTitle = (title: string, first: string, second: string) =>
  [`${first} ${second}`, `${first}-${second}`, first + second].find((phrase) => title.includes(phrase)) ?? '';

const fullName = (author: Author) => ('literal' in author ? (author.latin ?? author.literal) : readableName(author));
