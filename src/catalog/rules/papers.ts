/** The rules about what a paper says: whether it is there twice, its numbers, its identifiers, what a citation needs. */
import { missingCitationFields } from '../model/citation-requirements.ts';
import type { Author } from '../model/person-name.ts';
import { isEtAl } from '../source/explain-issues.ts';
import { findDuplicates } from './duplicates.ts';
import { createPaperRule, createVenueKindLookup, type Readings, type RuleFinding, type Rules } from './rule.ts';

export const paperRules = {
  'duplicate-paper': {
    level: 'warning',
    about: 'a paper is there once: no other has its DOI, its arXiv id or its title',
    find: (catalog) => findDuplicates(catalog).filter(({ code }) => code === 'duplicate-paper'),
  },
  'preprint-published': {
    level: 'warning',
    about: 'a preprint is not there beside the version of it that was published',
    find: (catalog) => findDuplicates(catalog).filter(({ code }) => code === 'preprint-published'),
  },
  'not-citable': { level: 'warning', about: 'a paper has what a citation of it needs', find: citable },
  'no-category': { level: 'warning', about: 'a paper has a category, where the catalog has any', find: categorised },
  'not-in-title': { level: 'warning', about: 'the words of protect and noprotect stand in the title', find: protectedWords() },
  'impossible-doi': { level: 'warning', about: 'a DOI is one that can be registered', find: possibleDoi() },
  'impossible-arxiv': { level: 'warning', about: 'an arXiv id is one that arXiv can have given', find: possibleArxiv() },
  'year-before-preprint': { level: 'warning', about: 'a paper is published no earlier than its preprint', find: publishedAfter },
  'preprint-year': { level: 'warning', about: 'a preprint is no older than its arXiv id', find: preprintYear },
  'backward-pages': {
    level: 'warning',
    about: 'pages run forwards, and the last one is written out: 1233--1245, not 1233--45',
    find: forwardPages(),
  },
  'et-al': { level: 'warning', about: 'an author is a person or a group, not "et al."', find: namedAuthors() },
} satisfies Rules;

function citable(catalog: Readings): RuleFinding[] {
  const kind = createVenueKindLookup(catalog);
  return catalog.papers.records.flatMap((record) => {
    // A venue that could not be read, or is not known, is a problem of its own.
    const known = kind(record.entry) ?? (record.entry.venue ? 'conference' : undefined);
    return missingCitationFields(record.entry, known).map((fields) => {
      const message = `${record.id} has no ${fields}, and is not cited`;
      return { record, path: [], message, fix: `add its ${fields}` };
    });
  });
}

function categorised({ papers, categories }: Readings): RuleFinding[] {
  // A catalog without any does not mean to have them.
  if (categories.ids.length === 0) return [];
  return papers.records
    .filter(({ entry }) => entry.categories === undefined)
    .map((record) => ({ record, path: [], message: `${record.id} has no category`, fix: 'add its categories' }));
}

function protectedWords() {
  return createPaperRule((paper) =>
    (['protect', 'noprotect'] as const).flatMap((field) =>
      (paper[field] ?? []).flatMap((word, index) => {
        if (hasWords(paper.title, word)) return [];
        const fix = 'write it as the title does, or leave it out';
        return { path: [field, index], message: `the title has no "${word}"`, fix };
      }),
    ),
  );
}

/** Whether the words stand in the title, and not only as a part of longer ones. */
function hasWords(title: string, words: string): boolean {
  const isLetter = (char = '') => /[\p{L}\d]/u.test(char);
  for (let at = title.indexOf(words); at >= 0; at = title.indexOf(words, at + 1)) {
    if (!isLetter(title[at - 1]) && !isLetter(title[at + words.length])) return true;
  }
  return false;
}

