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
import { quoteValue } from './diagnostics.ts';
import type { DraftPaper } from './draft.ts';
import { findGroupEnd, latexToText } from './latex-decode.ts';

export type AuthorFields = Pick<DraftPaper, 'authors' | 'etal'>;

/** @param etal whether one of the names in the file was "others" */
export const authorFields = (authors: WrittenAuthor[], etal: boolean): AuthorFields => ({
  authors: authors.length > 0 ? authors : undefined,
  etal: etal || undefined,
});

export interface BibAuthors extends AuthorFields {
  /** Descriptions of names that BibTeX would read otherwise, or that are probably several names. */
  readonly unusualNames: readonly string[];
}

/** The authors in the LaTeX source of a BibTeX field. */
export function parseBibAuthors(source: string): BibAuthors {
  const written = splitBibNames(source.replace(/\s+/g, ' '));
  const isOthers = (name: string) => isEtAl(withoutBraces(name));
  const lists = written.filter((name) => !isOthers(name)).map((name) => ({ name, names: splitJoinedNames(name) }));
  const isFirstNameFirst = lists.some(({ names }) => names.length === 1 && /^[^,{}]+ [^,{}]+$/.test(names[0] ?? ''));
  const unusualNames = lists.flatMap(({ name, names }) => {
    if (names.length > 1) return `${quoteValue(latexToText(name))} has no "and" between its names; read as ${names.length} names`;
    return isFirstNameFirst && looksLikeTwoNames(name) ? `${quoteValue(latexToText(name))} may be two names without "and"` : [];
  });
  const authors = lists.flatMap(({ names }) => names.map(parseBibName));
  return { ...authorFields(authors, written.some(isOthers)), unusualNames };
}

/** The names between `and`, or between the semicolons that some people write instead. */
function splitBibNames(source: string): string[] {
  const names = splitOutsideBraces(source, /\s+and(?=\s)|\s+and$|^and(?=\s)/iy, /\s/);
  const parts = names.length > 1 ? names : splitOutsideBraces(source, /;/y, /;/);
  return parts.map((name) => name.trim()).filter(Boolean);
}

/** The names in a text with `&` or commas between them: BibTeX reads at most two commas in a name. */
function splitJoinedNames(source: string): string[] {
  const byAmpersand = splitOutsideBraces(source, /\s*,?\s*\\?&\s*/y, /[\s,\\&]/).map((name) => name.trim());
  const arePersons = byAmpersand.length > 1 && byAmpersand.every((name) => /\S[,\s]+\S/.test(name));
  return (arePersons ? byAmpersand : [source]).flatMap(splitAtCommas);
}

/** A text with more than two commas: `Wil E, Rin G, Bro KA`, `Aye, A., Bee, B.`, or one word for each name. */
function splitAtCommas(source: string): string[] {
  const parts = splitOutsideBraces(source, /,/y, /,/)
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length < 4 || /=/.test(source)) return [source];
  const isInitials = (part: string | undefined = '') => /^(?:\p{Lu}\p{M}?\.?[\s~-]*){1,4}$/u.test(latexToText(part));
  const arePairs = parts.length % 2 === 0 && parts.every((part, index) => isInitials(part) === (index % 2 === 1));
  if (arePairs) return parts.flatMap((part, index) => (index % 2 === 0 ? `${part}, ${parts[index + 1]}` : []));
  return parts.map(invertVancouverName);
}

/** `Bro, KA` of `Bro KA`; any other name as it is. */
const invertVancouverName = (name: string) => name.replace(/^(\S.*) (\p{Lu}{1,3})$/u, '$1, $2');

/** `Ann Aye, Bob Bee`, where a family name and a given name of two words each are less likely. */
const looksLikeTwoNames = (name: string) => /^[\p{L}.'’-]+ [\p{L}.'’-]+, [\p{L}'’-]+ [\p{L}'’-]{2,}$/u.test(latexToText(name));

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
  if (rest.length === 0) return parseNameInOrder(splitWords(family));
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
function parseNameInOrder(words: readonly string[]): WrittenAuthor {
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
