/** Names of authors, as each format of citations takes them apart. */
import { type Author, invertedName, mapAuthors, type NameInParts, splitParticle } from '../catalog/model/person-name.ts';
import type { Paper } from '../catalog/model/records.ts';
import type { LatexEncoder } from './latex-encode.ts';

/** How a dialect of BibTeX writes names. */
export interface NameEncoding {
  readonly encode: LatexEncoder;
  /** Whether a name in characters is written in Latin letters, where the catalog has them. */
  readonly isLatin: boolean;
}

/** The authors in BibTeX: always `Family, Given`, and in braces what must stay in one piece. */
export function formatBibNames(authors: readonly Author[], etal: Paper['etal'], script: NameEncoding): string {
  return mapAuthors({ authors, etal }, (author) => bibName(author, script), 'others').join(' and ');
}

function bibName(author: Author, script: NameEncoding): string {
  const { encode, isLatin } = script;
  if (!('literal' in author)) {
    const suffix = author.suffix ? `, ${braceIfDivided(author.suffix, encode)}` : '';
    return `${bibFamily(author, script)}${suffix}, ${bibGiven(author, script)}`;
  }
  const { literal, latin } = author;
  return latin && isLatin ? romanised(latin, encode) : `{${encode(literal)}}`;
}

/** `Weisong Sun` as `Sun, Weisong`; the family name is the last word unless a comma says otherwise. */
function romanised(name: string, encode: LatexEncoder): string {
  const [, given, family] = divides.test(name) ? [] : (/^([^,]+)\s+([^\s,]+)$/.exec(name) ?? []);
  return given && family ? `${braceIfDivided(family, encode)}, ${braceIfDivided(given, encode)}` : braceIfDivided(name, encode);
}

/** A text that is one of several, which the word `and` inside it would divide, or `=` make a part of a name in biblatex's other format. */
export const braceIfDivided = (text: string, encode: LatexEncoder) => (divides.test(text) ? `{${encode(text)}}` : encode(text));

const divides = /\band\b|=/i;

/** The family name with its particle, in braces where BibTeX would find another particle in it. */
function bibFamily(name: NameInParts, { encode, isLatin }: NameEncoding): string {
  const { particle, family } = splitParticle(name);
  const written = encode(family);
  const isOnePiece =
    name.undivided ||
    divides.test(name.family) ||
    (written.includes(' ') && !written.split(' ').slice(0, -1).every(beginsAsName));
  const whole = isLatin ? written.replace(bareLetters, asOneLetter) : written;
  return `${particle ? `${encode(particle)} ` : ''}${isOnePiece ? `{${written}}` : whole}`;
}

/** The given name; of what stays bare the letters that a style may shorten it to. */
function bibGiven({ given }: NameInParts, { encode, isLatin }: NameEncoding): string {
  const written = braceIfDivided(given, encode);
  return isLatin ? written.replace(bareInitial, asOneLetter) : written;
}

const bareLetters = /[^ -~]+|[[\]]/g;
const bareInitial = /(?<=^|[ -])(?:[\ud800-\udbff][\udc00-\udfff]|[^ -~])[\u0300-\u036f]*|[[\]]/g;

/**
 * BibTeX knows bytes, and cuts letters of several in two where a style shortens a name; what begins with a command is one letter to it.
 * A bracket would end the label that natbib makes of names.
 */
const asOneLetter = '{\\relax $&}';

/** BibTeX goes by the first ASCII letter, or by the command of an accent: a bare `Ơ` it passes over. */
const beginsAsName = (word: string) => /^[A-Z]|^[^ -~]+$|^\{\\.\{?\\?[A-Z]|^\{\\(?:AA|AE|L|O|OE)\}/.test(word);

/** A name of CSL-JSON. */
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

/** A name of RIS: `Family, Given, Suffix`; a comma would divide one in one piece too. */
export function formatRisName(author: Author): string {
  if ('literal' in author) return author.literal.replaceAll(',', '');
  return author.suffix ? `${author.family}, ${author.given}, ${author.suffix}` : invertedName(author);
}
