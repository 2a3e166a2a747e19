import type { ChalkInstance } from 'chalk';
import { paperFieldSpec } from '../catalog/model/fields.ts';
import { arxivUrl, doiUrl } from '../catalog/model/paper-url.ts';
import type { Paper } from '../catalog/model/records.ts';
import type { Cell, Column } from '../terminal/cell.ts';
import { renderGrid } from '../terminal/table-grid.ts';
import type { LineRange } from '../terminal/wrap.ts';
import { formatField, ownPaperFlag, titleWithFlag, titleWithoutFlag } from './fields.ts';
import type { View } from './view.ts';

const columns = ['key', 'year', 'venue', 'title', 'code'];

/** Columns fitted to the screen: short fields as wide as they are, the title wrapped between words. */
export function* writeTable(papers: Iterable<Paper>, view: View) {
  const fields = view.fields ?? columns;
  const heads = fields.map((field) => column(field, view));
  yield* renderGrid(heads, rows(papers, fields), view);
}

function* rows(papers: Iterable<Paper>, fields: readonly string[]) {
  for (const paper of papers) yield fields.map((field) => cell(paper, field));
}

function column(field: string, { marks }: View): Column {
  const base = { header: field.toUpperCase(), ...layoutOf(field) };
  if (field === 'code') return { ...base, paint: (chalk, line) => chalk.green(line) };
  if (field !== 'title') return base;
  return { ...base, paint: (chalk, line, text, place) => title(chalk, line, marks(titleWithoutFlag(text)), place) };
}

function layoutOf(field: string): Pick<Column, 'overflows' | 'wraps' | 'isSelfExplanatory'> {
  if (field === 'key') return { overflows: false, wraps: false, isSelfExplanatory: true };
  const { column = 'wraps', isSelfExplanatory = false } = paperFieldSpec(field) ?? {};
  return { overflows: column === 'overflows', wraps: column === 'wraps', isSelfExplanatory };
}

/** A line of a title, with what the search found in the colour of grep, and the flag in another. */
function title(chalk: ChalkInstance, line: string, marks: ReturnType<View['marks']>, [start, end]: LineRange): string {
  let painted = '';
  let done = start;
  for (const [from, to] of marks) {
    const first = Math.max(from, done);
    const last = Math.min(to, end);
    if (first >= last) continue;
    painted += line.slice(done - start, first - start) + chalk.bold.red(line.slice(first - start, last - start));
    done = last;
  }
  return painted + line.slice(done - start).replace(ownPaperFlag, chalk.magenta(ownPaperFlag));
}

function cell(paper: Paper, field: string): Cell {
  const text = field === 'title' ? titleWithFlag(paper) : field === 'code' ? codeWord(paper) : formatField(paper, field);
  const url = addresses[field]?.(paper);
  return url ? { text, url } : text;
}

/** Where a field leads. */
const addresses: Readonly<Record<string, (paper: Paper) => string | undefined>> = {
  title: ({ url }) => url,
  doi: ({ doi }) => doi && doiUrl(doi),
  arxiv: ({ arxiv }) => arxiv && arxivUrl(arxiv),
  url: ({ url }) => url,
  pdf: ({ pdf }) => pdf,
  code: ({ code: [first], reproductions: [again] }) => (first ?? again)?.url,
  // Of several only the text itself tells where each leads.
  reproductions: ({ reproductions: [only, ...more] }) => (more.length > 0 ? undefined : only?.url),
};

/** What code there is, in a word; `show` has the links. */
function codeWord({ code, reproductions }: Paper): string {
  if (code.length > 0) return 'code';
  return reproductions.length > 0 ? 'repro' : '';
}
