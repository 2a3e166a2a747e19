/** Reads the facts in the text and the links around a title. */
import { foldCase } from '../../util/normalize.ts';
import { authorFacts, parseCertainAuthors, parseLoneAuthor } from './authors.ts';
import {
  isPresentationType,
  looksLikeVenue,
  parseDate,
  parseDayOfYear,
  stripPunctuation,
  venueFacts,
} from './dates-and-venues.ts';
import { type Fact, textsOfKind, unclear } from './facts.ts';
import type { InlinePiece } from './inline.ts';
import { splitIssue } from './issue.ts';
import { classifyLink, idFacts, isCodeLink, isPaperLink, linkFacts } from './links.ts';
import { isCertainPart } from './title-end.ts';

/** The facts in pieces that contain no title: first those of the text, then those of the links. */
export function textAndLinkFacts(pieces: readonly InlinePiece[]): Fact[] {
  const facts: Fact[] = [];
  for (const { text, isFormatted } of splitIntoRuns(pieces)) {
    const { rest, facts: affiliations } = splitAffiliations(text.slice(0, 20_000));
    const issue = splitIssue(rest);
    facts.push(...affiliations, ...issue.facts);
    for (const line of issue.rest.split('\n')) {
      const parts = line.split(separators);
      parts.forEach((part, index) => {
        const canBeLoneAuthor = !/^\s*[:：]/.test(line) && isNameLike(parts, index);
        facts.push(...partFacts(part, { isFormatted, canBeLoneAuthor, earlier: facts }));
      });
    }
  }
  return facts.concat(pieces.flatMap((piece) => (piece.link === undefined ? [] : pieceLinkFacts(piece))));
}

/** Where the authors work, in brackets after a name and before another one: `Ada Lovelace (Oslo) et al.` */
const affiliation = /(?<=\p{Ll}[*†‡]?)\s\(([^()\n]{2,80})\)(?=\s?(?:[,;]|\.\s|and\s|&|et al))/gu;

function splitAffiliations(text: string): { readonly rest: string; readonly facts: readonly Fact[] } {
  const facts: Fact[] = [];
  const rest = text.replace(affiliation, (whole, inside: string, index: number) => {
    const name =
      text
        .slice(Math.max(0, index - 80), index)
        .split(/,\s|;\s|\n|\band\s|&|[).]\s(?!\p{Lu}\.)/u)
        .at(-1) ?? '';
    if (/\d{2}/.test(inside) || !parseCertainAuthors(name.trim(), true)) return whole;
    facts.push({ kind: 'unmapped', text: 'affiliation' });
    return '';
  });
  return { rest, facts };
}

/** Whether a part is alone on its line, or the next one is a date or a venue. */
function isNameLike(parts: readonly string[], index: number): boolean {
  const others = parts.filter((part, other) => other !== index && /[\p{L}\d]/u.test(part));
  const next = parts.slice(index + 1).find((part) => /[\p{L}\d]/u.test(part));
  return others.length === 0 || (next !== undefined && isCertainPart(next));
}

function pieceLinkFacts(piece: InlinePiece): Fact[] {
  const { link = '', text } = piece;
  const kind = classifyLink(piece);
  if (kind !== 'title') return linkFacts(link, kind, piece.isImage ? '' : text);
  if (isName(piece)) return [{ kind: 'unmapped', text: 'link of an author' }];
  const isRead = looksLikeVenue(text) || parseDate(text) !== undefined;
  const target: Fact[] = isPaperLink(link) || isCodeLink(link) ? linkFacts(link, 'paper') : [{ kind: 'unmapped', text: 'link' }];
  return isRead ? target : [...target, ...unclear(text)];
}

const isName = ({ text, isImage }: InlinePiece) => !isImage && parseCertainAuthors(text, true) !== undefined;

/** Text with the same formatting between links. */
interface TextRun {
  readonly text: string;
  readonly isFormatted: boolean;
}

/** Joins pieces with the same formatting. The text of a link separates runs, unless it is a name, a venue or a date. */
function splitIntoRuns(pieces: readonly InlinePiece[]): TextRun[] {
  const runs: TextRun[] = [];
  for (const piece of pieces) {
    const isText = piece.link === undefined || (classifyLink(piece) === 'title' && isNameVenueOrDate(piece));
    const isFormatted = piece.style !== 'plain';
    const last = runs.at(-1);
    const continuesRun =
      last &&
      isText &&
      (last.isFormatted === isFormatted || (isName(piece) && (piece.link !== undefined || /\p{L},\s*$/u.test(last.text))));
    if (last && isText && isVolumeBeforeIssue(last.text, piece.text)) {
      const [volume = ''] = /\d+$/.exec(last.text) ?? [];
      runs[runs.length - 1] = { ...last, text: last.text.slice(0, -volume.length) };
      runs.push({ text: volume + piece.text, isFormatted });
    } else if (continuesRun) runs[runs.length - 1] = { ...last, text: last.text + piece.text };
    else runs.push({ text: isText ? piece.text : '', isFormatted });
  }
  return runs;
}

