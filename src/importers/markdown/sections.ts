/** Reads the headings of a list of papers, and the bold lines that are used as headings. */
import type { BlockContent, DefinitionContent, PhrasingContent, RootContent } from 'mdast';
import type { Section } from '../shared/draft.ts';
import { flattenInline, type InlinePiece, plainText, withoutDecoration } from './inline.ts';
import { readListItem } from './item.ts';
import { classifyLink } from './links.ts';

export type MarkdownBlock = RootContent | BlockContent | DefinitionContent;

/** A line used as a heading. */
export type BoldHeading = Pick<Section, 'name' | 'description'>;

/** A name without symbols and numbers that only decorate it: `🛡 3.1 Defences`. */
export const sectionName = (text: string) =>
  withoutDecoration(withoutDecoration(text).replace(/^(?:\d{1,2}\.)*\d{0,2}[.)]?\s+(?=\p{L})/u, '')).replace(/\s?[:：]$/, '');

/** The name of a heading without labels of links, such as `[Paper]` or `[Back to Top]`. */
export function headingName(pieces: readonly InlinePiece[]): string {
  const named = pieces.filter((piece) => piece.link === undefined || isNamed(piece));
  const text = plainText(named.some(({ text }) => /[\p{L}\d]/u.test(text)) ? named : pieces);
  return sectionName(text.replace(/[[(]{1,2}\s?[\])]{1,2}/g, ''));
}

const isNamed = (piece: InlinePiece) =>
  classifyLink(piece) === 'title' && !/^(?:#|\s*back\b)/i.test(piece.link ?? '') && !/^\W*back to/i.test(piece.text);

const isInvisible = (block: MarkdownBlock | undefined) => block?.type === 'definition' || block?.type === 'html';

/** The plain paragraphs that are the first blocks below a heading. */
export function sectionDescription(blocks: readonly MarkdownBlock[]): string | undefined {
  const texts: string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (isInvisible(block)) continue;
    if (block.type !== 'paragraph' || paragraphHeading(block.children, blocks.slice(index + 1))) break;
    const pieces = flattenInline(block.children);
    if (isDescription(pieces)) texts.push(withoutDecoration(plainText(pieces)));
  }
  return texts.join(' ') || undefined;
}

/** Whether a paragraph is text about the section, not a paper, news or a row of links. */
function isDescription(pieces: readonly InlinePiece[]): boolean {
  const text = withoutDecoration(plainText(pieces));
  const linkText = withoutDecoration(plainText(pieces.filter(({ link }) => link !== undefined)));
  return (
    /\p{L}/u.test(text) &&
    !/^(?:note|todo|news|update)\b/i.test(text) &&
    linkText.length * 2 < text.length &&
    !readListItem(pieces).isPaper
  );
}

/** A line in bold with an optional description: `**White-box attacks**: text`. `endsWithColon` is about the part in bold. */
export function parseBoldHeading(
  pieces: readonly InlinePiece[],
): (BoldHeading & { readonly endsWithColon: boolean }) | undefined {
  const visible = pieces.filter(({ isImage, text }) => !isImage && withoutDecoration(text) !== '');
  const [first, ...rest] = visible;
  if (first?.style !== 'strong' || visible.some(({ link }) => link !== undefined)) return undefined;
  const after = plainText(rest);
  const endsWithColon = /:\s*$/.test(first.text) || /^[:：]/.test(after);
  if (!(endsWithColon || after === '' || /^[–—-]\s/.test(after)) || readListItem(pieces).isPaper) return undefined;
  const name = sectionName(plainText([first]));
  return name === '' ? undefined : { name, description: after.replace(/^[:：–—-]\s*/, '') || undefined, endsWithColon };
}

/** The bold heading of a table or a list that follows; undefined for any other block. */
export function headingBeforeList(block: MarkdownBlock, following: readonly MarkdownBlock[]): BoldHeading | undefined {
  if (block.type === 'paragraph') return paragraphHeading(block.children, following);
  // Markdown takes a bold line directly below a list for its last bullet if it begins with one.
  const lastItem = block.type === 'list' ? block.children.at(-1)?.children : undefined;
  return lastItem?.length === 1 && lastItem[0]?.type === 'paragraph'
    ? paragraphHeading(lastItem[0].children, following)
    : undefined;
}

function paragraphHeading(children: readonly PhrasingContent[], following: readonly MarkdownBlock[]): BoldHeading | undefined {
  const next = following.find((block) => !isInvisible(block));
  const isBeforeList = next?.type === 'table' || next?.type === 'list';
  return isBeforeList ? parseBoldHeading(flattenInline(children)) : undefined;
}
