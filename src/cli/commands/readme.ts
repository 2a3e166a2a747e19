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
import { readUtf8 } from '../../util/read-file.ts';
import { replaceFile } from '../../util/replace-file.ts';
import { sanitize } from '../../util/sanitize.ts';
import { quoteFileForShell } from '../../util/shell-quote.ts';
import type { CommandBody, CommandContext } from '../context/command.ts';
import { displayPath, locateDefaultCatalog, resolvePath } from '../context/files.ts';
import { pluralize } from '../output/counts.ts';
import { escapeWorkflowCommands } from '../output/workflow-commands.ts';

interface ReadmeOptions {
  readonly check?: boolean;
  readonly init?: boolean;
}

/** Writes the catalog as a list between two markers of a Markdown file, and changes nothing else of it. */
export const readmeCommand: CommandBody = {
  summary: 'write the catalog into a Markdown file',
  about: [
    'The list is written between two lines, and nothing else of the file is changed:',
    '  <!-- lm4c:begin -->\n  <!-- lm4c:end -->',
  ],
  examples: ['lm4c readme --init', 'lm4c readme docs/papers.md -c mine', 'lm4c readme --check'],
  status: { 0: 'done', 1: 'with --check: the list is not as the catalog makes it; or the file cannot be written' },
  see: ['lm4c check', 'lm4c help catalog'],

  define(command) {
    command.argument('[file]', 'a file with the two markers; README.md without');
    command.option('--init', 'write the markers too: at the end of the file, or into a new one');
    command.option('--check', 'write nothing; tell what differs, with status 1');
  },

  async run(context, [file = 'README.md'], { check = false, init = false }: ReadmeOptions) {
    if (file === '') throw new UsageError({ code: 'no-file', message: 'readme has no name of a file' });
    if (check && init) throw new UsageError({ code: 'two-modes', message: '--check and --init exclude each other' });
    const { text, document } = openDocument(context, file, init);
    const { before, inside, after, newline } = document;
    const lines = await renderLines(context, before);
    const list = lines.map((line) => line.text + newline).join('');
    if (check) return inside === list ? printUpToDate(context, file) : reportStale(context, file, { inside, lines });
    const newText = before + list + after;
    if (newText === text) return printUpToDate(context, file);
    return writeAndReport(context, file, { text: newText, lines });
  },
};

interface OpenedDocument {
  /** The text of the file; empty if the file is new. */
  readonly text: string;
  readonly document: MarkedDocument;
}

/**
 * @param init add markers if there are none, and create the file if it does not exist
 * @throws UsageError when the file cannot be read or its markers cannot be used
 */
function openDocument(context: CommandContext, file: string, init: boolean): OpenedDocument {
  const text = readDocument(context, file, init);
  const found = splitAtMarkers(text);
  const document = init && found === 'no-markers' ? splitAtMarkers(appendMarkers(text || '# Papers\n')) : found;
  if (typeof document !== 'string') return { text, document };
  const canInit = document === 'no-markers' && !init;
  const hint = canInit ? `to add them at its end: ${formatCommandLine(context, file, '--init')}` : markerHints[document];
  throw new UsageError({ code: document, message: `${file} cannot be used: ${markerFaults[document]}`, hint });
}

const markerHints = {
  'no-markers': 'a block of code at its end is not closed',
  'no-begin': 'add the other above it',
  'no-end': 'add the other below it',
  'wrong-order': 'put them into their order',
  'several-markers': 'leave one of each, on lines of their own; those in a fenced block of code do not count',
} as const;

function readDocument(context: CommandContext, file: string, init: boolean): string {
  try {
    return readUtf8(resolvePath(context.environment, file));
  } catch (error) {
    const { code, message } = describeFileError(error);
    const isMissing = code === 'missing-file';
    if (isMissing && init) return '';
    const hint = isMissing ? `to write one: ${formatCommandLine(context, file, '--init')}` : undefined;
    throw new UsageError({ code: isMissing ? 'missing-file' : 'cannot-read', message: `cannot read ${file}: ${message}`, hint });
  }
}

