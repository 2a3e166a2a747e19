/** Finds titles without formatting: at the beginning of an entry, or after the authors. */
import { parseCertainAuthors } from './authors.ts';
import { looksLikeVenue, parseDate, stripPunctuation } from './dates-and-venues.ts';
import type { InlinePiece } from './inline.ts';
import { classifyLink } from './links.ts';
import { findTitleEnd } from './title-end.ts';
import { hasWords, maxSearchLength, skipPrefixes, splitAtOffsets, type TitleSplit } from './title-split.ts';

/** A title without formatting, at the beginning or after the authors. */
export function findPlainTitle(pieces: readonly InlinePiece[]): TitleSplit | undefined {
  const link = pieces.findIndex((piece) => piece.link !== undefined || piece.isImage);
  const flat = (link < 0 ? pieces : pieces.slice(0, link))
    .map(({ text }) => text)
    .join('')
    .slice(0, maxSearchLength);
  const start = skipPrefixes(flat);
  const from = skipPrefixes(flat, start + authorsLength(flat.slice(start)));
  const until = findTitleEnd(flat, from);
  const bare = stripPunctuation(flat.slice(from, until));
  const isInSentence = until === flat.length && continuesSentence(flat, pieces.slice(link < 0 ? pieces.length : link));
  if (!hasWords(bare, 2) || isInSentence || parseDate(bare) || looksLikeVenue(bare) || looksLikeRemark(bare)) return undefined;
  if (parseCertainAuthors(bare, false) || /https?:|\bet al\b/.test(bare)) return undefined;
  return splitAtOffsets(pieces, from, until);
}

/** Whether a link after a text is a part of the sentence: it is no label, or the sentence goes on after it. */
function continuesSentence(before: string, [link, next]: readonly InlinePiece[]): boolean {
  if (!link || link.isImage || /[.?!:,;([|]\s*$/.test(before)) return false;
  return isTitleLink(link) || /^\s(?!and\s*$)\p{Ll}{2,}/u.test(next?.text ?? '');
}

/** Splits pieces of a title, and perhaps more, at the end of the title. */
export function splitAtTitleEnd(pieces: readonly InlinePiece[]): TitleSplit {
  const flat = pieces.map(({ text }) => text).join('');
  return splitAtOffsets(pieces, 0, findTitleEnd(flat.slice(0, maxSearchLength), 0));
}

const isTitleLink = (piece: InlinePiece | undefined) => piece?.link !== undefined && classifyLink(piece) === 'title';

/** Marks between the authors and a title without formatting: `. `, `: `, ` (2015). `, `. 2015. `. */
const authorsEnd = /[.:](?=\s)|[,.]?\s\((?=(?:19|20)\d\d)|,\s(?=(?:19|20)\d\d\b)/g;

/** The length of the authors at the beginning of a text, with the mark after them; 0 if it begins with something else. */
function authorsLength(text: string): number {
  for (const { 0: mark, index } of text.slice(0, 1500).matchAll(authorsEnd)) {
    const isInitial = mark === '.' && /(?:^|[\s.-])\p{Lu}$/u.test(text.slice(Math.max(0, index - 2), index));
    const names = text.slice(0, isInitial ? index + 1 : index);
    const rest = text.slice(index + 1);
    if (isInitial && !/^\s+(?:["“\p{Lu}][\p{L}\d-]+[:\s]|(?:19|20)\d\d\b)/u.test(rest)) continue;
    const isList = mark.includes('(') || isInitial || /,\s|\sand\s|&|\bet al/.test(names);
    const goesOn = isInitial && parseCertainAuthors(`${names} ${rest.split(/[,.]/)[0]}`, false) !== undefined;
    if (isList && !goesOn && parseCertainAuthors(names, false))
      return index + (mark.includes('(') ? mark.indexOf('(') : mark.length);
  }
  return 0;
}

/** Whether a text addresses the reader, or begins with a label such as `Authors:`. */
const looksLikeRemark = (text: string) =>
  /^(?:we|our|this|these|please|if you|i|you|see|for more|there|here|note|thanks)\b/i.test(text) ||
  /^(?:authors?|notes?|year|venue|abstract|keywords?|codes?|papers?|links?|date|updates?|news|summary|tl;?dr|contact|todo|e-?mail|citation)\s?[:：]\s/iu.test(
    text,
  );
