import { locateCatalog } from '../../catalog/locate.ts';
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
import type { CommandBody } from '../command.ts';
import { type CommandContext, displayPath, resolvePath } from '../context.ts';
import { escapeWorkflowCommands, pluralize } from '../report.ts';

interface ReadmeOptions {
  readonly check?: boolean;
  readonly init?: boolean;
}

/** The catalog as a list in a Markdown file, between two markers; what stands around them is never touched. */
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

  async run(app, [file = 'README.md'], { check = false, init = false }: ReadmeOptions) {
    if (file === '') throw new UsageError({ code: 'no-file', message: 'readme has no name of a file' });
    if (check && init) throw new UsageError({ code: 'two-modes', message: '--check and --init exclude each other' });
    const { text, document } = opened(app, file, init);
    const { before, inside, after, newline } = document;
    const lines = await linesOf(app, before);
    const wanted = lines.map((line) => line.text + newline).join('');
    if (check) return inside === wanted ? tellFresh(app, file) : tellStale(app, file, document, lines);
    const whole = before + wanted + after;
    if (whole === text) return tellFresh(app, file);
    return written(app, file, whole, lines);
  },
};

interface Opened {
  /** As it is; empty where there is none yet. */
  readonly text: string;
  readonly document: MarkedDocument;
}

function opened(app: CommandContext, file: string, init: boolean): Opened {
  const text = textOf(app, file, init);
  const found = splitAtMarkers(text);
  const document = init && found === 'no-markers' ? splitAtMarkers(appendMarkers(text || '# Papers\n')) : found;
  if (typeof document !== 'string') return { text, document };
  const isUnmarked = document === 'no-markers';
  const hint = isUnmarked && !init ? `to add them at its end: ${commandLine(app, file, '--init')}` : hints[document];
  throw new UsageError({ code: document, message: `${file} cannot be used: ${markerFaults[document]}`, hint });
}

const hints = {
  'no-markers': 'a block of code at its end is not closed',
  'no-begin': 'add the other above it',
  'no-end': 'add the other below it',
  'wrong-order': 'put them into their order',
  'several-markers': 'leave one of each, on lines of their own; those in a fenced block of code do not count',
} as const;

function textOf(app: CommandContext, file: string, init: boolean): string {
  try {
    return readUtf8(resolvePath(app.world, file));
  } catch (error) {
    const { code, message } = describeFileError(error);
    const isMissing = code === 'missing-file';
    if (isMissing && init) return '';
    const hint = isMissing ? `to write one: ${commandLine(app, file, '--init')}` : undefined;
    throw new UsageError({ code: isMissing ? 'missing-file' : 'cannot-read', message: `cannot read ${file}: ${message}`, hint });
  }
}

async function linesOf(app: CommandContext, before: string): Promise<ReadmeLine[]> {
  const catalog = await app.catalog();
  const { createAnchorFinder: anchors } = await import('../../formats/readme/anchors.ts');
  return renderReadmeLines([...catalog.papers()], catalog.categories, anchors(findHeadings(before)));
}

function tellFresh({ terminal, quiet }: CommandContext, file: string): number {
  if (!quiet) terminal.err(`${sanitize(file)} is up to date\n`);
  return 0;
}

function written(app: CommandContext, file: string, text: string, lines: readonly ReadmeLine[]): number {
  try {
    replaceFile(resolvePath(app.world, file), text);
  } catch (error) {
    app.report({ code: 'cannot-write', message: `cannot write ${file}: ${describeFileError(error).message}` });
    return 1;
  }
  if (!app.quiet) app.terminal.err(`${sanitize(file)}: ${contents(lines)}\n`);
  return 0;
}

function contents(lines: readonly ReadmeLine[]): string {
  const count = (kind: string) => new Set(lines.flatMap(({ entry }) => (entry?.kind === kind ? entry.id : []))).size;
  const categories = count('categories');
  return `${pluralize(count('papers'), 'paper')} in ${categories} ${categories === 1 ? 'category' : 'categories'}`;
}

/** More of them would hide what is to be done. */
const mostLines = 10;

async function tellStale(
  app: CommandContext,
  file: string,
  { inside }: MarkedDocument,
  lines: readonly ReadmeLine[],
): Promise<number> {
  const { diffList: changes } = await import('../../formats/readme/list-diff.ts');
  const found = changes(inside.split(/\r?\n/), lines);
  let shown = 0;
  for (const change of found) {
    if (shown >= mostLines) break;
    app.terminal.out(changeText(app, change));
    shown += sides(change);
  }
  const more = found.reduce((sum, change) => sum + sides(change), -shown);
  if (more > 0) app.terminal.out(`… and ${pluralize(more, 'more line')}\n`);
  const hint = `change the entries of the catalog, not the file, then run: ${commandLine(app, file)}`;
  app.report({ code: 'stale', message: `${file} is not as the catalog makes it`, hint });
  return 1;
}

const sides = ({ old, wanted }: ListChange) => Number(old !== undefined) + Number(wanted !== undefined);

function changeText(app: CommandContext, { old, wanted, entry }: ListChange): string {
  const lines = [
    ...(old === undefined ? [] : [`- ${old}`]),
    ...(wanted === undefined ? [] : [`+ ${wanted}`]),
    ...(entry ? [`  entry ${entry.id}${placed(app, entry)}`] : []),
    ...(!entry && wanted === undefined && old?.startsWith('|') ? ['  no entry makes this row'] : []),
  ];
  return escapeWorkflowCommands(app.world, lines.map((line) => `${sanitize(line)}\n`).join(''));
}

function placed({ source, world }: CommandContext, { kind, id }: NonNullable<ListChange['entry']>): string {
  const place = findRecord(source().path, kind, id);
  return place === undefined ? '' : ` in ${displayPath(world, place)}`;
}

/** What to type, with the catalog where the command line named one. */
function commandLine({ world, source }: CommandContext, file: string, option?: string): string {
  const { path: folder } = source();
  const isNamed = folder !== locateCatalog(world.env['LM4C_CATALOG'], world.cwd(), world.shipped).path;
  const words = [
    'readme',
    ...(isNamed ? ['-c', quoteFileForShell(folder)] : []),
    ...(option ? [option] : []),
    quoteFileForShell(file),
  ];
  return `lm4c ${words.join(' ')}`;
}
