/** Formats with a line for each paper. */
import type { Paper } from '../catalog/model/records.ts';
import { createFieldFormatter, formatField } from './fields.ts';
import type { View } from './view.ts';

/** The fields that scripts need most often. */
const defaultFields = ['key', 'year', 'venue', 'title', 'authors', 'categories', 'doi', 'code'];

/** Tab-separated, without a header. Nothing is quoted, because text of a catalog contains no tabs and no line breaks. */
export function* writeTsv(papers: Iterable<Paper>, { fields = defaultFields }: View) {
  const formatters = fields.map(createFieldFormatter);
  for (const paper of papers) yield `${formatters.map((format) => format(paper)).join('\t')}\n`;
}

/** Comma-separated, with a header, quoted by RFC 4180; no cell is a formula. */
export function* writeCsv(papers: Iterable<Paper>, { fields = defaultFields }: View) {
  yield `${fields.join(',')}\n`;
  for (const paper of papers) yield `${fields.map((field) => quoteCell(formatField(paper, field))).join(',')}\n`;
}

const quoteCell = (text: string) => {
  const cell = formula.test(text) ? `'${text}` : text;
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
};

/** Texts that a spreadsheet calculates, by their first character; an apostrophe makes them text (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r＝＋－＠]/;

export function* writeKeys(papers: Iterable<Paper>) {
  for (const { key } of papers) yield `${key}\n`;
}
