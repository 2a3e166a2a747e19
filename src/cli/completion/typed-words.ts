/** Splits an unfinished command line into words as bash does, and quotes completions for it. */
import { foldCase } from '../../util/normalize.ts';
import { sanitize } from '../../util/sanitize.ts';

/** A command line up to the cursor. */
export interface TypedLine {
  /** Without quotes; the first is the program, the last is the one to complete. */
  readonly words: readonly string[];
  readonly last: TypedWord;
}

/** The word to complete, as it is typed. */
export interface TypedWord {
  /** Without quotes. */
  readonly text: string;
  /** The quote that is still open at its end. */
  readonly quote: '' | "'" | '"';
  /** The number of UTF-16 units of the text before the part that bash replaces. */
  readonly keptLength: number;
  /** Whether it is the file of a redirection (`>`, `<`). */
  readonly isRedirection: boolean;
}

export const unquoted: TypedWord = { text: '', quote: '', keptLength: 0, isRedirection: false };

/** @param wordBreaks characters after which bash starts a new word to replace (COMP_WORDBREAKS) */
export function splitCommandLine(line: string, wordBreaks = ''): TypedLine {
  const words: string[] = [];
  let word = unquoted;
  // Bash replaces what follows an open quote, but replaces closed quotes along with the text in them.
  let keptBeforeQuote = 0;
  const endWord = (isRedirection: boolean) => {
    const isDescriptor = isRedirection && /^\d+$/.test(word.text);
    if (word.text !== '' && !word.isRedirection && !isDescriptor) words.push(word.text);
    word = { ...unquoted, isRedirection };
  };
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? '';
    const { text, quote } = word;
    const isEscape = char === '\\' && (quote === '' || (quote === '"' && /["$`\\]/.test(line[at + 1] ?? '')));
    if (isEscape) word = { ...word, text: text + (line[++at] ?? '') };
    else if (quote !== '')
      word = char === quote ? { ...word, quote: '', keptLength: keptBeforeQuote } : { ...word, text: text + char };
    else if (char === "'" || char === '"') {
      keptBeforeQuote = word.keptLength;
      word = { ...word, quote: char, keptLength: text.length };
    } else if (/\s/.test(char)) {
      if (text !== '') endWord(false);
    } else if (/[<>]/.test(char)) endWord(true);
    else word = { ...word, text: text + char, keptLength: wordBreaks.includes(char) ? text.length + 1 : word.keptLength };
  }
  return { words: [...words, word.text], last: word };
}

/** What bash must insert to complete the typed word to a text; undefined if the part that bash keeps differs from the text. */
export function quoteForBash(text: string, { text: typed, keptLength, quote }: TypedWord): string | undefined {
  if (foldCase(text.slice(0, keptLength)) !== foldCase(typed.slice(0, keptLength))) return undefined;
  const rest = sanitize(text.slice(keptLength));
  // Readline adds the closing quote, but not after an escaped quote at the end.
  if (quote === "'") return rest.replaceAll("'", "'\\''").replace(/'\\''$/, "'\\'");
  if (quote === '"') {
    // In double quotes nothing else prevents history expansion of an exclamation mark.
    const escaped = rest.replace(/["$`\\]/g, '\\$&').replaceAll('!', '"\\!"');
    return escaped.replace(/\\"$/, '"\\"').replace(/"\\!"$/, '$&"');
  }
  return rest.replace(/[^\w.,/@%+=:\u0080-\uffff-]/g, '\\$&');
}
