/** Rules about DOIs and arXiv ids, and about years that contradict an arXiv id. */
import { normalizeName } from '../../util/normalize.ts';
import { createPaperRule, createVenueKindLookup, type Readings, type RuleFinding } from './rule.ts';

/** Patterns of text that is not a registered DOI, each with the reason. */
const impossibleDois: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/https?:|doi\.org/i, 'has a URL in it'],
  [/[.,;:'"‘’“”}\]]$|^[^(]*\)$/, 'ends with a sign that belongs to the text around it'],
  [/^[^/]*\/[^\p{L}\p{N}]*$/u, 'has nothing behind its prefix'],
  // Placeholders in the LaTeX templates of the ACM.
  [/^10\.1145\/(?:[nx]+(?:\.[nx]+)*|1122445\.1122456|3544548\.nnnnnnn)$/i, 'is that of a template'],
  [/^10\.1145\/\D*$/, 'has no number behind its prefix'],
];

export const findImpossibleDois = createPaperRule(({ doi }) => {
  const reason = doi && impossibleDois.find(([pattern]) => pattern.test(doi))?.[1];
  if (!reason) return [];
  return [{ path: ['doi'], message: `the DOI ${doi} ${reason}`, fix: 'write the DOI alone, as the publisher gives it' }];
});

/** DOIs of proceedings that contain the name and the year of the conference; journals register DOIs a year before the issue. */
const conferenceDois: readonly RegExp[] = [
  // 10.1109/ICSE48619.2023.00086
  /^10\.1109\/(?<venue>[a-z]{2,})\d{4,}\.(?<year>\d{4})\./i,
  // 10.18653/v1/2023.acl-long.540, 10.18653/v1/2024.findings-emnlp.12
  /^10\.18653\/v1\/(?<year>\d{4})\.(?<venue>(?:findings-)?[a-z\d]+?)(?:-[a-z\d]+)?\.\d+$/i,
  // 10.14722/ndss.2026.240936
  /^10\.14722\/(?<venue>ndss)\.(?<year>\d{4})\./i,
];

function readConferenceDoi(doi: string | undefined) {
  return doi === undefined ? undefined : conferenceDois.map((pattern) => pattern.exec(doi)?.groups).find(Boolean);
}

export const findDoisOfOtherYears = createPaperRule(({ doi, year }) => {
  const doiYear = readConferenceDoi(doi)?.['year'];
  if (doiYear === undefined || Number(doiYear) === year) return [];
  return [{ path: ['year'], message: `the year is ${year}, but the DOI ${doi} is of ${doiYear}`, fix: 'correct one of them' }];
});

/** Papers whose DOI names another venue of the catalog than theirs. */
export function findDoisOfOtherVenues({ papers, venues }: Readings): RuleFinding[] {
  const venuesByName = new Map(
    venues.records.flatMap(({ id, entry }) =>
      [id, entry.name, ...(entry.aliases ?? [])].map((name) => [normalizeName(name), id] as const),
    ),
  );
  return papers.records.flatMap((record) => {
    const { doi, venue } = record.entry;
    const name = readConferenceDoi(doi)?.['venue'] ?? '';
    const doiVenue = venuesByName.get(normalizeName(name)) ?? venuesByName.get(normalizeName(name.replace('-', 'of')));
    if (venue === undefined || doiVenue === undefined || doiVenue === venue) return [];
    return {
      record,
      path: ['venue'],
      message: `the venue is ${venue}, but the DOI ${doi} is of ${doiVenue}`,
      fix: 'correct one of them',
    };
  });
}

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
  if (!(Number(month) >= 1 && Number(month) <= 12)) return `has ${month} for a month`;
  if (Number(number) === 0) return 'has no number';
  if (hasArchive) return Number(year) > 90 || Number(year + month) < 704 ? undefined : 'is of a form that ended in March 2007';
  if (Number(year + month) < 704) return 'is of a form that began in April 2007';
  if (Number(year) >= 15 && number.length < 5) return 'has four digits, but since 2015 there are five; has YAML taken a 0 away?';
  return Number(year) < 15 && number.length > 4 ? 'has five digits, but before 2015 there were four' : undefined;
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
    return { record, path: ['year'], message, fix: 'year is that of the published version; is the arXiv id that of this paper?' };
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
    return { record, path, message: `a preprint of ${preprintYear}, but the arXiv id ${arxiv} is younger` };
  });
}
