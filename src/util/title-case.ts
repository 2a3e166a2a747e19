/** Finds the words whose capitals a bibliography style must not lower when it sets a title in sentence case. */

/** Words of a title for which the catalog overrides the rule. */
type CapitalsOverride = { readonly [List in 'protect' | 'noprotect']?: readonly string[] | undefined };

/** The title with `kept` applied to each word whose capitals must stay and `rest` applied to all other text. */
export function rewriteTitle(
  title: string,
  { protect = [], noprotect = [] }: CapitalsOverride,
  { kept, rest }: Readonly<Record<'kept' | 'rest', (text: string) => string>>,
): string {
  const pieces = title.split(protect.length + noprotect.length > 0 ? phrasePattern([...protect, ...noprotect]) : wordPattern);
  const isKept = (word: string, index: number) =>
    protect.includes(word) || (keepsCapitals(word) && !noprotect.includes(word) && !isArticle(pieces, index));
  return pieces.map((piece, index) => (index % 2 === 1 && isKept(piece, index) ? kept(piece) : rest(piece))).join('');
}

/** Whether the piece is the English article `A` and not a name of one letter. */
const isArticle = (pieces: readonly string[], index: number) =>
  pieces[index] === 'A' && /(?:^|[\s“‘(:])$/.test(pieces[index - 1] ?? '') && /^(?:\s|$)/.test(pieces[index + 1] ?? '');

const letter = '[^\\s!-/:-@[-^`{-\\u00a9\\u00ab-\\u00b4\\u00b6-\\u00b9\\u00bb-\\u00bf\\u2000-\\u206f]';
const wordSource = `${letter}+(?:['’]${letter}+)*(?:\\+\\+|[+#])?`;

// In a group, so that split keeps the words. An apostrophe is part of a word only between letters.
const wordPattern = new RegExp(`(${wordSource})`);

/** A pattern that takes each phrase as one piece, the longest first, and otherwise single words. */
function phrasePattern(phrases: readonly string[]): RegExp {
  const phraseSources = phrases
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => `(?<!${letter})${phrase.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}(?!${letter}|[+#])`);
  return new RegExp(`(${[...phraseSources, wordSource].join('|')})`);
}

/** Whether a word has a capital after its first letter, or one with a digit or symbol, or is one: `CodeBERT`, `GPT2`, `C++`, `I`. */
function keepsCapitals(word: string): boolean {
  const afterFirst = word.slice(1);
  if (afterFirst !== afterFirst.toLowerCase()) return true;
  return word !== word.toLowerCase() && (afterFirst === '' || /[\d+#]/.test(afterFirst));
}
