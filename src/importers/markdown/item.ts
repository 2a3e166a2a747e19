import { parseCertainAuthors } from './authors.ts';
import { looksLikeVenue, parseDate, stripPunctuation, venueFacts } from './dates-and-venues.ts';
import { type Fact, textsOfKind } from './facts.ts';
import { type InlinePiece, plainText, withoutPictograms } from './inline.ts';
import { classifyLink, isCodeLink, isPaperLink, linkFacts } from './links.ts';
import { splitAtTitleEnd } from './plain-title.ts';
import { textAndLinkFacts } from './text-facts.ts';
import { cleanTitle, splitAtTitle } from './title.ts';

export interface MarkdownItem {
  readonly facts: readonly Fact[];
  /** It has a link to a paper, a year with a venue or the like, unlike tools, talks and remarks. */
  readonly isPaper: boolean;
  /** The title is in bold, in quotes or a link, but not a link to code. */
  readonly hasFormattedTitle: boolean;
}

/** Reads the text of a bullet; `details` are the lines nested below it. */
export function readListItem(written: readonly InlinePiece[], details: readonly InlinePiece[] = []): MarkdownItem {
  const pieces = cleanPieces(written);
  const below = cleanPieces(details);
  const split = splitAtTitle(pieces);
  if (!split) return { facts: [], isPaper: false, hasFormattedTitle: false };
  const facts = [...titleFacts(split.title), ...textAndLinkFacts([...split.after, ...below]), ...prefaceFacts(split.before)];
  const isFormatted = split.isQuoted || split.title.some(({ style, link }) => style !== 'plain' || link !== undefined);
  const hasFormattedTitle = isFormatted && !split.title.some(({ link = '' }) => isCodeLink(link));
  return { facts, isPaper: describesPaper(facts, [...pieces, ...below]), hasFormattedTitle };
}

/** Whether a text without a title is about one: authors, a venue, a date or links, and nothing else. */
export function isDetailLine(written: readonly InlinePiece[]): boolean {
  const pieces = cleanPieces(written);
  if (pieces.some((piece) => piece.style === 'strong' || isTitleLink(piece))) return false;
  const facts = textAndLinkFacts(pieces);
  return facts.some(({ kind }) => kind === 'authors') && facts.every(({ kind }) => kind !== 'unclear');
}

