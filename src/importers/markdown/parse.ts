import type { Nodes, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

/** The blocks of a document. It is parsed in chunks, because micromark takes quadratic time for long nested lists. */
export function parseMarkdown(text: string): RootContent[] {
  const lines = limitComplexity(text.split('\n'));
  const definitionLines = findDefinitionLines(lines);
  const blocks = splitIntoChunks(lines)
    .map((chunk) => parseChunk(chunk, definitionLines))
    .reduce(appendBlocks, []);
  const definitions = blocks.flatMap((block) => (block.type === 'definition' ? [[block.identifier, block.url] as const] : []));
  // As in CommonMark, the first of several definitions of a label counts.
  const urls = new Map(definitions.reverse());
  for (const block of blocks) resolveReferenceLinks(block, urls);
  return blocks;
}

/** Turns links such as `[text][1]` into links with the URL of their definition. */
function resolveReferenceLinks(node: Nodes, urls: ReadonlyMap<string, string>): void {
  if (node.type === 'linkReference' && urls.has(node.identifier))
    Object.assign(node, { type: 'link', url: urls.get(node.identifier) });
  if ('children' in node) for (const child of node.children) resolveReferenceLinks(child, urls);
}

interface Chunk {
  readonly lines: readonly string[];
  /** Number of lines before the chunk. */
  readonly offset: number;
  /** The header and the delimiter row of the table that the chunk continues. */
  readonly tableHeader: readonly string[];
}

/** A chunk of this many characters ends at the next bullet, heading or paragraph, and at four times the length anywhere; the rest of a table gets its header again. */
const minChunkLength = 4000;

/** The parts of a text that are parsed one by one. */
export function splitIntoChunks(lines: readonly string[]): Chunk[] {
  const starts = [0];
  const headers = new Map<number, readonly string[]>();
  let header: readonly string[] = [];
  let length = 0;
  let closing: RegExp | undefined;
  for (const [index, line] of lines.entries()) {
    const canStart = !closing && startsBlock(line, lines[index - 1] ?? '');
    const isTableRow = !closing && line.includes('|') && line.trim() !== '';
    if (!isTableRow) header = [];
    else if (header.length === 0 && delimiterRow.test(line)) header = [lines[index - 1] ?? '', line];
    const isBodyRow = header.length > 0 && line !== header[1] && startsTopLevelRow(line);
    if (
      (length > minChunkLength && canStart && !isBodyRow) ||
      (length > 4 * minChunkLength && (!line.includes('|') || isBodyRow))
    ) {
      starts.push(index);
      if (isBodyRow) headers.set(index, header);
      length = 0;
      closing = undefined;
    }
    length += line.length + 1;
    closing = closing ? (closing.test(line) ? undefined : closing) : closingOf(line);
  }
  return starts.map((start, index) => ({
    lines: lines.slice(start, starts[index + 1]),
    offset: start,
    tableHeader: headers.get(start) ?? [],
  }));
}

const delimiterRow = /^\s{0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** A row of a table inside a list is indented, and cannot be read without the list. */
const startsTopLevelRow = (line: string) => /^\s{0,3}[^\s>]/.test(line) && !/^\s{0,3}(?:[-*+]|\d{1,9}[.)])\s/.test(line);

const startsBlock = (line: string, previousLine: string) =>
  /^(?:[-*+]\s|\d{1,3}[.)]\s|#{1,6}\s)/.test(line) || (previousLine.trim() === '' && /^[^\s:|-]/.test(line));

/** Matches the line that closes the code block or the HTML comment that this line opens; undefined if it opens none. */
function closingOf(line: string): RegExp | undefined {
  const [, fence] = /^\s{0,20}(`{3,9}|~{3,9})[^`]*$/.exec(line) ?? [];
  if (fence) return new RegExp(`^\\s{0,20}${fence}`);
  return /^\s{0,3}<!--/.test(line) && !line.includes('-->') ? /-->/ : undefined;
}

/** The lines that define reference links, by normalized label. */
function findDefinitionLines(lines: readonly string[]): ReadonlyMap<string, string> {
  const definitions = lines.flatMap((line) => {
    const [, label] = /^ {0,3}\[([^\]]{1,200})\]:\s{0,9}\S/.exec(line) ?? [];
    return label === undefined ? [] : [[normalizeReference(label), line] as const];
  });
  return new Map(definitions.reverse());
}

