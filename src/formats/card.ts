/** A paper as a person reads it. */

import { categoryPath } from '../catalog/model/category-tree.ts';
import { paperFieldSpec, paperFieldsWhere } from '../catalog/model/fields.ts';
import { arxivUrl, doiUrl, paperUrl } from '../catalog/model/paper-url.ts';
import { type Author, mapAuthors, readableName } from '../catalog/model/person-name.ts';
import type { Category, Paper, Repo } from '../catalog/model/records.ts';
import { displayWidth } from '../terminal/display-width.ts';
import { createLinker } from '../terminal/hyperlinks.ts';
import type { Screen } from '../terminal/screen.ts';
import { createChalk } from '../terminal/style.ts';
import { wrapText } from '../terminal/wrap.ts';
import { formatField, titleWithFlag } from './fields.ts';
import type { PrintedPaper, RelatedPaper } from './view.ts';

/** The longest line that is good to read, in columns. */
const longestLine = 100;

type Fact = (paper: Paper) => string | readonly string[] | undefined;

/** Fields that a person reads otherwise than a program does. */
const facts: Readonly<Record<string, Fact>> = {
  categories: ({ categories }) => categories.map(path),
  doi: ({ doi }) => doi && doiUrl(doi),
  arxiv: ({ arxiv }) => arxiv && arxivUrl(arxiv),
  url: (paper) => (paper.url === paperUrl(paper) ? undefined : paper.url),
  code: ({ code }) => code.map(repo),
  reproductions: ({ reproductions }) => reproductions.map(repo),
};

/** `threats › backdoor › data-poisoning`. */
const path = (category: Category) =>
  categoryPath(category)
    .map(({ id }) => id)
    .join(' › ');

const repo = ({ url, description }: Repo) => (description ? `${url}  ${description}` : url);

/** All that is known of a paper: title, people, place, summary, a line for each other field, how to cite it, and what is near to it. */
export function renderCard(paper: PrintedPaper, allFields: readonly string[], { width, color, links = false }: Screen): string {
  const chalk = createChalk(color);
  const linked = createLinker(links);
  const paragraph = (text: string) => linesOf(text, Math.min(width, longestLine));
  const head = [
    ...linked.markLinks(
      paragraph(titleWithFlag(paper)).map((line) => chalk.bold(line)),
      paper.url,
    ),
    ...paragraph(paper.translation ?? ''),
    ...paragraph(mapAuthors(paper, name, 'et al.').join(', ')),
    ...paragraph(place(paper)).map((line) => chalk.dim(line)),
  ].filter((line) => line !== '');
  const named = [...factsOf(paper, allFields), ['cite', `\\cite{${paper.key}}`] as const];
  const indent = Math.max(...named.map(([label]) => label.length)) + 2;
  const body = named.map(([label, text]) => {
    const texts = factLines(text, width - indent).map((line) =>
      line.replace(/^https?:\S+/, (url) => linked.markLinks([url], url).join('')),
    );
    return chalk.dim(label.padEnd(indent)) + texts.join(`\n${' '.repeat(indent)}`);
  });
  const summary = paper.summary ? ['', ...paragraph(paper.summary)] : [];
  const isBeside = width - indent >= narrowestTitle;
  const start = isBeside ? indent : gap.length;
  const near = nearLines(paper.near ?? [], { width: width - start, color });
  const lead = (index: number) => (isBeside && index === 0 ? chalk.dim('near'.padEnd(indent)) : ' '.repeat(start));
  const below = [...(near.length > 0 && !isBeside ? [chalk.dim('near')] : []), ...near.map((line, index) => lead(index) + line)];
  const end = longTexts.flatMap((field) => {
    const text = formatField(paper, field);
    return text ? ['', chalk.dim(field), ...paragraph(text)] : [];
  });
  const parts = [head, summary, ['', ...body], below.length > 0 ? ['', ...below] : [], end];
  return linked.insertLinks(`${parts.flat().join('\n')}\n`);
}

