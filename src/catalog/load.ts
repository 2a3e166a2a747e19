/** A folder -> Catalog, from a compiled form of it where that is fresh, from the YAML otherwise. */
import { CatalogError } from '../errors.ts';
import { type Compiled, inMemory, openCached, openShipped, type Place, placeOf, store } from './cache.ts';
import { type Catalog, link, type Records } from './catalog.ts';
import { catalogIn, contentsOf, copy } from './snapshot.ts';
import { areSame, hashed, holdSame, isSettled, type Stamp, stampsOf } from './stamps.ts';

/** Where a catalog is kept. */
export interface Source {
  readonly folder: string;
  /** Path of the compiled form that comes with it, if one does. */
  readonly compiled?: string;
}

/** Told how much of a long step is done. */
export type Progress = (step: string, done: number, all: number) => void;

/**
 * The catalog. Its compiled form is kept in the cache folder, if there is one.
 *
 * @throws CatalogError with every problem, when it cannot be read or is not valid.
 */
export async function loadCatalog(source: Source, cacheFolder?: string, progress?: Progress): Promise<Catalog> {
  const { folder } = source;
  const found: Found = { folder, begun: Date.now(), stamps: stampsIfWhole(folder), place: placeOf(folder, cacheFolder) };
  const { bytes, contents } = (await compiledBefore(found, source.compiled)) ?? (await compiledNow(found, progress));
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
  if (own && isFresh(own)) return own;
  for (const compiled of [kept, own]) {
    if (compiled && (await holdSame(compiled.contents.files, stamps, folder))) return datedAnew(compiled, stamps, found);
    compiled?.close();
  }
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

/** The YAML compiled: into the cache, or where that cannot be, in memory. */
async function compiledNow(found: Found, progress: Progress = () => {}): Promise<Compiled> {
  const [{ readCatalog }, { compile }] = await Promise.all([import('./read.ts'), import('./compile.ts')]);
  const { entries, problems } = readCatalog(found.folder, (done, all) => progress('reading the catalog', done, all));
  if (!entries) throw new CatalogError(problems.filter(({ level }) => level === 'error'));
  const records = watched(link(entries), entries.papers.length, progress);
  return (await compiledInCache(found, records, compile)) ?? compiledInMemory(records, compile);
}

/** The records, which tell how many of them have been taken. */
function watched(records: Records, size: number, progress: Progress): Records {
  return {
    ...records,
    papers: {
      *[Symbol.iterator]() {
        let done = 0;
        for (const paper of records.papers) {
          if (++done % 1000 === 0) progress('compiling the catalog', done, size);
          yield paper;
        }
      },
    },
  };
}

type Compile = typeof import('./compile.ts').compile;

async function compiledInCache({ folder, begun, stamps, place }: Found, records: Records, compile: Compile) {
  if (!place || !stamps) return undefined;
  const files = await hashed(stamps, folder);
  // What changed while it was read may be half of the one and half of the other.
  if (!files || !areSame(stamps, stampsIfWhole(folder) ?? [])) return undefined;
  const stored = store(place, begun, (sink) => compile(records, { folder: place.folder, files, begun }, sink));
  return stored ? openCached(place) : undefined;
}

function compiledInMemory(records: Records, compile: Compile): Compiled {
  const pieces: Buffer[] = [];
  compile(records, { folder: '', files: [], begun: 0 }, (bytes) => pieces.push(bytes));
  const bytes = inMemory(Buffer.concat(pieces));
  const contents = contentsOf(bytes);
  if (!contents) throw new Error('a compiled form that cannot be read');
  return { bytes, contents, close() {} };
}