/** @param before the text before the list, whose headings determine the anchors in the list */
async function renderLines(context: CommandContext, before: string): Promise<ReadmeLine[]> {
  const catalog = await context.loadCatalog();
  const { createAnchorFinder } = await import('../../formats/readme/anchors.ts');
  return renderReadmeLines([...catalog.papers()], catalog.categories, createAnchorFinder(findHeadings(before)));
}

function printUpToDate({ terminal, quiet }: CommandContext, file: string): number {
  if (!quiet) terminal.err(`${sanitize(file)} is up to date\n`);
  return 0;
}

interface NewDocument {
  readonly text: string;
  readonly lines: readonly ReadmeLine[];
}

function writeAndReport(context: CommandContext, file: string, { text, lines }: NewDocument): number {
  try {
    replaceFile(resolvePath(context.environment, file), text);
  } catch (error) {
    context.report({ code: 'cannot-write', message: `cannot write ${file}: ${describeFileError(error).message}` });
    return 1;
  }
  if (!context.quiet) context.terminal.err(`${sanitize(file)}: ${describeContents(lines)}\n`);
  return 0;
}

/** `9 papers in 3 categories`. */
function describeContents(lines: readonly ReadmeLine[]): string {
  const count = (kind: string) => new Set(lines.flatMap(({ entry }) => (entry?.kind === kind ? entry.id : []))).size;
  const categories = count('categories');
  return `${pluralize(count('papers'), 'paper')} in ${categories} ${categories === 1 ? 'category' : 'categories'}`;
}

/** More lines would scroll the hint out of view. */
const maxDiffLines = 10;

interface StaleList {
  /** The list in the file. */
  readonly inside: string;
  /** The list of the catalog. */
  readonly lines: readonly ReadmeLine[];
}

async function reportStale(context: CommandContext, file: string, { inside, lines }: StaleList): Promise<number> {
  const { diffList } = await import('../../formats/readme/list-diff.ts');
  const changes = diffList(inside.split(/\r?\n/), lines);
  let shown = 0;
  for (const change of changes) {
    if (shown >= maxDiffLines) break;
    context.terminal.out(formatChange(context, change));
    shown += countDiffLines(change);
  }
  const hidden = changes.reduce((sum, change) => sum + countDiffLines(change), -shown);
  if (hidden > 0) context.terminal.out(`… and ${pluralize(hidden, 'more line')}\n`);
  const hint = `change the entries of the catalog, not the file, then run: ${formatCommandLine(context, file)}`;
  context.report({ code: 'stale', message: `${file} is not as the catalog makes it`, hint });
  return 1;
}

const countDiffLines = ({ old, wanted }: ListChange) => Number(old !== undefined) + Number(wanted !== undefined);

function formatChange(context: CommandContext, { old, wanted, entry }: ListChange): string {
  const lines = [
    ...(old === undefined ? [] : [`- ${old}`]),
    ...(wanted === undefined ? [] : [`+ ${wanted}`]),
    ...(entry ? [`  entry ${entry.id}${formatLocation(context, entry)}`] : []),
    ...(!entry && wanted === undefined && old?.startsWith('|') ? ['  no entry makes this row'] : []),
  ];
  return escapeWorkflowCommands(context.environment, lines.map((line) => `${sanitize(line)}\n`).join(''));
}

/** ` in papers/2024.yaml:3`; empty if the record is not found. */
function formatLocation({ catalogSource, environment }: CommandContext, { kind, id }: NonNullable<ListChange['entry']>): string {
  const location = findRecord(catalogSource().path, kind, id);
  return location === undefined ? '' : ` in ${displayPath(environment, location)}`;
}

/** The command line that writes the list, with the catalog if it is not the default one. */
function formatCommandLine({ environment, catalogSource }: CommandContext, file: string, option?: string): string {
  const { path } = catalogSource();
  const isDefault = path === locateDefaultCatalog(environment).path;
  const words = [
    'readme',
    ...(isDefault ? [] : ['-c', quoteFileForShell(path)]),
    ...(option ? [option] : []),
    quoteFileForShell(file),
  ];
  return `lm4c ${words.join(' ')}`;
}
