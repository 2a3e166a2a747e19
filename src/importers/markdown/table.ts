/** A table of papers: what its columns are, and what its rows say. */
import type { Table, TableRow } from 'mdast';
import { foldCase } from '../../util/normalize.ts';
import { parseAuthors } from './authors.ts';
import { looksLikeVenue, parseDate, stripPunctuation, venueFacts } from './dates-and-venues.ts';
import type { Fact } from './facts.ts';
import { flattenInline, type InlinePiece, type LinkDefinitions, plainText, withoutDecoration } from './inline.ts';
import { readTitleCell } from './item.ts';
import { classifyLink, idFacts, isCodeLink, isPaperLink, type LinkKind, linkFacts } from './links.ts';

type Role = 'title' | 'year' | 'venue' | 'authors' | 'code' | 'reproduction' | 'link' | 'count' | 'other';

interface Column {
  readonly head: string;
  readonly role: Role;
}

type Cell = readonly InlinePiece[];

export interface PaperRow {
  readonly line: number;
  /** All that stands in it, to find it by. */
  readonly text: string;
  readonly facts: readonly Fact[];
}

/** The rows that say something; undefined for a table without titles. */
export function readPaperTable(table: Table, definitions: LinkDefinitions): PaperRow[] | undefined {
  const [head, ...body] = table.children;
  const cells = (row: TableRow) => row.children.map((cell) => flattenInline(cell.children, definitions));
  const rows = body.map((row) => ({ line: row.position?.start.line ?? 0, cells: cells(row) }));
  const columns = columnsOf(
    head ? cells(head).map(plainText) : [],
    rows.map((row) => row.cells),
  );
  if (
    !isListOfPapers(
      columns,
      rows.map((row) => row.cells),
    )
  )
    return undefined;
  return rows
    .map((row) => ({ line: row.line, text: rowText(row.cells), facts: rowFacts(row.cells, columns) }))
    .filter(({ text, facts }) => stripPunctuation(text) !== '' || facts.length > 0);
}

const rowText = (cells: readonly Cell[]) =>
  cells
    .map((cell) => plainText(cell))
    .filter((text) => text !== '')
    .join(' | ');

/** Whether a table without titles seems to be of papers all the same. */
export function looksLikePaperTable(table: Table, definitions: LinkDefinitions): boolean {
  const rows = table.children.slice(1);
  const leading = rows.filter((row) =>
    row.children.some((cell) =>
      flattenInline(cell.children, definitions).some(({ link }) => link !== undefined && isPaperLink(link)),
    ),
  );
  return rows.length > 0 && leading.length * 2 >= rows.length;
}

