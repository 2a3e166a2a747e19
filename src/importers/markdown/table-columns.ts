/** Infers what the columns of a table contain from their headers and cells. */
import { foldCase } from '../../util/normalize.ts';
import { parseCertainAuthors } from './authors.ts';
import { looksLikeVenue, parseDate, stripPunctuation } from './dates-and-venues.ts';
import { type InlinePiece, plainText, withoutDecoration } from './inline.ts';
import { classifyLink, isCodeLink } from './links.ts';

export type ColumnRole = 'title' | 'year' | 'venue' | 'authors' | 'code' | 'reproduction' | 'link' | 'count' | 'other';

export interface TableColumn {
  readonly header: string;
  readonly role: ColumnRole;
}

export type CellContent = readonly InlinePiece[];

type Rows = readonly (readonly CellContent[])[];

export function inferColumns(headers: readonly string[], rows: Rows): TableColumn[] {
  const columns = headers.map((text, index) => {
    const header = withoutDecoration(text);
    const cells = rows.map((row) => row[index] ?? []).filter((cell) => plainText(cell) !== '');
    return { header, role: correctRole(roleByHeader(foldCase(header), cells.flat()), cells), cells };
  });
  return assignRolesByContent(keepOnePerRole(columns), rows);
}

/** Words in a header that tell the role of its column; the first match wins. */
const headerPatterns: readonly (readonly [ColumnRole, RegExp])[] = [
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

/** `Paper` and `Publication` are headers of titles, of links and of venues, which only the cells tell apart. */
function roleByHeader(header: string, pieces: readonly InlinePiece[]): ColumnRole {
  const role = headerPatterns.find(([, pattern]) => pattern.test(header))?.[0] ?? 'other';
  const isMostly = (test: (text: string) => boolean) => mostly(pieces, ({ text }) => test(text));
  if (role === 'count') return isMostly((text) => /^\s*\d*\s*$/.test(text) && !parseDate(text)) ? role : 'other';
  if (role !== 'title') return role;
  if (areLinkLabels(pieces)) return 'link';
  if (isMostly((text) => /^[\s\d.,%-]*$/.test(text))) return 'other';
  return /publication/.test(header) && isMostly(looksLikeVenue) ? 'venue' : role;
}

/** The role of a column whose cells show that its header is wrong, as where two columns have changed places. */
function correctRole(role: ColumnRole, cells: readonly CellContent[]): ColumnRole {
  const areMostly = (test: (text: string) => boolean) => mostly(cells, (cell) => test(plainText(cell)));
  if (role === 'title' && areMostly((text) => (parseCertainAuthors(text, false)?.authors.length ?? 0) > 1)) return 'authors';
  return role === 'authors' && areMostly(looksLikeVenue) ? 'venue' : role;
}

/** Whether the cells are links such as `[pdf]` instead of titles. */
function areLinkLabels(pieces: readonly InlinePiece[]): boolean {
  const links = pieces.filter(({ link }) => link !== undefined);
  const texts = pieces.filter(({ link, text }) => link === undefined && stripPunctuation(text) !== '');
  return links.length > texts.length && mostly(links, (piece) => classifyLink(piece) !== 'title');
}

/** Whether the test holds for at least 80 % of the elements; false if there are none. */
function mostly<T>(elements: readonly T[], test: (element: T) => boolean): boolean {
  return elements.length > 0 && elements.filter(test).length * 5 >= elements.length * 4;
}

/** Roles other than the title that at most one column of a table can have. */
const uniqueRoles = new Set<ColumnRole>(['year', 'venue', 'authors']);

const titleRank = (header: string) =>
  [/\btitles?\b|标题|题目/, /\bpapers?\b|论文/, /./].findIndex((pattern) => pattern.test(foldCase(header)));

interface ColumnWithCells extends TableColumn {
  readonly cells: readonly CellContent[];
}

/** `Publication` beside the column of the titles is the venue, unless it has links. */
const otherTitleRole = ({ header, cells }: ColumnWithCells): ColumnRole =>
  /publication/i.test(header) && cells.length > 0 && cells.flat().every(({ link }) => link === undefined) ? 'venue' : 'link';

/** Keeps the column with the clearest title header, and the first one of other unique roles. Other title columns hold links. */
function keepOnePerRole(written: readonly ColumnWithCells[]): TableColumn[] {
  const titles = written.filter(({ role }) => role === 'title');
  const best = titles.toSorted((a, b) => titleRank(a.header) - titleRank(b.header))[0];
  const columns = written.map((column) =>
    column.role === 'title' && column !== best ? { ...column, role: otherTitleRole(column) } : column,
  );
  return columns.map((column, index) => {
    const isFirst = columns.findIndex(({ role }) => role === column.role) === index;
    return uniqueRoles.has(column.role) && !isFirst ? { ...column, role: 'other' } : column;
  });
}

/** Tests for the cells of a column whose header does not tell its role, in the order in which roles are assigned. */
const contentTests: readonly (readonly [ColumnRole, (cells: readonly CellContent[]) => boolean])[] = [
  ['title', (cells) => mostly(cells, (cell) => /^\s*["“][^"”]{12,}["”]/.test(plainText(cell)) && cell.some(isPaperLabel))],
  ['year', (cells) => mostly(cells, (cell) => parseDate(plainText(cell)) !== undefined)],
  ['code', (cells) => mostly(cells, (cell) => cell.some(({ link }) => link !== undefined && isCodeLink(link)))],
  ['venue', (cells) => mostly(cells, (cell) => looksLikeVenue(plainText(cell)))],
  ['title', (cells) => areTitleLengths(cells.map(countWords))],
];

const isPaperLabel = (piece: InlinePiece) => piece.link !== undefined && classifyLink(piece) === 'paper';

/** Whether most cells have a link whose text is a title. */
const haveTitleLinks = (cells: readonly CellContent[]) =>
  mostly(cells, (cell) =>
    cell.some((piece) => piece.link !== undefined && classifyLink(piece) === 'title' && piece.text.split(' ').length >= 3),
  );

const areTitleLengths = (wordCounts: readonly number[]) =>
  mostly(wordCounts, (count) => count >= 3) && wordCounts.reduce((sum, count) => sum + count, 0) >= 4 * wordCounts.length;

const countWords = (cell: CellContent) =>
  plainText(cell)
    .split(' ')
    .filter((word) => /\p{L}/u.test(word)).length;

function assignRolesByContent(written: readonly TableColumn[], rows: Rows): TableColumn[] {
  const hasTitle = written.some(({ role }) => role === 'title');
  const linked = hasTitle
    ? undefined
    : written.find(({ role }, index) => role === 'link' && haveTitleLinks(rows.map((row) => row[index] ?? [])));
  const columns = written.map((column) => (column === linked ? { ...column, role: 'title' as const } : column));
  return contentTests.reduce<TableColumn[]>(
    (assigned, [role, test]) => {
      if (assigned.some((column) => column.role === role)) return assigned;
      // A table about anything can have long texts; only with another known column are they titles.
      if (role === 'title' && assigned.every((column) => ['other', 'count'].includes(column.role))) return assigned;
      const match = assigned.findIndex(
        (column, index) => column.role === 'other' && test(rows.map((row) => row[index] ?? []).filter((cell) => cell.length > 0)),
      );
      return assigned.map((column, index) => (index === match ? { ...column, role } : column));
    },
    [...columns],
  );
}