/** Texts of many lines, which would hide the rest above it. */
const longTexts = paperFieldsWhere(({ card }) => card === 'end');

/** What people look for first. */
const firstFacts = (['topics', 'preprint', 'links'] as const).flatMap((section) =>
  paperFieldsWhere(({ card }) => card === section),
);

/** Every fact with the name of its field; a second one of the same field has no name. */
function factsOf(paper: Paper, allFields: readonly string[]): (readonly [label: string, text: string])[] {
  const others = allFields.filter((field) => paperFieldSpec(field)?.card === 'details');
  return [...firstFacts, ...others].flatMap((field) => {
    const fact = facts[field];
    const texts = [fact ? (fact(paper) ?? []) : formatField(paper, field) || []].flat();
    return texts.map((text, index) => [index === 0 ? field : '', text] as const);
  });
}

const linesOf = (text: string, width: number) =>
  wrapText(text, { width: Math.max(1, width), measure: displayWidth }).map((range) => text.slice(...range));

/** A link or a command that is broken over two lines cannot be clicked or copied: it stays whole, and what follows it goes below. */
function factLines(text: string, room: number): string[] {
  const [whole = ''] = /^(?:https?:|\\)\S+/.exec(text) ?? [];
  if (!whole || displayWidth(text) <= room) return linesOf(text, room);
  const rest = text.slice(whole.length).trim();
  return rest ? [whole, ...linesOf(rest, room)] : [whole];
}

const gap = '  ';

/** A title that has less room beside its key and the reasons stands below them. */
const narrowestTitle = 40;

/** A line for each near paper: key, title, reasons; on a narrow screen a block. */
function nearLines(near: readonly RelatedPaper[], { width, color }: Screen): string[] {
  const chalk = createChalk(color);
  const papers = near.map(({ key, title, reasons }) => ({ key, title, why: reasons.join(', ') }));
  const [keys, whys] = [widest(papers.map(({ key }) => key)), widest(papers.map(({ why }) => why))];
  const room = width - keys - whys - 2 * gap.length;
  if (room < narrowestTitle) {
    const isBeside = papers.every(({ key, why }) => displayWidth(key + gap + why) <= width);
    return papers.flatMap((paper) => block(paper, isBeside, { width, color }));
  }
  const titles = papers.map(({ title }) => cut(title, room));
  const column = widest(titles);
  return papers.map(({ key, why }, index) => {
    const title = titles[index] ?? '';
    return `${key.padEnd(keys)}${gap}${title}${' '.repeat(column - displayWidth(title))}${gap}${chalk.dim(why)}`;
  });
}

const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(displayWidth));

/** The text, or as many words of it as there is room for. */
function cut(text: string, room: number): string {
  if (displayWidth(text) <= room) return text;
  const [line = ''] = linesOf(text, room - 2);
  return `${line} …`;
}

/** The key, with the reasons beside it or below the title. */
function block(
  { key, title, why }: Readonly<Record<'key' | 'title' | 'why', string>>,
  isBeside: boolean,
  { width, color }: Screen,
): string[] {
  const { dim } = createChalk(color);
  const below = (text: string) => linesOf(text, width - gap.length);
  return [
    isBeside ? `${key}${gap}${dim(why)}` : key,
    ...below(title).map((line) => gap + line),
    ...(isBeside ? [] : below(why).map((line) => gap + dim(line))),
  ];
}

function name(author: Author): string {
  return 'literal' in author && author.latin ? `${author.literal} (${author.latin})` : readableName(author);
}

/** `ACL 2023, Proceedings of ..., 9692–9708`. */
function place({ venue, year, booktitle, journal, volume, number, pages }: Paper): string {
  const issue = volume && `${volume}${number ? `(${number})` : ''}`;
  const full = booktitle ?? journal ?? (venue?.title === venue?.name ? undefined : venue?.title);
  return [[venue?.name, year].filter(Boolean).join(' '), full, issue, pages?.replace('--', '–')].filter(Boolean).join(', ');
}
