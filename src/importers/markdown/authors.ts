import { divideName, invertedName, isCommonParticle, type WrittenAuthor } from '../../catalog/model/person-name.ts';
import { cleanText } from '../../util/sanitize.ts';
import { type AuthorsFact, type Fact, unclear } from './facts.ts';

const etAlPattern = /[\s,;]{0,3}(?:\bet\s{1,3}al\b|\band others\b|等$|…$|\.\.\.$)[.,\s]{0,4}/i;
const footnoteMarks = /[*†‡§¶∗⁎#^]|[\u00b9\u00b2\u00b3\u2070-\u2079]/g;
const groupWords =
  /\b(?:team|group|labs?|research|inc|university|institute|consortium|project|openai|google|microsoft|meta|deepmind|authors|community|foundation)\b/i;
const ideographs = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** The authors in a text of names and nothing else; undefined if a part of it cannot be a name. */
function parseAuthors(text: string): AuthorsFact | undefined {
  if (text.length > 20_000) return undefined;
  const written = cleanText(text.replace(footnoteMarks, '')).replace(/^by:? /i, '');
  const etal = etAlPattern.test(written);
  const names = splitNames(cleanText(written.replace(etAlPattern, ' ')).replace(/(?<=\p{L}{2})\.$/u, ''));
  if (names.length === 0 || !names.every(canBeName)) return undefined;
  return { kind: 'authors', authors: names.map(formatAuthor), etal };
}

/** The authors in a text with a label or in a column that says so. */
export function authorFacts(text: string): Fact[] {
  const found = parseAuthors(text);
  return found ? [found] : unclear(text);
}

/**
 * Like `parseAuthors`, for a text that may be anything: undefined unless every part looks like the name of a person.
 *
 * @param isFormatted a single name counts only if it is formatted or has initials
 */
export function parseCertainAuthors(text: string, isFormatted: boolean): AuthorsFact | undefined {
  // Each part of an entry is looked at several times, as a title, a preface, a boundary and a fact.
  const key = `${isFormatted}${text}`;
  if (recent.has(key)) return recent.get(key);
  if (recent.size >= maxRecent) recent.clear();
  const found = readCertainAuthors(text, isFormatted);
  recent.set(key, found);
  return found;
}

const maxRecent = 500;
const recent = new Map<string, AuthorsFact | undefined>();

function readCertainAuthors(text: string, isFormatted: boolean): AuthorsFact | undefined {
  const found = parseAuthors(text);
  if (!found) return undefined;
  const uncertain = found.authors.filter((name) => !isCertainPerson(name) && !(found.etal && isSurname(name)));
  // One odd name among several, such as one with a small first letter, is a name like the others.
  const isOddName = found.authors.length > 2 && uncertain.length === 1 && uncertain.every(isOddPerson);
  if (uncertain.length > 0 && !isOddName) return undefined;
  const [first] = found.authors;
  const isLone = found.authors.length === 1 && !found.etal && !isFormatted;
  return isLone && !(typeof first === 'string' && /\b\p{Lu}\./u.test(first)) ? undefined : found;
}

/** A single name in reading order that only its position shows to be one: two to four capitalized words, none of them of titles or tags. */
export function parseLoneAuthor(text: string): AuthorsFact | undefined {
  const found = parseAuthors(text);
  const [name, ...others] = found?.authors ?? [];
  if (!found || others.length > 0 || typeof name !== 'string' || !isCertainPerson(name)) return undefined;
  const words = cleanText(text).split(' ');
  const canBePerson = words.length >= 2 && words.length <= 4 && !firstWordsOfTags.test(text) && !lastWordsOfTags.test(text);
  return canBePerson ? { ...found, isDoubtful: true } : undefined;
}

const firstWordsOfTags =
  /^\W*(?:open|access|best|human|nature|new|long|short|full|outstanding|honorable|under|invited|project|part|top|top-|extended)\b/i;
const lastWordsOfTags =
  /\b(?:access|award|papers?|box|days?|weeks?|nature|science|press|reviews?|notes?|tracks?|oral|doors?|tools?|frameworks?|datasets?|benchmarks?|demos?|talks?|posts?|forum|meetings?|version|networks?|attacks?)\W*$/i;

/** The separate names; names of the form `Family, Given` keep it. */
function splitNames(text: string): string[] {
  const parts = (mark: RegExp, whole = text) =>
    whole
      .split(mark)
      .map((part) => cleanText(part.replace(/^[\s,]+|[\s,]+$/g, '')))
      .filter((part) => part !== '');
  if (/[;；]/.test(text)) return parts(/[;；]/).map((part) => part.replace(/^(?:and|&) /i, ''));
  const joined = parts(/\s(?:and|&)\s/i);
  if (joined.length > 1 && joined.every((part) => /^[^,]+,[^,]+$/.test(part))) return joined;
  return joinInvertedNames(parts(/,\s*(?:and|&)\s|\s(?:and|&)\s|[,，、]/i));
}

/** Joins names whose own comma was taken for a separator: `Lovelace, Ada, Babbage, Charles`. */
function joinInvertedNames(all: readonly string[]): string[] {
  const parts = joinInitials(all);
  if (isFirstInvertedWithMiddleName(parts)) return [parts.slice(0, 2).join(', '), ...parts.slice(2)];
  if (isFirstInverted(parts)) return [parts.slice(0, 2).join(', '), ...parts.slice(2)];
  const isInverted =
    parts.length % 2 === 0 && parts.every((part, index) => index % 2 === 1 || (!ideographs.test(part) && isFamily(part)));
  if (!isInverted) return parts;
  return parts.flatMap((_, index) => (index % 2 === 0 ? [parts.slice(index, index + 2).join(', ')] : []));
}

/** Only the first name is inverted: `Lovelace, Ada, Charles Babbage, and Mary Somerville`. */
const isFirstInverted = (parts: readonly string[]) =>
  parts.slice(0, 2).every(isFamily) && !parts.slice(2).some(isFamily) && !parts.some((part) => ideographs.test(part));

/** As in the style of the MLA: `Lovelace, Ada B., Charles Babbage, and Mary Somerville`. */
const isFirstInvertedWithMiddleName = ([first = '', second = '', ...rest]: readonly string[]) =>
  isFamily(first) &&
  /^\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}\.)+$/u.test(second) &&
  rest.length > 0 &&
  rest.every((part) => /^\p{Lu}/u.test(part) && part.split(' ').length >= 2);

