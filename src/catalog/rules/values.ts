/** Rules about values of a paper that are repeated, redundant, too long, or that another paper has. */

import { foldCase, normalizeName } from '../../util/normalize.ts';
import { arxivUrl, doiUrl } from '../model/paper-url.ts';
import type { Author } from '../model/person-name.ts';
import { createPaperRule, type Readings, type RuleFinding, type Rules, warning } from './rule.ts';
import { findSimilarTags } from './tags.ts';

const valueLists = ['categories', 'code', 'reproductions', 'tasks', 'models', 'languages', 'techniques'] as const;

const findRepeatedValues = createPaperRule((paper) => {
  const lists = [
    { field: 'authors', values: (paper.authors ?? []).map(authorName) },
    ...valueLists.map((field) => ({ field, values: paper[field] ?? [] })),
  ];
  return lists.flatMap(({ field, values }) => {
    const seen = new Set<string>();
    return values.flatMap((value, index) => {
      const key = field === 'authors' ? foldCase(value) : normalizeName(value);
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [{ path: [field, index], message: `${field} has "${value}" twice`, fix: 'leave one of them out' }];
    });
  });
});

const authorName = (author: Author) =>
  'literal' in author ? author.literal : [author.family, author.suffix, author.given].filter(Boolean).join(', ');

/** Each use of a repository as the code of a paper after the first. */
function findSharedCode({ papers }: Readings): RuleFinding[] {
  const owners = new Map<string, string>();
  return papers.records.flatMap((record) =>
    (record.entry.code ?? []).flatMap((id, index) => {
      const owner = owners.get(id) ?? record.id;
      owners.set(id, owner);
      if (owner === record.id) return [];
      const message = `the code ${id} is already that of ${owner}`;
      return { record, path: ['code', index], message, fix: 'check which paper it belongs to' };
    }),
  );
}

const findRedundantUrls = createPaperRule(({ url, doi, arxiv }) => {
  const implied = [...(doi ? [doiUrl(doi)] : []), ...(arxiv ? [arxivUrl(arxiv)] : [])].map(urlKey);
  if (!url || !implied.includes(urlKey(url))) return [];
  const message = `url is the address that the ${/doi\.org/i.test(url) ? 'doi' : 'arxiv id'} implies`;
  return [{ path: ['url'], message, fix: 'leave it out' }];
});

/** Equal for the usual spellings of the address of a DOI or an arXiv id. */
const urlKey = (url: string) =>
  url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.|dx\.|export\.)?/, '')
    .replace(/^(arxiv\.org)\/(?:abs|pdf|html)\/(.*?)(?:v\d+)?(?:\.pdf)?\/?$/, '$1/$2');

/** In characters; three lines of a table at 80 columns. */
const maxSummaryLength = 250;

const findLongSummaries = createPaperRule(({ summary = '' }) => {
  if (summary.length <= maxSummaryLength) return [];
  const message = `summary has ${summary.length} characters, more than ${maxSummaryLength}`;
  return [{ path: ['summary'], message, fix: 'write one sentence; the text of the authors belongs to abstract' }];
});

export const valueRules = {
  'repeated-value': warning('a list has no author, tag or id twice', findRepeatedValues),
  'similar-tags': warning('a tag is spelled in one way', findSimilarTags),
  'shared-code': warning('a repository is the code of one paper only', findSharedCode),
  'redundant-url': warning('url is not the address that the doi or the arXiv id implies', findRedundantUrls),
  'long-summary': warning(`a summary has at most ${maxSummaryLength} characters`, findLongSummaries),
} satisfies Rules;
