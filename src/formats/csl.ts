/** CSL-JSON, for Zotero, pandoc and CSL processors. */
import { mapAuthors } from '../catalog/model/person-name.ts';
import type { Paper } from '../catalog/model/records.ts';
import { type Citation, createCitation } from './citation.ts';
import { writeJsonArray } from './json.ts';
import { formatCslName } from './names.ts';

/** The variables of an item, in order; csl-data.json allows no names of our own. */
const variables: Readonly<Record<string, (citation: Citation) => unknown>> = {
  id: ({ key }) => key,
  type: ({ type }) => type,
  title: ({ title }) => title,
  author: (citation) => mapAuthors<object>(citation, formatCslName, { literal: 'et al.' }),
  issued: ({ year, month }) => ({ 'date-parts': [month ? [year, month] : [year]] }),
  'container-title': ({ container }) => container,
  'collection-title': ({ series }) => series,
  edition: ({ edition }) => edition,
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
  // APA and MLA print an archive in addition to the paper, but no note.
  note: ({ type, note, arxiv }) => {
    const preprint = type === 'article' ? undefined : arxiv && `arXiv:${arxiv.id}`;
    return [note, preprint].filter(Boolean).join('\n') || undefined;
  },
};

export const writeCslJson = (papers: Iterable<Paper>) => writeJsonArray(papers, (paper) => toItem(createCitation(paper)));

const variableGetters = Object.entries(variables);
const toItem = (citation: Citation) => Object.fromEntries(variableGetters.map(([name, getValue]) => [name, getValue(citation)]));
