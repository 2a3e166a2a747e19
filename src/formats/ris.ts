/** RIS, which every reference manager imports. */
import { arxivUrl, doiUrl } from '../catalog/model/paper-url.ts';
import { mapAuthors } from '../catalog/model/person-name.ts';
import type { Paper } from '../catalog/model/records.ts';
import { type Citation, type CitationType, createCitation } from './citation.ts';
import { formatRisName } from './names.ts';

const types: Readonly<Record<CitationType, string>> = {
  'paper-conference': 'CONF',
  'article-journal': 'JOUR',
  article: 'GEN',
  book: 'BOOK',
  chapter: 'CHAP',
  thesis: 'THES',
  report: 'RPRT',
  software: 'COMP',
  webpage: 'ELEC',
};

type Value = string | readonly string[] | undefined;

/** The tags of a record, in their order. */
const tags: readonly (readonly [tag: string, (cited: Citation) => Value])[] = [
  ['TY', ({ type }) => types[type]],
  ['ID', ({ key }) => key],
  ['AU', (cited) => mapAuthors(cited, formatRisName, 'et al.')],
  ['TI', ({ title }) => title],
  // The same as T2 by the specification, but T2 of these is a series for bibutils, and the name of the conference for Zotero.
  ['BT', ({ type, container }) => (isPart.has(type) ? container : undefined)],
  ['T2', ({ type, container }) => (isPart.has(type) ? undefined : container)],
  ['T3', ({ series }) => series],
  ['VL', ({ volume }) => volume],
  ['IS', ({ number }) => number],
  // The number of a report is here for Zotero, and above for bibutils.
  ['SN', ({ type, number }) => (type === 'report' ? number : undefined)],
  ['SP', ({ pages }) => pageRange(pages)[0]],
  ['EP', ({ pages }) => pageRange(pages)[1]],
  ['PB', ({ publisher }) => publisher],
  ['M3', ({ genre }) => genre],
  ['PY', ({ year }) => String(year)],
  ['DA', ({ year, month }) => (month ? `${year}/${String(month).padStart(2, '0')}//` : undefined)],
  ['DO', ({ doi }) => doi],
  // Zotero keeps it as a line of Extra, bibutils finds the preprint in it; as an archive, styles would print it.
  ['M2', ({ arxiv, url }) => (arxiv && url !== arxivUrl(arxiv.id) ? `arXiv:${arxiv.id}` : undefined)],
  // Of a DOI alone bibutils loses those whose registrant has five digits.
  ['UR', ({ url, doi }) => [url ?? [], doi ? doiUrl(doi) : []].flat()],
  ['LA', ({ language }) => language],
  ['N1', ({ note }) => note],
  ['ER', () => ''],
];

const isPart: ReadonlySet<CitationType> = new Set(['paper-conference', 'chapter']);

/** The first and the last page, where they are one range. */
function pageRange(pages = ''): readonly (string | undefined)[] {
  const ends = pages.split('--');
  return ends.length === 2 ? ends : [pages.replaceAll('--', '-') || undefined];
}

/** A record for each paper, with an empty line between them. */
export function* writeRis(papers: Iterable<Paper>) {
  let before = '';
  for (const paper of papers) {
    const cited = createCitation(paper);
    const lines = tags.flatMap(([tag, value]) => [value(cited) ?? []].flat().map((text) => `${tag}  - ${text}\n`));
    yield before + lines.join('');
    before = '\n';
  }
}
