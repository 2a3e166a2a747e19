/** A paper in full, for people. */
import type { ChalkInstance } from 'chalk';
import { categoryPath } from '../catalog/model/category-tree.ts';
import { paperFieldSpec, paperFieldsWhere } from '../catalog/model/fields.ts';
import { arxivUrl, doiUrl, paperUrl } from '../catalog/model/paper-url.ts';
import { type Author, mapAuthors, readableName } from '../catalog/model/person-name.ts';
import type { Category, Paper, Repo } from '../catalog/model/records.ts';
import { displayWidth, maxDisplayWidth } from '../terminal/display-width.ts';
import { createLinker, type Linker } from '../terminal/hyperlinks.ts';
import type { Screen } from '../terminal/screen.ts';
import { createChalk } from '../terminal/style.ts';
import { wrapLines } from '../terminal/wrap.ts';
import { formatField, titleWithFlag } from './fields.ts';
import type { PrintedPaper, RelatedPaper } from './view.ts';

/** Longer lines are hard to read; in columns. */
const maxLineWidth = 100;

/** The texts of fields that a card shows in another form than other formats. */
const factTexts: Readonly<Record<string, (paper: Paper) => string | readonly string[] | undefined>> = {
  categories: ({ categories }) => categories.map(categoryBreadcrumb),
  doi: ({ doi }) => doi && doiUrl(doi),
  arxiv: ({ arxiv }) => arxiv && arxivUrl(arxiv),
  url: (paper) => (paper.url === paperUrl(paper) ? undefined : paper.url),
  code: ({ code }) => code.map(repoText),
  reproductions: ({ reproductions }) => reproductions.map(repoText),
};

/** `threats › backdoor › data-poisoning`. */
function categoryBreadcrumb(category: Category): string {
  const ids = categoryPath(category).map(({ id }) => id);
  return ids.join(' › ');
}

const repoText = ({ url, description }: Repo) => (description ? `${url}  ${description}` : url);

interface Layout {
  readonly width: number;
  readonly chalk: ChalkInstance;
  readonly linker: Linker;
}

/** Everything about a paper: title, authors, venue, summary, a line for each other field, how to cite it, related papers, long texts. */
export function renderCard(paper: PrintedPaper, allFields: readonly string[], { width, color, links = false }: Screen): string {
  const layout = { width, chalk: createChalk(color), linker: createLinker(links) };
  const facts = [...factsOf(paper, allFields), ['cite', `\\cite{${paper.key}}`] as const];
  const labelWidth = Math.max(...facts.map(([label]) => label.length)) + gap.length;
  const sections = [
    headLines(paper, layout),
    paragraph(paper.summary ?? '', width),
    facts.map((fact) => factLine(fact, labelWidth, layout)),
    relatedLines(paper.near ?? [], labelWidth, layout),
    ...longTexts.map((field) => labelledParagraph(field, formatField(paper, field), layout)),
  ];
  const lines = sections.filter(({ length }) => length > 0).flatMap((section, index) => (index > 0 ? ['', ...section] : section));
  return layout.linker.insertLinks(`${lines.join('\n')}\n`);
}

function headLines(paper: Paper, { width, chalk, linker }: Layout): string[] {
  const title = paragraph(titleWithFlag(paper), width).map((line) => chalk.bold(line));
  return [
    ...linker.markLinks(title, paper.url),
    ...paragraph(paper.translation ?? '', width),
    ...paragraph(mapAuthors(paper, authorName, 'et al.').join(', '), width),
    ...paragraph(publicationText(paper), width).map((line) => chalk.dim(line)),
  ];
}

function authorName(author: Author): string {
  return 'literal' in author && author.latin ? `${author.literal} (${author.latin})` : readableName(author);
}

/** `ACL 2023, Proceedings of ..., 9692–9708`. */
function publicationText({ venue, year, booktitle, journal, volume, number, pages }: Paper): string {
  const issue = volume && `${volume}${number ? `(${number})` : ''}`;
  const full = booktitle ?? journal ?? (venue?.title === venue?.name ? undefined : venue?.title);
  return [[venue?.name, year].filter(Boolean).join(' '), full, issue, pages?.replace('--', '–')].filter(Boolean).join(', ');
}

const wrapToLines = (text: string, width: number) => wrapLines(text, { width, measure: displayWidth });

const paragraph = (text: string, width: number) => (text ? wrapToLines(text, Math.min(width, maxLineWidth)) : []);

const labelledParagraph = (label: string, text: string, { width, chalk }: Layout) =>
  text ? [chalk.dim(label), ...paragraph(text, width)] : [];

