/** Where a paper appeared, by the type of its entry in a .bib file. */
import type { Draft, DraftVenue } from '../shared/draft.ts';
import { hostName, mentionsArxiv } from '../shared/identifiers.ts';

/** The text of the first of the fields that is there. */
type Say = (...names: string[]) => string | undefined;

interface About {
  readonly say: Say;
  readonly arxiv?: string | undefined;
  readonly url?: string | undefined;
}

type Placed = Pick<Draft, 'venue'> & { readonly paper?: Pick<Draft['paper'], 'booktitle' | 'type'> };
type Kind = DraftVenue['kind'];

/** Where it appeared; of what appeared nowhere else, on arXiv. */
export function readBibVenue(type: string, about: About): Placed {
  const { venue, paper } = (byType[type] ?? anything)(about);
  if (about.arxiv && (!venue || mentionsArxiv(venue.name) || venue.kind === 'website')) return { venue: preprints };
  return { ...(venue && { venue }), ...(paper && { paper }) };
}

const preprints: DraftVenue = { name: 'arXiv', kind: 'preprint' };

type Place = (about: About) => Placed;

const named = (name: string | undefined, kind: Kind, publisher?: string): Placed =>
  name ? { venue: { name, ...(kind && { kind }), ...(publisher && publisher !== name && { publisher }) } } : {};

const conference: Place = ({ say }) => {
  const name = say('booktitle', 'eventtitle', 'journal', 'journaltitle');
  const { venue } = named(name, 'conference', say('publisher', 'organization'));
  return venue ? { venue, paper: { booktitle: venue.name } } : {};
};

const journal: Place = (about) => {
  const name = about.say('journaltitle', 'journal');
  if (!name) return about.arxiv ? {} : about.say('booktitle') ? conference(about) : {};
  return named(name, preprintServer.test(name) ? 'preprint' : 'journal', about.say('publisher'));
};

const preprintServer =
  /^\W*(?:arxiv|bioRxiv|medRxiv|chemRxiv|techRxiv|psyArXiv|SSRN|Cryptology ePrint Archive|IACR|HAL|Preprints|Research Square)\b/i;

const book: Place = ({ say }) => named(say('publisher', 'organization', 'howpublished'), 'book');

const chapter: Place = ({ say }) => {
  const booktitle = say('booktitle', 'maintitle');
  return { ...named(say('publisher', 'organization') ?? booktitle, 'book'), ...(booktitle && { paper: { booktitle } }) };
};

/** What a thesis or a report is if it says nothing, and biblatex's names of the others. */
const genres: Readonly<Record<string, string | undefined>> = {
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

const genre = (type: string | undefined, usual?: string) => {
  const said = type && Object.hasOwn(genres, type.toLowerCase()) ? genres[type.toLowerCase()] : type;
  return type ? said : usual;
};

const thesis =
  (usual?: string): Place =>
  ({ say }) => {
    const type = genre(say('type'), usual);
    return { ...named(say('school', 'institution', 'publisher', 'organization'), 'thesis'), ...(type && { paper: { type } }) };
  };

const report: Place = ({ say }) => {
  const type = genre(say('type'));
  return { ...named(say('institution', 'school', 'organization', 'publisher'), 'report'), ...(type && { paper: { type } }) };
};

const host = (say: Say) => say('organization', 'howpublished', 'publisher', 'institution', 'journal', 'journaltitle');

const software: Place = ({ say, url }) => named(host(say) ?? hostName(url), 'software');

const website: Place = ({ say, url }) => named(host(say) ?? hostName(url), 'website');

const softwareHost = /^(?:Zenodo|GitHub|GitLab|Software Heritage|figshare)\b/i;

/** Of @misc and types without a meaning of their own. */
const anything: Place = (about) => {
  const { say, url, arxiv } = about;
  if (say('booktitle')) return conference(about);
  if (say('journal', 'journaltitle')) return journal(about);
  const name = host(say) ?? (arxiv ? undefined : hostName(url));
  if (name && preprintServer.test(name)) return named(name, 'preprint');
  return named(name, name && softwareHost.test(name) ? 'software' : url ? 'website' : undefined);
};

const byType: Readonly<Record<string, Place | undefined>> = {
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
