import type { Table, TableRow } from 'mdast';
import { foldCase } from '../../util/normalize.ts';
import { authorFacts } from './authors.ts';
import type { EntryContext, OutlineEntry } from './context.ts';
import { looksLikeVenue, parseDate, stripPunctuation, venueFacts } from './dates-and-venues.ts';
import { type Fact, unclear } from './facts.ts';
import { flattenInline, type InlinePiece, plainText, withoutDecoration } from './inline.ts';
import { readTitleCell } from './item.ts';
import { classifyLink, idFacts, isPaperLink, type LinkKind, linkFacts } from './links.ts';
import { type CellContent, type ColumnRole, inferColumns, type TableColumn } from './table-columns.ts';

interface PaperRow {
  readonly line: number;
  /** All cells, in which flags are looked for. */
  readonly text: string;
  readonly facts: readonly Fact[];
}

export function readTable(table: Table, context: EntryContext): OutlineEntry[] {
  const rows = readPaperTable(table);
  if (rows && context.isNews)
    return rows.filter(({ facts }) => isAboutPaper(facts)).map((row) => ({ kind: 'remark', ...row, context }));
  if (rows) return rows.map((row) => ({ kind: 'entry', ...row, context }));
  const line = table.position?.start.line ?? 0;
  return looksLikePaperTable(table) ? [{ kind: 'table', line, text: '', facts: [], context }] : [];
}

const isAboutPaper = (facts: readonly Fact[]) => facts.some(({ kind }) => kind === 'arxiv' || kind === 'doi' || kind === 'pdf');

/** The rows that are not empty; undefined if the table is not a list of papers. */
function readPaperTable(table: Table): PaperRow[] | undefined {
  const [headerRow, ...bodyRows] = table.children;
  const headers = headerRow ? cellsOf(headerRow).map(plainText) : [];
  const rows = bodyRows.map((row) => ({ line: row.position?.start.line ?? 0, cells: cellsOf(row) }));
  const rowCells = rows.map(({ cells }) => cells);
  const columns = inferColumns(headers, rowCells);
  if (headers.some((header) => changelogHeader.test(header)) && !rowCells.flat().some(hasPaperLink)) return undefined;
  if (!isListOfPapers(columns, rowCells)) return undefined;
  return rows
    .map(({ line, cells }) => ({ line, text: rowText(cells), facts: rowFacts(cells, columns) }))
    .filter(({ text, facts }) => stripPunctuation(text) !== '' || facts.length > 0);
}

const changelogHeader = /^\W*(?:versions?|changes?|update(?:s| contents?)?|版本|更新内容)\W*$/i;

const cellsOf = (row: TableRow): CellContent[] => row.children.map((cell) => flattenInline(cell.children));

const rowText = (cells: readonly CellContent[]) =>
  cells
    .map((cell) => plainText(cell))
    .filter((text) => text !== '')
    .join(' | ');

/** Whether half of the rows link to papers. */
function looksLikePaperTable(table: Table): boolean {
  const rows = table.children.slice(1);
  const linked = rows.filter((row) => cellsOf(row).some(hasPaperLink));
  return rows.length > 0 && linked.length * 2 >= rows.length;
}

const hasPaperLink = (cell: CellContent) => cell.some(({ link }) => link !== undefined && isPaperLink(link));

function isListOfPapers(columns: readonly TableColumn[], rows: readonly (readonly CellContent[])[]): boolean {
  const has = (...roles: readonly ColumnRole[]) => columns.some(({ role }) => roles.includes(role));
  return has('title') && (has('year', 'venue', 'authors') || rows.some((row) => row.some(hasPaperLink)));
}

const rowFacts = (cells: readonly CellContent[], columns: readonly TableColumn[]): Fact[] =>
  columns.flatMap(({ header, role }, index) => {
    const cell = cells[index] ?? [];
    return cellReaders[role](cell, header);
  });

/** Texts of cells without content. */
const emptyCell = /^(?:n\/?a|none|no|yes|tba|tbd|null|nil|x|soon|coming soon|not available|unavailable|未公布|无)?$/i;

const cellReaders: Readonly<Record<ColumnRole, (cell: CellContent, header: string) => readonly Fact[]>> = {
  title: (cell) => readTitleCell(cell),
  year: (cell, header) => yearFacts(plainText(cell), /year|年/.test(foldCase(header)) ? 'column' : 'date'),
  venue: (cell) => [...textFacts(cell.filter(isNoAddress), (text) => venueFacts(text)), ...cellLinkFacts(cell, () => 'paper')],
  authors: (cell) => [...textFacts(cell, authorFacts), ...cellLinkFacts(cell, () => 'other', 'link of an author')],
  code: (cell) => codeFacts(cell, 'code'),
  reproduction: (cell) => codeFacts(cell, 'reproduction'),
  link: (cell) => [...bareIdFacts(cell), ...cellLinkFacts(cell, (kind) => (kind === 'title' ? 'paper' : kind))],
  count: () => [],
  other: (cell, header) =>
    stripPunctuation(plainText(cell)) === '' && !cell.some(({ link }) => link !== undefined)
      ? []
      : [{ kind: 'unmapped', text: header || 'column without a head' }],
};

const isNoAddress = ({ text, link }: InlinePiece) => link === undefined || text !== link;

function textFacts(cell: CellContent, read: (text: string) => readonly Fact[]): readonly Fact[] {
  const text = withoutDecoration(plainText(cell));
  return emptyCell.test(stripPunctuation(text)) ? [] : read(text);
}

/** The facts of the links in a cell; `kindOf` corrects the kind of a link by the role of the column. */
function cellLinkFacts(cell: CellContent, kindOf: (kind: LinkKind) => LinkKind, label?: string): Fact[] {
  return cell.flatMap((piece) =>
    piece.link === undefined
      ? []
      : linkFacts(piece.link, kindOf(classifyLink(piece)), label ?? (piece.isImage ? '' : piece.text)),
  );
}

function yearFacts(text: string, from: 'column' | 'date'): Fact[] {
  if (emptyCell.test(stripPunctuation(text))) return [];
  const date = parseDate(withoutDecoration(text));
  if (date) return [{ kind: 'year', from, ...date }];
  const [year] = /\b(?:19|20)\d{2}\b/.exec(text) ?? [];
  if (!year) return unclear(text);
  return looksLikeVenue(text) ? venueFacts(text) : [{ kind: 'year', from, year: Number(year) }];
}

function codeFacts(cell: CellContent, role: 'code' | 'reproduction'): Fact[] {
  const links = cellLinkFacts(cell, (kind) => (kind === 'reproduction' ? kind : role));
  const rest = plainText(cell.filter(({ link }) => link === undefined));
  const isEmpty = emptyCell.test(stripPunctuation(withoutDecoration(rest)));
  return links.length > 0 || isEmpty ? links : unclear(rest);
}

/** The arXiv id or the DOI of a cell without links. */
function bareIdFacts(cell: CellContent): readonly Fact[] {
  const text = plainText(cell.filter(({ link }) => link === undefined));
  if (emptyCell.test(stripPunctuation(text)) || cell.some(({ link }) => link !== undefined)) return [];
  return idFacts(stripPunctuation(text)) ?? unclear(text);
}
