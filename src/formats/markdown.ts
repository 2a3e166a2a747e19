import type { Paper, Repo } from '../catalog/model/records.ts';
import { formatField, ownPaperFlag } from './fields.ts';
import type { View } from './view.ts';

const defaultFields = ['year', 'venue', 'title', 'code'];

/** A table in GitHub Flavored Markdown, with titles and code as links. */
export function* writeMarkdownTable(papers: Iterable<Paper>, { fields = defaultFields }: View) {
  yield markdownRow(fields.map((field) => field.charAt(0).toUpperCase() + field.slice(1)));
  yield markdownRow(fields.map(() => '---'));
  for (const paper of papers) yield markdownRow(fields.map((field) => markdownCell(paper, field)));
}

/** A row of a table, of cells in Markdown. */
export const markdownRow = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;

function markdownCell(paper: Paper, field: string): string {
  if (field === 'title') return markdownTitle(paper);
  if (field === 'code' || field === 'reproductions') return markdownRepos(paper[field]);
  return escapeMarkdown(formatField(paper, field));
}

/** The title as a link to the page of the paper, with the flag of an own paper. */
export const markdownTitle = ({ title, url, ours }: Paper) => markdownLink(title, url) + (ours ? ` ${ownPaperFlag}` : '');

/** Repositories as links, separated by commas. */
export const markdownRepos = (list: readonly Repo[]) => list.map(({ id, url }) => markdownLink(id, url)).join(', ');

/** The text as a link; without a URL as plain text. */
export const markdownLink = (text: string, url: string | undefined) =>
  url ? `[${escapeMarkdown(text)}](${linkTarget(url)})` : escapeMarkdown(text);

/** The URL with the characters encoded that end a link target or a table cell, begin code, or form a character reference. */
const linkTarget = (url: string) =>
  url.replace(/[\s()<>|\\`]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`).replace(/&(?=#?\w+;)/g, '&amp;');

/** The text as Markdown that shows it unchanged, without markup and without automatic links. */
export const escapeMarkdown = (text: string) =>
  text.replace(/[\\`*_[\]<>|~#$&]|:(?=\/\/)|(?<=www)\.|@(?=[\w-]+\.)/gi, (char) => escapes[char] ?? `\\${char}`);

// GitHub links email addresses after removing backslashes.
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '@': '@<!-- -->' };
