/** Titles whose names keep their capitals in styles that lower the others. */
import type { Paper } from '../catalog/catalog.ts';

type Title = Pick<Paper, 'title' | 'protect' | 'noprotect'>;

/** The title in pieces, each with whether a style must leave its capitals alone. */
export function piecesOf({ title, protect = [], noprotect = [] }: Title): (readonly [text: string, isKept: boolean])[] {
  const phrases = [...protect, ...noprotect];
  const pieces = title.split(phrases.length > 0 ? withPhrases(phrases) : word);
  return pieces.map((text, index) => {
    const isWord = index % 2 === 1;
    const isArticle =
      text === 'A' && /(?:^|[\s“‘(:])$/.test(pieces[index - 1] ?? '') && /^(?:\s|$)/.test(pieces[index + 1] ?? '');
    return [text, isWord && (protect.includes(text) || (keepsCapitals(text) && !isArticle && !noprotect.includes(text)))];
  });
}

const letter = '[^\\s!-/:-@[-^`{-\\u00a9\\u00ab-\\u00b4\\u00b6-\\u00b9\\u00bb-\\u00bf\\u2000-\\u206f]';
const words = `${letter}+(?:['’]${letter}+)*(?:\\+\\+|[+#])?`;

/** A word, in a group so that a split keeps it; an apostrophe is part of it only between letters. */
const word = new RegExp(`(${words})`);

/** The phrases as one piece each, the longest first, and all other words. */
function withPhrases(phrases: readonly string[]): RegExp {
  const escaped = phrases
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => `(?<!${letter})${phrase.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}(?!${letter}|[+#])`);
  return new RegExp(`(${[...escaped, words].join('|')})`);
}

/** A capital inside the word, or beside a digit or a sign, or alone: `CodeBERT`, `LLMs`, `GPT2`, `C++`, `I`. */
function keepsCapitals(word: string): boolean {
  const [inside, lower] = [word.slice(1), word.toLowerCase()];
  if (inside !== inside.toLowerCase()) return true;
  return word !== lower && (inside === '' || /[\d+#]/.test(inside));
}
