/** A text -> the words by which it is found. The index and the explanation of an answer both go by it. */
import { remembering } from '../../util/memoize.ts';
import { fold } from '../../util/text.ts';
import { parts, stem, stems, telling, words } from '../../util/tokenize.ts';
import type { Group } from './indexed-fields.ts';

/** A well-known short form, and all that it stands for, each as the stems of its telling words. */
export interface Abbreviation {
  readonly short: string;
  readonly long: readonly (readonly string[])[];
}

/** The short form of several texts: `llm` of `large language model`. */
export const abbreviation = (short: string, texts: readonly string[]): Abbreviation => ({
  short: words(short).join(''),
  long: texts.map(stems),
});

interface Analysis {
  /** The folded words that stand there, in their order. */
  readonly own: readonly string[];
  /** What else it is found by: the parts of a name with capitals inside, the short forms of what is written out. */
  readonly derived: readonly string[];
  /** The stems of each two words that stand side by side, but for small ones between them, as one: `codsearch` of `code search`. */
  readonly pairs: readonly string[];
}

export type Analyze = (text: string, group: Group) => Analysis;

const nothing: readonly string[] = [];

/** What takes the texts of a catalog apart that has the short forms. */
export function analyzer(abbreviations: readonly Abbreviation[]): Analyze {
  const stemOf = remembering(stem);
  const writtenOut = longForms(abbreviations);
  return (text, group) => {
    const own = words(text);
    const stems = telling(own).map(stemOf);
    const derived = [...parts(text), ...writtenOut(stems).map(({ short }) => short)];
    // In sentences side by side is only what a hyphen joins: nobody asks for the other pairs, and they are most of all.
    const runs = group === 'rest' ? hyphenated(text).map((run) => telling(words(run)).map(stemOf)) : [stems];
    return { own, derived, pairs: runs.flatMap(pairsOf) };
  };
}

const pairsOf = (stems: readonly string[]) => stems.slice(1).map((next, index) => stems[index] + next);

/** What single hyphens join. It is split, because to look for it takes time by the square of a long word. */
const hyphenated = (text: string): readonly string[] =>
  text.includes('-') || /[\u2010-\u2015]/.test(text)
    ? fold(text)
        .split(/\s+|-{2,}/)
        .map((run) => run.replace(/^-|-$/g, ''))
        .filter((run) => run.includes('-'))
    : nothing;

/** How many different words of a title say something. */
export const titleLength = (title: string) => new Set(telling(words(title))).size;

/** A long form among the words of a text: from which of them on, how many they are, and what it is called in short. */
interface LongForm {
  readonly short: string;
  readonly first: number;
  readonly count: number;
}

/** Finds what is written out of that which has a short form, told by the stems of telling words. */
export function longForms(abbreviations: readonly Abbreviation[]): (stems: readonly string[]) => readonly LongForm[] {
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
