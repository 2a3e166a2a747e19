/** A catalog as a list in Markdown. */
import { categoryPath, flattenCategoryTree } from '../../catalog/model/category-tree.ts';
import type { Category, Paper } from '../../catalog/model/records.ts';
import { ownPaperFlag } from '../fields.ts';
import { escapeMarkdown, markdownLink, markdownRepos, markdownRow, markdownTitle } from '../markdown.ts';

export interface ReadmeLine {
  /** Without its line end. */
  readonly text: string;
  /** The record that it shows. */
  readonly entry?: RecordReference;
}

export interface RecordReference {
  readonly kind: 'papers' | 'categories';
  readonly id: string;
}

interface CategorySection {
  readonly name: string;
  /** 0 at the top. */
  readonly depth: number;
  /** Undefined for papers without a category. */
  readonly category?: Category;
  /** The papers directly in it. */
  readonly papers: readonly Paper[];
  /** The number of papers in it and its subcategories. */
  readonly count: number;
  /** Empty if GitHub gives the heading none. */
  readonly anchor: string;
}

/** The papers, in the given order, in a section for each category that has any; `anchor` is called in document order. */
export function renderReadmeLines(papers: readonly Paper[], categories: readonly Category[], anchor: Anchor): ReadmeLine[] {
  const sections = sectionsOf(papers, categories, anchor);
  return [
    { text: '<!-- Written by "lm4c readme": change the catalog, not this list. -->' },
    emptyLine,
    ...(papers.some(({ ours }) => ours)
      ? [{ text: `${ownPaperFlag} marks the papers of those who keep this list.` }, emptyLine]
      : []),
    ...sections.map(contentsLine),
    ...(sections.length > 0 ? [emptyLine] : []),
    ...sections.flatMap(sectionLines),
  ];
}

const emptyLine: ReadmeLine = { text: '' };

type Anchor = (heading: string) => string;

function sectionsOf(papers: readonly Paper[], categories: readonly Category[], anchor: Anchor): CategorySection[] {
  const { direct, counts } = groupByCategory(papers);
  const sections = flattenCategoryTree(categories).flatMap((category): Omit<CategorySection, 'anchor'>[] => {
    const count = counts.get(category.id) ?? 0;
    const depth = categoryPath(category).length - 1;
    return count > 0 ? [{ name: category.name, depth, category, papers: direct.get(category.id) ?? [], count }] : [];
  });
  const rest = papers.filter((paper) => paper.categories.length === 0);
  if (rest.length > 0) sections.push({ name: 'Without a category', depth: 0, papers: rest, count: rest.length });
  return sections.map((section) => ({ ...section, anchor: anchor(section.name) }));
}

/** The papers directly in each category, and the number of papers in it and its subcategories, by id. */
function groupByCategory(papers: readonly Paper[]) {
  const direct = new Map<string, Paper[]>();
  const counts = new Map<string, number>();
  for (const paper of papers) {
    const own = new Set(paper.categories.map(({ id }) => id));
    const all = new Set(paper.categories.flatMap(categoryPath).map(({ id }) => id));
    for (const id of own) direct.get(id)?.push(paper) ?? direct.set(id, [paper]);
    for (const id of all) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return { direct, counts };
}

function contentsLine({ name, depth, count, anchor }: CategorySection): ReadmeLine {
  return { text: `${'  '.repeat(depth)}- ${markdownLink(name, anchor && `#${anchor}`)} (${count})` };
}

function sectionLines({ name, depth, category, papers }: CategorySection): ReadmeLine[] {
  const entry = category && { entry: { kind: 'categories', id: category.id } as const };
  const description = category?.description;
  return [
    { text: `${'#'.repeat(Math.min(depth + 2, 6))} ${escapeMarkdown(name)}`, ...entry },
    emptyLine,
    ...(description === undefined ? [] : [{ text: descriptionLine(description), ...entry }, emptyLine]),
    ...(papers.length > 0 ? [...paperTable(papers), emptyLine] : []),
  ];
}

/** The text, escaped where Markdown would begin a list or a thematic break. */
const descriptionLine = (text: string) => escapeMarkdown(text).replace(/^(?=[-+=])|^\d+(?=[.)])/, '$&\\');

type CellRenderer = (paper: Paper) => string;

const tableColumns: Readonly<Record<string, CellRenderer>> = {
  Year: ({ year }) => String(year),
  Venue: ({ venue }) => escapeMarkdown(venue?.name ?? ''),
  Title: (paper) => markdownTitle(paper) + (paper.pdf && !paper.url ? ` ${markdownLink('pdf', paper.pdf)}` : ''),
  Code: ({ code }) => markdownRepos(code),
};

const reproduction: CellRenderer = ({ reproductions }) => markdownRepos(reproductions);

/** A table; only few papers have a reproduction, so that column appears only where one has. */
function paperTable(papers: readonly Paper[]): ReadmeLine[] {
  const hasReproduction = papers.some(({ reproductions }) => reproductions.length > 0);
  const shown = Object.entries(hasReproduction ? { ...tableColumns, Reproduction: reproduction } : tableColumns);
  return [
    tableLine(shown.map(([name]) => name)),
    tableLine(shown.map(() => '---')),
    ...papers.map((paper) => ({
      ...tableLine(shown.map(([, cell]) => cell(paper))),
      entry: { kind: 'papers', id: paper.key } as const,
    })),
  ];
}

const tableLine = (cells: readonly string[]): ReadmeLine => ({ text: markdownRow(cells).trimEnd() });
