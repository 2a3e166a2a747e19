/** A text -> the words by which it is found. The index and the explanation of an answer both go by it. */
import { memoizeByString } from '../../util/memoize.ts';
import { foldCase } from '../../util/normalize.ts';
import { contentWords, splitCamelCase, stem, tokenize } from '../../util/tokenize.ts';
import type { Abbreviation } from '../model/abbreviation.ts';
import { type FieldGroup, isProse } from './indexed-fields.ts';

interface Analysis {
  /** The folded words that stand there, in their order. */
  readonly own: readonly string[];
  /** What else it is found by: the parts of a name with capitals inside, the short forms of what is written out. */
  readonly derived: readonly string[];
  /** The stems of each two words that stand side by side, but for small ones between them, as one: `codsearch` of `code search`. */
  readonly pairs: readonly string[];
}

export type Analyze = (text: string, group: FieldGroup) => Analysis;

const nothing: readonly string[] = [];

/** What takes the texts of a catalog apart that has the short forms. */
export function createAnalyzer(abbreviations: readonly Abbreviation[]): Analyze {
  const stemOf = memoizeByString(stem);
  const writtenOut = createLongFormFinder(abbreviations);
  return (text, group) => {
    const own = tokenize(text);
    const stems = contentWords(own).map(stemOf);
    const derived = [...splitCamelCase(text), ...writtenOut(stems).map(({ short }) => short)];
    // In sentences side by side is only what a hyphen joins: nobody asks for the other pairs, and they are most of all.
    const runs = isProse(group) ? hyphenated(text).map((run) => contentWords(tokenize(run)).map(stemOf)) : [stems];
    return { own, derived, pairs: runs.flatMap(pairsOf) };
  };
}

const pairsOf = (stems: readonly string[]) => stems.slice(1).map((next, index) => stems[index] + next);

/** What single hyphens join. It is split, because to look for it takes time by the square of a long word. */
const hyphenated = (text: string): readonly string[] =>
  text.includes('-') || /[\u2010-\u2015]/.test(text)
    ? foldCase(text)
        .split(/\s+|-{2,}/)
        .map((run) => run.replace(/^-|-$/g, ''))
        .filter((run) => run.includes('-'))
    : nothing;

/** How many different words of a title say something. */
export const countTitleWords = (title: string) => new Set(contentWords(tokenize(title))).size;

/** A long form among the words of a text: from which of them on, how many they are, and what it is called in short. */
interface LongForm {
  readonly short: string;
  readonly first: number;
  readonly count: number;
}

/** Finds what is written out of that which has a short form, told by the stems of telling words. */
export function createLongFormFinder(abbreviations: readonly Abbreviation[]): (stems: readonly string[]) => readonly LongForm[] {
  const byFirst = new Map<string, { readonly short: string; readonly stems: readonly string[] }[]>();
  for (const { short, long } of abbreviations) {
    for (const stems of long) {
      const [first = ''] = stems;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { short, stems }]);
    }
  }
  const at = (all: readonly string[], first: number) =>
    (byFirst.get(all[first] ?? '') ?? []).filter(({ stems }) => stems.every((stem, step) => all[first + step] === stem));
  return (all) => all.flatMap((_, first) => at(all, first).map(({ short, stems }) => ({ short, first, count: stems.length })));
}
