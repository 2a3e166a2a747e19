import { dirname } from 'node:path';
import { findRecord } from '../../catalog/source/catalog-files.ts';
import type { ListChange } from '../../formats/readme/list-diff.ts';
import {
  appendMarkers,
  findHeadings,
  type MarkedDocument,
  markerFaults,
  splitAtMarkers,
} from '../../formats/readme/marked-section.ts';
import { type ReadmeLine, renderReadmeLines } from '../../formats/readme/readme.ts';
import { UsageError } from '../../util/errors.ts';
import { describeFileError } from '../../util/file-errors.ts';
import type { FolderLock } from '../../util/folder-lock.ts';
import { readUtf8 } from '../../util/read-file.ts';
import { quoteFileForShell, sanitize } from '../../util/sanitize.ts';
import type { CommandBody, CommandContext } from '../context/command.ts';
import { displayPath, fileFailure, resolvePath, withLock, writeOrReport } from '../context/files.ts';
import { catalogLabel, catalogOption } from '../context/select-catalog.ts';
import { pluralize } from '../output/counts.ts';
import { escapeWorkflowCommands } from '../output/workflow-commands.ts';

type ReadmeOptions = { readonly [Name in 'check' | 'init']?: boolean };

/** Writes the catalog as a list between two markers of a Markdown file, and changes nothing else of it. */
export const readmeCommand: CommandBody = {
  summary: 'write the catalog into a Markdown file',
  about: [
    'The list is written between these two lines; the rest of the file is not changed:',
    '  <!-- lm4c:begin -->\n  <!-- lm4c:end -->',
  ],
  examples: ['lm4c readme --init', 'lm4c readme docs/papers.md -c mine', 'lm4c readme --check'],
  status: { 0: 'done', 1: 'the list is out of date (with --check), or the file cannot be written' },
  see: ['lm4c check', 'lm4c help catalog'],

  define(command) {
    command.argument('[file]', 'a Markdown file with the two lines (default: README.md)');
    command.option('--init', 'add the two lines at the end of the file; create the file if it does not exist');
    command.option('--check', 'write nothing; print the differences and exit with 1 if the list is out of date');
  },

  async run(context, [file = 'README.md'], { check = false, init = false }: ReadmeOptions) {
    if (file === '') throw new UsageError({ code: 'no-file', message: 'readme needs a file name' });
    if (check && init) throw new UsageError({ code: 'two-modes', message: '--check and --init cannot be combined' });
    const source = context.ownCatalogSource('readme');
    const { inside, list, lines, text, newText } = await renderFile(context, file, init);
    if (check && inside !== list) {
      const { diffList } = await import('../../formats/readme/list-diff.ts');
      return reportStale(context, file, diffList(inside.split(/\r?\n/), lines));
    }
    if (check || newText === text) {
      printNote(context, `${file} is up to date with ${catalogLabel(context.environment, source)}`);
      return 0;
    }
    const path = resolvePath(context.environment, file);
    const folder = { path: dirname(path), name: file };
    return (await withLock(context, folder, (lock) => writeFile(context, { file, path, init, lock }))) ?? 1;
  },
};

interface RenderedFile {
  /** The old text; null if there is no file. */
  readonly text: string | null;
  readonly newText: string;
  /** The old and the new list. */
  readonly inside: string;
  readonly list: string;
  readonly lines: readonly ReadmeLine[];
}

async function renderFile(context: CommandContext, file: string, init: boolean): Promise<RenderedFile> {
  const text = readMarkdownFile(context, file, init);
  const { before, inside, after, newline } = splitDocument(context, { file, text: text ?? '', init });
  const lines = await renderLines(context, before);
  const list = lines.map((line) => line.text + newline).join('');
  return { text, newText: before + list + after, inside, list, lines };
}

interface FileToWrite {
  readonly file: string;
  readonly path: string;
  readonly init: boolean;
  readonly lock: FolderLock;
}

/** Reads the file again, because another process may have written it until it was locked. */
async function writeFile(context: CommandContext, { file, path, init, lock }: FileToWrite): Promise<number> {
  const { text, newText, lines } = await renderFile(context, file, init);
  const { replaceFile } = await import('../../util/replace-file.ts');
  if (!writeOrReport(context, file, () => replaceFile({ file: path, text: newText, base: text }, lock))) return 1;
  const catalog = catalogLabel(context.environment, context.ownCatalogSource('readme'));
  printNote(context, `${file}: ${describeContents(lines)} from ${catalog}`);
  return 0;
}

