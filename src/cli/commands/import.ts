import type { ImportResult } from '../../importers/assemble.ts';
import type { ExistingCatalog } from '../../importers/existing-catalog.ts';
import type { ImportedFile } from '../../importers/shared/draft.ts';
import { CatalogError, UsageError } from '../../util/errors.ts';
import { describeFileError, isFile, isFolder, readWhole } from '../../util/fs.ts';
import { quoteFileForShell, sanitize } from '../../util/text.ts';
import type { CommandBody } from '../command.ts';
import { type CommandContext, readPipedText, resolvePath } from '../context.ts';
import { formatProblem, pluralize } from '../report.ts';

interface ImportOptions {
  readonly into?: string;
}

/** A list in a foreign form as entries of a catalog. */
export const importCommand: CommandBody = {
  summary: 'make catalog entries of BibTeX, CSL-JSON or Markdown',
  about: [
    'The entries go to stdout as a catalog in one file, which lm4c -c reads, or with --into to the files of a folder, in the order of their ids; all that stands there stays as it is. Papers with the same DOI, arXiv id or title are one paper.',
  ],
  examples: ['lm4c import list.md > mine.yaml', 'lm4c import refs.bib --into mine'],
  status: {
    0: 'done',
    1: 'something cannot be understood and is left out, or cannot be written',
    3: 'the catalog in the folder is not valid',
  },
  see: ['lm4c help catalog', 'lm4c check'],

  define(command) {
    command.argument('<file>', 'a .bib file, CSL-JSON, or a list in Markdown; - reads it from stdin');
    command.option('--into <folder>', 'add what is new to the catalog there, which is made if there is none');
  },

  async run(app, [file = ''], { into }: ImportOptions) {
    const foreign = await foreignIn(app, file);
    const known = await knownIn(app, into);
    const { assembleImport: assemble } = await import('../../importers/assemble.ts');
    const assembled = assemble(foreign, known);
    const told = assembled.diagnostics.filter(({ level }) => level === 'error' || !app.quiet);
    for (const problem of told) app.terminal.err(formatProblem({ file, ...problem }));
    if (!(await written(app, assembled, into))) return 1;
    if (!app.quiet) app.terminal.err(summary(foreign, assembled, into));
    return assembled.diagnostics.every(({ level }) => level === 'warning') ? 0 : 1;
  },
};

/** @throws UsageError when the file cannot be read, or has none of the forms */
async function foreignIn({ world }: CommandContext, file: string): Promise<ImportedFile> {
  if (file === '') throw new UsageError({ code: 'no-file', message: 'import has no name of a file' });
  const { readImportFile: readForeign } = await import('../../importers/index.ts');
  const bytes =
    file === '-' ? Buffer.from(readPipedText(world, 'reads from stdin', piping)) : fromFile(file, resolvePath(world, file));
  const isYaml = /\.ya?ml$/i.test(file);
  const foreign = isYaml ? undefined : await readForeign(file, bytes);
  if (foreign) return foreign;
  const message = `${file} is no list that lm4c can read`;
  const hint = isYaml ? `a catalog in one file is read as it is: lm4c -c ${quoteFileForShell(file)} list` : foreignKinds;
  throw new UsageError({ code: 'wrong-kind', message, hint });
}

const piping = 'curl https://example.org/list.md | lm4c import -';
const foreignKinds = 'it reads BibTeX, CSL-JSON, and tables or lists of Markdown';

function fromFile(file: string, path: string): Uint8Array {
  try {
    return readWhole(path);
  } catch (error) {
    throw new UsageError({ code: 'cannot-read', message: `cannot read ${file}: ${describeFileError(error).message}` });
  }
}

/** What is there already: nothing, unless there is a catalog in the folder. */
async function knownIn({ world, knownVenues }: CommandContext, folder: string | undefined): Promise<ExistingCatalog> {
  const nothing = { papers: [], venues: [], repos: [], categories: [], knownVenues: await knownVenues() };
  if (folder === undefined) return nothing;
  if (folder === '') throw new UsageError({ code: 'no-folder', message: '--into has no name of a folder' });
  const path = resolvePath(world, folder);
  if (isFile(path)) throw new UsageError({ code: 'not-a-folder', message: `${folder} is a file, and --into takes a folder` });
  if (!isBegun(path)) return nothing;
  const { readCatalog } = await import('../../catalog/read-catalog.ts');
  const { entries, problems } = readCatalog(path);
  if (!entries) throw new CatalogError(problems.filter(({ level }) => level === 'error'));
  return { ...nothing, ...entries };
}

/** Whether anything of a catalog is in the folder, even if it is not all that a catalog must have. */
const isBegun = (folder: string) =>
  isFolder(`${folder}/papers`) || ['papers', ...writtenFiles].some((name) => isFile(`${folder}/${name}`));

const writtenFiles = ['categories.yaml', 'venues.yaml', 'repos.yaml'];

/** Whether all that is new could be written; without anything new no folder is made. */
async function written(
  { terminal, world, report }: CommandContext,
  assembled: ImportResult,
  folder: string | undefined,
): Promise<boolean> {
  const { writeCatalog: writtenCatalog, writableKinds: writtenKinds } = await import('../../catalog/source/write.ts');
  const catalog = { ...assembled, papers: assembled.papers.map(({ key, paper }) => [key, paper] as const) };
  if (folder === undefined) {
    terminal.out(writtenCatalog(catalog));
    return true;
  }
  if (writtenKinds.every((kind) => catalog[kind].length === 0)) return true;
  const { addToCatalog: addTo } = await import('../../importers/write-into.ts');
  try {
    addTo(resolvePath(world, folder), catalog);
    return true;
  } catch (error) {
    report({ code: 'cannot-write', message: `cannot write to ${folder}: ${describeFileError(error).message}` });
    return false;
  }
}

/** How many changed keys and fields are named. */
const enough = 10;

function summary(
  { entries, unmappedFields: placeless }: ImportedFile,
  assembled: ImportResult,
  folder: string | undefined,
): string {
  const { papers, venues, repos, categories, repeated, present, respelled } = assembled;
  const kinds = [
    papers.length > 0 && pluralize(papers.length, 'paper'),
    venues.length > 0 && pluralize(venues.length, 'venue'),
    repos.length > 0 && pluralize(repos.length, 'repository', 'repositories'),
    categories.length > 0 && pluralize(categories.length, 'category', 'categories'),
  ].filter(Boolean);
  const added = kinds.length > 0 ? `${kinds.join(', ')}${folder === undefined ? '' : ` added to ${folder}`}` : 'nothing new';
  const leftOut = entries - papers.length - repeated - present;
  const rest = [
    repeated > 0 && `${repeated} repeated`,
    present > 0 && `${present} in ${folder} already`,
    leftOut > 0 && `${leftOut} left out`,
  ];
  const fields = [...placeless].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${name} (${count})`);
  const lines = [
    respelled.length > 0 && `keys that are written otherwise here: ${some(respelled.map(([from, to]) => `${from} → ${to}`))}`,
    fields.length > 0 && `without a place in a catalog: ${some(fields)}`,
    [`${pluralize(entries, 'entry', 'entries')}: ${added}`, ...rest].filter(Boolean).join('; '),
  ];
  return lines.flatMap((line) => (line ? `${sanitize(line)}\n` : [])).join('');
}

const some = (names: readonly string[]) =>
  names.length > enough ? `${names.slice(0, enough).join(', ')} and ${names.length - enough} more` : names.join(', ');
