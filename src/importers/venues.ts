/** The venues that a foreign file names, each in many ways: `ICSE 2022`, `Proceedings of the 44th International Conference on …`. */
import type { VenueEntry } from '../catalog/model/schema.ts';
import { compareValues } from '../util/compare.ts';
import { normalizeName } from '../util/normalize.ts';
import { isStopword, tokenize } from '../util/tokenize.ts';
import { collectIds, slugify, type TakenIds, uniqueId } from './ids.ts';
import { parseProceedingsName } from './proceedings-names.ts';
import type { DraftVenue } from './shared/draft.ts';

export type WithId<E> = readonly [id: string, entry: E];

/** What was found for a name. */
export interface VenueMatch {
  readonly id: string;
  readonly entry: VenueEntry;
  /** Whether the name says no more than the venue does: it is not kept beside it. */
  readonly isSaid: boolean;
  /** Whether nothing says what kind of venue it is. */
  readonly isGuess: boolean;
}

/** The venue that a draft means. */
export type VenueFinder = (venue: DraftVenue) => VenueMatch | undefined;

/**
 * What finds venues: among those that are known, or as new ones made of all names in the file, whatever their order is.
 *
 * @param known each may be named by its id, name, title or an alias; the first that fits counts
 */
export function createVenueFinder(drafts: readonly DraftVenue[], known: readonly WithId<VenueEntry>[]): VenueFinder {
  const table = namesOf(known);
  const all = drafts.map(named);
  const unknown = all.filter((venue) => !lookup(venue, table, known));
  const acronyms = acronymsOf(unknown);
  const made = newVenues(unknown, acronyms, known);
  return (draft) => {
    const venue = named(draft);
    const before = lookup(venue, table, known);
    const found = before ?? made.get(groupOf(venue, acronyms));
    if (!found) return undefined;
    const [id, entry] = found;
    const said = [id, entry.name, entry.title, ...(entry.aliases ?? [])].map(normalizeName);
    const isSaid = entry.kind !== 'conference' || said.includes(normalizeName(venue.name));
    return { id, entry, isSaid, isGuess: !before && !venue.isSure };
  };
}

/** A venue as it is named, taken apart. */
interface Named {
  readonly name: string;
  readonly kind: VenueEntry['kind'];
  /** Whether the file says the kind itself. */
  readonly isSure: boolean;
  readonly title: string;
  readonly acronym?: string | undefined;
}

function named({ name, kind }: DraftVenue): Named {
  if (/^(?:arxiv\b.*|corr)$/i.test(name.trim())) return { name: 'arXiv', title: 'arXiv', kind: 'preprint', isSure: true };
  const probable = kind ?? (/journal|transactions|letters|magazine|\u5b66\u62a5/i.test(name) ? 'journal' : 'conference');
  const parts = probable === 'conference' ? parseProceedingsName(name) : { title: name };
  return { name, kind: probable, isSure: kind !== undefined, ...parts };
}

type Table = ReadonlyMap<string, WithId<VenueEntry>>;

function namesOf(venues: readonly WithId<VenueEntry>[]): Table {
  const table = new Map<string, WithId<VenueEntry>>();
  for (const venue of venues) {
    const [id, { name, title, aliases = [] }] = venue;
    for (const one of [id, name, ...aliases, title, withoutSponsors(title)]) {
      if (!table.has(normalizeName(one))) table.set(normalizeName(one), venue);
    }
  }
  return table;
}

const withoutSponsors = (title: string) =>
  title.replace(/^(?:(?:IEEE|ACM|USENIX|AAAI|IFIP|SIGSOFT|SIGPLAN)[ /&]+(?:and )?)+/, '');

function lookup(venue: Named, table: Table, known: readonly WithId<VenueEntry>[]): WithId<VenueEntry> | undefined {
  const { name, title, acronym, kind, isSure } = venue;
  const fits = (one: WithId<VenueEntry> | undefined) => one !== undefined && (!isSure || one[1].kind === kind);
  const found = [name, acronym ?? name, title, withoutSponsors(title)].map((one) => table.get(normalizeName(one))).find(fits);
  if (found || !name.includes('.')) return found;
  return known.find((one) => fits(one) && abbreviates(title, one[1].title));
}

/** Whether each word begins the one in the same place: `ACM Trans. Softw. Eng. Methodol.` */
function abbreviates(short: string, long: string): boolean {
  const [begins, whole] = [short, long].map((text) => tokenize(text).filter((word) => !isStopword(word)));
  return begins?.length === whole?.length && (begins ?? []).every((word, index) => whole?.[index]?.startsWith(word));
}

/** The acronyms of titles, as any name in the file tells them. */
function acronymsOf(venues: readonly Named[]): ReadonlyMap<string, string> {
  const pairs = venues.flatMap(({ title, acronym }) => (acronym ? [[normalizeName(title), acronym] as const] : []));
  return new Map(pairs.sort((a, b) => compareValues(b[1], a[1])));
}

/** What all names of one venue have in common. */
function groupOf({ title, acronym, kind }: Named, acronyms: ReadonlyMap<string, string>): string {
  return `${kind} ${normalizeName(acronym ?? acronyms.get(normalizeName(title)) ?? title)}`;
}

function newVenues(
  unknown: readonly Named[],
  acronyms: ReadonlyMap<string, string>,
  known: readonly WithId<VenueEntry>[],
): ReadonlyMap<string, WithId<VenueEntry>> {
  const ids = collectIds(known);
  const names = new Set(known.flatMap(([id, { name, aliases = [] }]) => [id, name, ...aliases].map(normalizeName)));
  const groups = new Map<string, Named[]>();
  for (const venue of unknown) {
    const group = groupOf(venue, acronyms);
    groups.get(group)?.push(venue) ?? groups.set(group, [venue]);
  }
  const sorted = [...groups].sort((a, b) => compareValues(a[0], b[0]));
  return new Map(sorted.map(([group, venues]) => [group, newVenue(venues, acronyms, { ids, names })] as const));
}

interface Taken {
  readonly ids: TakenIds;
  readonly names: Set<string>;
}

function newVenue(venues: readonly Named[], acronyms: ReadonlyMap<string, string>, taken: Taken): WithId<VenueEntry> {
  const acronym = venues.flatMap((one) => one.acronym ?? acronyms.get(normalizeName(one.title)) ?? []).sort(compareValues)[0];
  const titles = venues.map(({ title }) => title).filter((title) => !acronym || normalizeName(title) !== normalizeName(acronym));
  const title = titles.sort((a, b) => a.length - b.length || compareValues(a, b))[0] ?? acronym ?? '';
  const { kind = 'conference' } = venues[0] ?? {};
  const wanted = [acronym ?? title, title, `${title} (${kind})`];
  const name = wanted.find((one) => !taken.names.has(normalizeName(one))) ?? `${title} ${taken.names.size}`;
  const free = () => uniqueId(slugify(name) || 'venue', taken.ids);
  let id = free();
  // An id names its venue too: `a-b-c` is the name of another that is written `ABC`.
  while (normalizeName(id) !== normalizeName(name) && taken.names.has(normalizeName(id))) id = free();
  taken.names.add(normalizeName(name)).add(normalizeName(id));
  return [id, { name, title, kind }];
}
