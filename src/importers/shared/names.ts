/** Names of authors, as foreign files take them apart -> as a catalog writes them. */
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
import { findGroupEnd, latexToText } from './latex-decode.ts';

export interface AuthorList {
  readonly authors: readonly WrittenAuthor[];
  readonly etal: boolean;
}

/** The authors of a field of BibTeX. */
export function parseBibAuthors(source: string): AuthorList {
  const names = list(source.replace(/\s+/g, ' '));
  const isOthers = (name: string) => isEtAl(withoutBraces(name));
  return { authors: names.filter((name) => !isOthers(name)).map(author), etal: names.some(isOthers) };
}

/** The names of a list; people who do not know `and` write semicolons. */
function list(source: string): string[] {
  const names = split(source, /\s+and(?=\s)|\s+and$|^and(?=\s)/iy, /\s/);
  const all = names.length > 1 ? names : split(source, /;/y, /;/);
  return all.map((name) => name.trim()).filter(Boolean);
}

/** The parts of a text between what `divider` matches outside all braces; it is looked for where a character is `first`. */
function split(source: string, divider: RegExp, first: RegExp): string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < source.length; at++) {
    const char = source[at] ?? '';
    if (char === '{') depth++;
    if (char === '}') depth--;
    if (depth !== 0 || !first.test(char)) continue;
    divider.lastIndex = at;
    if (!divider.test(source)) continue;
    parts.push(source.slice(start, at));
    start = divider.lastIndex;
    at = start - 1;
  }
  return [...parts, source.slice(start)];
}

const isWhole = (name: string) => name.startsWith('{') && name[1] !== '\\' && findGroupEnd(name, 0) === name.length - 1;

const withoutBraces = (name: string): string => (isWhole(name) ? withoutBraces(name.slice(1, -1).trim()) : name);

function author(written: string): WrittenAuthor {
  // DBLP tells people of one name apart by a number.
  const name = written.replace(/ \d{4}$/, '');
  if (isWhole(name)) return literal(withoutBraces(name));
  const parts = split(name, /,/y, /,/).map((part) => part.trim());
  const extended = inExtendedForm(parts);
  if (extended) return formatWrittenName(extended);
  const [family = '', ...rest] = parts.filter(Boolean);
  if (rest.length === 0) return inOrder(words(family));
  const suffix = rest.length > 1 ? latexToText(rest[0] ?? '') : undefined;
  return formatWrittenName({
    family: latexToText(family),
    suffix,
    given: latexToText(rest.slice(rest.length > 1 ? 1 : 0).join(' ')),
    isUndivided: isWhole(family),
  });
}

const literal = (name: string) => ({ literal: cleanText(latexToText(name)) });

/** A blank behind a command only ends it. */
function words(name: string): string[] {
  const found: string[] = [];
  let goesOn = false;
  for (const word of split(name, /[\s~]+/y, /[\s~]/).filter(Boolean)) {
    if (goesOn) found.push(`${found.pop()} ${word}`);
    else found.push(word);
    goesOn = /\\[A-Za-z]+$/.test(word);
  }
  return found;
}

/** A name in reading order: `Jan van der Berg`. */
function inOrder(words: readonly string[]): WrittenAuthor {
  if (words.length < 2 || words.every((word) => isIdeographic(latexToText(word)))) return literal(words.join(' '));
  const { given, family, suffix } = divideName(words, isBibParticle);
  return formatWrittenName({
    given: latexToText(given.join(' ')),
    family: latexToText(family.join(' ')),
    suffix: suffix && latexToText(suffix),
    isUndivided: family.length === 1 && isWhole(family[0] ?? ''),
  });
}

/** What stands in braces has no case to BibTeX. */
const isBibParticle = (word: string) => !/^\{[^\\]/.test(word) && isParticle(latexToText(word));

/** `family=Berg, given=Jan, prefix=van der`, which biblatex reads too. */
function inExtendedForm(parts: readonly string[]): NameParts | undefined {
  const pairs = parts.map((part) =>
    /^(family|given|prefix|suffix|useprefix|family-i|given-i|prefix-i|suffix-i)\s*=\s*([\s\S]*)$/.exec(part),
  );
  if (parts.length === 0 || pairs.includes(null)) return undefined;
  const said = new Map(pairs.map((pair) => [pair?.[1], latexToText(withoutBraces(pair?.[2] ?? ''))]));
  const family = [said.get('prefix'), said.get('family')].filter(Boolean).join(' ');
  return { family, given: said.get('given') ?? '', suffix: said.get('suffix') };
}
