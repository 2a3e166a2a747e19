import type { ImportResult } from '../../importers/assemble.ts';
import type { ExistingCatalog } from '../../importers/resolve-references.ts';
import type { ImportedFile } from '../../importers/shared/draft.ts';
import { CatalogError, UsageError } from '../../util/errors.ts';
import { createFolder, isFile, isFolder, removeEmptyFolders } from '../../util/file-system.ts';
import type { FolderLock } from '../../util/folder-lock.ts';
import { readWhole } from '../../util/read-file.ts';
import { quoteFileForShell, sanitize } from '../../util/sanitize.ts';
import type { CommandBody, CommandContext } from '../context/command.ts';
import { displayPath, fileFailure, readPipedText, resolvePath, withLock, writeOrReport } from '../context/files.ts';
import { rejectBuiltIn, selectCatalog } from '../context/select-catalog.ts';
import { pluralize } from '../output/counts.ts';
import { formatProblem } from '../output/report.ts';

/** Converts a bibliography or a Markdown list to entries of a catalog. */
export const importCommand: CommandBody = {
  summary: 'convert BibTeX, CSL-JSON or Markdown to catalog entries',
  about: [
    'The entries are written to stdout as a catalog in one file, which lm4c -c can read. With --into they are added to the files of a folder, sorted by id; existing records are not changed. Papers with the same DOI, arXiv id or title are imported once.',
  ],
  examples: ['lm4c import list.md > mine.yaml', 'lm4c import refs.bib --into mine'],
  status: {
    0: 'done',
    1: 'something could not be read and was skipped, or a file cannot be written',
    3: 'the catalog in the folder is not valid',
  },
  see: ['lm4c help catalog', 'lm4c check'],

  define(command) {
    command.argument('<file>', 'a BibTeX, CSL-JSON or Markdown file; - reads it from stdin');
    command.option(
      '--into [folder]',
      'add new entries to the catalog in this folder, which is created if needed (default: your own catalog)',
    );
  },

  async run(context, [file = ''], { into }: { readonly into?: string | true }) {
    const folder = into === undefined ? undefined : destinationFolder(context, into);
    const imported = await readFileToImport(context, file);
    const target = folder === undefined ? undefined : { name: folder, path: resolvePath(context.environment, folder) };
    return target ? importInto(context, { file, imported, target }) : importNow(context, { file, imported });
  },
};

/** The folder of the option `--into`. */
interface Target {
  /** As on the command line. */
  readonly name: string;
  readonly path: string;
}

interface Import {
  readonly file: string;
  readonly imported: ImportedFile;
  readonly target?: Target;
  readonly lock?: FolderLock;
}

/** Imports into a folder that is locked from the reading of its files until the end. */
async function importInto(context: CommandContext, given: Import & { readonly target: Target }): Promise<number> {
  const { name, path } = given.target;
  let firstCreated: string | undefined;
  if (!writeOrReport(context, `to ${name}`, () => (firstCreated = createFolder(path)))) return 1;
  try {
    const folder = { path, name: `to ${name}`, subfolders: ['papers'] };
    return (await withLock(context, folder, (lock) => importNow(context, { ...given, lock }))) ?? 1;
  } finally {
    if (firstCreated !== undefined) removeEmptyFolders(path, firstCreated);
  }
}

async function importNow(context: CommandContext, { file, imported, target, lock }: Import): Promise<number> {
  const existing = await readExistingCatalog(context, target?.path);
  const { assembleImport } = await import('../../importers/assemble.ts');
  const result = assembleImport(imported, existing);
  const reported = result.diagnostics.filter(({ level }) => level === 'error' || !context.quiet);
  for (const problem of reported) context.terminal.err(formatProblem({ file, ...problem }));
  if (!(await writeResult(context, result, target && lock && { ...target, lock }))) return 1;
  if (!context.quiet) context.terminal.err(summarize(imported, result, target?.name));
  return result.diagnostics.every(({ level }) => level === 'warning') ? 0 : 1;
}

/** The catalog folder of `--into`; without a name that of the user's own catalog. @throws UsageError when there is none */
function destinationFolder(context: CommandContext, name: string | true): string {
  const { environment } = context;
  if (name === '') throw new UsageError({ code: 'no-folder', message: '--into needs a folder name' });
  const source = name === true ? context.ownCatalogSource('import --into') : selectCatalog(environment, name);
  rejectBuiltIn(environment, source, 'import --into');
  const folder = displayPath(environment, source.path) || '.';
  if (source.piped || isFile(resolvePath(environment, folder)))
    throw new UsageError({ code: 'not-a-folder', message: `${folder} is a file, but --into needs a folder` });
  return folder;
}

