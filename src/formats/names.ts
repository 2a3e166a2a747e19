/** Names of authors in the forms that citation formats parse. */
import { type Author, invertedName, mapAuthors, type NameInParts, splitParticle } from '../catalog/model/person-name.ts';
import type { Paper } from '../catalog/model/records.ts';
import type { LatexEncoder } from './latex-encode.ts';

export interface NameEncoding {
  readonly encode: LatexEncoder;
  /** Whether the catalog's Latin form of a name in another script is preferred. */
  readonly isLatin: boolean;
}

/** The authors as `Family, Given`, joined by `and`, with braces around what BibTeX must not split. */
export function formatBibNames(authors: readonly Author[], etal: Paper['etal'], encoding: NameEncoding): string {
  return mapAuthors({ authors, etal }, (author) => bibName(author, encoding), 'others').join(' and ');
}

function bibName(author: Author, encoding: NameEncoding): string {
  const { encode, isLatin } = encoding;
  if (!('literal' in author)) {
    const suffix = author.suffix ? `, ${braceIfDivided(author.suffix, encode)}` : '';
    return `${bibFamily(author, encoding)}${suffix}, ${bibGiven(author, encoding)}`;
  }
  const { literal, latin } = author;
  return latin && isLatin ? bibLatinName(latin, encode) : `{${encode(literal)}}`;
}

/** `Weisong Sun` as `Sun, Weisong`: the family name is the last word unless there is a comma. */
function bibLatinName(name: string, encode: LatexEncoder): string {
  const [, given, family] = nameSeparator.test(name) ? [] : (/^([^,]+)\s+([^\s,]+)$/.exec(name) ?? []);
  return given && family ? `${braceIfDivided(family, encode)}, ${braceIfDivided(given, encode)}` : braceIfDivided(name, encode);
}

/** The text, in braces where BibTeX would split it at `and`, or biblatex read `=` as its extended name format (`family=...`). */
export const braceIfDivided = (text: string, encode: LatexEncoder) =>
  nameSeparator.test(text) ? `{${encode(text)}}` : encode(text);

const nameSeparator = /\band\b|=/i;

/** The family name with its particle, in braces where BibTeX would find another particle in it. */
function bibFamily(name: NameInParts, { encode, isLatin }: NameEncoding): string {
  const { particle, family } = splitParticle(name);
  const encoded = encode(family);
  const isOnePiece =
    name.undivided ||
    nameSeparator.test(name.family) ||
    (encoded.includes(' ') && !encoded.split(' ').slice(0, -1).every(startsUpperCase));
  const unbraced = isLatin ? encoded.replace(unbracedLetters, asOneLetter) : encoded;
  return `${particle ? `${encode(particle)} ` : ''}${isOnePiece ? `{${encoded}}` : unbraced}`;
}

/** The given name; initials outside ASCII are single letters for BibTeX, because styles abbreviate it to them. */
function bibGiven({ given }: NameInParts, { encode, isLatin }: NameEncoding): string {
  const encoded = braceIfDivided(given, encode);
  return isLatin ? encoded.replace(unbracedInitial, asOneLetter) : encoded;
}

const unbracedLetters = /[^ -~]+|[[\]]/g;
const unbracedInitial = /(?<=^|[ -])(?:[\ud800-\udbff][\udc00-\udfff]|[^ -~])[\u0300-\u036f]*|[[\]]/g;

/**
 * BibTeX abbreviates names by bytes, and cuts UTF-8 letters; a group that begins with a command is one letter. A bare bracket would end
 * the label that natbib makes of names.
 */
const asOneLetter = '{\\relax $&}';

/** Whether BibTeX reads the word as upper case: by its first ASCII letter or accent command; it skips a bare `Ơ`. */
const startsUpperCase = (word: string) => /^[A-Z]|^[^ -~]+$|^\{\\.\{?\\?[A-Z]|^\{\\(?:AA|AE|L|O|OE)\}/.test(word);

export function formatCslName(author: Author) {
  if ('literal' in author) return { literal: author.literal };
  const { particle, family } = splitParticle(author);
  return {
    family,
    given: author.given,
    ...(particle && { 'non-dropping-particle': particle }),
    ...(author.suffix && { suffix: author.suffix }),
  };
}

/** `Family, Given, Suffix`. RIS splits at every comma, so a literal name is written without commas. */
export function formatRisName(author: Author): string {
  if ('literal' in author) return author.literal.replaceAll(',', '');
  return author.suffix ? `${author.family}, ${author.given}, ${author.suffix}` : invertedName(author);
}
