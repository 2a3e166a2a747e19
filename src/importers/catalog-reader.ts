/** A foreign file -> what a folder of YAML would give: a file is a catalog without being imported. */

import type { FileReading } from '../catalog/catalog-source.ts';
import type { EntryOf } from '../catalog/model/schema.ts';
import type { Readings } from '../catalog/rules/rule.ts';
import type { LocatedRecord, RecordsReading } from '../catalog/source/read-records.ts';
import { CatalogError, type Problem } from '../util/errors.ts';
import { assembleImport, type ImportResult } from './assemble.ts';
import { readImportFile } from './index.ts';
import type { Diagnostic } from './shared/draft.ts';
import type { WithId } from './venues.ts';

/**
 * The records of a file.
 *
 * @param dictionary venues that are known by many names
 * @throws CatalogError when it has none of the forms
 */
export async function readAsCatalog(
  file: string,
  bytes: Uint8Array,
  dictionary: readonly WithId<EntryOf['venues']>[],
): Promise<FileReading> {
  const foreign = await readImportFile(file, bytes);
  if (!foreign) throw new CatalogError([{ file, level: 'error', code: 'not-a-catalog', message: 'not a catalog', fix: known }]);
  const assembled = assembleImport(foreign, { papers: [], venues: [], repos: [], categories: [], knownVenues: dictionary });
  return {
    readings: readingsOf(file, assembled),
    problems: assembled.diagnostics.map((told) => problemOf(file, told)),
    leftOut: assembled.diagnostics.filter(({ level }) => level === 'error').length,
  };
}

const known = 'a catalog is a folder, see lm4c help catalog, or a file of BibTeX, CSL-JSON or Markdown';

/** A warning: what is left out does not keep the rest from being used. */
const problemOf = (file: string, { level: _, ...told }: Diagnostic): Problem => ({ file, level: 'warning', ...told });

function readingsOf(file: string, { papers, venues, repos, categories }: ImportResult): Readings {
  return {
    papers: reading(papers.map(({ key, entry, line }) => located(file, line, key, entry))),
    venues: reading(venues.map(([id, entry]) => located(file, 1, id, entry))),
    repos: reading(repos.map(([id, entry]) => located(file, 1, id, entry))),
    categories: reading(categories.map(([id, entry]) => located(file, 1, id, entry))),
    abbreviations: reading([]),
  };
}

function reading<E>(records: readonly LocatedRecord<E>[]): RecordsReading<E> {
  return { records, ids: records.map(({ id }) => id), problems: [], complete: true };
}

function located<E>(file: string, line: number, id: string, entry: E): LocatedRecord<E> {
  return { id, entry, file, line, problemAt: (_, finding) => ({ file, line, level: 'error', ...finding }) };
}