type LabelledFact = readonly [label: string, text: string];

/** The text of a field after its label, with its URL as a link. */
function factLine([label, text]: LabelledFact, labelWidth: number, { width, chalk, linker }: Layout): string {
  const lines = wrapFact(text, width - labelWidth).map((line) =>
    line.replace(/^https?:\S+/, (url) => linker.markLinks([url], url).join('')),
  );
  return chalk.dim(label.padEnd(labelWidth)) + lines.join(`\n${' '.repeat(labelWidth)}`);
}

/** A URL or a command cannot be clicked or copied when it is broken: it stays on one line, with the rest of the text below it. */
function wrapFact(text: string, width: number): string[] {
  const [unbroken = ''] = /^(?:https?:|\\)\S+/.exec(text) ?? [];
  if (!unbroken || displayWidth(text) <= width) return wrapToLines(text, width);
  const rest = text.slice(unbroken.length).trim();
  return rest ? [unbroken, ...wrapToLines(rest, width)] : [unbroken];
}

/** Fields with long texts, which come last because the others would scroll out of view. */
const longTexts = paperFieldsWhere(({ card }) => card === 'end');

/** The fields that people look for first. */
const firstFacts = (['topics', 'preprint', 'links'] as const).flatMap((section) =>
  paperFieldsWhere(({ card }) => card === section),
);

/** A text for each value of a field, the first with the name of the field as its label, the others without. */
function factsOf(paper: Paper, allFields: readonly string[]): LabelledFact[] {
  const others = allFields.filter((field) => paperFieldSpec(field)?.card === 'details');
  return [...firstFacts, ...others].flatMap((field) => {
    const textsOf = factTexts[field];
    const texts = [textsOf ? (textsOf(paper) ?? []) : formatField(paper, field) || []].flat();
    return texts.map((text, index): LabelledFact => [index === 0 ? field : '', text]);
  });
}

const gap = '  ';

/** With less room between keys and reasons, titles are below the keys; in columns. */
const minTitleWidth = 40;

/** The related papers after their label, or below it on a narrow screen. */
function relatedLines(related: readonly RelatedPaper[], labelWidth: number, { width, chalk }: Layout): string[] {
  if (related.length === 0) return [];
  if (width - labelWidth < minTitleWidth) {
    return [chalk.dim('near'), ...relatedTable(related, width - gap.length, chalk).map((line) => gap + line)];
  }
  const label = chalk.dim('near'.padEnd(labelWidth));
  const lines = relatedTable(related, width - labelWidth, chalk);
  return lines.map((line, index) => (index === 0 ? label : ' '.repeat(labelWidth)) + line);
}

/** A line with key, title and reasons for each paper, or several lines on a narrow screen. */
function relatedTable(related: readonly RelatedPaper[], width: number, chalk: ChalkInstance): string[] {
  const rows = related.map(({ key, title, reasons }) => ({ key, title, reasons: reasons.join(', ') }));
  const keyWidth = maxDisplayWidth(rows.map(({ key }) => key));
  const titleRoom = width - keyWidth - maxDisplayWidth(rows.map(({ reasons }) => reasons)) - 2 * gap.length;
  if (titleRoom < minTitleWidth) return stackRelated(rows, width, chalk);
  const titles = rows.map(({ title }) => shortenToWords(title, titleRoom));
  const titleWidth = maxDisplayWidth(titles);
  return rows.map(({ key, reasons }, index) => {
    const title = titles[index] ?? '';
    return `${key.padEnd(keyWidth)}${gap}${title}${' '.repeat(titleWidth - displayWidth(title))}${gap}${chalk.dim(reasons)}`;
  });
}

/** The text, or as many of its words as fit in the width with an ellipsis. */
function shortenToWords(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const [line = ''] = wrapToLines(text, width - 2);
  return `${line} …`;
}

/** Each paper with its title below its key, and its reasons after the key if all papers have room for them, or else below. */
function stackRelated(
  rows: readonly Readonly<Record<'key' | 'title' | 'reasons', string>>[],
  width: number,
  chalk: ChalkInstance,
): string[] {
  const fitsOnLine = rows.every(({ key, reasons }) => displayWidth(key + gap + reasons) <= width);
  const wrapBelow = (text: string) => wrapToLines(text, width - gap.length);
  return rows.flatMap(({ key, title, reasons }) => [
    fitsOnLine ? `${key}${gap}${chalk.dim(reasons)}` : key,
    ...wrapBelow(title).map((line) => gap + line),
    ...(fitsOnLine ? [] : wrapBelow(reasons).map((line) => gap + chalk.dim(line))),
  ]);
}
