/** Rules about values of a paper that are repeated, redundant, too long, or that another paper has. */
import { foldCase, normalizeName } from '../../util/normalize.ts';
import { paperUrl } from '../model/paper-url.ts';
import type { Author } from '../model/person-name.ts';
import type { PaperEntry } from '../model/schema.ts';
import type { LocatedRecord } from '../source/read-records.ts';
import { createPaperRule, type Readings, type RuleFinding, type Rules, warning } from './rule.ts';
import { findSimilarTags, type TagField, tagFields } from './tags.ts';

const idFields = ['categories', 'code', 'reproductions'] as const;

const authorName = (author: Author) =>
  'literal' in author ? author.literal : [author.family, author.suffix, author.given].filter(Boolean).join(', ');
const authorKeys = ({ authors = [] }: PaperEntry) => authors.map((author) => foldCase(authorName(author)));

function findRepeatedValues({ papers }: Readings): RuleFinding[] {
  // Many papers have the same tags and names, and only papers with two authors of one family need full names.
  const normalizeTag = memoize(normalizeName);
  const foldName = memoize(foldCase);
  const findings: RuleFinding[] = [];
  for (const record of papers.records) {
    const { entry } = record;
    const families = entry.authors?.map((author) => foldName('literal' in author ? author.literal : author.family));
    if (families && hasRepetition(families)) findings.push(...repeatedIn(record, 'authors', authorKeys(entry)));
    for (const field of idFields) if (isList(entry[field])) findings.push(...repeatedIn(record, field, entry[field]));
    for (const field of tagFields)
      if (isList(entry[field])) findings.push(...repeatedIn(record, field, entry[field].map(normalizeTag)));
  }
  return findings;
}

const isList = (values: readonly string[] | undefined): values is readonly string[] => values !== undefined && values.length > 1;
const hasRepetition = (keys: readonly string[]) => keys.some((key, index) => keys.indexOf(key) < index);

/** The second and later values of a field with the same key, given the keys of all its values. */
function repeatedIn(
  record: LocatedRecord<PaperEntry>,
  field: 'authors' | TagField | (typeof idFields)[number],
  keys: readonly string[],
): RuleFinding[] {
  if (!hasRepetition(keys)) return [];
  const values = field === 'authors' ? record.entry.authors?.map(authorName) : record.entry[field];
  const fix = field === 'authors' ? 'leave one out, unless they are two people' : 'leave one out';
  return keys.flatMap((key, index) => {
    if (keys.indexOf(key) === index) return [];
    return [{ record, path: [field, index], message: `${field} has "${values?.[index]}" twice`, fix }];
  });
}

function memoize(compute: (text: string) => string): (text: string) => string {
  const results = new Map<string, string>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const result = compute(text);
    results.set(text, result);
    return result;
  };
}

/**
 * Each paper with the repository of an earlier one as its code, although they have no author in common: papers of one group may share a
 * repository. Papers without authors, or with more than are named, cannot be compared.
 */
function findSharedCode({ papers, repos }: Readings): RuleFinding[] {
  const urls = new Map(repos.records.map(({ id, entry }) => [id, entry.url.toLowerCase().replace(/(?:\.git)?\/?$/, '')]));
  const owners = new Map<string, LocatedRecord<PaperEntry>[]>();
  return papers.records.flatMap((record) =>
    (record.entry.code ?? []).flatMap((id, index) => {
      const url = urls.get(id) ?? id;
      const earlier = owners.get(url) ?? [];
      owners.set(url, [...earlier, record]);
      const [owner] = earlier;
      if (!owner || earlier.some((other) => other === record || mayHaveCommonAuthor(record.entry, other.entry))) return [];
      const message = `the code ${id} belongs to ${owner.id} too, which has other authors`;
      return { record, path: ['code', index], message, fix: 'keep it only in the paper whose code it is' };
    }),
  );
}

function mayHaveCommonAuthor(one: PaperEntry, other: PaperEntry): boolean {
  if ([one, other].some(({ authors, etal }) => !authors || etal)) return true;
  const names = new Set(authorKeys(one));
  return authorKeys(other).some((name) => names.has(name));
}

const findRedundantUrls = createPaperRule((paper) => {
  const implied = paper.url && paperUrl(paper);
  if (!paper.url || !implied || urlKey(paper.url) !== urlKey(implied)) return [];
  const field = paper.doi ? 'the DOI' : 'the arXiv id';
  return [{ path: ['url'], message: `url is only the address of ${field}`, fix: 'leave it out' }];
});

/** Equal for the usual spellings of the address of a DOI, or of a preprint on arXiv; an address of one version has a key of its own. */
const urlKey = (url: string) =>
  url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.|dx\.|export\.)?/, '')
    .replace(/^doi\.org\/10\.48550\/arxiv\./, 'arxiv.org/abs/')
    .replace(/^(arxiv\.org)\/(?:abs|pdf|html)\/(.*?)(?:\.pdf)?\/?$/, '$1/$2');

/** In characters; one and a half times the longest of the catalog of lm4c. */
const maxSummaryLength = 300;

const findLongSummaries = createPaperRule(({ summary = '' }) => {
  if (summary.length <= maxSummaryLength) return [];
  const message = `summary has ${summary.length} characters, more than ${maxSummaryLength}`;
  return [{ path: ['summary'], message, fix: 'write one sentence; the text of the authors belongs in abstract' }];
});

export const valueRules = {
  'repeated-value': warning('a list of a paper has each author, tag and id once', findRepeatedValues),
  'similar-tags': warning('a tag has one spelling in all papers', findSimilarTags),
  'shared-code': warning('the code of a paper is not that of a paper by other people', findSharedCode),
  'redundant-url': warning('url is not only the address of the DOI, or of the arXiv id where there is no DOI', findRedundantUrls),
  'long-summary': warning(`a summary has at most ${maxSummaryLength} characters`, findLongSummaries),
} satisfies Rules;
