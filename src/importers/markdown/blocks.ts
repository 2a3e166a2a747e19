/** Reads papers that are paragraphs, headings, or the summaries of `<details>`. */
import type { Heading, Html, Paragraph } from 'mdast';
import type { EntryContext, OutlineEntry } from './context.ts';
import { type Fact, unclear } from './facts.ts';
import { flattenHtml, flattenInline, type InlinePiece, plainText } from './inline.ts';
import { isCertainEntry, mayBePaper, readListItem } from './item.ts';
import { detailPieces } from './list.ts';
import type { MarkdownBlock } from './sections.ts';

const lineOf = (node: MarkdownBlock) => node.position?.start.line ?? 0;

/** A paragraph that is a paper, or each of its lines if they are papers. */
export function readParagraph(paragraph: Paragraph, context: EntryContext): OutlineEntry[] {
  const lines = splitLines(flattenInline(paragraph.children));
  const first = lineOf(paragraph);
  const areAllPapers = lines.length > 1 && lines.every(({ pieces }) => isCertainEntry(pieces));
  const parts = areAllPapers
    ? lines
    : [{ offset: 0, pieces: lines.flatMap(({ pieces }, index) => (index > 0 ? [lineBreak, ...pieces] : pieces)) }];
  return parts.flatMap(({ offset, pieces }) => readText(pieces, first + offset, context));
}

const lineBreak: InlinePiece = { text: '\n', style: 'plain' };

interface Line {
  /** Number of lines before it. */
  readonly offset: number;
  readonly pieces: InlinePiece[];
}

function splitLines(pieces: readonly InlinePiece[]): Line[] {
  const lines: InlinePiece[][] = [[]];
  for (const piece of pieces) {
    for (const [index, text] of piece.text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...piece, text });
    }
  }
  return lines.map((line, offset) => ({ offset, pieces: line })).filter(({ pieces }) => plainText(pieces) !== '');
}

/** A text outside of lists is a paper only if nothing in it reads like prose. */
function readText(pieces: readonly InlinePiece[], line: number, context: EntryContext): OutlineEntry[] {
  const item = readListItem(pieces);
  const entry = { line, text: plainText(pieces), facts: item.facts, context };
  if (isCertainEntry(pieces) && !context.isNews) return [{ kind: 'entry', ...entry }];
  return item.isPaper && mayBePaper(pieces, false) ? [{ kind: 'remark', ...entry }] : [];
}

/** The papers in the summaries of `<details>`. */
export function readHtmlBlock(block: Html, context: EntryContext): OutlineEntry[] {
  const summaries = block.value.matchAll(/<summary\b[^>]*>([\s\S]*?)<\/summary>/gi);
  return [...summaries].flatMap(({ 1: html = '', index }) => {
    const line = lineOf(block) + block.value.slice(0, index).split('\n').length - 1;
    return readText(flattenHtml(html), line, context);
  });
}

interface HeadedBlocks {
  readonly heading: Heading;
  readonly pieces: readonly InlinePiece[];
  readonly blocks: readonly MarkdownBlock[];
}

/** A heading that is the title of a paper, with its links in the first block below it; undefined for any other heading. */
export function readHeadingPaper({ heading, pieces, blocks }: HeadedBlocks, context: EntryContext): OutlineEntry[] | undefined {
  const visible = blocks.filter(({ type }) => type !== 'html' && type !== 'definition');
  const own = readListItem(pieces);
  if (!own.facts.some(({ kind }) => kind === 'title') || context.isNews) return undefined;
  const [first, ...rest] = visible;
  const details = first?.type === 'list' ? detailPieces(first) : first?.type === 'paragraph' ? flattenInline(first.children) : [];
  const whole = readListItem(pieces, details);
  const isDated = own.facts.some(({ kind }) => kind === 'year') || own.isPaper;
  if (!whole.isPaper || !isDated || (own.isPaper === false && details.length === 0)) return undefined;
  const remarks = rest.flatMap((block) => (block.type === 'paragraph' ? unclear(plainText(flattenInline(block.children))) : []));
  const facts = [
    ...whole.facts,
    ...remarks.map((fact) => (isAbstract(fact) ? ({ kind: 'unmapped', text: 'abstract' } as const) : fact)),
  ];
  return [{ kind: 'entry', line: lineOf(heading), text: plainText(pieces), facts, context }];
}

const isAbstract = (fact: Fact) => 'text' in fact && /^(?:abstract|tl;?dr)\b/i.test(fact.text);
