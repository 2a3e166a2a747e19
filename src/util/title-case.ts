/** Titles whose names keep their capitals in styles that lower the others. */

/** What the catalog says of the words of a title: those whose capitals stay, and those whose may go. */
interface Words {
  readonly protect?: readonly string[] | undefined;
  readonly noprotect?: readonly string[] | undefined;
}

/** The title with each word changed whose capitals a style must leave alone, and the text around it changed otherwise. */
export function rewriteTitle(
  title: string,
  { protect = none, noprotect = none }: Words,
  { kept, rest }: Readonly<Record<'kept' | 'rest', (text: string) => string>>,
): string {
  const pieces = title.split(protect.length + noprotect.length > 0 ? withPhrases([...protect, ...noprotect]) : word);
  let text = '';
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index] ?? '';
    const isKept =
      index % 2 === 1 &&
      (protect.includes(piece) || (keepsCapitals(piece) && !noprotect.includes(piece) && !isArticle(pieces, index)));
    text += isKept ? kept(piece) : rest(piece);
  }
  return text;
}

const none: readonly string[] = [];

/** Whether the piece is the word `A` of English, not a name of one letter. */
const isArticle = (pieces: readonly string[], index: number) =>
  pieces[index] === 'A' && /(?:^|[\s“‘(:])$/.test(pieces[index - 1] ?? '') && /^(?:\s|$)/.test(pieces[index + 1] ?? '');

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
