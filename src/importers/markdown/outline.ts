/** The tree of a list of papers -> its entries, each below its section. */
import type { BlockContent, DefinitionContent, Heading, List, ListItem, PhrasingContent, RootContent, Table } from 'mdast';
import type { Section } from '../shared/draft.ts';
import type { Fact } from './facts.ts';
import { flattenInline, type InlinePiece, type LinkDefinitions, plainText, withoutDecoration } from './inline.ts';
import { type MarkdownItem, readListItem } from './item.ts';
import { looksLikePaperTable, readPaperTable } from './table.ts';

type Block = RootContent | BlockContent | DefinitionContent;

export interface OutlineEntry {
  /** A paper, text in a list of papers that is none, or a table that seems to hold papers. */
  readonly is: 'entry' | 'remark' | 'table';
  readonly line: number;
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly section?: Section | undefined;
}

/** What stands below one heading, up to the next. */
interface Chapter {
  readonly heading?: Heading;
  readonly blocks: readonly RootContent[];
}

/** The entries of a document, in its order. */
export function collectEntries(blocks: readonly RootContent[], definitions: LinkDefinitions): OutlineEntry[] {
  const isTitled = blocks.filter((block) => block.type === 'heading' && block.depth === 1).length === 1;
  const open: { readonly depth: number; readonly section: Section }[] = [];
  return chapters(blocks).flatMap(({ heading, blocks }) => {
    while (heading && (open.at(-1)?.depth ?? 0) >= heading.depth) open.pop();
    if (heading && !(isTitled && heading.depth === 1)) {
      const name = sectionName(plainText(flattenInline(heading.children, definitions)));
      const section = { name, description: description(blocks, definitions), parent: open.at(-1)?.section };
      if (name !== '') open.push({ depth: heading.depth, section });
    }
    return readBlocks(blocks, open.at(-1)?.section, definitions);
  });
}

function chapters(blocks: readonly RootContent[]): Chapter[] {
  const starts = blocks.flatMap((block, index) => (block.type === 'heading' ? [index] : []));
  const first = { blocks: blocks.slice(0, starts[0] ?? blocks.length) };
  const rest = starts.map((start, index) => {
    const heading = blocks[start];
    return {
      ...(heading?.type === 'heading' && { heading }),
      blocks: blocks.slice(start + 1, starts[index + 1] ?? blocks.length),
    };
  });
  return [first, ...rest];
}

/** A name without signs and numbers that only decorate it: `🛡 3.1 Defences`. */
const sectionName = (text: string) =>
  withoutDecoration(withoutDecoration(text).replace(/^(?:\d{1,2}\.)*\d{0,2}[.)]?\s+(?=\p{L})/u, '')).replace(/\s?[:：]$/, '');

const isAside = (block: Block | undefined) => block?.type === 'definition' || block?.type === 'html';

/** The plain paragraphs in front of all else below a heading. */
function description(blocks: readonly Block[], definitions: LinkDefinitions): string | undefined {
  const texts: string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (isAside(block)) continue;
    if (block.type !== 'paragraph' || headOf(block.children, definitions, blocks.slice(index + 1))) break;
    const all = flattenInline(block.children, definitions);
    if (isDescription(all)) texts.push(withoutDecoration(plainText(all)));
  }
  return texts.join(' ') || undefined;
}

function isDescription(all: readonly InlinePiece[]): boolean {
  const text = withoutDecoration(plainText(all));
  const linked = withoutDecoration(plainText(all.filter(({ link }) => link !== undefined)));
  return (
    /\p{L}/u.test(text) &&
    !/^(?:note|todo|news|update)\b/i.test(text) &&
    linked.length * 2 < text.length &&
    !readListItem(all).isPaper
  );
}

interface Head {
  readonly name: string;
  readonly description?: string | undefined;
}

/** A line in bold that stands for a heading, with what it says of it: `**White-box attacks**: text`. */
function boldHead(all: readonly InlinePiece[]): (Head & { readonly isOpen: boolean }) | undefined {
  const shown = all.filter(({ isPicture, text }) => !isPicture && withoutDecoration(text) !== '');
  const [first, ...rest] = shown;
  if (first?.look !== 'strong' || shown.some(({ link }) => link !== undefined)) return undefined;
  const after = plainText(rest);
  const isOpen = /:\s*$/.test(first.text) || /^[:：]/.test(after);
  if (!(isOpen || after === '' || /^[–—-]\s/.test(after)) || readListItem(all).isPaper) return undefined;
  const name = sectionName(plainText([first]));
  return name === '' ? undefined : { name, description: after.replace(/^[:：–—-]\s*/, '') || undefined, isOpen };
}

/** The same, where a table or a list follows. */
function headOf(
  children: readonly PhrasingContent[],
  definitions: LinkDefinitions,
  following: readonly Block[],
): Head | undefined {
  const next = following.find((block) => !isAside(block));
  return next?.type === 'table' || next?.type === 'list' ? boldHead(flattenInline([...children], definitions)) : undefined;
}

