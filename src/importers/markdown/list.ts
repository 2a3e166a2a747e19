/** Reads the bullets of a list: papers, headings for the papers nested below them, and remarks. */
import type { List, ListItem } from 'mdast';
import { type EntryContext, enterSection, type OutlineEntry } from './context.ts';
import { flattenHtml, flattenInline, type InlinePiece, plainText } from './inline.ts';
import { isDetailLine, type MarkdownItem, mayBePaper, readListItem } from './item.ts';
import { headingName, type MarkdownBlock, parseBoldHeading } from './sections.ts';

/** Reads the blocks nested below a bullet. */
type ReadBlocks = (blocks: readonly MarkdownBlock[], context: EntryContext) => OutlineEntry[];

interface Bullet {
  readonly line: number;
  readonly pieces: readonly InlinePiece[];
  readonly item: MarkdownItem;
  readonly heading: ReturnType<typeof parseBoldHeading>;
  /** Lists and tables below the text. */
  readonly nested: readonly MarkdownBlock[];
}

export function readList(list: List, outer: EntryContext, readNested: ReadBlocks): OutlineEntry[] {
  const bullets = list.children.map((item) => parseBullet(item));
  let context = outer;
  const entries = bullets.map((bullet, index): OutlineEntry[] => {
    const { heading, nested } = bullet;
    if (!heading?.endsWithColon || nested.length > 0 || index === bullets.length - 1)
      return readBullet(bullet, context, readNested);
    context = enterSection(outer, heading);
    return [];
  });
  return classifyRemarks(bullets, entries);
}

function parseBullet(item: ListItem): Bullet {
  const pieces = itemPieces(item);
  const nested = item.children.filter(({ type }) => type === 'list' || type === 'table');
  const line = item.position?.start.line ?? 0;
  return { line, pieces, item: readListItem(pieces), heading: parseBoldHeading(pieces), nested };
}

const lineBreak: InlinePiece = { text: '\n', style: 'plain' };

/** The paragraphs of a list item, including those in block quotes and HTML, separated by line breaks. */
function itemPieces(item: ListItem): InlinePiece[] {
  const blocks = item.children.flatMap((child) => (child.type === 'blockquote' ? child.children : [child]));
  return blocks
    .flatMap((block) => {
      if (block.type === 'paragraph') return [lineBreak, ...flattenInline(block.children)];
      return block.type === 'html' ? [lineBreak, ...flattenHtml(block.value)] : [];
    })
    .slice(1);
}

/** The text of all bullets of nested lists, each on a line. */
export const detailPieces = (block: MarkdownBlock): InlinePiece[] => detailLines(block).flatMap((line) => [lineBreak, ...line]);

const detailLines = (block: MarkdownBlock): InlinePiece[][] =>
  block.type === 'list' ? block.children.flatMap((item) => [itemPieces(item), ...item.children.flatMap(detailLines)]) : [];

function readBullet(bullet: Bullet, context: EntryContext, readNested: ReadBlocks): OutlineEntry[] {
  const { line, pieces, item, nested } = bullet;
  const text = plainText(pieces);
  const entry: OutlineEntry = { kind: kindOf(item, context), line, text, facts: item.facts, context };
  if (nested.length === 0) return [entry];
  const whole = readListItem(pieces, nested.flatMap(detailPieces));
  const withDetails: OutlineEntry = { ...entry, kind: kindOf(whole, context), facts: whole.facts };
  if (whole.isPaper && nested.flatMap(detailLines).some(isDetailLine) && !nested.flatMap(detailLines).some(isOwnPaper))
    return [withDetails];
  const heading = { name: bullet.heading?.name ?? headingName(pieces), description: bullet.heading?.description };
  const isHeading = !item.isPaper && heading.name !== '';
  const nestedEntries = readNested(nested, isHeading ? enterSection(context, heading) : context);
  if (nestedEntries.some(({ kind }) => kind === 'entry')) return item.isPaper ? [entry, ...nestedEntries] : nestedEntries;
  return [withDetails];
}

const isOwnPaper = (pieces: readonly InlinePiece[]) => !isDetailLine(pieces) && readListItem(pieces).isPaper;

const kindOf = ({ isPaper }: MarkdownItem, { isNews }: EntryContext) => (isPaper && !isNews ? 'entry' : 'remark');

/**
 * If at least half of the bullets are papers, every bullet with a formatted title is taken for a paper too. In other lists the bullets
 * that cannot be papers are dropped without a warning.
 */
function classifyRemarks(bullets: readonly Bullet[], entries: readonly (readonly OutlineEntry[])[]): OutlineEntry[] {
  const isOfBullet = (entry: OutlineEntry | undefined, index: number) =>
    entry !== undefined && entry.line === bullets[index]?.line;
  const papers = entries.filter(([first], index) => first?.kind === 'entry' && isOfBullet(first, index));
  const isPaperList = papers.length * 2 >= bullets.length;
  return entries.flatMap((group, index) =>
    group.flatMap((entry): OutlineEntry[] => {
      const bullet = bullets[index];
      if (!bullet || entry.kind !== 'remark' || !isOfBullet(entry, index)) return [entry];
      if (!isPaperList) return mayBePaper(bullet.pieces, entry.context.date !== undefined) ? [entry] : [];
      return [bullet.item.hasFormattedTitle ? { ...entry, kind: 'entry' } : entry];
    }),
  );
}
