import type { Paper, Repo } from '../catalog/model/records.ts';
import { formatField, ownPaperFlag } from './fields.ts';
import type { View } from './view.ts';

const columns = ['year', 'venue', 'title', 'code'];

/** A table in GitHub's Markdown, with titles and code as links. */
export function* writeMarkdownTable(papers: Iterable<Paper>, { fields = columns }: View) {
  yield markdownRow(fields.map((field) => field.charAt(0).toUpperCase() + field.slice(1)));
  yield markdownRow(fields.map(() => '---'));
  for (const paper of papers) yield markdownRow(fields.map((field) => cell(paper, field)));
}

/** A row of a table; its cells are Markdown already. */
export const markdownRow = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;

function cell(paper: Paper, field: string): string {
  if (field === 'title') return markdownTitle(paper);
  if (field === 'code' || field === 'reproductions') return markdownRepos(paper[field]);
  return escapeMarkdown(formatField(paper, field));
}

/** The title as a link to the page of the paper, with the flag where it is due. */
export const markdownTitle = ({ title, url, ours }: Paper) => markdownLink(title, url) + (ours ? ` ${ownPaperFlag}` : '');

/** Repositories as links with commas between. */
export const markdownRepos = (list: readonly Repo[]) => list.map(({ id, url }) => markdownLink(id, url)).join(', ');

/** The text as a link, where there is something to link. */
export const markdownLink = (text: string, url: string | undefined) =>
  url ? `[${escapeMarkdown(text)}](${target(url)})` : escapeMarkdown(text);

/** A link's target cannot end at a bracket, a space or a column, begin code, or hold a character by its name. */
const target = (url: string) =>
  url.replace(/[\s()<>|\\`]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`).replace(/&(?=#?\w+;)/g, '&amp;');

/** The text so that it reads as it is, whatever is in it: no mark-up, and no address that becomes a link by itself. */
export const escapeMarkdown = (text: string) =>
  text.replace(/[\\`*_[\]<>|~#$&]|:(?=\/\/)|(?<=www)\.|@(?=[\w-]+\.)/gi, (char) => escapes[char] ?? `\\${char}`);

// GitHub finds an address of mail after it has undone the backslashes.
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '@': '@<!-- -->' };
