/**
 * Finds an identifier in a word. All patterns are bounded or begin at a word boundary, so that the time is linear in its length.
 */
import { addressIdentifier, anthologyId, isKnownHost } from '../../catalog/model/address-identifier.ts';
import {
  arxivIdentifier,
  doiIdentifier,
  type Identifier,
  ideographs,
  repositoryIdentifier,
} from '../../catalog/model/identifier.ts';
import { isForge } from '../../catalog/model/web-address.ts';

/** A part of a word that is an identifier. */
export interface IdentifierInWord {
  readonly start: number;
  readonly end: number;
  readonly identifier: Identifier;
}

/** Decides whether a word with a slash, such as `and/or` or `owner/name`, is an identifier. */
export type IsKnownIdentifier = (identifier: Identifier) => boolean;

/** The first identifier in a text without white space. */
export function identifierInWord(word: string, isKnown: IsKnownIdentifier): IdentifierInWord | undefined {
  return findUrl(word) ?? findDoi(word) ?? findArxivId(word) ?? findAddress(word) ?? findKnownWord(word, isKnown);
}

function findUrl(word: string): IdentifierInWord | undefined {
  const match = /(?:(?:git\+)?(?:https?|ssh)|git):\/\/(?=[^/]*[^\s/])/i.exec(word);
  return match ? spanFrom(match.index, trimEnd(word.slice(match.index)), addressIdentifier) : undefined;
}

/** A DOI; after the label `doi:` also one without a suffix. */
const doiPattern = /(?<![\w./-])(?:(?:doi[:=])?10\.\d{4,9}(?:\.\d{1,9})*(?:\/|%2f)(?=\S)|doi[:=](?=10\.))/i;

function findDoi(word: string): IdentifierInWord | undefined {
  const match = doiPattern.exec(word);
  if (!match) return undefined;
  const [candidate = ''] = word.slice(match.index).split(ideographs, 1);
  return spanFrom(match.index, trimEnd(candidate), (text) => doiIdentifier(text.replace(/^doi[:=]|\/$/gi, '')));
}

const spanFrom = (start: number, text: string, identify: (text: string) => Identifier): IdentifierInWord => ({
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

function findArxivId(word: string): IdentifierInWord | undefined {
  const match = arxivPattern.exec(word);
  const id = match?.[1] ?? match?.[2];
  if (!match || id === undefined) return undefined;
  return { start: match.index, end: match.index + match[0].length, identifier: arxivIdentifier(id) };
}

/** An address of a known site without its scheme, or an id of the ACL Anthology. */
function findAddress(word: string): IdentifierInWord | undefined {
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
function findKnownWord(word: string, isKnown: IsKnownIdentifier): IdentifierInWord | undefined {
  const { start, text } = trim(word);
  const identifier = candidatesFor(text).find(isKnown);
  return identifier && { start, end: start + text.length, identifier };
}

function candidatesFor(text: string): Identifier[] {
  if (text.length > maxWordLength) return [];
  if (anthologyId.test(text)) return [addressIdentifier(`aclanthology.org/${text}`)];
  if (!/^[^\s/]+(?:\/[^\s/]+)+\/?$/.test(text)) return [];
  const repository = /^\w[\w.-]*(?:\/[\w.-]+)+$/.test(text) ? [repositoryIdentifier(text)] : [];
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
