/** Text -> index terms. Used both to build the index and to explain search results. */
import { memoizeByString } from '../../util/memoize.ts';
import { foldCase } from '../../util/normalize.ts';
import { contentWords, splitCamelCase, stem, tokenize } from '../../util/tokenize.ts';
import type { SynonymGroup } from '../model/synonyms.ts';
import { type FieldGroup, isProse } from './indexed-fields.ts';

interface Analysis {
  /** Folded words in text order. */
  readonly words: readonly string[];
  /** Parts of camel-case names. */
  readonly derivedWords: readonly string[];
  /** Joined stems of adjacent content words: `codsearch` of `code search`. */
  readonly bigrams: readonly string[];
  /** The index terms of the synonym groups that have a term of several words in the text. */
  readonly synonyms: readonly string[];
}

export type Analyze = (text: string, group: FieldGroup) => Analysis;

const none: readonly string[] = [];

export function createAnalyzer(groups: readonly SynonymGroup[]): Analyze {
  const stemOf = memoizeByString(stem);
  const phrases = groups.flatMap((group) => [...group.terms, ...group.narrower].map((term) => ({ group, term })));
  // A term of one word is found by its word.
  const findPhrases = createTermFinder(phrases.filter(({ term }) => term.length > 1));
  return (text, group) => {
    const words = tokenize(text);
    const stems = contentWords(words).map(stemOf);
    // Sentences have most of all bigrams, and queries rarely use them: only hyphenated compounds are indexed.
    const runs = isProse(group) ? hyphenatedCompounds(text).map((run) => contentWords(tokenize(run)).map(stemOf)) : [stems];
    return {
      words,
      derivedWords: splitCamelCase(text),
      bigrams: runs.flatMap(bigramsOf),
      synonyms: findPhrases(stems).map((found) => synonymTerm(found.group)),
    };
  };
}

/** The index term of a synonym group. The sign is in no bigram. */
export const synonymTerm = ({ name }: SynonymGroup): string => `~${name}`;

const bigramsOf = (stems: readonly string[]) => stems.slice(1).map((next, index) => stems[index] + next);

/** Parts joined by single hyphens. Splits, because a pattern for them would take quadratic time on a long word. */
const hyphenatedCompounds = (text: string): readonly string[] =>
  text.includes('-') || /[\u2010-\u2015]/.test(text)
    ? foldCase(text)
        .split(/\s+|-{2,}/)
        .map((run) => run.replace(/^-|-$/g, ''))
        .filter((run) => run.includes('-'))
    : none;

/** The number of distinct content words of a title. */
export const countTitleWords = (title: string) => new Set(contentWords(tokenize(title))).size;

/** A term of a synonym group. */
export interface GroupTerm {
  readonly group: SynonymGroup;
  /** Stems of its content words. */
  readonly term: readonly string[];
}

/** A term found among stems: its position and its number of stems. */
interface FoundTerm {
  readonly group: SynonymGroup;
  readonly start: number;
  readonly length: number;
}

/** Creates a function that finds the terms of synonym groups among the stems of content words. */
export function createTermFinder(terms: readonly GroupTerm[]): (stems: readonly string[]) => readonly FoundTerm[] {
  const byFirstStem = new Map<string, GroupTerm[]>();
  for (const groupTerm of terms) {
    const [first = ''] = groupTerm.term;
    const known = byFirstStem.get(first);
    if (known) known.push(groupTerm);
    else byFirstStem.set(first, [groupTerm]);
  }
  const termsAt = (stems: readonly string[], start: number) =>
    (byFirstStem.get(stems[start] ?? '') ?? []).filter(({ term }) =>
      term.every((stem, offset) => stems[start + offset] === stem),
    );
  return (stems) =>
    stems.flatMap((_, start) => termsAt(stems, start).map(({ group, term }) => ({ group, start, length: term.length })));
}