/** The words of a head that say what is in its column, in the order in which they are tried. */
const heads: readonly (readonly [Role, RegExp])[] = [
  ['reproduction', /reprod|re-?implement|unofficial|third.party/],
  ['code', /\bcodes?\b|\brepo|github|\bgit\b|implementation|artifact|代码|开源/],
  ['authors', /author|作者/],
  ['venue', /\bconf|\bjour|venue|\bwhere\b|proceeding|publish(?:er|ed (?:in|at))|会议|期刊|来源|发表/],
  ['title', /\btitles?\b|论文|标题|题目/],
  ['year', /\byears?\b|\bdates?\b|\bmonth|\btime\b|published|年份|日期|时间|^年$/],
  ['title', /\bpapers?\b|\barticles?\b/],
  ['link', /\blinks?\b|\burls?\b|\bpdf\b|\bdoi\b|arxiv|preprint|download|\bresources?\b|链接/],
  ['title', /\bpublications?\b/],
  ['count', /^(?:no\.?|#|id|idx|index|rank|nr\.?|number|序号|编号)?$/],
];

/** The roles that one column of a table may have at most; of titles the one that says so first. */
const single = new Set<Role>(['title', 'year', 'venue', 'authors']);

function columnsOf(texts: readonly string[], rows: readonly (readonly Cell[])[]): Column[] {
  const columns = texts.map((text, index) => ({
    head: withoutDecoration(text),
    role: roleOf(foldCase(withoutDecoration(text)), cellsOf(rows, index)),
  }));
  return byContents(unique(columns), rows);
}

const cellsOf = (rows: readonly (readonly Cell[])[], index: number) => rows.flatMap((row) => row[index] ?? []);

/** `Paper` and `Publication` are heads of titles, of links and of venues: the cells tell. */
function roleOf(head: string, cells: readonly InlinePiece[]): Role {
  const role = heads.find(([, words]) => words.test(head.slice(0, 200)))?.[0] ?? 'other';
  const all = (test: (text: string) => boolean) => mostly(cells, ({ text }) => test(text));
  if (role === 'count') return all((text) => /^\s*\d*\s*$/.test(text) && !parseDate(text)) ? role : 'other';
  if (role !== 'title') return role;
  if (areLabels(cells)) return 'link';
  if (all((text) => /^[\s\d.,%-]*$/.test(text))) return 'other';
  return /publication/.test(head) && all(looksLikeVenue) ? 'venue' : role;
}

function areLabels(cells: readonly InlinePiece[]): boolean {
  const links = cells.filter(({ link }) => link !== undefined);
  const texts = cells.filter(({ link, text }) => link === undefined && stripPunctuation(text) !== '');
  return links.length > texts.length && mostly(links, (piece) => classifyLink(piece) !== 'title');
}

function mostly<T>(all: readonly T[], test: (one: T) => boolean): boolean {
  return all.length > 0 && all.filter(test).length * 5 >= all.length * 4;
}

const titleRank = (head: string) =>
  [/\btitles?\b|标题|题目/, /\bpapers?\b|论文/, /./].findIndex((words) => words.test(foldCase(head)));

/** A second column of titles holds links, a second of years nothing that a catalog has a place for. */
function unique(columns: readonly Column[]): Column[] {
  const titles = columns.filter(({ role }) => role === 'title');
  const best = titles.toSorted((a, b) => titleRank(a.head) - titleRank(b.head))[0];
  return columns.map((column, index) => {
    if (column.role === 'title') return column === best ? column : { ...column, role: 'link' };
    const isFirst = columns.findIndex(({ role }) => role === column.role) === index;
    return single.has(column.role) && !isFirst ? { ...column, role: 'other' } : column;
  });
}

/** What is in a column, where its head says nothing; tried in this order. */
const contents: readonly (readonly [Role, (cells: readonly Cell[]) => boolean])[] = [
  ['year', (cells) => mostly(cells, (cell) => parseDate(plainText(cell)) !== undefined)],
  ['code', (cells) => mostly(cells, (cell) => cell.some(({ link }) => link !== undefined && isCodeLink(link)))],
  ['venue', (cells) => mostly(cells, (cell) => looksLikeVenue(plainText(cell)))],
  [
    'title',
    (cells) =>
      mostly(cells, (cell) => wordCount(cell) >= 3) && cells.reduce((sum, cell) => sum + wordCount(cell), 0) >= 4 * cells.length,
  ],
];

const wordCount = (cell: Cell) =>
  plainText(cell)
    .split(' ')
    .filter((word) => /\p{L}/u.test(word)).length;

function byContents(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Column[] {
  return contents.reduce<Column[]>(
    (known, [role, fits]) => {
      if (known.some((column) => column.role === role)) return known;
      if (role === 'title' && known.every((column) => ['other', 'count'].includes(column.role))) return known;
      const found = known.findIndex(
        (column, index) => column.role === 'other' && fits(rows.map((row) => row[index] ?? []).filter((cell) => cell.length > 0)),
      );
      return known.map((column, index) => (index === found ? { ...column, role } : column));
    },
    [...columns],
  );
}

function isListOfPapers(columns: readonly Column[], rows: readonly (readonly Cell[])[]): boolean {
  const has = (...roles: readonly Role[]) => columns.some(({ role }) => roles.includes(role));
  const isLinked = () => rows.some((row) => row.some((cell) => cell.some(({ link }) => link !== undefined && isPaperLink(link))));
  return has('title') && (has('year', 'venue', 'authors') || isLinked());
}

const rowFacts = (cells: readonly Cell[], columns: readonly Column[]): Fact[] =>
  columns.flatMap(({ head, role }, index) => {
    const cell = cells[index] ?? [];
    return cell.length === 0 ? [] : readers[role](cell, head);
  });

const nothing = /^(?:n\/?a|none|no|yes|tba|tbd|null|nil|x|soon|coming soon|not available|unavailable|未公布|无)?$/i;

const readers: Readonly<Record<Role, (cell: Cell, head: string) => readonly Fact[]>> = {
  title: (cell) => readTitleCell(cell),
  year: (cell, head) => yearFacts(plainText(cell), /year|年/.test(foldCase(head)) ? 'column' : 'date'),
  venue: (cell) => [...textFacts(cell, (text) => venueFacts(text)), ...linksOf(cell, () => 'paper')],
  authors: (cell) => [...textFacts(cell, authorFacts), ...linksOf(cell, () => 'other', 'link of an author')],
  code: (cell) => codeFacts(cell, 'code'),
  reproduction: (cell) => codeFacts(cell, 'reproduction'),
  link: (cell) => [...bareFacts(cell), ...linksOf(cell, (kind) => (kind === 'title' ? 'paper' : kind))],
  count: () => [],
  other: (cell, head) =>
    stripPunctuation(plainText(cell)) === '' && !cell.some(({ link }) => link !== undefined)
      ? []
      : [{ is: 'placeless', text: head || 'column without a head' }],
};

function textFacts(cell: Cell, read: (text: string) => readonly Fact[]): readonly Fact[] {
  const text = withoutDecoration(plainText(cell));
  return nothing.test(stripPunctuation(text)) ? [] : read(text);
}

function linksOf(cell: Cell, kindOf: (kind: LinkKind) => LinkKind, label?: string): Fact[] {
  return cell.flatMap((piece) =>
    piece.link === undefined
      ? []
      : linkFacts(piece.link, kindOf(classifyLink(piece)), label ?? (piece.isPicture ? '' : piece.text)),
  );
}

function yearFacts(text: string, from: 'column' | 'date'): Fact[] {
  if (nothing.test(stripPunctuation(text))) return [];
  const date = parseDate(withoutDecoration(text));
  if (date) return [{ is: 'year', from, ...date }];
  const [year] = /\b(?:19|20)\d{2}\b/.exec(text) ?? [];
  if (!year) return [{ is: 'unclear', text }];
  return looksLikeVenue(text) ? venueFacts(text) : [{ is: 'year', from, year: Number(year) }];
}

function authorFacts(text: string): Fact[] {
  const found = parseAuthors(text.replace(/\n/g, ', '));
  return [found ? { is: 'authors', ...found } : { is: 'unclear', text }];
}

function codeFacts(cell: Cell, role: 'code' | 'reproduction'): Fact[] {
  const links = linksOf(cell, (kind) => (kind === 'reproduction' ? kind : role));
  const rest = plainText(cell.filter(({ link }) => link === undefined));
  return links.length > 0 || nothing.test(stripPunctuation(withoutDecoration(rest))) ? links : [{ is: 'unclear', text: rest }];
}

function bareFacts(cell: Cell): readonly Fact[] {
  const text = plainText(cell.filter(({ link }) => link === undefined));
  if (nothing.test(stripPunctuation(text)) || cell.some(({ link }) => link !== undefined)) return [];
  return idFacts(stripPunctuation(text)) ?? [{ is: 'unclear', text }];
}
