import type { Paper, Repo } from '../catalog/catalog.ts';
import { fieldText, flag } from './fields.ts';
import type { View } from './view.ts';

const columns = ['year', 'venue', 'title', 'code'];

/** A table in GitHub's Markdown, with titles and code as links. */
export function* markdown(papers: Iterable<Paper>, { fields = columns }: View) {
  yield row(fields.map((field) => field.charAt(0).toUpperCase() + field.slice(1)));
  yield row(fields.map(() => '---'));
  for (const paper of papers) yield row(fields.map((field) => cell(paper, field)));
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;

function cell(paper: Paper, field: string): string {
  if (field === 'title') return linked(paper.title, paper.url) + (paper.ours ? ` ${flag}` : '');
  if (field === 'code' || field === 'reproductions') return repos(paper[field]);
  return escaped(fieldText(paper, field));
}

const repos = (list: readonly Repo[]) => list.map(({ id, url }) => linked(id, url)).join(', ');

const linked = (text: string, url: string | undefined) => (url ? `[${escaped(text)}](${target(url)})` : escaped(text));

/** A link's target cannot end at a bracket, a space or a column. */
const target = (url: string) => url.replace(/[\s()<>|\\]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

const escaped = (text: string) => text.replace(/[\\`*_[\]<>|~#$&]/g, (char) => (char === '&' ? '&amp;' : `\\${char}`));
