/** A foreign file -> what a folder of YAML would give: a file is a catalog without being imported. */

import type { FileReading } from '../catalog/catalog-source.ts';
import type { EntryOf } from '../catalog/model/schema.ts';
import type { Readings } from '../catalog/rules/rule.ts';
import type { Located, Reading } from '../catalog/source/read-records.ts';
import { CatalogError, type Problem } from '../util/errors.ts';
import { type Assembled, assemble } from './assemble.ts';
import { readForeign } from './index.ts';
import type { Told } from './shared/draft.ts';
import type { WithId } from './venues.ts';

/**
 * The records of a file.
 *
 * @param dictionary venues that are known by many names
 * @throws CatalogError when it has none of the forms
 */
export async function readForeignCatalog(
  file: string,
  bytes: Uint8Array,
  dictionary: readonly WithId<EntryOf['venues']>[],
): Promise<FileReading> {
  const foreign = await readForeign(file, bytes);
  if (!foreign) throw new CatalogError([{ file, level: 'error', code: 'not-a-catalog', message: 'not a catalog', fix: known }]);
  const assembled = assemble(foreign, { papers: [], venues: [], repos: [], categories: [], dictionary });
  return {
    readings: readingsOf(file, assembled),
    problems: assembled.told.map((told) => problemOf(file, told)),
    leftOut: assembled.told.filter(({ level }) => level === 'error').length,
  };
}

const known = 'a catalog is a folder, see lm4c help catalog, or a file of BibTeX, CSL-JSON or Markdown';

/** A warning: what is left out does not keep the rest from being used. */
const problemOf = (file: string, { level: _, ...told }: Told): Problem => ({ file, level: 'warning', ...told });

function readingsOf(file: string, { papers, venues, repos, categories }: Assembled): Readings {
  return {
    papers: reading(papers.map(({ key, entry, line }) => located(file, line, key, entry))),
    venues: reading(venues.map(([id, entry]) => located(file, 1, id, entry))),
    repos: reading(repos.map(([id, entry]) => located(file, 1, id, entry))),
    categories: reading(categories.map(([id, entry]) => located(file, 1, id, entry))),
    abbreviations: reading([]),
  };
}

function reading<E>(records: readonly Located<E>[]): Reading<E> {
  return { records, ids: records.map(({ id }) => id), problems: [], complete: true };
}

function located<E>(file: string, line: number, id: string, entry: E): Located<E> {
  return { id, entry, file, line, problem: (_, finding) => ({ file, line, level: 'error', ...finding }) };
}