/** As in the style of the APA, which prints the volume in italics too: `*Journal of Doors, 3*(2), 10-20`. */
const isVolumeBeforeIssue = (before: string, text: string) => /,\s\d{1,4}$/.test(before) && /^(?:\(\d|,\s\d)/.test(text);

const isNameVenueOrDate = (piece: InlinePiece) =>
  isName(piece) || looksLikeVenue(piece.text) || parseDate(piece.text) !== undefined;

/** Dashes, brackets and full stops, but not the stop of an initial or an abbreviation. */
const separators =
  /\s[–—|·-]\s|[()（）[\]{}【】|]|(?<!(?:^|[\s.-])\p{Lu})(?<!\b(?:Jr|Sr|St|vs|Proc|Trans|Conf|Int))\.\s+(?!et al)|\s--\s/u;

/** Labels and connecting words, which are not facts. */
const fillerWords =
  /^(?:codes?|papers?|pdf|project|arxiv|doi|github|repo|slides|video|data ?sets?|authors?|year|venue|page|in|at|by|and|see|also|from|the|with|accepted|published|to appear|appeared|et al|n\/a|none|tba|tbd|links?|new|official|unofficial|(?:cs|math|stat|eess)\.[a-z]{2})?$/i;

interface PartContext {
  readonly isFormatted: boolean;
  /** Whether a single name may be here. */
  readonly canBeLoneAuthor: boolean;
  /** The facts before it. */
  readonly earlier: readonly Fact[];
}

/** The facts in the text between two separators. */
function partFacts(text: string, context: PartContext): Fact[] {
  const bare = /\b\p{Lu}\.\s*$/u.test(text) ? `${stripPunctuation(text)}.` : stripPunctuation(text);
  if (/^arxiv$/i.test(bare)) return [{ kind: 'server', text: 'arXiv' }];
  if (!/[\p{L}\d]/u.test(bare) || fillerWords.test(bare)) return [];
  return labelledFacts(bare) ?? idFacts(bare) ?? singleFact(bare, text, context.isFormatted) ?? mixedFacts(bare, context);
}

/** The facts of a text that as a whole is a date, a venue, a presentation type or authors; undefined for any other text. */
function singleFact(bare: string, text: string, isFormatted: boolean): Fact[] | undefined {
  const date = parseDate(bare);
  if (date) return [{ kind: 'year', from: 'date', ...date }];
  const month = parseDayOfYear(bare);
  if (month !== undefined) return [{ kind: 'month', month }];
  if (looksLikeVenue(bare)) return venueFacts(bare);
  if (isPresentationType(bare)) return [{ kind: 'unmapped', text: bare.toLowerCase() }];
  const names = text
    .trim()
    .replace(/^[\s,;:.–—-]{1,9}/, '')
    .replace(/[,;:–—-]{1,9}$/, '');
  const authors = parseCertainAuthors(names, isFormatted);
  return authors && [authors];
}

/** The facts of names, a venue and a year between commas: certain parts at either end are removed until the rest is names. */
function mixedFacts(bare: string, { isFormatted, canBeLoneAuthor, earlier }: PartContext): Fact[] {
  const parts = bare.split(/,\s/).slice(0, 500);
  const isCertain = (part: string) => parseDate(part) !== undefined || looksLikeVenue(part);
  const front = parts.findIndex((part) => !isCertain(part));
  if (front < 0) return parts.flatMap((part) => singleFact(part, part, false) ?? []);
  const back = parts.findLastIndex((part) => !isCertain(part)) + 1;
  const certain = [...parts.slice(0, front), ...parts.slice(back)].flatMap((part) => singleFact(part, part, false) ?? []);
  const rest = parts.slice(front, back);
  const authors = parseCertainAuthors(rest.join(', '), isFormatted || (certain.length > 0 && rest.length > 1));
  if (authors) return [...certain, authors];
  const isAfterAuthors = earlier.some(({ kind }) => kind === 'authors');
  const isLone = rest.length === 1 && !isAfterAuthors && (canBeLoneAuthor || certain.length > 0);
  const author = isLone ? parseLoneAuthor(rest[0] ?? '') : undefined;
  if (author) return [...certain, author];
  if (rest.length === 1 && canBeVenue(rest[0] ?? '', isAfterAuthors || isFormatted, certain))
    return [...venueFacts(rest[0] ?? ''), ...certain];
  const isTag = isFormatted && certain.length === 0 && bare.split(' ').length <= 3;
  return [...certain, isTag ? { kind: 'unmapped', text: 'tag' } : { kind: 'unclear', text: rest.join(', ') }];
}

/** Whether a text next to a year, after the authors, is taken for the venue. */
function canBeVenue(text: string, isLikely: boolean, certain: readonly Fact[]): boolean {
  const words = text.split(' ');
  const hasYear = [...certain, ...venueFacts(text)].some(({ kind }) => kind === 'year');
  return isLikely && hasYear && textsOfKind(certain, 'venue').length === 0 && words.length <= 8 && /^\p{Lu}/u.test(text);
}

/** The facts of a line such as `authors: ...`; undefined if the text has no known label. */
function labelledFacts(text: string): Fact[] | undefined {
  const [, label = '', value = ''] = /^(\p{L}[\p{L} ]{1,20}?)\s?[:：]\s?(.+)$/u.exec(text.slice(0, 5000)) ?? [];
  return labelReaders.find(([labels]) => labels.includes(foldCase(label)))?.[1](value);
}

function readYearLabel(text: string): Fact[] {
  const date = parseDate(text);
  return date ? [{ kind: 'year', from: 'column', ...date }] : unclear(text);
}

const labelReaders: readonly (readonly [labels: readonly string[], (text: string) => Fact[]])[] = [
  [['author', 'authors'], authorFacts],
  [['year', 'date'], readYearLabel],
  [['published'], (text) => (parseDate(text) ? readYearLabel(text) : venueFacts(text))],
  [['published in', 'venue', 'conference', 'journal', 'publication'], venueFacts],
  [['doi', 'arxiv'], (text) => idFacts(text) ?? unclear(text)],
];