/** Whether a text that is not understood has a link to a paper, a quotation with a date, or a dated title as a link. */
export function mayBePaper(written: readonly InlinePiece[], isBelowDate: boolean): boolean {
  const pieces = cleanPieces(written);
  if (pieces.some(leadsToPaper)) return true;
  const text = plainText(pieces);
  if (isBelowDate && pieces.some((piece) => isTitleLink(piece) && !isCodeLink(piece.link ?? '') && isLongName(piece.text)))
    return true;
  const hasYear = /\b(?:19|20)\d\d\b/.test(text);
  const title = hasYear ? splitAtTitle(pieces) : undefined;
  if (title?.isQuoted || title?.title.some(({ style }) => style === 'strong')) return true;
  if (hasYear && /["“][^"”]{15,}["”]/.test(text)) return true;
  const facts = hasYear ? textAndLinkFacts(pieces) : [];
  return facts.some(({ kind }) => kind === 'venue' || kind === 'authors');
}

const isLongName = (text: string) => text.split(' ').length >= 3;

const leadsToPaper = (piece: InlinePiece) =>
  piece.link !== undefined &&
  /^https?:/i.test(piece.link) &&
  (isPaperLink(piece.link) || (classifyLink(piece) === 'paper' && !isAddress(piece)));

const isAddress = ({ text, link }: InlinePiece) => text === link;

/** Whether a text outside of a list is certainly a paper, because nothing in it reads like a sentence about one. */
export function isCertainEntry(written: readonly InlinePiece[]): boolean {
  const pieces = cleanPieces(written);
  const { isPaper, facts } = readListItem(written);
  if (!isPaper) return false;
  const before = splitAtTitle(pieces)?.before ?? [];
  const doubts = textsOfKind([...prefaceFacts(before)], 'unclear').join(' ');
  const words = textsOfKind(facts, 'unclear').join(' ').split(' ').length;
  return !/\p{L}{2}/u.test(doubts) && words <= 12 && /^[^\p{Ll}]/u.test(plainText(pieces));
}

/** Reads a table cell with a title: its link if it has one, the bold text at its beginning, or the first line without what follows. */
export function readTitleCell(written: readonly InlinePiece[]): readonly Fact[] {
  const pieces = withoutNumber(cleanPieces(written).flatMap(splitAtLineBreaks));
  const lineEnd = pieces.findIndex(({ text }, index) => text === '\n' && plainText(pieces.slice(0, index)) !== '');
  const line = lineEnd < 0 ? pieces : pieces.slice(0, lineEnd);
  if (line.some(isTitleLink)) return linkedTitleFacts(pieces);
  const title = line.filter((piece) => piece.link === undefined || classifyLink(piece) === 'title');
  const rest = [...line.filter((piece) => !title.includes(piece)), ...pieces.slice(line.length)];
  return boldTitleFacts(title, rest) ?? plainTitleFacts(title, rest);
}

/** The pieces without a number in a list, such as `1)`, at their beginning. */
function withoutNumber(pieces: readonly InlinePiece[]): InlinePiece[] {
  const [first, ...others] = pieces;
  return first
    ? [{ ...first, text: first.text.replace(/^\s*\d{1,3}[.)]\s+(?=\D|$)/, '') }, ...others].filter(({ text }) => text !== '')
    : [];
}

/** Bold text at the beginning is the title, and the rest a summary. */
function boldTitleFacts(line: readonly InlinePiece[], rest: readonly InlinePiece[]): Fact[] | undefined {
  const end = line.findIndex(({ style }) => style !== 'strong');
  if (end <= 0 || !isLongTitle(plainText(line.slice(0, end))) || !/^\s*(?:[-–—:.,;(|]|$)/.test(line[end]?.text ?? ''))
    return undefined;
  return [...titleFacts(line.slice(0, end)), ...textAndLinkFacts([...line.slice(end), ...rest])];
}

const isLongTitle = (text: string) => text.split(' ').length >= 2;

/** The title ends before text that is nothing but authors, a venue or a date. */
function plainTitleFacts(line: readonly InlinePiece[], rest: readonly InlinePiece[]): Fact[] {
  const { title, after } = splitAtTitleEnd(line);
  const facts = after.length > 0 && isLongTitle(plainText(title)) ? textAndLinkFacts(after) : [];
  const isCertain = facts.some(({ kind }) => kind !== 'unmapped') && facts.every(({ kind }) => kind !== 'unclear');
  const parts = isCertain ? { title, after } : { title: line, after: [] };
  return [...titleFacts(parts.title), ...textAndLinkFacts([...parts.after, ...rest])];
}

const splitAtLineBreaks = (piece: InlinePiece) => piece.text.split(/(\n)/).map((text) => ({ ...piece, text }));

const isTitleLink = (piece: InlinePiece) => piece.link !== undefined && classifyLink(piece) === 'title';

function linkedTitleFacts(pieces: readonly InlinePiece[]): Fact[] {
  const start = pieces.findIndex(isTitleLink);
  const link = pieces[start]?.link;
  const length = pieces.slice(start).findIndex((piece) => piece.link !== link || piece.isImage);
  const end = length < 0 ? pieces.length : start + length;
  const rest: InlinePiece[] = [...pieces.slice(0, start), { text: '\n', style: 'plain' }, ...pieces.slice(end)];
  return [...titleFacts(pieces.slice(start, end)), ...textAndLinkFacts(rest)];
}

/** The pieces without emoji, check boxes and images without links. */
function cleanPieces(pieces: readonly InlinePiece[]): InlinePiece[] {
  return pieces
    .filter(({ isImage, link }) => !isImage || link !== undefined)
    .map((piece, index) => {
      const text = withoutPictograms(piece.text) || piece.text;
      return { ...piece, text: index === 0 ? text.replace(/^\s{0,9}\[[ xX]\]\s/, '') : text };
    });
}

function titleFacts(pieces: readonly InlinePiece[]): Fact[] {
  const prefixed = splitVenuePrefix(cleanTitle(plainText(pieces)));
  const { title, facts } = splitVenueSuffix(prefixed.title);
  const links = [...new Set(pieces.flatMap(({ link }) => link ?? []))];
  return [
    ...(/[\p{L}\d]/u.test(title) ? [{ kind: 'title' as const, text: title }] : []),
    ...prefixed.facts,
    ...facts,
    ...links.flatMap((link) => linkFacts(link, 'paper')),
  ];
}

/** A title without the date or the venue at its end: `Title, 2024`, `Title (ICSE 2024)`. */
function splitVenueSuffix(text: string): { readonly title: string; readonly facts: readonly Fact[] } {
  const unchanged = { title: text, facts: [] };
  const [suffix = '', inside = ''] =
    /\s?[[({【（]([^[\](){}【】（）]{4,60})[\])}】）]$/.exec(text) ?? /,\s((?:19|20)\d\d)$/.exec(text) ?? [];
  const front = text.slice(0, text.length - suffix.length);
  if (!/\d{2}/.test(inside) || front.split(' ').length < 2 || !(parseDate(inside) || looksLikeVenue(inside))) return unchanged;
  return { title: cleanTitle(front), facts: venueFacts(inside) };
}

/** A title without a venue or a date in brackets before it: `[ICSE'22] Title`. */
function splitVenuePrefix(text: string): { readonly title: string; readonly facts: readonly Fact[] } {
  const [prefix = '', inside = ''] = /^[[({【]([^\])}】]{2,40})[\])}】][\s:.-]{0,5}(?=\S)/.exec(text) ?? [];
  if (!/\d{2}/.test(inside) || !(parseDate(inside) || looksLikeVenue(inside))) return { title: text, facts: [] };
  return { title: cleanTitle(text.slice(prefix.length)), facts: venueFacts(inside) };
}

