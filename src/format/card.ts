/** A paper as a person reads it. */
import { type Author, arxivUrl, doiUrl, lineage, type Paper, type Repo } from '../catalog/catalog.ts';
import type { Screen } from './grid.ts';
import { styled } from './style.ts';
import { displayWidth, wrap } from './wrap.ts';

/** The longest line that is good to read, in columns. */
const longestLine = 100;

/** The facts below the summary, each with its name; those that are not known are left out. */
const facts: Readonly<Record<string, (paper: Paper) => string | readonly string[] | undefined>> = {
  category: ({ categories }) =>
    categories.map((category) =>
      lineage(category)
        .map(({ id }) => id)
        .join(' › '),
    ),
  method: ({ acronym }) => acronym,
  tasks: ({ tasks }) => tasks?.join(', '),
  models: ({ models }) => models?.join(', '),
  languages: ({ languages }) => languages?.join(', '),
  techniques: ({ techniques }) => techniques?.join(', '),
  preprint: ({ preprint }) => preprint && [preprint.title, preprint.year].filter(Boolean).join(', '),
  doi: ({ doi }) => doi && doiUrl(doi),
  arxiv: ({ arxiv }) => arxiv && arxivUrl(arxiv),
  url: ({ url, doi, arxiv }) => (url === (doi ? doiUrl(doi) : arxiv && arxivUrl(arxiv)) ? undefined : url),
  pdf: ({ pdf }) => pdf,
  code: ({ code }) => code.map(repo),
  reproduced: ({ reproductions }) => reproductions.map(repo),
  cite: ({ key }) => `\\cite{${key}}`,
};

const repo = ({ url, description }: Repo) => (description ? `${url}  ${description}` : url);

/** All that is known of a paper: title, people, place, summary, then a line for each fact. */
export function card(paper: Paper, { width, color }: Screen): string {
  const chalk = styled(color);
  const paragraph = (text: string) => lines(text, Math.min(width, longestLine));
  const head = [
    ...paragraph(paper.ours ? `${paper.title}\u00a0⚑` : paper.title).map((line) => chalk.bold(line)),
    ...paragraph(paper.translation ?? ''),
    ...paragraph(paper.authors.map(name).join(', ')),
    ...paragraph(place(paper)).map((line) => chalk.dim(line)),
  ].filter((line) => line !== '');
  const names = Object.keys(facts);
  const indent = Math.max(...names.map((label) => label.length)) + 2;
  const body = names.flatMap((label) =>
    [facts[label]?.(paper) ?? []].flat().map((text, index) => {
      const texts = factLines(text, width - indent);
      return chalk.dim((index === 0 ? label : '').padEnd(indent)) + texts.join(`\n${' '.repeat(indent)}`);
    }),
  );
  const summary = paper.summary ? ['', ...paragraph(paper.summary)] : [];
  return `${[...head, ...summary, '', ...body].join('\n')}\n`;
}

const lines = (text: string, room: number) => wrap(text, Math.max(1, room)).map((place) => text.slice(...place));

/** A link or a command that is broken over two lines cannot be clicked or copied: it stays whole, and what follows it goes below. */
function factLines(text: string, room: number): string[] {
  const [whole = ''] = /^(?:https?:|\\)\S+/.exec(text) ?? [];
  if (!whole || displayWidth(text) <= room) return lines(text, room);
  const rest = text.slice(whole.length).trim();
  return rest ? [whole, ...lines(rest, room)] : [whole];
}

function name(author: Author): string {
  if ('literal' in author) return author.latin ? `${author.literal} (${author.latin})` : author.literal;
  return 'suffix' in author ? `${author.given} ${author.family}, ${author.suffix}` : `${author.given} ${author.family}`;
}

/** `ACL 2023, Proceedings of ..., 9692–9708`. */
function place({ venue, year, booktitle, journal, volume, number, pages }: Paper): string {
  const issue = volume && `${volume}${number ? `(${number})` : ''}`;
  const full = booktitle ?? journal ?? (venue.title === venue.name ? undefined : venue.title);
  return [`${venue.name} ${year}`, full, issue, pages?.replace('--', '–')].filter(Boolean).join(', ');
}
