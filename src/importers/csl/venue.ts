/** Where a paper appeared, by the type of its CSL-JSON item. */
import type { DraftVenue } from '../shared/draft.ts';
import type { FieldGetter, VenueReading } from '../shared/fields.ts';
import { hostName, mentionsArxiv } from '../shared/identifiers.ts';

/** The venue of an item; arXiv if the paper has an arXiv id and appeared nowhere else. */
export function readCslVenue(getField: FieldGetter, arxiv: string | undefined, url: string | undefined): VenueReading {
  const itemType = getField('type') ?? '';
  const kind = kindsByType.get(itemType) ?? 'website';
  const isOnline = kind === 'website' || kind === 'software';
  const name = withoutLegalForm(getField(...venueVariables[kind])) ?? (isOnline ? hostName(url) : undefined);
  if (arxiv && (!name || kind === 'preprint' || kind === 'website' || mentionsArxiv(name)))
    return { venue: { name: 'arXiv', kind: 'preprint' } };
  const isConferenceOrJournal = kind === 'conference' || kind === 'journal';
  const isInBook = kind === 'conference' || (kind === 'book' && /chapter|entry/.test(itemType));
  return {
    venue: name ? { name, kind, publisher: isConferenceOrJournal ? getField('publisher') : undefined } : undefined,
    booktitle: isInBook ? getField('container-title') : undefined,
    type: kind === 'thesis' || kind === 'report' ? readGenre(getField) : undefined,
  };
}

function readGenre(getField: FieldGetter): string | undefined {
  const genre = getField('genre');
  return genre && /^(?:ph\.?d\.? thesis|technical report)$/i.test(genre) ? undefined : genre;
}

type VenueKind = NonNullable<DraftVenue['kind']>;

/** The CSL variables that name the venue, in order of preference. */
const venueVariables: Readonly<Record<VenueKind, readonly string[]>> = {
  conference: ['container-title', 'event-title', 'event'],
  journal: ['container-title'],
  preprint: ['institution', 'container-title', 'publisher'],
  book: ['publisher', 'container-title'],
  thesis: ['school', 'institution', 'publisher'],
  report: ['institution', 'publisher'],
  software: ['publisher', 'container-title'],
  website: ['container-title', 'publisher'],
};

/** The item types of CSL and Crossref for each kind of venue; items of any other type are from a website. */
const typesByKind: readonly (readonly [VenueKind, types: string])[] = [
  ['conference', 'paper-conference proceedings-article speech'],
  ['journal', 'article-journal journal-article article-magazine article-newspaper review'],
  ['preprint', 'article posted-content manuscript'],
  ['book', 'book monograph chapter book-chapter entry-encyclopedia'],
  ['thesis', 'thesis dissertation'],
  ['report', 'report'],
  ['software', 'software dataset'],
];
const kindsByType = new Map(typesByKind.flatMap(([kind, types]) => types.split(' ').map((type) => [type, kind] as const)));

/** `Springer` of `Springer LLC`, as nobody cites a publisher. */
const withoutLegalForm = (name: string | undefined) => name?.replace(/,? (?:LLC|Ltd\.?|Inc\.|GmbH|B\.?V\.?|S\.?A\.?)$/, '');
