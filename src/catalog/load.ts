/** A folder or a file -> Catalog, from a compiled form of it where that is fresh, from the YAML otherwise. */
import { CatalogError } from '../util/errors.ts';
import type { CatalogSource, ForeignFileReader } from './catalog-source.ts';
import {
  bufferReader,
  type CacheEntry,
  cacheEntryFor,
  type OpenIndex,
  openCachedIndex,
  openShippedIndex,
  storeInCache,
} from './index/cache.ts';
import type { Catalog } from './index/catalog.ts';
import {
  type FileStats,
  type Fingerprint,
  fingerprintFiles,
  isOlderThanClockTick,
  readFileStats,
  sameContents,
  sameStats,
} from './index/fingerprints.ts';
import { copyIndex, type IndexSource, readHeader } from './index/format.ts';
import { openCatalog } from './index/reader.ts';
import { linkRecords } from './model/link.ts';

/** Told how much of a long step is done. */
export type LoadProgress = (step: string, done: number, all: number) => void;

/** What helps to load a catalog. */
interface Help {
  readonly progress?: LoadProgress | undefined;
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
  const found: Found = { folder, begun: Date.now(), stamps: stampsIfWhole(folder), place: cacheEntryFor(folder, cacheFolder) };
  const { bytes, contents } =
    (await compiledBefore(found, source.compiled)) ?? (await compiledNow(found, source, { progress, readForeignFile }));
  return openCatalog(bytes, contents);
}

/** A catalog as it is found. */
interface Found {
  readonly folder: string;
  /** When it was looked at, in milliseconds since 1970. */
  readonly begun: number;
  /** Undefined when something is missing: what, is told by the one who reads the YAML. */
  readonly stamps: readonly FileStats[] | undefined;
  /** Where its compiled form is kept, if it can be. */
  readonly place: CacheEntry | undefined;
}

function stampsIfWhole(folder: string): FileStats[] | undefined {
  try {
    return readFileStats(folder);
  } catch {
    return undefined;
  }
}

/** A compiled form of the files as they are. */
async function compiledBefore(found: Found, shipped: string | undefined): Promise<OpenIndex | undefined> {
  const { folder, stamps, place } = found;
  if (!stamps) return undefined;
  const isFresh = ({ contents: { files, begun } }: OpenIndex) => sameStats(files, stamps) && isOlderThanClockTick(stamps, begun);
  const kept = place && openCachedIndex(place);
  if (kept && isFresh(kept)) return kept;
  const own = shipped === undefined ? undefined : openShippedIndex(shipped);
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
  all: readonly (OpenIndex | undefined)[],
  stamps: readonly FileStats[],
  folder: string,
): Promise<OpenIndex | undefined> {
  for (const one of all) if (one && (await sameContents(one.contents.files, stamps, folder))) return one;
  return undefined;
}

/** The compiled form, kept with the stamps that the files have now, so that these tell the next time that it is fresh. */
function datedAnew(compiled: OpenIndex, stamps: readonly FileStats[], { begun, place }: Found): OpenIndex {
  if (place && isOlderThanClockTick(stamps, begun)) {
    const files = compiled.contents.files.map(({ sha1 }, index) => ({ ...(stamps[index] as FileStats), sha1 }));
    storeInCache(place, begun, (sink) =>
      copyIndex(compiled.bytes, { ...compiled.contents, folder: place.folder, files, begun }, sink),
    );
  }
  return compiled;
}

/** The catalog compiled, and kept in the cache if it can be. */
async function compiledNow(
  found: Found,
  source: CatalogSource,
  { progress = () => {}, readForeignFile = refuse }: Help,
): Promise<OpenIndex> {
  const [{ readSource: readPath }, { compileIndex: compile }] = await Promise.all([
    import('./read-catalog.ts'),
    import('./index/writer.ts'),
  ]);
  const before = await filesOf(found);
  const told = (done: number, all: number) => progress('reading the catalog', done, all);
  const { entries, problems, leftOut } = await readPath(source, readForeignFile, { progress: told, which: 'errors' });
  if (!entries) throw new CatalogError(problems.filter(({ level }) => level === 'error'));
  const papers = taken(entries.papers, (done, all) => progress('compiling the catalog', done, all));
  const about = before && (await aboutOf(found, before));
  const pieces = compile(linkRecords({ ...entries, papers }), { ...(about ?? { folder: '', files: [], begun: 0 }), leftOut });
  const stored = about && found.place && storeInCache(found.place, about.begun, (sink) => pieces.forEach(sink));
  return (stored && found.place && openCachedIndex(found.place)) || compiledInMemory(Buffer.concat(pieces));
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

async function filesOf({ folder, stamps, place }: Found): Promise<readonly Fingerprint[] | undefined> {
  return place && stamps && fingerprintFiles(stamps, folder);
}

/** What the compiled form is of; undefined when files changed while they were read: it may be half of the one and half of the other. */
async function aboutOf({ folder, begun, place }: Found, files: readonly Fingerprint[]): Promise<IndexSource | undefined> {
  const now = stampsIfWhole(folder) ?? [];
  return place && sameStats(files, now) && (await sameContents(files, now, folder))
    ? { folder: place.folder, files, begun }
    : undefined;
}

function compiledInMemory(whole: Buffer): OpenIndex {
  const bytes = bufferReader(whole);
  const contents = readHeader(bytes);
  if (!contents) throw new Error('a compiled form that cannot be read');
  return { bytes, contents, close() {} };
}
