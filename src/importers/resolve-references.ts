/** Replaces the venue names, sections and repository URLs of drafts by ids, and creates the records that the catalog does not have. */
import type { CategoryEntry, PaperEntry, RepoEntry, VenueEntry, WrittenPaper } from '../catalog/model/schema.ts';
import { compareValues } from '../util/compare.ts';
import { createCategoryFinder } from './categories.ts';
import type { WithId } from './ids.ts';
import type { MergeCandidate } from './merge.ts';
import { createRepoFinder } from './repos.ts';
import type { Diagnostic, Draft, DraftVenue } from './shared/draft.ts';
import { createVenueFinder, type VenueMatch } from './venues.ts';

/** The catalog that an import is compared with. */
export interface ExistingCatalog {
  readonly papers: readonly WithId<PaperEntry>[];
  readonly venues: readonly WithId<VenueEntry>[];
  readonly repos: readonly WithId<RepoEntry>[];
  readonly categories: readonly WithId<CategoryEntry>[];
  /** Venues of another catalog; those that the imported file names are added. */
  readonly knownVenues: readonly WithId<VenueEntry>[];
}

/** A draft with the fields of its paper that passed validation. */
export interface ValidDraft {
  readonly draft: Draft;
  readonly paper: WrittenPaper;
}

/** The papers with resolved references, and the records to add for them. */
export function resolveReferences(drafts: readonly ValidDraft[], existing: ExistingCatalog, diagnostics: Diagnostic[]) {
  const draftVenues = drafts.flatMap(({ draft: { venue } }) => venue ?? []);
  const findVenue = createVenueFinder(draftVenues, [...existing.venues, ...existing.knownVenues]);
  const repos = createRepoFinder(existing.repos);
  const categories = createCategoryFinder(existing.categories);
  const existingVenues = new Set(existing.venues.map(([id]) => id));
  const addedVenues = new Map<string, VenueEntry>();
  const papers = drafts.map(({ draft, paper }): MergeCandidate => {
    const venue = draft.venue && findVenue(draft.venue);
    if (venue && !existingVenues.has(venue.id) && !addedVenues.has(venue.id)) {
      addedVenues.set(venue.id, venue.entry);
      if (venue.isKindGuessed) diagnostics.push(unknownVenueWarning(draft.line, venue.entry));
    }
    const resolved = {
      ...withVenue(withLanguage(paper), draft.venue, venue),
      ...nonEmpty('categories', draft.section ? [categories.idOf(draft.section)] : []),
      ...nonEmpty('code', (draft.code ?? []).map(repos.idOf)),
      ...nonEmpty('reproductions', (draft.reproductions ?? []).map(repos.idOf)),
    };
    const kind = venue?.isKindGuessed ? undefined : venue?.entry.kind;
    return { paper: resolved, line: draft.line, key: draft.key, otherKeys: [], isPreprint: kind === 'preprint', kind };
  });
  return { papers, venues: [...addedVenues].sort(byId), repos: repos.added.sort(byId), categories: categories.added };
}

const byId = ([a]: WithId<unknown>, [b]: WithId<unknown>) => compareValues(a.toLowerCase(), b.toLowerCase());

const nonEmpty = (field: string, values: readonly string[]) => (values.length > 0 ? { [field]: [...new Set(values)] } : {});

/** The paper with its venue, without the book title and the publisher if they only repeat the record of the venue. */
function withVenue({ booktitle, ...paper }: WrittenPaper, draft?: DraftVenue, venue?: VenueMatch): WrittenPaper {
  const { publisher = draft?.publisher, ...rest } = paper;
  if (!venue) return { ...rest, ...(booktitle && { booktitle }), ...(publisher && { publisher }) };
  const isChapter = venue.entry.kind === 'book';
  return {
    ...rest,
    venue: venue.id,
    ...(booktitle && (isChapter || !venue.isNameRedundant) && { booktitle }),
    ...(publisher && publisher !== venue.entry.publisher && { publisher }),
  };
}

/** The paper with the language of a title in a script other than Latin, unless the file gives a language. */
function withLanguage(paper: WrittenPaper): WrittenPaper {
  const { title, language } = paper;
  if (language || /[a-z]/i.test(title)) return paper;
  const match = languagesByScript.find(([script]) => script.test(title));
  return match ? { ...paper, language: match[1] } : paper;
}

/** Kana first, because Japanese titles also contain the Han characters of Chinese. */
const languagesByScript = [
  [/[\u3040-\u30ff]/, 'ja'],
  [/[\uac00-\ud7af]/, 'ko'],
  [/[\u4e00-\u9fff]/, 'zh'],
] as const;

const unknownVenueWarning = (line: number, { name, kind }: VenueEntry): Diagnostic => ({
  line,
  level: 'warning',
  code: 'unknown-venue',
  message: `unknown venue ${name}, assumed to be a ${kind}`,
  fix: 'set its kind and title in venues.yaml',
});
