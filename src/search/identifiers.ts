/**
 * Finds the DOIs, arXiv ids, addresses and repositories in a text that people type or paste.
 *
 * All patterns are bounded or begin at a word boundary, so that the time is linear in the length of the text.
 */
import { addressIdentifier, anthologyId, isKnownHost } from '../catalog/model/address-identifier.ts';
import {
  arxivIdentifier,
  doiIdentifier,
  type Identifier,
  ideographs,
  repositoryIdentifier,
} from '../catalog/model/identifier.ts';
import { isForge } from '../catalog/model/web-address.ts';

export interface FoundIdentifier extends Identifier {
  /** As written, with a label such as `doi:` before it, but without quotes, brackets and punctuation around it. */
  readonly text: string;
  /** Its range in the searched text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

export interface FoundIdentifiers {
  /** In the order of the text. */
  readonly identifiers: readonly FoundIdentifier[];
  /** The text without them, and without the brackets or quotes around each and the punctuation after it. */
  readonly rest: string;
}

/** A part of a word that is an identifier. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly identifier: Identifier;
}

/** Decides whether a word with a slash, such as `and/or` or `owner/name`, is an identifier. */
export type IsKnownIdentifier = (identifier: Identifier) => boolean;

/**
 * The identifiers in a text. Those that no paper has are found too, except that a word with a slash that is neither a DOI, an arXiv id
 * nor the address of a known site is an identifier only if `isKnown` accepts it.
 */
export function findIdentifiers(text: string, isKnown: IsKnownIdentifier): FoundIdentifiers {
  const isKnownWord = limitCalls(isKnown, maxLookups);
  const identifiers = [...words(text)].flatMap(({ start, word }) =>
    findInWord(word, isKnownWord).map((span) => locate(text, start, span)),
  );
  return { identifiers, rest: withoutIdentifiers(text, identifiers) };
}

/** More words with a slash than a person types: each lookup reads from the index. */
const maxLookups = 100;

function limitCalls(isKnown: IsKnownIdentifier, limit: number): IsKnownIdentifier {
  let calls = 0;
  return (identifier) => calls++ < limit && isKnown(identifier);
}

