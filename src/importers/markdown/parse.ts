/** The text of a Markdown file -> its blocks, in a time that grows with its length only. */
import type { List, Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { LinkDefinitions } from './inline.ts';

export interface ParsedMarkdown {
  readonly blocks: readonly RootContent[];
  readonly definitions: LinkDefinitions;
}

/** The blocks of a text; it is read in parts, because micromark takes time by the square of the length of a nested list. */
export function parseMarkdown(text: string): ParsedMarkdown {
  const lines = bounded(text.split(/\r\n|\n|\r/));
  const links = linkLines(lines);
  const blocks = partsOf(lines).map((part) => partBlocks(part, links));
  return { blocks: blocks.reduce<RootContent[]>(joined, []), definitions: definitionsOf(blocks.flat()) };
}

/** Of several definitions of a name the first counts. */
function definitionsOf(blocks: readonly RootContent[]): LinkDefinitions {
  const all = blocks.flatMap((block) => (block.type === 'definition' ? [[block.identifier, block.url] as const] : []));
  return new Map(all.reverse());
}

/** Some lines of the text, and how many stand in front of them. */
interface Part {
  readonly lines: readonly string[];
  readonly before: number;
}

/** A part ends at the next bullet, heading or paragraph after so many characters, and at four times as many anywhere but in a table. */
const enough = 4000;

function partsOf(lines: readonly string[]): Part[] {
  const starts = [0];
  let length = 0;
  let open: RegExp | undefined;
  for (const [index, line] of lines.entries()) {
    const mayStart = !open && isStart(line, lines[index - 1] ?? '');
    if ((length > enough && mayStart) || (length > 4 * enough && !line.includes('|'))) {
      starts.push(index);
      length = 0;
      open = undefined;
    }
    length += line.length + 1;
    open = open ? (open.test(line) ? undefined : open) : opened(line);
  }
  return starts.map((start, index) => ({ lines: lines.slice(start, starts[index + 1]), before: start }));
}

const isStart = (line: string, before: string) =>
  /^(?:[-*+]\s|\d{1,3}[.)]\s|#{1,6}\s)/.test(line) || (before.trim() === '' && /^[^\s:|-]/.test(line));

/** What closes the code or the comment that a line opens. */
function opened(line: string): RegExp | undefined {
  const [, fence] = /^\s{0,20}(`{3,9}|~{3,9})[^`]*$/.exec(line) ?? [];
  if (fence) return new RegExp(`^\\s{0,20}${fence}`);
  return /^\s{0,3}<!--/.test(line) && !line.includes('-->') ? /-->/ : undefined;
}

/** The lines that say where a link in brackets leads, by its name. */
function linkLines(lines: readonly string[]): ReadonlyMap<string, string> {
  const found = lines.flatMap((line) => {
    const [, name] = /^ {0,3}\[([^\]]{1,200})\]:\s{0,9}\S/.exec(line) ?? [];
    return name === undefined ? [] : [[nameOf(name), line] as const];
  });
  return new Map(found.reverse());
}

const nameOf = (label: string) => label.trim().replace(/\s+/g, ' ').toLowerCase();

/** The blocks of a part, which is given the links of the whole text that it needs. */
function partBlocks({ lines, before }: Part, links: ReadonlyMap<string, string>): RootContent[] {
  const text = lines.join('\n');
  const names = new Set(links.size === 0 ? [] : [...text.matchAll(/\[([^[\]]{1,200})\]/g)].map(([, name = '']) => nameOf(name)));
  const needed = [...names].flatMap((name) => links.get(name) ?? []);
  const whole = needed.length === 0 ? text : `${text}\n\n${needed.join('\n')}`;
  const { children } = fromMarkdown(whole, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const own = children.filter((block) => (block.position?.start.line ?? 0) <= lines.length);
  for (const block of own) moved(block, before);
  return own;
}

/** Puts a block on its line of the whole text. */
function moved(node: Nodes, lines: number): void {
  if (node.position) node.position.start.line += lines;
  if ('children' in node && node.type !== 'paragraph') for (const child of node.children) moved(child, lines);
}

/** The blocks with those of the next part; a list that goes on there is one. */
function joined(blocks: RootContent[], next: readonly RootContent[]): RootContent[] {
  const [last, first] = [blocks.at(-1), next[0]];
  if (last?.type === 'list' && first?.type === 'list' && goesOn(last, first)) {
    last.children.push(...first.children);
    blocks.push(...next.slice(1));
  } else blocks.push(...next);
  return blocks;
}

const goesOn = (last: List, first: List) => last.ordered === first.ordered;

/** So many in one paragraph, a hundred papers in one; micromark takes time by the square of those that pair with none. */
const mostMarks = 1000;
const mark = /[*_[\]<>!`~&\\|]/g;

/** More quotes and bullets in front of one line than a person writes. */
const deepest = 60;
const bullets = /^(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*/;

/** The lines with a space for each mark that is one too many. */
function bounded(lines: readonly string[]): string[] {
  let marks = 0;
  return lines.map((line) => {
    const shallow = unnested(line);
    if (/^\s*(?:$|[-*+#|]|\d+[.)])/.test(shallow)) marks = 0;
    return shallow.replace(mark, (sign) => (++marks > mostMarks ? ' ' : sign));
  });
}

function unnested(line: string): string {
  const [front = ''] = bullets.exec(line) ?? [];
  const depth = front.match(/[>*+-]|\d+[.)]/g)?.length ?? 0;
  return depth > deepest ? line.slice(front.length) : line;
}
