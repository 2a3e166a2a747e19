import {
  divideName,
  formatWrittenName,
  isIdeographic,
  isParticle,
  type NameParts,
  type WrittenAuthor,
} from '../../catalog/model/person-name.ts';
import { isEtAl } from '../../catalog/source/explain-issues.ts';
import { cleanText } from '../../util/sanitize.ts';
import type { DraftPaper } from './draft.ts';
import { findGroupEnd, latexToText } from './latex-decode.ts';

export type AuthorFields = Pick<DraftPaper, 'authors' | 'etal'>;

/** @param etal whether one of the names in the file was "others" */
export const authorFields = (authors: WrittenAuthor[], etal: boolean): AuthorFields => ({
  authors: authors.length > 0 ? authors : undefined,
  etal: etal || undefined,
});

/** The authors in the LaTeX source of a BibTeX field. */
export function parseBibAuthors(source: string): AuthorFields {
  const names = splitNames(source.replace(/\s+/g, ' '));
  const isOthers = (name: string) => isEtAl(withoutBraces(name));
  return authorFields(names.filter((name) => !isOthers(name)).map(parseBibName), names.some(isOthers));
}

/** The names between `and`, or between the semicolons that some people write instead. */
function splitNames(source: string): string[] {
  const names = splitOutsideBraces(source, /\s+and(?=\s)|\s+and$|^and(?=\s)/iy, /\s/);
  const parts = names.length > 1 ? names : splitOutsideBraces(source, /;/y, /;/);
  return parts.map((name) => name.trim()).filter(Boolean);
}

/**
 * The parts of a text between separators outside all braces.
 *
 * @param first matches the first character of a separator, which is tested before the slower sticky `separator`
 */
function splitOutsideBraces(source: string, separator: RegExp, first: RegExp): string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  for (let index = 0; index < source.length; index++) {
    const char = source[index] ?? '';
    if (char === '{') depth++;
    if (char === '}') depth--;
    if (depth !== 0 || !first.test(char)) continue;
    separator.lastIndex = index;
    if (!separator.test(source)) continue;
    parts.push(source.slice(start, index));
    start = separator.lastIndex;
    index = start - 1;
  }
  return [...parts, source.slice(start)];
}

const isWrappedInBraces = (name: string) => name.startsWith('{') && name[1] !== '\\' && findGroupEnd(name, 0) === name.length - 1;

const withoutBraces = (name: string): string => (isWrappedInBraces(name) ? withoutBraces(name.slice(1, -1).trim()) : name);

function parseBibName(written: string): WrittenAuthor {
  // DBLP appends a number to the names of different people with one name.
  const name = written.replace(/ \d{4}$/, '');
  if (isWrappedInBraces(name)) return literal(withoutBraces(name));
  const parts = splitOutsideBraces(name, /,/y, /,/).map((part) => part.trim());
  const extended = parseExtendedName(parts);
  if (extended) return formatWrittenName(extended);
  const [family = '', ...rest] = parts.filter(Boolean);
  if (rest.length === 0) return inOrder(splitWords(family));
  const suffix = rest.length > 1 ? latexToText(rest[0] ?? '') : undefined;
  return formatWrittenName({
    family: latexToText(family),
    suffix,
    given: latexToText(rest.slice(rest.length > 1 ? 1 : 0).join(' ')),
    isUndivided: isWrappedInBraces(family),
  });
}

const literal = (name: string) => ({ literal: cleanText(latexToText(name)) });

/** The words of a name. A space after a LaTeX command only ends the command. */
function splitWords(name: string): string[] {
  const words: string[] = [];
  let endsWithCommand = false;
  for (const word of splitOutsideBraces(name, /[\s~]+/y, /[\s~]/).filter(Boolean)) {
    if (endsWithCommand) words.push(`${words.pop()} ${word}`);
    else words.push(word);
    endsWithCommand = /\\[A-Za-z]+$/.test(word);
  }
  return words;
}

/** A name in reading order: `Jan van der Berg`. */
function inOrder(words: readonly string[]): WrittenAuthor {
  if (words.length < 2 || words.every((word) => isIdeographic(latexToText(word)))) return literal(words.join(' '));
  const { given, family, suffix } = divideName(words, isBibParticle);
  return formatWrittenName({
    given: latexToText(given.join(' ')),
    family: latexToText(family.join(' ')),
    suffix: suffix && latexToText(suffix),
    isUndivided: family.length === 1 && isWrappedInBraces(family[0] ?? ''),
  });
}

/** As in BibTeX, a word in braces has no case. */
const isBibParticle = (word: string) => !/^\{[^\\]/.test(word) && isParticle(latexToText(word));

/** The parts of a name in the extended form of biblatex, `family=Berg, given=Jan, prefix=van der`; undefined for other names. */
function parseExtendedName(parts: readonly string[]): NameParts | undefined {
  const pairs = parts.map((part) =>
    /^(family|given|prefix|suffix|useprefix|family-i|given-i|prefix-i|suffix-i)\s*=\s*([\s\S]*)$/.exec(part),
  );
  if (parts.length === 0 || pairs.includes(null)) return undefined;
  const values = new Map(pairs.map((pair) => [pair?.[1], latexToText(withoutBraces(pair?.[2] ?? ''))]));
  const family = [values.get('prefix'), values.get('family')].filter(Boolean).join(' ');
  return { family, given: values.get('given') ?? '', suffix: values.get('suffix') };
}