/** Runs of characters without white space, quotes and Chinese punctuation; two addresses with a comma between are two words. */
function* words(text: string): Generator<{ start: number; word: string }> {
  for (const { 0: run, index } of text.matchAll(/[^\s"“”‘’„«»，。；、！？（）《》「」『』【】]+/g)) {
    let start = 0;
    for (const { index: end } of run.matchAll(/(?<=[,;|])(?=https?:\/\/)/gi)) {
      yield { start: index + start, word: run.slice(start, end) };
      start = end;
    }
    yield { start: index + start, word: run.slice(start) };
  }
}

function findInWord(word: string, isKnown: IsKnownIdentifier): Span[] {
  const span = findUrl(word) ?? findDoi(word) ?? findArxivId(word) ?? findAddress(word) ?? findKnownWord(word, isKnown);
  return span ? [span] : [];
}

function findUrl(word: string): Span | undefined {
  const match = /(?:(?:git\+)?(?:https?|ssh)|git):\/\/(?=[^/]*[^\s/])/i.exec(word);
  return match ? spanFrom(match.index, trimEnd(word.slice(match.index)), addressIdentifier) : undefined;
}

/** A DOI; after the label `doi:` also one without a suffix. */
const doiPattern = /(?<![\w./-])(?:(?:doi[:=])?10\.\d{4,9}(?:\.\d{1,9})*(?:\/|%2f)(?=\S)|doi[:=](?=10\.))/i;

function findDoi(word: string): Span | undefined {
  const match = doiPattern.exec(word);
  if (!match) return undefined;
  const [candidate = ''] = word.slice(match.index).split(ideographs, 1);
  return spanFrom(match.index, trimEnd(candidate), (text) => doiIdentifier(text.replace(/^doi[:=]/i, '')));
}

const spanFrom = (start: number, text: string, identify: (text: string) => Identifier): Span => ({
  start,
  end: start + text.length,
  identifier: identify(text),
});

/** Subject areas before April 2007; other words with a slash and seven digits are no ids. https://arxiv.org/archive/ */
const archives =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|' +
  'hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con';

/** With the label `arXiv:` any number, without it only what arXiv can have assigned: year and month, then five digits since 2015. */
const arxivPattern = new RegExp(
  '(?<![\\w./-])(?:arxiv[:.=](\\d{4}\\.\\d{1,9}|[a-z-]{2,20}(?:\\.[a-z]{2})?/\\d{1,9})|' +
    '((?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])\\.\\d{4}|(?:1[5-9]|[2-9]\\d)(?:0[1-9]|1[0-2])\\.\\d{5}|' +
    `(?:${archives})(?:\\.[a-z]{2})?/\\d{7}))(?:v\\d{1,3})?(?:\\.pdf)?(?![\\w/-]|\\.\\d)`,
  'i',
);

function findArxivId(word: string): Span | undefined {
  const match = arxivPattern.exec(word);
  const id = match?.[1] ?? match?.[2];
  if (!match || id === undefined) return undefined;
  return { start: match.index, end: match.index + match[0].length, identifier: arxivIdentifier(id) };
}

/** An address of a known site without its scheme, or an id of the ACL Anthology. */
function findAddress(word: string): Span | undefined {
  const { start, text } = trim(word);
  const identifier = identifyAddress(text);
  return identifier && { start, end: start + text.length, identifier };
}

function identifyAddress(text: string): Identifier | undefined {
  if (newAnthologyId.test(text)) return addressIdentifier(`aclanthology.org/${text}`);
  const [, host = ''] = /^(?:[\w-]{1,40}@)?([a-z\d][a-z\d.-]{1,100}\.[a-z]{2,20})[/:][^/]/i.exec(text) ?? [];
  if (host === '') return undefined;
  return /^www\./i.test(host) || isForge(bareHost(host)) || isKnownHost(bareHost(host)) ? addressIdentifier(text) : undefined;
}

const newAnthologyId = /^\d{4}\.[a-z\d_]{1,40}-[a-z\d_]{1,40}\.\d{1,5}$/i;

const bareHost = (host: string) => host.toLowerCase().replace(/^www\./, '');

/** A word that is an identifier only if a paper has it: `owner/name`, `P19-1234`, `example.org/paper`. */
function findKnownWord(word: string, isKnown: IsKnownIdentifier): Span | undefined {
  const { start, text } = trim(word);
  const identifier = candidatesFor(text).find(isKnown);
  return identifier && { start, end: start + text.length, identifier };
}

function candidatesFor(text: string): Identifier[] {
  if (text.length > maxWordLength) return [];
  if (anthologyId.test(text)) return [addressIdentifier(`aclanthology.org/${text}`)];
  if (!/^[^\s/]+(?:\/[^\s/]+)+\/?$/.test(text)) return [];
  const repository = /^[\w.-]+(?:\/[\w.-]+)+$/.test(text) ? [repositoryIdentifier(text)] : [];
  return /^[^/]*[^./]\.[^./]/.test(text) ? [...repository, addressIdentifier(text)] : repository;
}

/** No repository and no address that people type is longer. */
const maxWordLength = 200;

const openers = '([{<';
const closers = ')]}>';

/** The word without brackets and punctuation before and after it. */
function trim(word: string): { start: number; text: string } {
  const start = /^[([{<'`*_~+-]*/.exec(word)?.[0].length ?? 0;
  return { start, text: trimEnd(word.slice(start)) };
}

/** The text without punctuation at its end, and without closing brackets that are not opened in it. */
function trimEnd(text: string): string {
  const depths = openers.split('').map((opener, index) => count(text, opener) - count(text, closers[index] ?? ''));
  let end = text.length;
  for (; end > 0; end--) {
    const last = text[end - 1] ?? '';
    const bracket = closers.indexOf(last);
    if (bracket < 0 ? !/[.,;:!?'`*…|\\]/.test(last) : (depths[bracket] ?? 0) >= 0) break;
    if (bracket >= 0) depths[bracket] = (depths[bracket] ?? 0) + 1;
  }
  return text.slice(0, end);
}

const count = (text: string, char: string) => text.split(char).length - 1;

/** A label in the word before an identifier belongs to it: `doi: 10.1145/…`, `arXiv 2301.02344`. */
function locate(text: string, wordStart: number, { start, end, identifier }: Span): FoundIdentifier {
  const idStart = wordStart + start;
  const before = text.slice(Math.max(0, idStart - maxLabelLength), idStart);
  const label = /(?<![^\s([{<"'])(?:doi|arxiv|url|id)(?:[:=]\s{0,3}|\s{1,3})$/i.exec(before)?.[0] ?? '';
  const range = { start: idStart - label.length, end: wordStart + end };
  return { ...identifier, text: text.slice(range.start, range.end), ...range };
}

const maxLabelLength = 12;

const pairs = new Set(['()', '[]', '{}', '<>', '""', '“”', '‘’', "''", '``', '**', '«»', '《》', '「」', '（）', '【】']);

function withoutIdentifiers(text: string, identifiers: readonly FoundIdentifier[]): string {
  if (identifiers.length === 0) return text;
  const pieces: string[] = [];
  let position = 0;
  for (const [index, identifier] of identifiers.entries()) {
    const { start, end } = withSurroundings(text.slice(0, identifiers[index + 1]?.start), identifier);
    pieces.push(text.slice(position, Math.max(position, start)));
    position = end;
  }
  return [...pieces, text.slice(position)].join(' ').replace(/\s+/g, ' ').trim();
}

/** The range with the brackets or quotes around it and the punctuation after it. */
function withSurroundings(text: string, range: { readonly start: number; readonly end: number }) {
  let { start, end } = range;
  while (start > 0 && end < text.length && pairs.has(`${text[start - 1]}${text[end]}`)) {
    start--;
    end++;
  }
  const [punctuation = ''] = /^[.,;:!?…，。；、！？]{0,10}(?=\s|$)/.exec(text.slice(end, end + maxLabelLength)) ?? [];
  return { start, end: end + punctuation.length };
}
