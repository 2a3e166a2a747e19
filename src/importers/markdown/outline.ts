/** Collects the entries of a list of papers, each with its section. */
import type { Heading, List, ListItem, RootContent, Table } from 'mdast';
import type { Section } from '../shared/draft.ts';
import type { Fact } from './facts.ts';
import { flattenInline, type InlinePiece, plainText } from './inline.ts';
import { type MarkdownItem, readListItem } from './item.ts';
import { headingBeforeList, type MarkdownBlock, parseBoldHeading, sectionDescription, sectionName } from './sections.ts';
import { looksLikePaperTable, readPaperTable } from './table.ts';

export interface OutlineEntry {
  /** A paper, other text in a list of papers, or a table that seems to hold papers but has no titles. */
  readonly kind: 'entry' | 'remark' | 'table';
  readonly line: number;
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly section?: Section | undefined;
}

/** A heading with the blocks up to the next one. */
interface Chapter {
  readonly heading?: Heading;
  readonly blocks: RootContent[];
}

/** The entries of a document in its order. A single heading of level 1 is the title of the document, not a section. */
export function collectEntries(blocks: readonly RootContent[]): OutlineEntry[] {
  const hasTitle = blocks.filter((block) => block.type === 'heading' && block.depth === 1).length === 1;
  const openSections: { readonly depth: number; readonly section: Section }[] = [];
  return splitIntoChapters(blocks).flatMap(({ heading, blocks }) => {
    while (heading && (openSections.at(-1)?.depth ?? 0) >= heading.depth) openSections.pop();
    if (heading && !(hasTitle && heading.depth === 1)) {
      const name = sectionName(plainText(flattenInline(heading.children)));
      const description = sectionDescription(blocks);
      const section = { name, description, parent: openSections.at(-1)?.section };
      if (name !== '') openSections.push({ depth: heading.depth, section });
    }
    return readBlocks(blocks, openSections.at(-1)?.section);
  });
}

function splitIntoChapters(blocks: readonly RootContent[]): Chapter[] {
  const chapters: Chapter[] = [{ blocks: [] }];
  for (const block of blocks) {
    if (block.type === 'heading') chapters.push({ heading: block, blocks: [] });
    else chapters.at(-1)?.blocks.push(block);
  }
  return chapters;
}

function readBlocks(blocks: readonly MarkdownBlock[], section: Section | undefined): OutlineEntry[] {
  let currentSection = section;
  return blocks.flatMap((block, index) => {
    const heading = headingBeforeList(block, blocks.slice(index + 1, index + 6));
    const entries = readBlock(block, currentSection);
    if (!heading) return entries;
    currentSection = { name: heading.name, description: heading.description, parent: section };
    const headingLine = block.type === 'list' && block.children.at(-1)?.position?.start.line;
    return entries.filter(({ line }) => line !== headingLine);
  });
}

function readBlock(block: MarkdownBlock, section: Section | undefined): OutlineEntry[] {
  if (block.type === 'table') return readTable(block, section);
  return block.type === 'list' ? readList(block, section) : [];
}

function readTable(table: Table, section: Section | undefined): OutlineEntry[] {
  const rows = readPaperTable(table);
  if (rows) return rows.map((row) => ({ kind: 'entry', ...row, section }));
  return looksLikePaperTable(table) ? [{ kind: 'table', line: lineOf(table), text: '', facts: [], section }] : [];
}

const lineOf = (node: MarkdownBlock) => node.position?.start.line ?? 0;

interface Bullet {
  readonly line: number;
  readonly pieces: readonly InlinePiece[];
  readonly item: MarkdownItem;
  readonly heading: ReturnType<typeof parseBoldHeading>;
  /** Lists and tables below the text. */
  readonly nested: readonly MarkdownBlock[];
}

function readList(list: List, section: Section | undefined): OutlineEntry[] {
  const bullets = list.children.map((item) => parseBullet(item));
  let currentSection = section;
  const entries = bullets.map((bullet, index): OutlineEntry[] => {
    const { heading, nested } = bullet;
    if (!heading?.endsWithColon || nested.length > 0 || index === bullets.length - 1) return readBullet(bullet, currentSection);
    currentSection = { name: heading.name, description: heading.description, parent: section };
    return [];
  });
  return classifyRemarks(bullets, entries);
}

function parseBullet(item: ListItem): Bullet {
  const pieces = itemPieces(item);
  const nested = item.children.filter(({ type }) => type === 'list' || type === 'table');
  return { line: lineOf(item), pieces, item: readListItem(pieces), heading: parseBoldHeading(pieces), nested };
}

const lineBreak: InlinePiece = { text: '\n', style: 'plain' };

/** The paragraphs of a list item, including those in block quotes, separated by line breaks. */
function itemPieces(item: ListItem): InlinePiece[] {
  const blocks = item.children.flatMap((child) => (child.type === 'blockquote' ? child.children : [child]));
  return blocks.flatMap((block) => (block.type === 'paragraph' ? [lineBreak, ...flattenInline(block.children)] : [])).slice(1);
}

/** A bullet is a paper, perhaps with details nested below it, or a heading for the papers nested below it. */
function readBullet(bullet: Bullet, section: Section | undefined): OutlineEntry[] {
  const { line, pieces, item, nested } = bullet;
  const text = plainText(pieces);
  const entry: OutlineEntry = { kind: item.isPaper ? 'entry' : 'remark', line, text, facts: item.facts, section };
  if (nested.length === 0) return [entry];
  const name = bullet.heading?.name ?? sectionName(text);
  const isHeading = !item.isPaper && name !== '';
  const nestedSection = isHeading ? { name, description: bullet.heading?.description, parent: section } : section;
  const nestedEntries = readBlocks(nested, nestedSection);
  if (nestedEntries.some(({ kind }) => kind === 'entry')) return item.isPaper ? [entry, ...nestedEntries] : nestedEntries;
  const details = nested.flatMap((block) => detailPieces(block));
  const whole = readListItem(pieces, details);
  return [{ ...entry, kind: whole.isPaper ? 'entry' : 'remark', facts: whole.facts }];
}

const detailPieces = (block: MarkdownBlock): InlinePiece[] =>
  block.type === 'list' ? block.children.flatMap((item) => [lineBreak, ...itemPieces(item)]) : [];

/**
 * If at least half of the bullets are papers, every bullet with a formatted title is taken for a paper too. In other lists the bullets
 * that are not papers are dropped without a warning.
 */
function classifyRemarks(bullets: readonly Bullet[], entries: readonly (readonly OutlineEntry[])[]): OutlineEntry[] {
  const isOfBullet = (entry: OutlineEntry | undefined, index: number) =>
    entry !== undefined && entry.line === bullets[index]?.line;
  const papers = entries.filter(([first], index) => first?.kind === 'entry' && isOfBullet(first, index));
  const isPaperList = papers.length * 2 >= bullets.length;
  return entries.flatMap((group, index) =>
    group.flatMap((entry): OutlineEntry[] => {
      if (entry.kind !== 'remark' || !isOfBullet(entry, index)) return [entry];
      if (!isPaperList) return [];
      return [bullets[index]?.item.hasFormattedTitle ? { ...entry, kind: 'entry' } : entry];
    }),
  );
}
