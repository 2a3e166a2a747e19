/** Reads a file from another program as a catalog, without importing it into a folder. */

import type { FileReading } from '../catalog/catalog-source.ts';
import type { EntryOf } from '../catalog/model/schema.ts';
import type { Readings } from '../catalog/rules/rule.ts';
import type { LocatedRecord, RecordsReading } from '../catalog/source/read-records.ts';
import { CatalogError, type Problem } from '../util/errors.ts';
import { assembleImport, type ImportResult } from './assemble.ts';
import type { WithId } from './ids.ts';
import { readImportFile } from './index.ts';
import type { Diagnostic } from './shared/draft.ts';

/**
 * The records of a file, as a folder of YAML files would give them.
 *
 * @param knownVenues venues with all their names, to recognize those of the file
 * @throws CatalogError if the file has no supported format
 */
export async function readAsCatalog(
  file: string,
  bytes: Uint8Array,
  knownVenues: readonly WithId<EntryOf['venues']>[],
): Promise<FileReading> {
  const imported = await readImportFile(file, bytes);
  if (!imported)
    throw new CatalogError([{ file, level: 'error', code: 'not-a-catalog', message: 'not a catalog', fix: supportedFormats }]);
  const result = assembleImport(imported, { papers: [], venues: [], repos: [], categories: [], knownVenues }, { keepKeys: true });
  return {
    readings: toReadings(file, result),
    problems: result.diagnostics.map((diagnostic) => toWarning(file, diagnostic)),
    leftOut: result.diagnostics.filter(({ level }) => level === 'error').length,
  };
}

const supportedFormats = 'a catalog is a folder, see lm4c help catalog, or a file of BibTeX, CSL-JSON or Markdown';

/** Always a warning, because an error in one entry must not prevent the use of the others. */
const toWarning = (file: string, { level: _, ...diagnostic }: Diagnostic): Problem => ({ file, level: 'warning', ...diagnostic });

function toReadings(file: string, { papers, venues, repos, categories }: ImportResult): Readings {
  return {
    papers: {
      ...completeReading(papers.map(({ key, entry, line }) => locateRecord({ file, line }, key, entry))),
      hasCaseSensitiveIds: true,
    },
    venues: completeReading(venues.map(([id, entry]) => locateRecord({ file, line: 1 }, id, entry))),
    repos: completeReading(repos.map(([id, entry]) => locateRecord({ file, line: 1 }, id, entry))),
    categories: completeReading(categories.map(([id, entry]) => locateRecord({ file, line: 1 }, id, entry))),
    synonyms: completeReading([]),
  };
}

function completeReading<E>(records: readonly LocatedRecord<E>[]): RecordsReading<E> {
  return { records, ids: records.map(({ id }) => id), problems: [], complete: true };
}

function locateRecord<E>({ file, line }: { file: string; line: number }, id: string, entry: E): LocatedRecord<E> {
  return { id, entry, file, line, problemAt: (_, finding) => ({ file, line, level: 'error', ...finding }) };
}
