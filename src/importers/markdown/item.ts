import { parseCertainAuthors } from './authors.ts';
import { looksLikeVenue, parseDate, stripPunctuation, venueFacts } from './dates-and-venues.ts';
import type { Fact } from './facts.ts';
import { type InlinePiece, plainText, withoutPictograms } from './inline.ts';
import { classifyLink, isCodeLink, isPaperLink, linkFacts } from './links.ts';
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

/** Reads a table cell with a title: its link if it has one, otherwise the whole first line. */
export function readTitleCell(written: readonly InlinePiece[]): readonly Fact[] {
  const pieces = cleanPieces(written).flatMap(splitAtLineBreaks);
  const lineEnd = pieces.findIndex(({ text }, index) => text === '\n' && plainText(pieces.slice(0, index)) !== '');
  const line = lineEnd < 0 ? pieces : pieces.slice(0, lineEnd);
  if (line.some(isTitleLink)) return linkedTitleFacts(pieces);
  const title = line.filter((piece) => piece.link === undefined || classifyLink(piece) === 'title');
  const rest = [...line.filter((piece) => !title.includes(piece)), ...pieces.slice(line.length)];
  return [...titleFacts(title), ...textAndLinkFacts(rest)];
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
  const { title, facts } = splitVenuePrefix(cleanTitle(plainText(pieces)));
  const links = [...new Set(pieces.flatMap(({ link }) => link ?? []))];
  return [
    ...(/[\p{L}\d]/u.test(title) ? [{ kind: 'title' as const, text: title }] : []),
    ...facts,
    ...links.flatMap((link) => linkFacts(link, 'paper')),
  ];
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
  return has('title') && (hasPaperLink || has('arxiv', 'doi') || (has('year') && has('venue', 'authors')));
}