const normalizeReference = (label: string) => label.trim().replace(/\s+/g, ' ').toLowerCase();

/** The blocks of a chunk; the link definitions that it uses are appended for parsing. */
function parseChunk(chunk: Chunk, definitionLines: ReadonlyMap<string, string>): RootContent[] {
  const lines = [...chunk.tableHeader, ...chunk.lines];
  const offset = chunk.offset - chunk.tableHeader.length;
  const text = lines.join('\n');
  const labels =
    definitionLines.size === 0
      ? []
      : [...text.matchAll(/\[([^[\]]{1,200})\]/g)].map(([, label = '']) => normalizeReference(label));
  const used = [...new Set(labels)].flatMap((label) => definitionLines.get(label) ?? []);
  const source = used.length === 0 ? text : `${text}\n\n${used.join('\n')}`;
  const { children } = fromMarkdown(source, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const blocks = children.filter((block) => (block.position?.start.line ?? 0) <= lines.length);
  for (const block of blocks) shiftLines(block, offset);
  if (chunk.tableHeader.length > 0 && blocks[0]?.type === 'table') blocks[0].children.shift();
  return blocks;
}

/** Changes line numbers of a chunk to those of the whole text. */
function shiftLines(node: Nodes, offset: number): void {
  if (node.position) node.position.start.line += offset;
  if ('children' in node && node.type !== 'paragraph') for (const child of node.children) shiftLines(child, offset);
}

/** Appends the blocks of the next chunk, and joins a list that was split between the chunks. */
function appendBlocks(blocks: RootContent[], next: readonly RootContent[]): RootContent[] {
  const [last, first] = [blocks.at(-1), next[0]];
  if (last?.type === 'list' && first?.type === 'list' && last.ordered === first.ordered) {
    last.children.push(...first.children);
    blocks.push(...next.slice(1));
  } else if (last?.type === 'table' && first?.type === 'table' && continuesTable(last, first)) {
    last.children.push(...first.children);
    blocks.push(...next.slice(1));
  } else blocks.push(...next);
  return blocks;
}

/** Whether a table has no header of its own, because it was split. */
const continuesTable = (table: Table, { children: [first] }: Table) =>
  first !== undefined && first.position?.start.line === (table.children.at(-1)?.position?.start.line ?? 0) + 1;

/** Per paragraph: enough for a hundred papers. micromark takes quadratic time for unmatched delimiters. */
const maxDelimiters = 1000;
const delimiter = /[*_[\]<>!`~&\\|]/g;

/** Deeper than any list or quotation that a person writes. */
const maxBlockDepth = 60;
const blockMarkers = /^(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*/;

/** The lines with a space for each delimiter beyond the limit, and without nesting beyond the limit. */
function limitComplexity(lines: readonly string[]): string[] {
  let count = 0;
  return lines.map((line) => {
    const shallow = limitDepth(line);
    if (/^\s*(?:$|[-*+#|]|\d+[.)])/.test(shallow)) count = 0;
    return shallow.replace(delimiter, (character) => (++count > maxDelimiters ? ' ' : character));
  });
}

function limitDepth(line: string): string {
  const [prefix = ''] = blockMarkers.exec(line) ?? [];
  const depth = prefix.match(/[>*+-]|\d+[.)]/g)?.length ?? 0;
  return depth > maxBlockDepth ? line.slice(prefix.length) : line;
}
