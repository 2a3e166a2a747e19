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
      const message = `${record.id} has no ${fields}, and is not cited`;
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
      const fix = 'write it as the title does, or leave it out';
      return { path: [field, index], message: `the title has no "${word}"`, fix };
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
  const message = isShortened ? `pages ${pages} have their last page cut short` : `pages ${pages} run backwards`;
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
    return { path, message, fix: 'leave it out, and write etal: true below the authors', excerpt };
  }),
);

const nameParts = (author: Author) => ('literal' in author ? [author.literal] : [author.family, author.given]);

export const paperRules = {
  'duplicate-paper': warning('a paper is there once: no other has its DOI, its arXiv id or its title', findDuplicates),
  'preprint-published': warning('a preprint is not there beside the version of it that was published', findPublishedPreprints),
  'not-citable': warning('a paper has what a citation of it needs', findUncitable),
  'no-category': warning('a paper has a category, where the catalog has any', findUncategorized),
  'not-in-title': warning('the words of protect and noprotect stand in the title', findWordsNotInTitle),
  'impossible-doi': warning('a DOI is one that can be registered', findImpossibleDois),
  ...proceedingsDoiRules,
  'impossible-arxiv': warning('an arXiv id is one that arXiv can have given', findImpossibleArxivIds),
  'year-before-preprint': warning('a paper is published no earlier than its preprint', findEarlyPublications),
  'preprint-year': warning('a preprint is no older than its arXiv id', findEarlyPreprints),
  'backward-pages': warning('pages run forwards, and the last one is written out: 1233--1245, not 1233--45', findBackwardPages),
  'et-al': warning('an author is a person or a group, not "et al."', findEtAlAuthors),
} satisfies Rules;
