/** RIS, for reference managers. */
import { arxivUrl, doiUrl } from '../catalog/model/paper-url.ts';
import { mapAuthors } from '../catalog/model/person-name.ts';
import type { Paper } from '../catalog/model/records.ts';
import { type Citation, type CitationType, citationTypes, createCitation } from './citation.ts';
import { formatRisName } from './names.ts';

type TagValue = string | readonly string[] | undefined;

/** The tags of a record, in order. */
const risTags: readonly (readonly [tag: string, (citation: Citation) => TagValue])[] = [
  ['TY', ({ type }) => citationTypes[type].ris],
  ['ID', ({ key }) => key],
  ['AU', (citation) => mapAuthors(citation, formatRisName, 'et al.')],
  ['TI', ({ title }) => title],
  // The specification makes it equal to T2, but for these types bibutils reads T2 as the series, and Zotero as the name of the conference.
  ['BT', ({ type, container }) => (typesInBooks.has(type) ? container : undefined)],
  ['T2', ({ type, container }) => (typesInBooks.has(type) ? undefined : container)],
  ['T3', ({ series }) => series],
  ['ET', ({ edition }) => edition],
  ['VL', ({ volume }) => volume],
  ['IS', ({ number }) => number],
  // Zotero reads the number of a report here, bibutils in IS.
  ['SN', ({ type, number }) => (type === 'report' ? number : undefined)],
  ['SP', ({ pages }) => pageRange(pages)[0]],
  ['EP', ({ pages }) => pageRange(pages)[1]],
  ['PB', ({ publisher }) => publisher],
  ['M3', ({ genre }) => genre],
  ['PY', ({ year }) => String(year)],
  ['DA', ({ year, month }) => (month ? `${year}/${String(month).padStart(2, '0')}//` : undefined)],
  ['DO', ({ doi }) => doi],
  // Zotero keeps it in Extra, and bibutils recognizes the preprint; in the archive field, styles would print it.
  ['M2', ({ arxiv, url }) => (arxiv && url !== arxivUrl(arxiv.id) ? `arXiv:${arxiv.id}` : undefined)],
  // bibutils drops a DOI in DO whose registrant has five digits.
  ['UR', ({ url, doi }) => [url ?? [], doi ? doiUrl(doi) : []].flat()],
  ['LA', ({ language }) => language],
  ['N1', ({ note }) => note],
  ['ER', () => ''],
];

const typesInBooks: ReadonlySet<CitationType> = new Set(['paper-conference', 'chapter']);

/** The first and the last page; several ranges are one text in place of the first page. */
function pageRange(pages = ''): readonly (string | undefined)[] {
  const ends = pages.split('--');
  return ends.length === 2 ? ends : [pages.replaceAll('--', '-') || undefined];
}

/** A record for each paper, with an empty line between them. */
export function* writeRis(papers: Iterable<Paper>) {
  let separator = '';
  for (const paper of papers) {
    const citation = createCitation(paper);
    const lines = risTags.flatMap(([tag, getValue]) => [getValue(citation) ?? []].flat().map((text) => `${tag}  - ${text}\n`));
    yield separator + lines.join('');
    separator = '\n';
  }
}
