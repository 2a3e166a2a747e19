/** Where a paper appeared, by the type of its BibTeX entry. */
import type { DraftVenue } from '../shared/draft.ts';
import type { FieldGetter, VenueReading } from '../shared/fields.ts';
import { hostName, mentionsArxiv } from '../shared/identifiers.ts';

interface EntryFields {
  readonly getField: FieldGetter;
  readonly arxiv: string | undefined;
  readonly url: string | undefined;
}

/** The venue of an entry of one type. */
type VenueRule = (fields: EntryFields) => VenueReading;

/** The venue of an entry; arXiv if the paper has an arXiv id and appeared nowhere else. */
export function readBibVenue(type: string, fields: EntryFields): VenueReading {
  const reading = (rulesByType.get(type) ?? misc)(fields);
  const { venue } = reading;
  const isOnlyOnArxiv = fields.arxiv && (!venue || mentionsArxiv(venue.name) || venue.kind === 'website');
  return isOnlyOnArxiv ? { venue: { name: 'arXiv', kind: 'preprint' } } : reading;
}

const venueNamed = (name: string | undefined, kind: DraftVenue['kind'], publisher?: string): VenueReading =>
  name ? { venue: { name, kind, publisher: publisher === name ? undefined : publisher } } : {};

const conference: VenueRule = ({ getField }) => {
  const booktitle = getField('booktitle', 'eventtitle', 'journal', 'journaltitle');
  return { ...venueNamed(booktitle, 'conference', getField('publisher', 'organization')), booktitle };
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
  return { ...venueNamed(getField('publisher', 'organization') ?? booktitle, 'book'), booktitle };
};

/** The field `type` of theses and reports in plain words; undefined for the default type, which a catalog does not repeat. */
const writtenTypes = new Map([
  ['phdthesis', undefined],
  ['phd thesis', undefined],
  ['ph.d. thesis', undefined],
  ['techreport', undefined],
  ['technical report', undefined],
  ['mathesis', "Master's thesis"],
  ['mastersthesis', "Master's thesis"],
  ['bathesis', "Bachelor's thesis"],
  ['candthesis', "Candidate's thesis"],
  ['resreport', 'Research report'],
]);

function thesisOrReportType(getField: FieldGetter): string | undefined {
  const type = getField('type');
  return type && writtenTypes.has(type.toLowerCase()) ? writtenTypes.get(type.toLowerCase()) : type;
}

const thesis: VenueRule = ({ getField }) => ({
  type: thesisOrReportType(getField),
  ...venueNamed(getField('school', 'institution', 'publisher', 'organization'), 'thesis'),
});

const mastersThesis: VenueRule = (fields) => ({
  ...thesis(fields),
  ...(!fields.getField('type') && { type: "Master's thesis" }),
});

const report: VenueRule = ({ getField }) => ({
  type: thesisOrReportType(getField),
  ...venueNamed(getField('institution', 'school', 'organization', 'publisher'), 'report'),
});

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

const typesByRule: readonly (readonly [VenueRule, types: string])[] = [
  [conference, 'inproceedings conference'],
  [journal, 'article periodical suppperiodical'],
  [book, 'book mvbook booklet manual collection mvcollection reference'],
  [chapter, 'incollection inbook bookinbook suppbook suppcollection inreference'],
  [thesis, 'phdthesis thesis'],
  [mastersThesis, 'mastersthesis'],
  [report, 'techreport report'],
  [software, 'software dataset'],
  [website, 'online electronic www webpage'],
];
const rulesByType = new Map(typesByRule.flatMap(([rule, types]) => types.split(' ').map((type) => [type, rule] as const)));
