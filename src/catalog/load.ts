/** A folder or a file -> Catalog, from a compiled form of it where that is fresh, from the YAML otherwise. */
import { CatalogError } from '../util/errors.ts';
import type { CatalogSource, ForeignFileReader } from './catalog-source.ts';
import { type Compiled, inMemory, openCached, openShipped, type Place, placeOf, store } from './index/cache.ts';
import { areSame, type Hashed, hashed, holdSame, isSettled, type Stamp, stampsOf } from './index/fingerprints.ts';
import { type About, contentsOf, copy } from './index/format.ts';
import { catalogIn } from './index/reader.ts';
import { type Catalog, link } from './model/model.ts';

/** Told how much of a long step is done. */
export type Progress = (step: string, done: number, all: number) => void;

/** What helps to load a catalog. */
interface Help {
  readonly progress?: Progress | undefined;
  /** Without it only catalogs of YAML can be loaded. */
  readonly readForeignFile?: ForeignFileReader | undefined;
}

/**
 * The catalog. Its compiled form is kept in the cache folder, if there is one.
 *
 * @throws CatalogError with every problem, when it cannot be read or is not valid.
 */
export async function loadCatalog(
  source: CatalogSource,
  cacheFolder?: string,
  { progress, readForeignFile }: Help = {},
): Promise<Catalog> {
  const { path: folder } = source;
  const found: Found = { folder, begun: Date.now(), stamps: stampsIfWhole(folder), place: placeOf(folder, cacheFolder) };
  const { bytes, contents } =
    (await compiledBefore(found, source.compiled)) ?? (await compiledNow(found, source, { progress, readForeignFile }));
  return catalogIn(bytes, contents);
}

/** A catalog as it is found. */
interface Found {
  readonly folder: string;
  /** When it was looked at, in milliseconds since 1970. */
  readonly begun: number;
  /** Undefined when something is missing: what, is told by the one who reads the YAML. */
  readonly stamps: readonly Stamp[] | undefined;
  /** Where its compiled form is kept, if it can be. */
  readonly place: Place | undefined;
}

function stampsIfWhole(folder: string): Stamp[] | undefined {
  try {
    return stampsOf(folder);
  } catch {
    return undefined;
  }
}

/** A compiled form of the files as they are. */
async function compiledBefore(found: Found, shipped: string | undefined): Promise<Compiled | undefined> {
  const { folder, stamps, place } = found;
  if (!stamps) return undefined;
  const isFresh = ({ contents: { files, begun } }: Compiled) => areSame(files, stamps) && isSettled(stamps, begun);
  const kept = place && openCached(place);
  if (kept && isFresh(kept)) return kept;
  const own = shipped === undefined ? undefined : openShipped(shipped);
  if (own && isFresh(own)) {
    kept?.close();
    return own;
  }
  const same = await holding([kept, own], stamps, folder);
  for (const other of [kept, own]) if (other !== same) other?.close();
  return same && datedAnew(same, stamps, found);
}

/** The first that is of the same contents, whatever the stamps are. */
async function holding(
  all: readonly (Compiled | undefined)[],
  stamps: readonly Stamp[],
  folder: string,
): Promise<Compiled | undefined> {
  for (const one of all) if (one && (await holdSame(one.contents.files, stamps, folder))) return one;
  return undefined;
}

/** The compiled form, kept with the stamps that the files have now, so that these tell the next time that it is fresh. */
function datedAnew(compiled: Compiled, stamps: readonly Stamp[], { begun, place }: Found): Compiled {
  if (place && isSettled(stamps, begun)) {
    const files = compiled.contents.files.map(({ sha1 }, index) => ({ ...(stamps[index] as Stamp), sha1 }));
    store(place, begun, (sink) => copy(compiled.bytes, { ...compiled.contents, folder: place.folder, files, begun }, sink));
  }
  return compiled;
}

/** The catalog compiled, and kept in the cache if it can be. */
async function compiledNow(
  found: Found,
  source: CatalogSource,
  { progress = () => {}, readForeignFile = refuse }: Help,
): Promise<Compiled> {
  const [{ readPath }, { compile }] = await Promise.all([import('./read-catalog.ts'), import('./index/writer.ts')]);
  const before = await filesOf(found);
  const told = (done: number, all: number) => progress('reading the catalog', done, all);
  const { entries, problems, leftOut } = await readPath(source, readForeignFile, { progress: told, which: 'errors' });
  if (!entries) throw new CatalogError(problems.filter(({ level }) => level === 'error'));
  const papers = taken(entries.papers, (done, all) => progress('compiling the catalog', done, all));
  const about = before && (await aboutOf(found, before));
  const pieces = compile(link({ ...entries, papers }), { ...(about ?? { folder: '', files: [], begun: 0 }), leftOut });
  const stored = about && found.place && store(found.place, about.begun, (sink) => pieces.forEach(sink));
  return (stored && found.place && openCached(found.place)) || compiledInMemory(Buffer.concat(pieces));
}

const refuse: ForeignFileReader = (file) => {
  throw new CatalogError([{ file, level: 'error', code: 'not-a-catalog', message: 'not a catalog' }]);
};

/** The entries one by one, each of which is let go, so that a large catalog is in memory only once. */
function* taken<T>(entries: T[], progress: (done: number, all: number) => void): Generator<T> {
  const all = entries.length;
  entries.reverse();
  for (let entry = entries.pop(); entry !== undefined; entry = entries.pop()) {
    if (entries.length % 1000 === 0) progress(all - entries.length, all);
    yield entry;
  }
}

async function filesOf({ folder, stamps, place }: Found): Promise<readonly Hashed[] | undefined> {
  return place && stamps && hashed(stamps, folder);
}

/** What the compiled form is of; undefined when files changed while they were read: it may be half of the one and half of the other. */
async function aboutOf({ folder, begun, place }: Found, files: readonly Hashed[]): Promise<About | undefined> {
  const now = stampsIfWhole(folder) ?? [];
  return place && areSame(files, now) && (await holdSame(files, now, folder))
    ? { folder: place.folder, files, begun }
    : undefined;
}

function compiledInMemory(whole: Buffer): Compiled {
  const bytes = inMemory(whole);
  const contents = contentsOf(bytes);
  if (!contents) throw new Error('a compiled form that cannot be read');
  return { bytes, contents, close() {} };
}
