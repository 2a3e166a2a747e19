/** Papers and what they refer to: names of venues and sections, addresses of repositories -> ids, and the records behind them. */
import type { CategoryEntry, PaperInput, RepoEntry, VenueEntry } from '../catalog/model/schema.ts';
import { order } from '../util/text.ts';
import type { Known } from './assemble.ts';
import { categoryFinder } from './categories.ts';
import { type Checked, checkedOf } from './merge.ts';
import { repoFinder } from './repos.ts';
import type { Draft, DraftVenue, Told } from './shared/draft.ts';
import { type FoundVenue, venueFinder, type WithId } from './venues.ts';

/** A draft, and what of its paper the schema takes. */
export interface Right {
  readonly draft: Draft;
  readonly paper: PaperInput;
}

/** Papers with ids, and the records of what the catalog has not. */
interface Linked {
  readonly papers: readonly Checked[];
  readonly venues: readonly WithId<VenueEntry>[];
  readonly repos: readonly WithId<RepoEntry>[];
  readonly categories: readonly WithId<CategoryEntry>[];
}

/** The papers with ids for what they refer to, and the records of what the catalog has not. */
export function linkedTo(fresh: readonly Right[], known: Known, told: Told[]): Linked {
  const named = fresh.flatMap(({ draft: { venue } }) => venue ?? []);
  const venueOf = venueFinder(named, [...known.venues, ...known.dictionary]);
  const repos = repoFinder(known.repos);
  const categories = categoryFinder(known.categories);
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
    return checkedOf(all, { line: draft.line, key: draft.key, isPreprint: venue?.entry.kind === 'preprint' });
  });
  return { papers, venues: [...venues].sort(byId), repos: repos.added().toSorted(byId), categories: categories.added() };
}

const byId = ([a]: WithId<unknown>, [b]: WithId<unknown>) => order(a.toLowerCase(), b.toLowerCase());

const nonEmpty = (field: string, values: readonly string[]) => (values.length > 0 ? { [field]: [...new Set(values)] } : {});

/** The paper at its venue, without what the venue says for all its papers. */
function atVenue({ booktitle, ...paper }: PaperInput, draft?: DraftVenue, venue?: FoundVenue): PaperInput {
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
function withLanguage(paper: PaperInput): PaperInput {
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

const guessed = (line: number, { name, kind }: VenueEntry): Told => ({
  line,
  level: 'warning',
  code: 'unknown-venue',
  message: `nothing says what the venue ${name} is; taken for a ${kind}`,
  fix: 'mend its kind and title in venues.yaml',
});