function readBlocks(blocks: readonly Block[], section: Section | undefined, definitions: LinkDefinitions): OutlineEntry[] {
  let below = section;
  return blocks.flatMap((block, index) => {
    const head = endingHead(block, definitions, blocks.slice(index + 1, index + 6));
    const found = readBlock(block, below, definitions);
    if (head) below = { name: head.name, description: head.description, parent: section };
    return found;
  });
}

/** A paragraph, or the last bullet of a list, that stands for the heading of what follows. */
function endingHead(block: Block, definitions: LinkDefinitions, following: readonly Block[]): Head | undefined {
  if (block.type === 'paragraph') return headOf(block.children, definitions, following);
  const last = block.type === 'list' ? block.children.at(-1)?.children : undefined;
  return last?.length === 1 && last[0]?.type === 'paragraph' ? headOf(last[0].children, definitions, following) : undefined;
}

function readBlock(block: Block, section: Section | undefined, definitions: LinkDefinitions): OutlineEntry[] {
  if (block.type === 'table') return tableEntries(block, section, definitions);
  return block.type === 'list' ? listEntries(block, section, definitions) : [];
}

function tableEntries(table: Table, section: Section | undefined, definitions: LinkDefinitions): OutlineEntry[] {
  const rows = readPaperTable(table, definitions);
  if (rows) return rows.map((row) => ({ is: 'entry', ...row, section }));
  return looksLikePaperTable(table, definitions) ? [{ is: 'table', line: lineOf(table), text: '', facts: [], section }] : [];
}

const lineOf = (node: Block) => node.position?.start.line ?? 0;

/** A bullet and what stands below it. */
interface Bullet {
  readonly line: number;
  readonly all: readonly InlinePiece[];
  readonly item: MarkdownItem;
  readonly head: ReturnType<typeof boldHead>;
  readonly nested: readonly Block[];
}

function listEntries(list: List, section: Section | undefined, definitions: LinkDefinitions): OutlineEntry[] {
  const bullets = list.children.map((item) => bulletOf(item, definitions));
  let below = section;
  const found = bullets.map((bullet, index): OutlineEntry[] => {
    const isHead = bullet.head?.isOpen && bullet.nested.length === 0 && index < bullets.length - 1;
    if (isHead && bullet.head) below = { name: bullet.head.name, description: bullet.head.description, parent: section };
    return isHead ? [] : bulletEntries(bullet, below, definitions);
  });
  return ofPapers(bullets, found);
}

function bulletOf(item: ListItem, definitions: LinkDefinitions): Bullet {
  const all = textOfItem(item, definitions);
  const nested = item.children.filter(({ type }) => type === 'list' || type === 'table');
  return { line: lineOf(item), all, item: readListItem(all), head: boldHead(all), nested };
}

const lineBreak: InlinePiece = { text: '\n', look: 'plain' };

/** All paragraphs of a bullet, those of quotes too. */
function textOfItem(item: ListItem, definitions: LinkDefinitions): InlinePiece[] {
  const paragraphs = item.children.flatMap((child) => (child.type === 'blockquote' ? child.children : [child]));
  return paragraphs
    .flatMap((child) => (child.type === 'paragraph' ? [lineBreak, ...flattenInline(child.children, definitions)] : []))
    .slice(1);
}

/** A bullet is a paper, perhaps with lines of its own below it, or stands for the heading of those below it. */
function bulletEntries(bullet: Bullet, section: Section | undefined, definitions: LinkDefinitions): OutlineEntry[] {
  const { line, all, item, nested } = bullet;
  const entry: OutlineEntry = { is: item.isPaper ? 'entry' : 'remark', line, text: plainText(all), facts: item.facts, section };
  if (nested.length === 0) return [entry];
  const name = bullet.head?.name ?? sectionName(plainText(all));
  const own = item.isPaper || name === '' ? section : { name, description: bullet.head?.description, parent: section };
  const below = readBlocks(nested, own, definitions);
  if (below.some(({ is }) => is === 'entry')) return item.isPaper ? [entry, ...below] : below;
  const whole = readListItem(
    all,
    nested.flatMap((block) => detailPieces(block, definitions)),
  );
  return [{ ...entry, is: whole.isPaper ? 'entry' : 'remark', facts: whole.facts }];
}

const detailPieces = (block: Block, definitions: LinkDefinitions): InlinePiece[] =>
  block.type === 'list' ? block.children.flatMap((item) => [lineBreak, ...textOfItem(item, definitions)]) : [];

/** In a list of which half are papers every bullet with a title in bold or with a link is one; in other lists a remark is nothing. */
function ofPapers(bullets: readonly Bullet[], found: readonly (readonly OutlineEntry[])[]): OutlineEntry[] {
  const isPaper = (all: readonly OutlineEntry[], index: number) => all[0]?.is === 'entry' && all[0].line === bullets[index]?.line;
  const isList = found.filter(isPaper).length * 2 >= bullets.length;
  return found.flatMap((all, index) =>
    all.flatMap((one): OutlineEntry[] => {
      if (one.is !== 'remark' || one.line !== bullets[index]?.line) return [one];
      if (!isList) return [];
      return [bullets[index]?.item.isMarked ? { ...one, is: 'entry' } : one];
    }),
  );
}
