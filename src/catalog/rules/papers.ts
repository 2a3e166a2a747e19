/** Rules about single papers: duplicates, citable fields, identifiers, pages, authors. */
import { missingCitationFields } from '../model/citation-requirements.ts';
import type { Author } from '../model/person-name.ts';
import type { PaperEntry } from '../model/schema.ts';
import { isEtAl } from '../source/explain-issues.ts';
import type { LocatedRecord } from '../source/read-records.ts';
import { findDuplicates, findPublishedPreprints } from './duplicates.ts';
import { findEarlyPreprints, findEarlyPublications, findImpossibleArxivIds, findImpossibleDois } from './identifiers.ts';
import { proceedingsDoiRules } from './proceedings-dois.ts';
import { createPaperRule, createVenueKindLookup, type Readings, type RuleFinding, type Rules, warning } from './rule.ts';

function findUncitable(catalog: Readings): RuleFinding[] {
  const venueKind = createVenueKindLookup(catalog);
  return catalog.papers.records.flatMap((record) => {
    // An unknown or unreadable venue is reported by other rules.
    const kind = venueKind(record.entry) ?? (record.entry.venue ? 'conference' : undefined);
    const missing = missingCitationFields(record.entry, kind).filter((fields) => !isUnread(record, fields));
    return missing.map((fields) => {
      const message = `${record.id} has no ${fields}, so it cannot be cited`;
      return { record, path: [], message, fix: `add its ${fields}` };
    });
  });
}

/** Whether one of the fields in a text is there, with a wrong value. */
const isUnread = ({ unread }: LocatedRecord<PaperEntry>, fields: string) =>
  unread !== undefined && fields.split(/,? (?:or )?/).some((field) => unread.has(field));

function findUncategorized({ papers, categories }: Readings): RuleFinding[] {
  // A catalog need not use categories at all.
  if (categories.ids.length === 0) return [];
  return papers.records
    .filter((record) => record.entry.categories === undefined && !isUnread(record, 'categories'))
    .map((record) => ({ record, path: [], message: `${record.id} has no category`, fix: 'add its categories' }));
}

const findWordsNotInTitle = createPaperRule((paper) =>
  (['protect', 'noprotect'] as const).flatMap((field) =>
    (paper[field] ?? []).flatMap((word, index) => {
      if (hasWholeWords(paper.title, word)) return [];
      const fix = 'write it as in the title, or remove it';
      return { path: [field, index], message: `"${word}" is not in the title`, fix };
    }),
  ),
);

/** Whether the title has the words, and not only as part of longer words. */
function hasWholeWords(title: string, words: string): boolean {
  const isLetter = (char = '') => /[\p{L}\d]/u.test(char);
  for (let at = title.indexOf(words); at >= 0; at = title.indexOf(words, at + 1)) {
    if (!isLetter(title[at - 1]) && !isLetter(title[at + words.length])) return true;
  }
  return false;
}

const findBackwardPages = createPaperRule(({ pages }) => {
  const [first = '', last = '', ...more] = (pages ?? '').split(/[-‐-―]+/);
  const [, prefix = '', from = ''] = /^(\D*(?:\d{1,9}:)?)(\d{1,9})$/.exec(first) ?? [];
  const [, lastPrefix = '', to = ''] = /^(\D*(?:\d{1,9}:)?)(\d{1,9})$/.exec(last) ?? [];
  const isRange = more.length === 0 && from !== '' && to !== '' && ['', prefix].includes(lastPrefix);
  if (!isRange || Number(to) >= Number(from)) return [];
  const completed = from.slice(0, -to.length) + to;
  const isShortened = lastPrefix === '' && to.length < from.length && Number(completed) > Number(from);
  const message = isShortened ? `pages ${pages} have a shortened last page` : `pages ${pages} are in reverse order`;
  const value = `${prefix}${from}--${prefix}${completed}`;
  const autoFix = isShortened
    ? { value, rewriteSource: (scalar: string) => scalar.replace(pages ?? '', () => value) }
    : undefined;
  const fix = isShortened ? `pages: ${value}` : 'write the first page first';
  return [{ path: ['pages'], message, fix, autoFix }];
});

const findEtAlAuthors = createPaperRule(({ authors = [] }) =>
  authors.flatMap((author, index) => {
    const excerpt = nameParts(author).find((name) => isEtAl(name) || / et\.? al\.?$/i.test(name));
    if (excerpt === undefined) return [];
    const message = `"${excerpt}" is not the name of an author`;
    const path = ['authors', index, ...('literal' in author ? ['literal'] : [])];
    return { path, message, fix: 'remove it, and add etal: true below the authors', excerpt };
  }),
);

const nameParts = (author: Author) => ('literal' in author ? [author.literal] : [author.family, author.given]);

export const paperRules = {
  'duplicate-paper': warning('two papers have the same DOI, arXiv id or title', findDuplicates),
  'preprint-published': warning('the catalog has both a preprint and its published version as papers', findPublishedPreprints),
  'not-citable': warning('a paper has no authors, venue or other field that its citation needs', findUncitable),
  'no-category': warning('a paper has no category, although the catalog has categories', findUncategorized),
  'not-in-title': warning('a word of protect or noprotect is not in the title', findWordsNotInTitle),
  'impossible-doi': warning('a DOI cannot exist', findImpossibleDois),
  ...proceedingsDoiRules,
  'impossible-arxiv': warning('an arXiv id cannot exist', findImpossibleArxivIds),
  'year-before-preprint': warning('a paper was published before its preprint', findEarlyPublications),
  'preprint-year': warning('the year of a preprint is earlier than its arXiv id', findEarlyPreprints),
  'backward-pages': warning('the last page is before the first, or shortened: 1233--45 instead of 1233--1245', findBackwardPages),
  'et-al': warning('an author is "et al."', findEtAlAuthors),
} satisfies Rules;
