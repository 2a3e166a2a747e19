/** The files of a catalog folder. */
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
  /** Relative to the catalog folder, with forward slashes. */
  readonly name: string;
}

/**
 * All files of the catalog in reading order, including required ones that are missing. Only the synonyms are optional.
 *
 * @throws CatalogError when the folder is not a catalog
 */
export function listCatalogFiles(folder: string): CatalogFile[] {
  // A catalog in one file is read elsewhere; here it is only watched for changes.
  if (isFile(folder)) return [{ kind: 'papers', name: '' }];
  const papers = yamlNames(folder).map((name): CatalogFile => ({ kind: 'papers', name: `papers/${name}` }));
  return [
    { kind: 'categories', name: 'categories.yaml' },
    { kind: 'venues', name: 'venues.yaml' },
    { kind: 'repos', name: 'repos.yaml' },
    ...synonymFiles(folder).map((name): CatalogFile => ({ kind: 'synonyms', name })),
    ...papers,
  ];
}

/** The file of synonyms, and its name in older versions, which is still read. */
const [synonymsFile, formerSynonymsFile] = ['synonyms.yaml', 'abbreviations.yaml'] as const;

const synonymFiles = (folder: string) => [synonymsFile, formerSynonymsFile].filter((name) => existsSync(join(folder, name)));

/** The problem of a folder with both names of a file. */
export function findFormerFiles(folder: string): Problem[] {
  if (synonymFiles(folder).length < 2) return [];
  const message = `${formerSynonymsFile} is the old name of ${synonymsFile}, and both files exist`;
  const fix = `move its entries to ${synonymsFile}, and delete it`;
  return [{ file: join(folder, formerSynonymsFile), level: 'error', code: 'former-name', message, fix }];
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

const layoutHint = 'a catalog is a folder with categories.yaml, venues.yaml, repos.yaml and papers/*.yaml; see lm4c help catalog';

function notACatalog(folder: string, error: unknown): Problem {
  const failure = describeFileError(error);
  if (failure.code !== 'missing-file')
    return { file: isFolder(folder) ? join(folder, 'papers') : folder, level: 'error', ...failure };
  const message = existsSync(folder) ? 'not a catalog: the folder papers is missing' : 'no such file or folder';
  return { file: folder, level: 'error', code: 'not-a-catalog', message, fix: layoutHint };
}

/** File and first line of a record: `mine/papers/2023.yaml:12`; undefined if it is not found. */
export function findRecord(folder: string, kind: RecordKind, id: string): string | undefined {
  const keys = [`${id}:`, `"${id}":`, `'${id}':`];
  for (const { name } of filesInFolder(folder).filter((file) => file.kind === kind)) {
    const lines = stripByteOrderMark(readFileSync(join(folder, name), 'utf8')).split('\n');
    const at = lines.findIndex((line) => keys.some((key) => line.startsWith(key)));
    if (at >= 0) return `${join(folder, name)}:${at + 1}`;
  }
  return undefined;
}

/** Empty for a catalog in one file. */
const filesInFolder = (folder: string) => (existsSync(join(folder, 'papers')) ? listCatalogFiles(folder) : []);
