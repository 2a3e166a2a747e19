/** Where a paper appeared, by the type of its BibTeX entry. */
import type { DraftVenue } from '../shared/draft.ts';
import type { FieldGetter, VenueReading } from '../shared/fields.ts';
import { hostName, mentionsArxiv } from '../shared/identifiers.ts';

interface EntryFields {
  readonly getField: FieldGetter;
  readonly arxiv?: string | undefined;
  readonly url?: string | undefined;
}

/** The venue of an entry of one type. */
type VenueRule = (fields: EntryFields) => VenueReading;

/** The venue of an entry; arXiv if the paper has an arXiv id and appeared nowhere else. */
export function readBibVenue(type: string, fields: EntryFields): VenueReading {
  const { venue, paper } = (rulesByType[type] ?? misc)(fields);
  if (fields.arxiv && (!venue || mentionsArxiv(venue.name) || venue.kind === 'website')) return { venue: arxivVenue };
  return { ...(venue && { venue }), ...(paper && { paper }) };
}

const arxivVenue: DraftVenue = { name: 'arXiv', kind: 'preprint' };

const venueNamed = (name: string | undefined, kind: DraftVenue['kind'], publisher?: string): VenueReading =>
  name ? { venue: { name, ...(kind && { kind }), ...(publisher && publisher !== name && { publisher }) } } : {};

const conference: VenueRule = ({ getField }) => {
  const name = getField('booktitle', 'eventtitle', 'journal', 'journaltitle');
  const { venue } = venueNamed(name, 'conference', getField('publisher', 'organization'));
  return venue ? { venue, paper: { booktitle: venue.name } } : {};
};

const journal: VenueRule = (fields) => {
  const name = fields.getField('journaltitle', 'journal');
  if (!name) return fields.arxiv ? {} : fields.getField('booktitle') ? conference(fields) : {};
  return venueNamed(name, preprintServer.test(name) ? 'preprint' : 'journal', fields.getField('publisher'));
};

const preprintServer =
  /^\W*(?:arxiv|bioRxiv|medRxiv|chemRxiv|techRxiv|psyArXiv|SSRN|Cryptology ePrint Archive|IACR|HAL|Preprints|Research Square)\b/i;

const book: VenueRule = ({ getField }) => venueNamed(getField('publisher', 'organization', 'howpublished'), 'book');

const chapter: VenueRule = ({ getField }) => {
  const booktitle = getField('booktitle', 'maintitle');
  return {
    ...venueNamed(getField('publisher', 'organization') ?? booktitle, 'book'),
    ...(booktitle && { paper: { booktitle } }),
  };
};

/** The field `type` of theses and reports in plain words; undefined for the default type, which a catalog does not repeat. */
const writtenTypes: Readonly<Record<string, string | undefined>> = {
  phdthesis: undefined,
  'phd thesis': undefined,
  'ph.d. thesis': undefined,
  techreport: undefined,
  'technical report': undefined,
  mathesis: "Master's thesis",
  mastersthesis: "Master's thesis",
  bathesis: "Bachelor's thesis",
  candthesis: "Candidate's thesis",
  resreport: 'Research report',
};

function thesisOrReportType(type: string | undefined, defaultType?: string): string | undefined {
  if (!type) return defaultType;
  return Object.hasOwn(writtenTypes, type.toLowerCase()) ? writtenTypes[type.toLowerCase()] : type;
}

const thesis =
  (defaultType?: string): VenueRule =>
  ({ getField }) => {
    const type = thesisOrReportType(getField('type'), defaultType);
    return {
      ...venueNamed(getField('school', 'institution', 'publisher', 'organization'), 'thesis'),
      ...(type && { paper: { type } }),
    };
  };

const report: VenueRule = ({ getField }) => {
  const type = thesisOrReportType(getField('type'));
  return {
    ...venueNamed(getField('institution', 'school', 'organization', 'publisher'), 'report'),
    ...(type && { paper: { type } }),
  };
};

const findHost = (getField: FieldGetter) =>
  getField('organization', 'howpublished', 'publisher', 'institution', 'journal', 'journaltitle');

const software: VenueRule = ({ getField, url }) => venueNamed(findHost(getField) ?? hostName(url), 'software');

const website: VenueRule = ({ getField, url }) => venueNamed(findHost(getField) ?? hostName(url), 'website');

const softwareHost = /^(?:Zenodo|GitHub|GitLab|Software Heritage|figshare)\b/i;

/** For @misc and unknown types, which do not determine the kind of venue. */
const misc: VenueRule = (fields) => {
  const { getField, url, arxiv } = fields;
  if (getField('booktitle')) return conference(fields);
  if (getField('journal', 'journaltitle')) return journal(fields);
  const name = findHost(getField) ?? (arxiv ? undefined : hostName(url));
  if (name && preprintServer.test(name)) return venueNamed(name, 'preprint');
  return venueNamed(name, name && softwareHost.test(name) ? 'software' : url ? 'website' : undefined);
};

const rulesByType: Readonly<Record<string, VenueRule | undefined>> = {
  inproceedings: conference,
  conference,
  article: journal,
  periodical: journal,
  suppperiodical: journal,
  book,
  mvbook: book,
  booklet: book,
  manual: book,
  collection: book,
  mvcollection: book,
  reference: book,
  incollection: chapter,
  inbook: chapter,
  bookinbook: chapter,
  suppbook: chapter,
  suppcollection: chapter,
  inreference: chapter,
  phdthesis: thesis(),
  thesis: thesis(),
  mastersthesis: thesis("Master's thesis"),
  techreport: report,
  report,
  software,
  dataset: software,
  online: website,
  electronic: website,
  www: website,
  webpage: website,
};