/** Joins initials to the family name before them: `Lovelace, A., and C. Babbage`. */
function joinInitials(parts: readonly string[]): string[] {
  const isInitials = (part = '') => /^(?:\p{Lu}\.[\s-]?)+$/u.test(part);
  return parts.flatMap((part, index) => {
    if (isInitials(part) && index > 0 && !isInitials(parts[index - 1])) return [];
    return isInitials(parts[index + 1]) && isFamily(part) ? [`${part}, ${parts[index + 1]}`] : [part];
  });
}

const isFamily = (part: string) => part.split(' ').filter((word) => !isCommonParticle(word)).length === 1;

const canBeName = (name: string) =>
  name.length <= 80 && /\p{L}/u.test(name) && !/[\d:()[\]{}<>"“”|/\\=?!@]/.test(name) && name.split(' ').length <= 7;

function formatAuthor(name: string): WrittenAuthor {
  if (name.includes(',')) return name;
  const words = name.split(' ');
  if (words.length === 1 || ideographs.test(name) || groupWords.test(name) || /^the /i.test(name)) return { literal: name };
  const { given, family, suffix } = divideName(words);
  return invertedName({ given: given.join(' '), family: family.join(' '), ...(suffix !== undefined && { suffix }) });
}

const titleWords =
  /\b(?:the|for|with|from|via|using|how|what|why|by|example|learning|code|models?|language|neural|software|attacks?|data|analysis|program|programming|security|papers?|based|large|towards?|survey|conference|journal|proc|conf|trans|transactions|proceedings|symposium|workshop|letters|networks?|synthesis|accurate|generative|generation|detection|adversarial|backdoors?|automated|automatic|efficient|robust|understanding|improving|suggesting|evaluating|exploring|recent|advances|systems?)\b/i;

/** `Lovelace et al.` */
const isSurname = (name: WrittenAuthor) =>
  typeof name !== 'string' &&
  /^\p{Lu}[\p{L}'’-]*\p{Ll}$/u.test(name.literal) &&
  !titleWords.test(name.literal) &&
  !groupWords.test(name.literal);

function isCertainPerson(name: WrittenAuthor): boolean {
  if (typeof name !== 'string') return /^[\u4e00-\u9fff·]{2,6}$/.test(name.literal);
  const words = name.replaceAll(',', '').split(' ');
  const isNamed = words.every((word) => isCommonParticle(word) || /^\p{Lu}[\p{L}'’.-]*$/u.test(word));
  return isNamed && words.length <= 6 && words.some((word) => /\p{Ll}/u.test(word)) && !titleWords.test(name);
}

/** Whether a name is that of a person but for the form of its given names. */
const isOddPerson = (name: WrittenAuthor) =>
  typeof name === 'string' && /^\p{Lu}\p{L}*\p{Ll}/u.test(name) && !titleWords.test(name) && !groupWords.test(name);