function printNote({ terminal, quiet }: CommandContext, text: string): void {
  if (!quiet) terminal.err(`${sanitize(text)}\n`);
}

/** The text of the file; null if it does not exist and is to be created. @throws UsageError when the file cannot be read */
function readMarkdownFile(context: CommandContext, file: string, init: boolean): string | null {
  try {
    return readUtf8(resolvePath(context.environment, file));
  } catch (error) {
    if (describeFileError(error).code !== 'missing-file') throw new UsageError(fileFailure('read', file, error));
    if (init) return null;
    const hint = `to create it: ${formatCommandLine(context, file, '--init')}`;
    throw new UsageError({ ...fileFailure('read', file, error), code: 'missing-file', hint });
  }
}

interface MarkdownFile {
  readonly file: string;
  readonly text: string;
  /** Whether to add markers if there are none. */
  readonly init: boolean;
}

/** @throws UsageError when the markers cannot be used */
function splitDocument(context: CommandContext, { file, text, init }: MarkdownFile): MarkedDocument {
  const found = splitAtMarkers(text);
  const document = init && found === 'no-markers' ? splitAtMarkers(appendMarkers(text || '# Papers\n')) : found;
  if (typeof document !== 'string') return document;
  const canInit = document === 'no-markers' && !init;
  const hint = canInit ? `to add them at the end: ${formatCommandLine(context, file, '--init')}` : markerHints[document];
  throw new UsageError({ code: document, message: `${file} cannot be used: ${markerFaults[document]}`, hint });
}

const markerHints = {
  'no-markers': 'close the code block at the end of the file',
  'no-begin': 'add it above the other marker',
  'no-end': 'add it below the other marker',
  'wrong-order': 'swap the two lines',
  'several-markers': 'keep one of each, on its own line; markers in fenced code blocks are ignored',
} as const;

/** @param before the text before the list, whose headings determine the anchors in the list */
async function renderLines(context: CommandContext, before: string): Promise<ReadmeLine[]> {
  const catalog = await context.loadCatalog();
  const { createAnchorFinder } = await import('../../formats/readme/anchors.ts');
  return renderReadmeLines([...catalog.papers()], catalog.categories, createAnchorFinder(findHeadings(before)));
}

/** `9 papers in 3 categories`. */
function describeContents(lines: readonly ReadmeLine[]): string {
  const count = (kind: string) => new Set(lines.flatMap(({ entry }) => (entry?.kind === kind ? entry.id : []))).size;
  return `${pluralize(count('papers'), 'paper')} in ${pluralize(count('categories'), 'category', 'categories')}`;
}

/** More lines would scroll the hint out of view. */
const maxDiffLines = 10;

function reportStale(context: CommandContext, file: string, changes: readonly ListChange[]): number {
  let shown = 0;
  for (const change of changes) {
    if (shown >= maxDiffLines) break;
    context.terminal.out(formatChange(context, change));
    shown += countDiffLines(change);
  }
  const hidden = changes.reduce((sum, change) => sum + countDiffLines(change), -shown);
  if (hidden > 0) context.terminal.out(`… and ${pluralize(hidden, 'more line')}\n`);
  const hint = `change the catalog, not this file; then run: ${formatCommandLine(context, file)}`;
  context.report({ code: 'stale', message: `${file} is out of date`, hint });
  return 1;
}

const countDiffLines = ({ old, wanted }: ListChange) => Number(old !== undefined) + Number(wanted !== undefined);

/** The old and the new line, and the entry of the catalog with its location if that is found: `entry x in papers/2024.yaml:3`. */
function formatChange({ environment, catalogSource }: CommandContext, { old, wanted, entry }: ListChange): string {
  const location = entry && findRecord(catalogSource().path, entry.kind, entry.id);
  const lines = [
    ...(old === undefined ? [] : [`- ${old}`]),
    ...(wanted === undefined ? [] : [`+ ${wanted}`]),
    ...(entry ? [`  entry ${entry.id}${location === undefined ? '' : ` in ${displayPath(environment, location)}`}`] : []),
    ...(!entry && wanted === undefined && old?.startsWith('|') ? ['  no catalog entry for this row'] : []),
  ];
  return escapeWorkflowCommands(environment, lines.map((line) => `${sanitize(line)}\n`).join(''));
}

/** The command line that writes the list, with the catalog if it is not the default one. */
function formatCommandLine({ environment, catalogSource }: CommandContext, file: string, option?: string): string {
  const catalog = catalogOption(environment, catalogSource());
  return ['lm4c readme', ...catalog, ...(option ? [option] : []), quoteFileForShell(file)].join(' ');
}