/** What no DOI is like, each with why. */
const impossibleDois: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/https?:|doi\.org/i, 'has a URL in it'],
  [/[.,;:'"‘’“”}\]]$|^[^(]*\)$/, 'ends with a sign that belongs to the text around it'],
  [/^[^/]*\/[^\p{L}\p{N}]*$/u, 'has nothing behind its prefix'],
  // What the templates of the ACM have before a DOI is known.
  [/^10\.1145\/(?:[nx]+(?:\.[nx]+)*|1122445\.1122456|3544548\.nnnnnnn)$/i, 'is that of a template'],
  [/^10\.1145\/\D*$/, 'has no number behind its prefix'],
];

function possibleDoi() {
  return createPaperRule(({ doi }) => {
    const why = doi && impossibleDois.find(([pattern]) => pattern.test(doi))?.[1];
    if (!why) return [];
    return [{ path: ['doi'], message: `the DOI ${doi} ${why}`, fix: 'write the DOI alone, as the publisher gives it' }];
  });
}

/** Why arXiv has no such id; undefined where it may have. Identifiers changed in April 2007 and in January 2015. */
function impossible(arxiv: string): string | undefined {
  const [, year = '', month = '', number = ''] = /^(?:[^/]*\/)?(\d\d)(\d\d)\.?(\d+)$/.exec(arxiv) ?? [];
  const isOld = arxiv.includes('/');
  if (!(Number(month) >= 1 && Number(month) <= 12)) return `has ${month} for a month`;
  if (Number(number) === 0) return 'has no number';
  if (isOld) return Number(year) > 90 || Number(year + month) < 704 ? undefined : 'is of a form that ended in March 2007';
  if (Number(year + month) < 704) return 'is of a form that began in April 2007';
  if (Number(year) >= 15 && number.length < 5) return 'has four digits, but since 2015 there are five; has YAML taken a 0 away?';
  return Number(year) < 15 && number.length > 4 ? 'has five digits, but before 2015 there were four' : undefined;
}

function possibleArxiv() {
  return createPaperRule(({ arxiv }) => {
    const why = arxiv && impossible(arxiv);
    return why ? [{ path: ['arxiv'], message: `the arXiv id ${arxiv} ${why}`, fix: 'look it up at arxiv.org' }] : [];
  });
}

/** The first year in which a preprint with the id can have been sent in: what comes at the end of December has an id of January. */
function yearOf(arxiv: string | undefined): number | undefined {
  const [, year, month] = /^(?:[^/]*\/)?(\d\d)(\d\d)/.exec(arxiv ?? '') ?? [];
  if (!arxiv || year === undefined || impossible(arxiv)) return undefined;
  return (Number(year) > 90 ? 1900 : 2000) + Number(year) - (month === '01' ? 1 : 0);
}

function publishedAfter(catalog: Readings): RuleFinding[] {
  const kind = createVenueKindLookup(catalog);
  return catalog.papers.records.flatMap((record) => {
    const { year, preprint, arxiv } = record.entry;
    const before = preprint?.year ?? yearOf(arxiv);
    if (['preprint', undefined].includes(kind(record.entry)) || before === undefined || year >= before) return [];
    const message = `published in ${year}, before its preprint of ${before}`;
    return { record, path: ['year'], message, fix: 'year is that of the published version; is the arXiv id that of this paper?' };
  });
}

function preprintYear(catalog: Readings): RuleFinding[] {
  const kind = createVenueKindLookup(catalog);
  return catalog.papers.records.flatMap((record) => {
    const { year, preprint, arxiv } = record.entry;
    const [told, path] = kind(record.entry) === 'preprint' ? [year, ['year']] : [preprint?.year, ['preprint', 'year']];
    const first = yearOf(arxiv);
    if (told === undefined || first === undefined || told >= first) return [];
    return { record, path, message: `a preprint of ${told}, but the arXiv id ${arxiv} is younger` };
  });
}

function forwardPages() {
  return createPaperRule(({ pages }) => {
    const [first = '', last = '', ...more] = (pages ?? '').split(/[-‐-―]+/);
    const [, prefix = '', from = ''] = /^(\D*(?:\d{1,9}:)?)(\d{1,9})$/.exec(first) ?? [];
    const [, lastPrefix = '', to = ''] = /^(\D*(?:\d{1,9}:)?)(\d{1,9})$/.exec(last) ?? [];
    if (more.length > 0 || from === '' || to === '' || !['', prefix].includes(lastPrefix) || Number(to) >= Number(from))
      return [];
    const whole = from.slice(0, -to.length) + to;
    const isShort = lastPrefix === '' && to.length < from.length && Number(whole) > Number(from);
    const message = isShort ? `pages ${pages} have their last page cut short` : `pages ${pages} run backwards`;
    return [
      { path: ['pages'], message, fix: isShort ? `pages: ${prefix}${from}--${prefix}${whole}` : 'write the first page first' },
    ];
  });
}

function namedAuthors() {
  return createPaperRule(({ authors = [] }) =>
    authors.flatMap((author, index) => {
      const piece = piecesOf(author).find((name) => isEtAl(name) || / et\.? al\.?$/i.test(name));
      if (piece === undefined) return [];
      const message = `"${piece}" is not the name of an author`;
      const path = ['authors', index, ...('literal' in author ? ['literal'] : [])];
      return { path, message, fix: 'leave it out, and write etal: true below the authors', piece };
    }),
  );
}

const piecesOf = (author: Author) => ('literal' in author ? [author.literal] : [author.family, author.given]);
