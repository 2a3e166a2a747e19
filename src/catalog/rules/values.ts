/** Rules about values of a paper that are repeated, redundant, too long, or that another paper has. */
import { foldCase, normalizeName } from '../../util/normalize.ts';
import { paperUrl } from '../model/paper-url.ts';
import type { Author } from '../model/person-name.ts';
import type { PaperEntry } from '../model/schema.ts';
import type { LocatedRecord } from '../source/read-records.ts';
import { createPaperRule, type Readings, type RuleFinding, type Rules, warning } from './rule.ts';
import { findSimilarTags, tagFields } from './tags.ts';

const idFields = ['categories', 'code', 'reproductions'] as const;

const authorName = (author: Author) =>
  'literal' in author ? author.literal : [author.family, author.suffix, author.given].filter(Boolean).join(', ');
const authorKeys = ({ authors = [] }: PaperEntry) => authors.map((author) => foldCase(authorName(author)));

const lists = [
  ...idFields.map((field) => ({ field, toKey: (id: string) => id })),
  ...tagFields.map((field) => ({ field, toKey: normalizeName })),
];

const findRepeatedValues = createPaperRule((paper) => {
  // Full names are only made if two authors have the same family name.
  const families = paper.authors?.map((author) => ('literal' in author ? author.literal : author.family)) ?? [];
  const names = hasRepetition(families, foldCase) ? (paper.authors?.map(authorName) ?? []) : [];
  return [
    ...repeatedIn('authors', names, foldCase, 'remove one, unless they are two people'),
    ...lists.flatMap(({ field, toKey }) => repeatedIn(field, paper[field] ?? [], toKey, 'remove one')),
  ];
});

/** The second and later values of a field that have the key of an earlier one. */
function repeatedIn(field: string, values: readonly string[], toKey: (value: string) => string, fix: string) {
  if (!hasRepetition(values, toKey)) return [];
  const keys = values.map(toKey);
  return values.flatMap((value, index) => {
    if (keys.indexOf(keys[index] ?? '') === index) return [];
    return [{ path: [field, index], message: `${field} has "${value}" twice`, fix }];
  });
}

/** Whether two values have the same key. Most lists are short, and most of their values begin with different letters. */
function hasRepetition(values: readonly string[], toKey: (value: string) => string): boolean {
  if (values.length > 20) return new Set(values.map(toKey)).size < values.length;
  return values.some((value, index) => {
    for (let other = 0; other < index; other++) {
      const earlier = values[other] ?? '';
      if (mayHaveSameKey(value, earlier) && toKey(value) === toKey(earlier)) return true;
    }
    return false;
  });
}

/** False if both texts begin with different ASCII letters or digits. */
function mayHaveSameKey(one: string, other: string): boolean {
  const a = foldedCode(one);
  const b = foldedCode(other);
  return a === b || a === undefined || b === undefined;
}

/** The first character without its case; undefined if folding may change it. */
function foldedCode(text: string): number | undefined {
  const code = text.charCodeAt(0);
  const isPlain = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return isPlain ? code | 32 : undefined;
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
      const message = `the code ${id} is also the code of ${owner.id}, which has other authors`;
      return { record, path: ['code', index], message, fix: 'keep it only for the paper whose code it is' };
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
  return [{ path: ['url'], message: `url only repeats ${field}`, fix: 'remove it' }];
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
  return [{ path: ['summary'], message, fix: "write one sentence; put the authors' text in abstract" }];
});

export const valueRules = {
  'repeated-value': warning('an author, tag or id appears twice in a list', findRepeatedValues),
  'similar-tags': warning('a tag has different spellings', findSimilarTags),
  'shared-code': warning('two papers without common authors have the same code', findSharedCode),
  'redundant-url': warning('url only repeats the DOI, or the arXiv id if there is no DOI', findRedundantUrls),
  'long-summary': warning(`a summary is longer than ${maxSummaryLength} characters`, findLongSummaries),
} satisfies Rules;
