/** Papers and what they refer to: names of venues and sections, addresses of repositories -> ids, and the records behind them. */
import type { CategoryEntry, RepoEntry, VenueEntry, WrittenPaper } from '../catalog/model/schema.ts';
import { compareValues } from '../util/compare.ts';
import type { ExistingCatalog } from './assemble.ts';
import { createCategoryFinder } from './categories.ts';
import type { MergeCandidate } from './merge.ts';
import { createRepoFinder } from './repos.ts';
import type { Diagnostic, Draft, DraftVenue } from './shared/draft.ts';
import { createVenueFinder, type VenueMatch, type WithId } from './venues.ts';

/** A draft, and what of its paper the schema takes. */
export interface ValidDraft {
  readonly draft: Draft;
  readonly paper: WrittenPaper;
}

/** Papers with ids, and the records of what the catalog has not. */
interface ResolvedImport {
  readonly papers: readonly MergeCandidate[];
  readonly venues: readonly WithId<VenueEntry>[];
  readonly repos: readonly WithId<RepoEntry>[];
  readonly categories: readonly WithId<CategoryEntry>[];
}

/** The papers with ids for what they refer to, and the records of what the catalog has not. */
export function resolveReferences(fresh: readonly ValidDraft[], known: ExistingCatalog, told: Diagnostic[]): ResolvedImport {
  const named = fresh.flatMap(({ draft: { venue } }) => venue ?? []);
  const venueOf = createVenueFinder(named, [...known.venues, ...known.knownVenues]);
  const repos = createRepoFinder(known.repos);
  const categories = createCategoryFinder(known.categories);
  const there = new Set(known.venues.map(([id]) => id));
  const venues = new Map<string, VenueEntry>();
  const papers = fresh.map(({ draft, paper }) => {
    const venue = draft.venue && venueOf(draft.venue);
    if (venue && !there.has(venue.id) && !venues.has(venue.id)) {
      venues.set(venue.id, venue.entry);
      if (venue.isGuess) told.push(guessed(draft.line, venue.entry));
    }
    const all = {
      ...atVenue(withLanguage(paper), draft.venue, venue),
      ...nonEmpty('categories', draft.section ? [categories.idOf(draft.section)] : []),
      ...nonEmpty('code', (draft.code ?? []).map(repos.idOf)),
      ...nonEmpty('reproductions', (draft.reproductions ?? []).map(repos.idOf)),
    };
    return { paper: all, line: draft.line, key: draft.key, isPreprint: venue?.entry.kind === 'preprint' };
  });
  return { papers, venues: [...venues].sort(byId), repos: repos.added().toSorted(byId), categories: categories.added() };
}

const byId = ([a]: WithId<unknown>, [b]: WithId<unknown>) => compareValues(a.toLowerCase(), b.toLowerCase());

const nonEmpty = (field: string, values: readonly string[]) => (values.length > 0 ? { [field]: [...new Set(values)] } : {});

/** The paper at its venue, without what the venue says for all its papers. */
function atVenue({ booktitle, ...paper }: WrittenPaper, draft?: DraftVenue, venue?: VenueMatch): WrittenPaper {
  const { publisher = draft?.publisher, ...rest } = paper;
  if (!venue) return { ...rest, ...(booktitle && { booktitle }), ...(publisher && { publisher }) };
  const isChapter = venue.entry.kind === 'book';
  return {
    ...rest,
    venue: venue.id,
    ...(booktitle && (isChapter || !venue.isSaid) && { booktitle }),
    ...(publisher && publisher !== venue.entry.publisher && { publisher }),
  };
}

/** By its script, the language of a title that has no letter of Latin. */
function withLanguage(paper: WrittenPaper): WrittenPaper {
  const { title, language } = paper;
  if (language || /[a-z]/i.test(title)) return paper;
  const found = scripts.find(([script]) => script.test(title));
  return found ? { ...paper, language: found[1] } : paper;
}

const scripts = [
  [/[\u3040-\u30ff]/, 'ja'],
  [/[\uac00-\ud7af]/, 'ko'],
  [/[\u4e00-\u9fff]/, 'zh'],
] as const;

const guessed = (line: number, { name, kind }: VenueEntry): Diagnostic => ({
  line,
  level: 'warning',
  code: 'unknown-venue',
  message: `nothing says what the venue ${name} is; taken for a ${kind}`,
  fix: 'mend its kind and title in venues.yaml',
});
