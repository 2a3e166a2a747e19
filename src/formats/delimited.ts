/** Formats with one paper a line. */
import type { Paper } from '../catalog/model/records.ts';
import { createFieldFormatter, formatField } from './fields.ts';
import type { View } from './view.ts';

/** What a script asks for most: who, what, where, and where its code is. */
const columns = ['key', 'year', 'venue', 'title', 'authors', 'categories', 'doi', 'code'];

/** Tab-separated and without a head. A catalog's text holds no tab and no line break, so nothing is quoted. */
export function* writeTsv(papers: Iterable<Paper>, { fields = columns }: View) {
  const cells = fields.map(createFieldFormatter);
  for (const paper of papers) {
    let line = '';
    for (const [index, text] of cells.entries()) line += index > 0 ? `\t${text(paper)}` : text(paper);
    yield `${line}\n`;
  }
}

/** Comma-separated, with a head, quoted as RFC 4180 has it; no cell is a formula. */
export function* writeCsv(papers: Iterable<Paper>, { fields = columns }: View) {
  yield `${fields.join(',')}\n`;
  for (const paper of papers) yield `${fields.map((field) => quoted(formatField(paper, field))).join(',')}\n`;
}

const quoted = (text: string) => {
  const cell = formula.test(text) ? `'${text}` : text;
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
};

/** What a spreadsheet would calculate, by its first sign; with an apostrophe before it, as OWASP advises, it is a text. */
const formula = /^[=+\-@\t\r＝＋－＠]/;

/** The keys alone. */
export function* writeKeys(papers: Iterable<Paper>) {
  for (const { key } of papers) yield `${key}\n`;
}
