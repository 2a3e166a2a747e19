/** Rules about DOIs that contain the name and the year of a conference. */
import { normalizeName } from '../../util/normalize.ts';
import type { PaperEntry } from '../model/schema.ts';
import { createPaperRule, type Readings, type RuleFinding, type Rules, warning } from './rule.ts';

/**
 * Forms of such DOIs. DOIs of journals are not read: theirs is the year in which they were registered, often before that of the issue.
 * Nor are those of the ACL for demonstrations and other tracks taken for the conference's own, because these may be venues too.
 */
const proceedingsDois: readonly RegExp[] = [
  // 10.1109/ICSE48619.2023.00086, 10.1109/ICSE-SEET66351.2025.00012
  /^10\.1109\/(?<venue>[a-z][a-z\d&-]*?)\d{5}\.(?<year>\d{4})\./i,
  // 10.18653/v1/2023.acl-long.540, 10.18653/v1/2024.findings-emnlp.12, 10.18653/v1/2021.nlp4prog-1.5
  /^10\.18653\/v1\/(?<year>\d{4})\.(?<venue>[a-z\d-]+?)(?:-(?:long|short|main|\d+))?\.\d+$/i,
  // 10.14722/ndss.2026.240936, 10.24963/ijcai.2023/12
  /^10\.(?:14722|24963)\/(?<venue>[a-z]+)\.(?<year>\d{4})[./]/i,
];

function readProceedingsDoi({ doi }: PaperEntry): { readonly venue: string; readonly year: number } | undefined {
  if (doi === undefined) return undefined;
  for (const pattern of proceedingsDois) {
    const groups = pattern.exec(doi)?.groups;
    if (groups) return { venue: groups['venue'] ?? '', year: Number(groups['year']) };
  }
  return undefined;
}

const fix = 'correct the one that is wrong';

const findDoisOfOtherYears = createPaperRule((paper) => {
  const conference = readProceedingsDoi(paper);
  if (!conference || conference.year === paper.year) return [];
  const message = `the year is ${paper.year}, but the DOI ${paper.doi} is from ${conference.year}`;
  return [{ path: ['year'], message, fix }];
});

/** Papers whose DOI names a conference of the catalog that is not their venue. */
function findDoisOfOtherVenues({ papers, venues }: Readings): RuleFinding[] {
  // A journal may share its short name with a conference.
  const conferences = venues.records.filter(({ entry }) => entry.kind === 'conference');
  const idsByName = new Map(
    conferences.flatMap(({ id, entry }) =>
      [id, entry.name, ...(entry.aliases ?? [])].map((name) => [normalizeName(name), id] as const),
    ),
  );
  return papers.records.flatMap((record) => {
    const name = readProceedingsDoi(record.entry)?.venue;
    if (name === undefined) return [];
    const names = [name, name.replace(/^findings-/i, 'findings of ')].map(normalizeName);
    const conference = names.map((each) => idsByName.get(each)).find((id) => id !== undefined);
    const { doi, venue } = record.entry;
    if (venue === undefined || conference === undefined || conference === venue) return [];
    return { record, path: ['venue'], message: `the venue is ${venue}, but the DOI ${doi} is from ${conference}`, fix };
  });
}

export const proceedingsDoiRules = {
  'doi-year': warning('the year differs from the year in the DOI of a conference', findDoisOfOtherYears),
  'doi-venue': warning('the venue differs from the conference in the DOI', findDoisOfOtherVenues),
} satisfies Rules;
