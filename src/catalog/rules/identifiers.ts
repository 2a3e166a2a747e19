/** Rules about DOIs and arXiv ids, and about years that contradict an arXiv id. */
import { createPaperRule, createVenueKindLookup, type Readings, type RuleFinding } from './rule.ts';

/** Patterns of text that is not a registered DOI, each with the reason. */
const impossibleDois: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/https?:|doi\.org/i, 'contains a URL'],
  [/[.,;:'"‘’“”}\]]$|^[^(]*\)$/, 'ends with punctuation'],
  [/^[^/]*\/[^\p{L}\p{N}]*$/u, 'has nothing after its prefix'],
  // Placeholders in the LaTeX templates of the ACM.
  [/^10\.1145\/(?:[nx]+(?:\.[nx]+)*|1122445\.1122456|3544548\.nnnnnnn)$/i, 'is a placeholder from a template'],
  [/^10\.1145\/\D*$/, 'has no number after its prefix'],
];

export const findImpossibleDois = createPaperRule(({ doi }) => {
  const reason = doi && impossibleDois.find(([pattern]) => pattern.test(doi))?.[1];
  if (!reason) return [];
  return [{ path: ['doi'], message: `the DOI ${doi} ${reason}`, fix: 'write only the DOI, as the publisher gives it' }];
});

export const findImpossibleArxivIds = createPaperRule(({ arxiv }) => {
  const reason = arxiv && whyImpossibleArxiv(arxiv);
  return reason ? [{ path: ['arxiv'], message: `the arXiv id ${arxiv} ${reason}`, fix: 'look it up at arxiv.org' }] : [];
});

/**
 * Why arXiv cannot have assigned the id; undefined if it can.
 *
 * The scheme changed in April 2007 and in January 2015: https://info.arxiv.org/help/arxiv_identifier.html
 */
function whyImpossibleArxiv(arxiv: string): string | undefined {
  const [, year = '', month = '', number = ''] = /^(?:[^/]*\/)?(\d\d)(\d\d)\.?(\d+)$/.exec(arxiv) ?? [];
  const hasArchive = arxiv.includes('/');
  if (!(Number(month) >= 1 && Number(month) <= 12)) return `has the month ${month}`;
  if (Number(number) === 0) return 'has the number 0';
  if (hasArchive) return Number(year) > 90 || Number(year + month) < 704 ? undefined : 'has a form that ended in March 2007';
  if (Number(year + month) < 704) return 'has a form that began in April 2007';
  if (Number(year) >= 15 && number.length < 5) return 'has four digits, but five are used since 2015; did YAML remove a 0?';
  return Number(year) < 15 && number.length > 4 ? 'has five digits, but four were used before 2015' : undefined;
}

/** The first year in which the preprint can have been submitted. Submissions of late December get an id of January. */
function submissionYear(arxiv: string | undefined): number | undefined {
  const [, year, month] = /^(?:[^/]*\/)?(\d\d)(\d\d)/.exec(arxiv ?? '') ?? [];
  if (!arxiv || year === undefined || whyImpossibleArxiv(arxiv)) return undefined;
  return (Number(year) > 90 ? 1900 : 2000) + Number(year) - (month === '01' ? 1 : 0);
}

/** Papers published before their preprint. */
export function findEarlyPublications(catalog: Readings): RuleFinding[] {
  const venueKind = createVenueKindLookup(catalog);
  return catalog.papers.records.flatMap((record) => {
    const { year, preprint, arxiv } = record.entry;
    const preprintYear = preprint?.year ?? submissionYear(arxiv);
    const isPublished = !['preprint', undefined].includes(venueKind(record.entry));
    if (!isPublished || preprintYear === undefined || year >= preprintYear) return [];
    const message = `published in ${year}, before its preprint of ${preprintYear}`;
    return {
      record,
      path: ['year'],
      message,
      fix: 'check that year is the year of the published version, and that the arXiv id is correct',
    };
  });
}

/** Preprints with a year before that of their arXiv id. */
export function findEarlyPreprints(catalog: Readings): RuleFinding[] {
  const venueKind = createVenueKindLookup(catalog);
  return catalog.papers.records.flatMap((record) => {
    const { year, preprint, arxiv } = record.entry;
    const [preprintYear, path] =
      venueKind(record.entry) === 'preprint' ? [year, ['year']] : [preprint?.year, ['preprint', 'year']];
    const firstYear = submissionYear(arxiv);
    if (preprintYear === undefined || firstYear === undefined || preprintYear >= firstYear) return [];
    return { record, path, message: `preprint of ${preprintYear}, but the arXiv id ${arxiv} is from a later year` };
  });
}
