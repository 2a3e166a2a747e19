/** CSL-JSON, which Zotero, pandoc and every citation processor of CSL read. */
import { mapAuthors } from '../catalog/model/person-name.ts';
import type { Paper } from '../catalog/model/records.ts';
import { type Citation, createCitation } from './citation.ts';
import { writeJsonArray } from './json.ts';
import { formatCslName } from './names.ts';

/** The variables of an item, in their order; csl-data.json allows no other names. */
const variables: Readonly<Record<string, (cited: Citation) => unknown>> = {
  id: ({ key }) => key,
  type: ({ type }) => type,
  title: ({ title }) => title,
  author: (cited) => mapAuthors<object>(cited, formatCslName, { literal: 'et al.' }),
  issued: ({ year, month }) => ({ 'date-parts': [month ? [year, month] : [year]] }),
  'container-title': ({ container }) => container,
  'collection-title': ({ series }) => series,
  volume: ({ volume }) => volume,
  issue: ({ type, number }) => (type === 'report' ? undefined : number),
  page: ({ pages }) => pages?.replaceAll('--', '-'),
  publisher: ({ publisher }) => publisher,
  genre: ({ type, genre }) => (type === 'article' ? 'preprint' : genre),
  number: ({ type, arxiv, number }) => {
    if (type === 'article') return arxiv && `arXiv:${arxiv.id}`;
    return type === 'report' ? number : undefined;
  },
  DOI: ({ doi }) => doi,
  URL: ({ url }) => url,
  language: ({ language }) => language,
  // As an archive, APA and MLA would print the preprint beside the paper; of a note they print nothing.
  note: ({ type, note, arxiv }) => {
    const preprint = type === 'article' ? undefined : arxiv && `arXiv:${arxiv.id}`;
    return [note, preprint].filter(Boolean).join('\n') || undefined;
  },
};

/** One array of items. */
export const writeCslJson = (papers: Iterable<Paper>) => writeJsonArray(papers, (paper) => item(createCitation(paper)));

const entries = Object.entries(variables);
const item = (cited: Citation) => Object.fromEntries(entries.map(([name, value]) => [name, value(cited)]));
