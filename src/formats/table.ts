import type { ChalkInstance } from 'chalk';
import { paperFieldSpec } from '../catalog/model/fields.ts';
import { arxivUrl, doiUrl } from '../catalog/model/paper-url.ts';
import type { Paper } from '../catalog/model/records.ts';
import type { Cell, Column } from '../terminal/cell.ts';
import { renderGrid } from '../terminal/table-grid.ts';
import type { LineRange } from '../terminal/wrap.ts';
import { formatField, ownPaperFlag, titleWithFlag, titleWithoutFlag } from './fields.ts';
import type { View } from './view.ts';

const defaultFields = ['key', 'year', 'venue', 'title', 'code'];

/** A table fitted to the width of the screen. */
export function* writeTable(papers: Iterable<Paper>, view: View) {
  const fields = view.fields ?? defaultFields;
  const columns = fields.map((field) => column(field, view));
  yield* renderGrid(columns, rows(papers, fields), view);
}

function* rows(papers: Iterable<Paper>, fields: readonly string[]) {
  for (const paper of papers) yield fields.map((field) => cell(paper, field));
}

function column(field: string, { marks }: View): Column {
  const base = { header: field.toUpperCase(), ...layoutOf(field) };
  if (field === 'code') return { ...base, paint: (chalk, line) => chalk.green(line) };
  if (field !== 'title') return base;
  return { ...base, paint: (chalk, line, text, range) => paintTitle(chalk, line, marks(titleWithoutFlag(text)), range) };
}

function layoutOf(field: string): Pick<Column, 'overflows' | 'wraps' | 'isSelfExplanatory'> {
  if (field === 'key') return { overflows: false, wraps: false, isSelfExplanatory: true };
  const { column = 'wraps', isSelfExplanatory = false } = paperFieldSpec(field) ?? {};
  return { overflows: column === 'overflows', wraps: column === 'wraps', isSelfExplanatory };
}

/** A line of a title, with matches of a search in the color of grep, and the flag in another. */
function paintTitle(chalk: ChalkInstance, line: string, marks: ReturnType<View['marks']>, [start, end]: LineRange): string {
  let painted = '';
  let position = start;
  for (const [from, to] of marks) {
    const first = Math.max(from, position);
    const last = Math.min(to, end);
    if (first >= last) continue;
    painted += line.slice(position - start, first - start) + chalk.bold.red(line.slice(first - start, last - start));
    position = last;
  }
  return painted + line.slice(position - start).replace(ownPaperFlag, chalk.magenta(ownPaperFlag));
}

function cell(paper: Paper, field: string): Cell {
  const text = field === 'title' ? titleWithFlag(paper) : field === 'code' ? codeLabel(paper) : formatField(paper, field);
  const url = urlOf[field]?.(paper);
  return url ? { text, url } : text;
}

/** The target of the hyperlink of a field. */
const urlOf: Readonly<Record<string, (paper: Paper) => string | undefined>> = {
  title: ({ url }) => url,
  doi: ({ doi }) => doi && doiUrl(doi),
  arxiv: ({ arxiv }) => arxiv && arxivUrl(arxiv),
  url: ({ url }) => url,
  pdf: ({ pdf }) => pdf,
  code: ({ code: [first], reproductions: [again] }) => (first ?? again)?.url,
  // Several URLs are in the text itself.
  reproductions: ({ reproductions: [only, ...more] }) => (more.length > 0 ? undefined : only?.url),
};

/** `code` or `repro`; `show` lists the repositories. */
function codeLabel({ code, reproductions }: Paper): string {
  if (code.length > 0) return 'code';
  return reproductions.length > 0 ? 'repro' : '';
}
