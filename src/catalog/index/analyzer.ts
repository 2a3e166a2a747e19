/** Text -> index terms. Used both to build the index and to explain search results. */
import { memoizeByString } from '../../util/memoize.ts';
import { foldCase } from '../../util/normalize.ts';
import { contentWords, splitCamelCase, stem, tokenize } from '../../util/tokenize.ts';
import type { Abbreviation } from '../model/abbreviation.ts';
import { type FieldGroup, isProse } from './indexed-fields.ts';

interface Analysis {
  /** Folded words in text order. */
  readonly words: readonly string[];
  /** Further index terms: parts of camel-case names, and abbreviations of phrases that are written out. */
  readonly derivedWords: readonly string[];
  /** Joined stems of adjacent content words: `codsearch` of `code search`. */
  readonly bigrams: readonly string[];
}

export type Analyze = (text: string, group: FieldGroup) => Analysis;

const none: readonly string[] = [];

export function createAnalyzer(abbreviations: readonly Abbreviation[]): Analyze {
  const stemOf = memoizeByString(stem);
  const findLongForms = createLongFormFinder(abbreviations);
  return (text, group) => {
    const words = tokenize(text);
    const stems = contentWords(words).map(stemOf);
    const derivedWords = [...splitCamelCase(text), ...findLongForms(stems).map(({ short }) => short)];
    // Sentences have most of all bigrams, and queries rarely use them: only hyphenated compounds are indexed.
    const runs = isProse(group) ? hyphenatedCompounds(text).map((run) => contentWords(tokenize(run)).map(stemOf)) : [stems];
    return { words, derivedWords, bigrams: runs.flatMap(bigramsOf) };
  };
}

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

/** An expansion found among stems: its position, its number of stems and its abbreviation. */
interface LongForm {
  readonly short: string;
  readonly start: number;
  readonly length: number;
}

/** Creates a function that finds the expansions of abbreviations among the stems of content words. */
export function createLongFormFinder(abbreviations: readonly Abbreviation[]): (stems: readonly string[]) => readonly LongForm[] {
  const byFirstStem = new Map<string, { readonly short: string; readonly expansion: readonly string[] }[]>();
  for (const { short, expansions } of abbreviations) {
    for (const expansion of expansions) {
      const [first = ''] = expansion;
      byFirstStem.set(first, [...(byFirstStem.get(first) ?? []), { short, expansion }]);
    }
  }
  const expansionsAt = (stems: readonly string[], start: number) =>
    (byFirstStem.get(stems[start] ?? '') ?? []).filter(({ expansion }) =>
      expansion.every((stem, offset) => stems[start + offset] === stem),
    );
  return (stems) =>
    stems.flatMap((_, start) =>
      expansionsAt(stems, start).map(({ short, expansion }) => ({ short, start, length: expansion.length })),
    );
}
