/** Finds or creates the venues that an imported file names in different ways: `ICSE 2022`, `Proceedings of the 44th International …`. */
import type { VenueEntry } from '../catalog/model/schema.ts';
import { compareValues } from '../util/compare.ts';
import { normalizeName } from '../util/normalize.ts';
import { isStopword, tokenize } from '../util/tokenize.ts';
import { collectIds, slugify, type TakenIds, uniqueId, type WithId } from './ids.ts';
import { parseProceedingsName } from './proceedings-names.ts';
import type { DraftVenue } from './shared/draft.ts';
import { wellKnownVenues } from './well-known-venues.ts';

export interface VenueMatch {
  readonly id: string;
  readonly entry: VenueEntry;
  /** The name in the file adds nothing to the record of the venue, so it is not kept as the book title. */
  readonly isNameRedundant: boolean;
  /** The file does not say what kind of venue it is. */
  readonly isKindGuessed: boolean;
}

/**
 * A function that returns the known venue that a draft names by its id, name, title or alias, or else a new one, which is made of all its
 * names in the file, independent of their order.
 */
export function createVenueFinder(
  drafts: readonly DraftVenue[],
  known: readonly WithId<VenueEntry>[],
): (venue: DraftVenue) => VenueMatch | undefined {
  const knownByName = indexNames([...known, ...wellKnownVenues]);
  const names = drafts.map(parseVenueName);
  const unknown = names.filter((name) => !findKnownVenue(name, knownByName, known));
  const acronyms = collectAcronyms(unknown);
  const withAcronym = (name: ParsedVenueName) => ({ ...name, acronym: name.acronym ?? acronyms.get(normalizeName(name.title)) });
  const newVenues = createVenues(unknown.map(withAcronym), known);
  return (draft) => {
    const name = parseVenueName(draft);
    const knownVenue = findKnownVenue(name, knownByName, known);
    const venue = knownVenue ?? newVenues.get(groupKey(withAcronym(name)));
    if (!venue) return undefined;
    const [id, entry] = venue;
    const recordedNames = [id, entry.name, entry.title, ...(entry.aliases ?? [])].map(normalizeName);
    const isNameRedundant = entry.kind !== 'conference' || recordedNames.includes(normalizeName(name.name));
    return { id, entry, isNameRedundant, isKindGuessed: !knownVenue && !name.isKindGiven };
  };
}

interface ParsedVenueName {
  /** As the file writes it. */
  readonly name: string;
  readonly kind: VenueEntry['kind'];
  /** Whether the file itself says the kind. */
  readonly isKindGiven: boolean;
  readonly title: string;
  readonly acronym?: string | undefined;
}

function parseVenueName({ name, kind: givenKind }: DraftVenue): ParsedVenueName {
  if (/^(?:arxiv\b.*|corr)$/i.test(name.trim())) return { name: 'arXiv', title: 'arXiv', kind: 'preprint', isKindGiven: true };
  const kind = givenKind ?? (/journal|transactions|letters|magazine|\u5b66\u62a5/i.test(name) ? 'journal' : 'conference');
  const parts = kind === 'conference' ? parseProceedingsName(name) : { title: name };
  return { name, kind, isKindGiven: givenKind !== undefined, ...parts };
}

type VenuesByName = ReadonlyMap<string, WithId<VenueEntry>>;

function indexNames(venues: readonly WithId<VenueEntry>[]): VenuesByName {
  const byName = new Map<string, WithId<VenueEntry>>();
  for (const venue of venues) {
    const [id, { name, title, aliases = [] }] = venue;
    for (const text of [id, name, ...aliases, title, withoutSponsors(title)]) {
      if (!byName.has(normalizeName(text))) byName.set(normalizeName(text), venue);
    }
  }
  return byName;
}

const withoutSponsors = (title: string) =>
  title.replace(/^(?:(?:IEEE|ACM|USENIX|AAAI|IFIP|SIGSOFT|SIGPLAN)[ /&]+(?:and )?)+/, '');