/** The facts before a title: a short name or a tag in bold, or the same as after a title. */
function prefaceFacts(before: readonly InlinePiece[]): Fact[] {
  const bold = before.find(({ style, text }) => style === 'strong' && stripPunctuation(text) !== '');
  const text = stripPunctuation(bold?.text ?? '');
  if (!bold || /\d{4}|['’]\d\d|\n/.test(text) || parseCertainAuthors(text, true)) return textAndLinkFacts(before);
  const isAcronym = /:$/.test(plainText(before)) && text.length <= 30 && !/,|\bet al/.test(text);
  const rest = textAndLinkFacts(before.filter((piece) => piece !== bold));
  const hasYear = rest.some(({ kind }) => kind === 'year');
  return [
    isAcronym ? { kind: 'acronym', text } : { kind: 'unmapped', text: 'tag' },
    // Without a year, text that looks like a venue can be anything here: `**CoBERT** (MLM): "..."`.
    ...rest.map((fact): Fact => (fact.kind === 'venue' && !hasYear ? { kind: 'unclear', text: fact.text } : fact)),
  ];
}

function describesPaper(facts: readonly Fact[], pieces: readonly InlinePiece[]): boolean {
  const has = (...kinds: readonly Fact['kind'][]) => facts.some(({ kind }) => kinds.includes(kind));
  const hasPaperLink = pieces.some(
    (piece) =>
      piece.link !== undefined && /^https?:/i.test(piece.link) && (isPaperLink(piece.link) || classifyLink(piece) === 'paper'),
  );
  return has('title') && (hasPaperLink || has('arxiv', 'doi') || (has('year', 'month') && has('venue', 'server', 'authors')));
}
