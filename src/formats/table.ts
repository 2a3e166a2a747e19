import { paperFieldSpec } from '../catalog/model/fields.ts';
import { arxivUrl, doiUrl } from '../catalog/model/paper-url.ts';
import type { Paper } from '../catalog/model/records.ts';
import type { Cell, Column } from '../terminal/cell.ts';
import { renderGrid } from '../terminal/table-grid.ts';
import { formatField, ownPaperFlag, titleWithFlag, titleWithoutFlag } from './fields.ts';
import type { View } from './view.ts';

const defaultFields = ['key', 'year', 'venue', 'title', 'code'];

/** A table fitted to the width of the screen. */
export function* writeTable(papers: Iterable<Paper>, view: View) {
  const fields = view.fields ?? defaultFields;
  const columns = fields.map((field) => createColumn(field, view));
  yield* renderGrid(columns, createRows(papers, fields, view), view);
}

function* createRows(papers: Iterable<Paper>, fields: readonly string[], view: View) {
  for (const paper of papers) yield fields.map((field) => createCell(paper, field, view));
}

function createColumn(field: string, { marks }: View): Column {
  const base = { header: field.toUpperCase(), ...columnLayout(field) };
  if (field === 'code') return { ...base, paint: (chalk, line) => chalk.green(line) };
  if (field !== 'title') return base;
  return { ...base, isHeading: true, paint: createTitlePainter(marks) };
}

function columnLayout(field: string): Pick<Column, 'overflows' | 'wraps' | 'isSelfExplanatory'> {
  if (field === 'key') return { overflows: false, wraps: false, isSelfExplanatory: true };
  const { column = 'wraps', isSelfExplanatory = false } = paperFieldSpec(field) ?? {};
  return { overflows: column === 'overflows', wraps: column === 'wraps', isSelfExplanatory };
}

/**
 * Colors the lines of titles: matches of a search in the color of grep, the flag in another, and a note of some length at the end.
 */
function createTitlePainter(marks: View['marks'], noteLength = 0): NonNullable<Column['paint']> {
  return (chalk, line, { text, range: [start, end] }) => {
    const noteStart = text.length - noteLength;
    if (noteLength > 0 && end > noteStart) {
      const title = line.slice(0, Math.max(0, noteStart - start));
      const range = [Math.min(start, noteStart), noteStart] as const;
      return (
        createTitlePainter(marks)(chalk, title, { text: text.slice(0, noteStart), range }) + chalk.dim(line.slice(title.length))
      );
    }
    let painted = '';
    let position = start;
    for (const [from, to] of marks(titleWithoutFlag(text.slice(0, noteStart)))) {
      const first = Math.max(from, position);
      const last = Math.min(to, end);
      if (first >= last) continue;
      painted += line.slice(position - start, first - start) + chalk.bold.red(line.slice(first - start, last - start));
      position = last;
    }
    return painted + line.slice(position - start).replace(ownPaperFlag, chalk.magenta(ownPaperFlag));
  };
}

function createCell(paper: Paper, field: string, { marks, missing }: View): Cell {
  const url = linkTargets[field]?.(paper);
  const missingWords = field === 'title' ? missing(paper) : [];
  if (missingWords.length > 0) {
    const note = ` (without ${missingWords.join(', ')})`;
    return { text: titleWithFlag(paper) + note, paint: createTitlePainter(marks, note.length), ...(url && { url }) };
  }
  const text = field === 'title' ? titleWithFlag(paper) : field === 'code' ? codeLabel(paper) : formatField(paper, field);
  return url ? { text, url } : text;
}

/** The target of the hyperlink of a field. */
const linkTargets: Readonly<Record<string, (paper: Paper) => string | undefined>> = {
  title: ({ url }) => url,
  doi: ({ doi }) => doi && doiUrl(doi),
  arxiv: ({ arxiv }) => arxiv && arxivUrl(arxiv),
  url: ({ url }) => url,
  pdf: ({ pdf }) => pdf,
  code: ({ code: [first], reproductions: [again] }) => (first ?? again)?.url,
  // The text of several repositories is their URLs.
  reproductions: ({ reproductions: [only, ...more] }) => (more.length > 0 ? undefined : only?.url),
};

/** `code` or `repro`; `show` lists the repositories. */
function codeLabel({ code, reproductions }: Paper): string {
  if (code.length > 0) return 'code';
  return reproductions.length > 0 ? 'repro' : '';
}