function findKnownVenue(
  { name, title, acronym, kind, isKindGiven }: ParsedVenueName,
  byName: VenuesByName,
  known: readonly WithId<VenueEntry>[],
): WithId<VenueEntry> | undefined {
  const hasKind = (venue: WithId<VenueEntry> | undefined) => venue !== undefined && (!isKindGiven || venue[1].kind === kind);
  const spellings = [name, acronym ?? name, title, withoutSponsors(title)];
  const match = spellings.map((spelling) => byName.get(normalizeName(spelling))).find(hasKind);
  if (match || !name.includes('.')) return match;
  return [...known, ...wellKnownVenues].find((venue) => hasKind(venue) && isAbbreviationOf(title, venue[1].title));
}

/** Whether each word is a prefix of the corresponding word of the full title: `ACM Trans. Softw. Eng. Methodol.` */
function isAbbreviationOf(abbreviation: string, title: string): boolean {
  const [prefixes = [], words = []] = [abbreviation, title].map((text) => tokenize(text).filter((word) => !isStopword(word)));
  return prefixes.length === words.length && prefixes.every((prefix, index) => words[index]?.startsWith(prefix));
}

/** Acronyms by normalized titles, from names in the file that have both. */
function collectAcronyms(names: readonly ParsedVenueName[]): ReadonlyMap<string, string> {
  const pairs = names.flatMap(({ title, acronym }) => (acronym ? [[normalizeName(title), acronym] as const] : []));
  // In descending order, so that the alphabetically first of several acronyms remains in the map.
  return new Map(pairs.sort((a, b) => compareValues(b[1], a[1])));
}

/** Equal for all names of the same new venue. */
const groupKey = ({ title, acronym, kind }: ParsedVenueName) => `${kind} ${normalizeName(acronym ?? title)}`;

/** New venues by the group keys of their names. */
function createVenues(unknown: readonly ParsedVenueName[], known: readonly WithId<VenueEntry>[]): VenuesByName {
  const ids = collectIds([...wellKnownVenues, ...known]);
  const names = new Set(known.flatMap(([id, { name, aliases = [] }]) => [id, name, ...aliases].map(normalizeName)));
  const groups = new Map<string, ParsedVenueName[]>();
  for (const name of unknown) {
    const key = groupKey(name);
    groups.get(key)?.push(name) ?? groups.set(key, [name]);
  }
  const sorted = [...groups].sort((a, b) => compareValues(a[0], b[0]));
  return new Map(sorted.map(([key, group]) => [key, createVenue(group, { ids, names })] as const));
}

/**
 * A venue with the acronym as its name and the shortest title, and with a name and an id that no other venue has.
 *
 * @param taken ids, and normalized ids, names and aliases
 */
function createVenue(
  group: readonly ParsedVenueName[],
  taken: { readonly ids: TakenIds; readonly names: Set<string> },
): WithId<VenueEntry> {
  const acronym = group.flatMap((name) => name.acronym ?? []).sort(compareValues)[0];
  const titles = group.map(({ title }) => title).filter((title) => !acronym || normalizeName(title) !== normalizeName(acronym));
  const title = titles.sort((a, b) => a.length - b.length || compareValues(a, b))[0] ?? acronym ?? '';
  const { kind = 'conference' } = group[0] ?? {};
  const candidates = [acronym ?? title, title, `${title} (${kind})`];
  const name = candidates.find((candidate) => !taken.names.has(normalizeName(candidate))) ?? `${title} ${taken.names.size}`;
  const nextId = () => uniqueId(slugify(name) || 'venue', taken.ids);
  let id = nextId();
  // Venues are found by their ids too, and `a-b-c` would be found by the name `ABC` of another venue.
  while (normalizeName(id) !== normalizeName(name) && taken.names.has(normalizeName(id))) id = nextId();
  taken.names.add(normalizeName(name)).add(normalizeName(id));
  return [id, { name, title, kind }];
}