/** @throws UsageError when the file cannot be read, or is in none of the formats */
async function readFileToImport(context: CommandContext, file: string): Promise<ImportedFile> {
  if (file === '') throw new UsageError({ code: 'no-file', message: 'import needs a file name' });
  const { readImportFile } = await import('../../importers/index.ts');
  const bytes = readBytes(context, file);
  const isYaml = /\.ya?ml$/i.test(file);
  const imported = isYaml ? undefined : await readImportFile(file, bytes);
  if (imported) return imported;
  const hint = isYaml
    ? `YAML needs no import: lm4c -c ${quoteFileForShell(file)} list`
    : 'supported formats: BibTeX, CSL-JSON, and Markdown lists or tables';
  throw new UsageError({ code: 'wrong-kind', message: `${file} is not in a format that import can read`, hint });
}

function readBytes({ environment }: CommandContext, file: string): Uint8Array {
  if (file === '-') {
    const hint = 'curl https://example.org/list.md | lm4c import -';
    return Buffer.from(readPipedText(environment, 'reads from stdin', hint));
  }
  try {
    return readWhole(resolvePath(environment, file));
  } catch (error) {
    throw new UsageError(fileFailure('read', file, error));
  }
}

/** The catalog in the folder; empty if there is none, or no folder is given. @throws CatalogError when the catalog is not valid */
async function readExistingCatalog(context: CommandContext, path: string | undefined): Promise<ExistingCatalog> {
  const empty = { papers: [], venues: [], repos: [], categories: [], knownVenues: await context.loadShippedVenues() };
  if (path === undefined || !hasCatalogFiles(path)) return empty;
  const { readCatalog } = await import('../../catalog/read-catalog.ts');
  const { entries, problems } = readCatalog(path);
  if (!entries) throw new CatalogError(problems.filter(({ level }) => level === 'error'));
  return { ...empty, ...entries };
}

/** Whether the folder has any file of a catalog, even if others that a catalog must have are missing. */
const hasCatalogFiles = (folder: string) =>
  isFolder(`${folder}/papers`) ||
  ['papers', 'categories.yaml', 'venues.yaml', 'repos.yaml'].some((name) => isFile(`${folder}/${name}`));

/** Prints the new entries, or adds them to the folder if there are any. False when they cannot be written, which is reported. */
async function writeResult(
  context: CommandContext,
  result: ImportResult,
  target: (Target & { readonly lock: FolderLock }) | undefined,
): Promise<boolean> {
  const { writeCatalog, writableKinds } = await import('../../catalog/source/write.ts');
  const catalog = { ...result, papers: result.papers.map(({ key, paper }) => [key, paper] as const) };
  if (target === undefined) {
    context.terminal.out(writeCatalog(catalog));
    return true;
  }
  if (writableKinds.every((kind) => catalog[kind].length === 0)) return true;
  const { addToCatalog } = await import('../../importers/write-into.ts');
  return writeOrReport(context, `to ${target.name}`, () => addToCatalog(target.path, catalog, target.lock));
}

function summarize(imported: ImportedFile, result: ImportResult, folder: string | undefined): string {
  const renamedKeys = result.respelled.map(([from, to]) => `${from} → ${to}`);
  const unmappedFields = [...imported.unmappedFields].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${name} (${count})`);
  const lines = [
    ...(renamedKeys.length > 0 ? [`changed keys: ${joinFirst(renamedKeys)}`] : []),
    ...(unmappedFields.length > 0 ? [`not imported: ${joinFirst(unmappedFields)}`] : []),
    describeCounts(imported, result, folder),
  ];
  return lines.map((line) => `${sanitize(line)}\n`).join('');
}

/** `9 entries: 7 papers, 2 venues added to mine; 1 duplicate; 1 skipped`. */
function describeCounts({ entries }: ImportedFile, result: ImportResult, folder: string | undefined): string {
  const { papers, venues, repos, categories, repeated, present } = result;
  const added = [
    papers.length > 0 && pluralize(papers.length, 'paper'),
    venues.length > 0 && pluralize(venues.length, 'venue'),
    repos.length > 0 && pluralize(repos.length, 'repository', 'repositories'),
    categories.length > 0 && pluralize(categories.length, 'category', 'categories'),
  ].filter(Boolean);
  const destination = folder === undefined ? '' : ` added to ${folder}`;
  const leftOut = entries - papers.length - repeated - present;
  const parts = [
    `${pluralize(entries, 'entry', 'entries')}: ${added.length > 0 ? added.join(', ') + destination : 'nothing new'}`,
    repeated > 0 && pluralize(repeated, 'duplicate'),
    present > 0 && `${present} already in ${folder}`,
    leftOut > 0 && `${leftOut} skipped`,
  ];
  return parts.filter(Boolean).join('; ');
}

/** How many keys and fields are named before the others are only counted. */
const maxNames = 10;

const joinFirst = (names: readonly string[]) =>
  names.length > maxNames ? `${names.slice(0, maxNames).join(', ')} and ${names.length - maxNames} more` : names.join(', ');
