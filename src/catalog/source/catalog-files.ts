/** The files of a catalog's folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareValues } from '../../util/compare.ts';
import { CatalogError, type Problem } from '../../util/errors.ts';
import { describeFileError } from '../../util/file-errors.ts';
import { isFile, isFolder } from '../../util/file-system.ts';
import { stripByteOrderMark } from '../../util/sanitize.ts';
import type { RecordKind } from '../model/schema.ts';

export interface CatalogFile {
  readonly kind: RecordKind;
  /** Inside the catalog's folder, with forward slashes. */
  readonly name: string;
}

/**
 * Every file that a catalog in the folder has or must have (abbreviations it need not), in the order in which they are read.
 *
 * @throws CatalogError when the folder is no catalog.
 */
export function listCatalogFiles(folder: string): CatalogFile[] {
  // A catalog that is a file is read otherwise; what is asked of it here is whether it has changed.
  if (isFile(folder)) return [{ kind: 'papers', name: '' }];
  const papers = yamlNames(folder).map((name): CatalogFile => ({ kind: 'papers', name: `papers/${name}` }));
  const abbreviations: CatalogFile = { kind: 'abbreviations', name: 'abbreviations.yaml' };
  return [
    { kind: 'categories', name: 'categories.yaml' },
    { kind: 'venues', name: 'venues.yaml' },
    { kind: 'repos', name: 'repos.yaml' },
    ...(existsSync(join(folder, abbreviations.name)) ? [abbreviations] : []),
    ...papers,
  ];
}

function yamlNames(folder: string): string[] {
  const papers = join(folder, 'papers');
  try {
    return readdirSync(papers)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort(compareValues);
  } catch (error) {
    throw new CatalogError([notACatalog(folder, error)]);
  }
}

const form = 'a catalog is a folder with categories.yaml, venues.yaml, repos.yaml and papers/*.yaml; see lm4c help catalog';

function notACatalog(folder: string, error: unknown): Problem {
  const why = describeFileError(error);
  if (why.code !== 'missing-file') return { file: isFolder(folder) ? join(folder, 'papers') : folder, level: 'error', ...why };
  const message = existsSync(folder) ? 'not a catalog: it has no folder papers' : 'no such file or folder';
  return { file: folder, level: 'error', code: 'not-a-catalog', message, fix: form };
}

/** Where the record of an id begins: `mine/papers/2023.yaml:12`; undefined where it is not found. */
export function findRecord(folder: string, kind: RecordKind, id: string): string | undefined {
  const keys = [`${id}:`, `"${id}":`, `'${id}':`];
  for (const { name } of filesOf(folder).filter((file) => file.kind === kind)) {
    const lines = stripByteOrderMark(readFileSync(join(folder, name), 'utf8')).split('\n');
    const at = lines.findIndex((line) => keys.some((key) => line.startsWith(key)));
    if (at >= 0) return `${join(folder, name)}:${at + 1}`;
  }
  return undefined;
}

/** None where the catalog is no folder. */
const filesOf = (folder: string) => (existsSync(join(folder, 'papers')) ? listCatalogFiles(folder) : []);
