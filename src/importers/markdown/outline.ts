/** Collects the entries of a document, each with what the headings above it say. */
import type { Heading, RootContent } from 'mdast';
import { readHeadingPaper, readHtmlBlock, readParagraph } from './blocks.ts';
import { type EntryContext, enterSection, type OutlineEntry } from './context.ts';
import { flattenInline } from './inline.ts';
import { readList } from './list.ts';
import { headingBeforeList, headingName, type MarkdownBlock, sectionDescription } from './sections.ts';
import { readTable } from './table.ts';

/** A heading with the blocks up to the next one. */
interface Chapter {
  readonly heading?: Heading;
  readonly blocks: RootContent[];
}

/** The entries of a document in its order. A single heading of level 1 is the title of the document, not a section. */
export function collectEntries(blocks: readonly RootContent[]): OutlineEntry[] {
  const hasTitle = blocks.filter((block) => block.type === 'heading' && block.depth === 1).length === 1;
  const open: { readonly depth: number; readonly context: EntryContext }[] = [];
  return splitIntoChapters(blocks).flatMap(({ heading, blocks }) => {
    while (heading && (open.at(-1)?.depth ?? 0) >= heading.depth) open.pop();
    const context = open.at(-1)?.context ?? {};
    if (!heading || (hasTitle && heading.depth === 1)) return readBlocks(blocks, context);
    const pieces = flattenInline(heading.children);
    const paper = readHeadingPaper({ heading, pieces, blocks }, context);
    if (paper && readBlocks(blocks, context).every(({ kind }) => kind !== 'entry')) return paper;
    const section = enterSection(context, { name: headingName(pieces), description: sectionDescription(blocks) });
    open.push({ depth: heading.depth, context: section });
    return readBlocks(blocks, section);
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

/** The entries in blocks without headings; a bold line before a list or a table is a heading for it. */
export function readBlocks(blocks: readonly MarkdownBlock[], outer: EntryContext): OutlineEntry[] {
  let context = outer;
  return blocks.flatMap((block, index) => {
    const heading = headingBeforeList(block, blocks.slice(index + 1, index + 6));
    const entries = heading && block.type === 'paragraph' ? [] : readBlock(block, context);
    if (!heading) return entries;
    context = enterSection(outer, heading);
    const headingLine = block.type === 'list' && block.children.at(-1)?.position?.start.line;
    return entries.filter(({ line }) => line !== headingLine);
  });
}

function readBlock(block: MarkdownBlock, context: EntryContext): OutlineEntry[] {
  switch (block.type) {
    case 'table':
      return readTable(block, context);
    case 'list':
      return readList(block, context, readBlocks);
    case 'paragraph':
      return readParagraph(block, context);
    case 'html':
      return readHtmlBlock(block, context);
    case 'blockquote':
      return readBlocks(block.children, context);
    default:
      return [];
  }
}
