/** Loads a catalog: from its compiled index if that is fresh, else from the YAML. */
import { CatalogError } from '../util/errors.ts';
import type { CatalogSource, ForeignFileReader } from './catalog-source.ts';
import { type CacheEntry, cacheEntryFor, openCachedIndex, storeInCache } from './index/cache.ts';
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
import { bufferReader, type OpenIndex, openIndexFile } from './index/index-file.ts';
import { openCatalog } from './index/reader.ts';
import { linkRecords } from './model/link.ts';

/** Receives the progress of a long step. */
export type LoadProgress = (step: string, done: number, all: number) => void;

interface LoadOptions {
  readonly progress?: LoadProgress | undefined;
  /** Without it only catalogs in YAML can be loaded. */
  readonly readForeignFile?: ForeignFileReader | undefined;
}

/**
 * The catalog. Its compiled index is kept in the cache folder, if there is one.
 *
 * @throws CatalogError with all errors when it cannot be read or is not valid
 */
export async function loadCatalog(source: CatalogSource, cacheFolder?: string, options: LoadOptions = {}): Promise<Catalog> {
  const { path: folder } = source;
  const state: SourceState = {
    folder,
    readStartedAt: Date.now(),
    stats: tryReadFileStats(folder),
    cacheEntry: cacheEntryFor(folder, cacheFolder),
  };
  const { bytes, header } = (await findFreshIndex(state, source.compiled)) ?? (await compileNow(state, source, options));
  return openCatalog(bytes, header);
}

/** The source files as they were when loading started. */
interface SourceState {
  readonly folder: string;
  /** In milliseconds since 1970. */
  readonly readStartedAt: number;
  /** Undefined when a file is missing; reading the YAML then reports which one. */
  readonly stats: readonly FileStats[] | undefined;
  /** Undefined when the index cannot be cached. */
  readonly cacheEntry: CacheEntry | undefined;
}

function tryReadFileStats(folder: string): FileStats[] | undefined {
  try {
    return readFileStats(folder);
  } catch {
    return undefined;
  }
}

/** The cached or the shipped index, if it was compiled from the current files. */
async function findFreshIndex(state: SourceState, shippedFile: string | undefined): Promise<OpenIndex | undefined> {
  const { folder, stats, cacheEntry } = state;
  if (!stats) return undefined;
  const isFresh = ({ header }: OpenIndex) => sameStats(header.files, stats) && isOlderThanClockTick(stats, header.readStartedAt);
  const cached = cacheEntry && openCachedIndex(cacheEntry);
  if (cached && isFresh(cached)) return cached;
  const shipped = shippedFile === undefined ? undefined : openIndexFile(shippedFile);
  if (shipped && isFresh(shipped)) {
    cached?.close();
    return shipped;
  }
  const match = await findByContents([cached, shipped], stats, folder);
  for (const index of [cached, shipped]) if (index !== match) index?.close();
  return match && restamp(match, stats, state);
}

/** The first index whose source files have the same contents as the current ones. */
async function findByContents(
  indexes: readonly (OpenIndex | undefined)[],
  stats: readonly FileStats[],
  folder: string,
): Promise<OpenIndex | undefined> {
  for (const index of indexes) if (index && (await sameContents(index.header.files, stats, folder))) return index;
  return undefined;
}

/** Caches the index with the current stats of the files, so that the next load need not compare contents. */
function restamp(index: OpenIndex, stats: readonly FileStats[], { readStartedAt, cacheEntry }: SourceState): OpenIndex {
  if (cacheEntry && isOlderThanClockTick(stats, readStartedAt)) {
    const { bytes, header } = index;
    const files = stats.map((file, position) => ({ ...file, sha1: header.files[position]?.sha1 ?? '' }));
    storeInCache(cacheEntry, readStartedAt, (sink) =>
      copyIndex(bytes, { ...header, folder: cacheEntry.folder, files, readStartedAt }, sink),
    );
  }
  return index;
}

/** Reads the source, compiles it, and caches the index if possible. */
async function compileNow(
  state: SourceState,
  source: CatalogSource,
  { progress = () => {}, readForeignFile = rejectForeignFile }: LoadOptions,
): Promise<OpenIndex> {
  const [{ readSource }, { compileIndex }] = await Promise.all([import('./read-catalog.ts'), import('./index/writer.ts')]);
  const { folder, stats, cacheEntry } = state;
  const fingerprints = cacheEntry && stats && (await fingerprintFiles(stats, folder));
  const reportReading = (done: number, all: number) => progress('reading the catalog', done, all);
  const reading = await readSource(source, readForeignFile, { progress: reportReading, which: 'errors' });
  const { entries, problems, leftOut } = reading;
  if (!entries) throw new CatalogError(problems.filter(({ level }) => level === 'error'));
  const papers = drain(entries.papers, (done, all) => progress('compiling the catalog', done, all));
  const indexSource = fingerprints && (await unchangedSource(state, fingerprints));
  const chunks = compileIndex(linkRecords({ ...entries, papers }), {
    ...(indexSource ?? { folder: '', files: [], readStartedAt: 0 }),
    leftOut,
  });
  const isStored =
    indexSource && cacheEntry && storeInCache(cacheEntry, indexSource.readStartedAt, (sink) => chunks.forEach(sink));
  return (isStored && openCachedIndex(cacheEntry)) || openInMemory(Buffer.concat(chunks));
}

const rejectForeignFile: ForeignFileReader = (file) => {
  throw new CatalogError([{ file, level: 'error', code: 'not-a-catalog', message: 'not a catalog' }]);
};

/** Empties the array, so that entries can be garbage-collected as they are compiled and a large catalog is in memory only once. */
function* drain<T>(entries: T[], progress: (done: number, all: number) => void): Generator<T> {
  const all = entries.length;
  entries.reverse();
  for (let entry = entries.pop(); entry !== undefined; entry = entries.pop()) {
    if (entries.length % 1000 === 0) progress(all - entries.length, all);
    yield entry;
  }
}

/** Describes the source of the index; undefined when files changed while they were read, as the index may then mix old and new. */
async function unchangedSource(
  { folder, readStartedAt, cacheEntry }: SourceState,
  files: readonly Fingerprint[],
): Promise<IndexSource | undefined> {
  const stats = tryReadFileStats(folder) ?? [];
  return cacheEntry && sameStats(files, stats) && (await sameContents(files, stats, folder))
    ? { folder: cacheEntry.folder, files, readStartedAt }
    : undefined;
}

function openInMemory(whole: Buffer): OpenIndex {
  const bytes = bufferReader(whole);
  const header = readHeader(bytes);
  if (!header) throw new Error('the compiled catalog cannot be read');
  return { bytes, header, close() {} };
}
