/** The papers that the files of a paper cite. */
import { basename, dirname, join, resolve } from 'node:path';
import type { Catalog } from '../catalog/index/catalog.ts';
import { collectCitations } from '../latex-cites/gather.ts';
import { type Failure, UsageError } from '../util/errors.ts';
import { describeFileError, listFolder, readText, resolveRegularFile } from '../util/fs.ts';
import { sanitize, suggestSimilar } from '../util/text.ts';
import { type CommandContext, resolvePath } from './context.ts';
import { pluralize } from './report.ts';

export interface CitedOptions {
  /** Of the citations: only classic BibTeX takes a key with other capitals for the same. */
  readonly format: string;
  readonly aux?: readonly string[];
  readonly tex?: readonly string[];
}

const kinds = ['aux', 'tex'] as const;
type Kind = (typeof kinds)[number];

const readers = {
  aux: async () => (await import('../latex-cites/aux-files.ts')).auxReferences,
  tex: async () => (await import('../latex-cites/tex.ts')).texReferences,
};

interface CitedPapers {
  readonly papers: readonly number[];
  /** Whether something is cited that the catalog lacks, or a file could not be read. */
  readonly isPartial: boolean;
}

/**
 * The numbers of the papers that the files cite, in the order in which they are cited first; what is lacking is told.
 *
 * @throws UsageError when one of the files cannot be read
 */
export async function resolveCitedPapers(app: CommandContext, catalog: Catalog, options: CitedOptions): Promise<CitedPapers> {
  const files = kinds.flatMap((kind) => (options[kind] ?? []).map((file) => ({ kind, file })));
  const papers = new Set<number>();
  let isPartial = false;
  for (const { kind, file } of files) {
    const cited = await citedBy(app, kind, file);
    const found = cited.keys.map((key) => ({ key, paper: catalog.numberOf(key) }));
    for (const { paper } of found) if (paper !== undefined) papers.add(paper);
    if (cited.all) for (let paper = 0; paper < catalog.size; paper++) papers.add(paper);
    const lacking = new Map(found.flatMap(({ key, paper }) => (paper === undefined ? [[key.toLowerCase(), key]] : [])));
    const respelled = found.flatMap(({ key, paper }) => (paper !== undefined && /[A-Z]/.test(key) ? key : []));
    const keys = { lacking: [...lacking.values()], respelled: options.format === 'bibtex' ? [] : respelled };
    for (const failure of failures(file, keys, cited.unread)) {
      isPartial = true;
      app.report(failure);
    }
  }
  return { papers: [...papers], isPartial };
}

interface Keys {
  readonly lacking: readonly string[];
  /** Those whose capitals are not those of the catalog. */
  readonly respelled: readonly string[];
}

/** The keys stand in the hint, because a message is cut when it is long. */
function failures(file: string, { lacking, respelled }: Keys, unread: readonly string[]): Failure[] {
  const told: Failure[] = unread.map((name) => ({ code: 'unread-file', message: `cannot read ${name}, which ${file} includes` }));
  if (respelled.length > 0) {
    const message = `${file} cites ${pluralize(respelled.length, 'key')} with capitals, which the catalog writes without`;
    told.push({ code: 'other-capitals', message, hint: respelled.join(', ') });
  }
  if (lacking.length > 0) {
    const message = `${file} cites ${pluralize(lacking.length, 'key')} that the catalog lacks`;
    told.push({ code: 'keys-lacking', message, hint: lacking.join(', ') });
  }
  return told;
}

async function citedBy({ world, terminal, quiet }: CommandContext, kind: Kind, file: string) {
  if (file === '') throw new UsageError({ code: 'no-file', message: `--${kind} has no name of a file` });
  const mentions = await readers[kind]();
  const path = resolvePath(world, file);
  const text = mainText(kind, file, path);
  checkKind(kind, file, text);
  const cited = collectCitations(text, mentions, included, (name) => resolveRegularFile(resolve(dirname(path), name)));
  if (cited.keys.length === 0 && !cited.all && !quiet) terminal.err(`${sanitize(file)} cites nothing\n`);
  return cited;
}

function checkKind(kind: Kind, file: string, text: string): void {
  const isSource = /\\documentclass|\\begin\s*\{document\}/.test(text);
  const isAuxiliary = /^\s*(?:\\relax\b|<\?xml)/.test(text);
  if (kind === 'aux' ? !isSource : !isAuxiliary) return;
  const [what, hint] = kind === 'aux' ? ['TeX source', `--tex ${file}`] : ['what LaTeX writes', `--aux ${file}`];
  throw new UsageError({ code: 'wrong-kind', message: `${file} is ${what}`, hint });
}

const endings = { aux: /\.(?:aux|bcf)$/, tex: /\.tex$/ };

function mainText(kind: Kind, file: string, path: string): string {
  try {
    return readText(path);
  } catch (error) {
    const { code, message } = describeFileError(error);
    const isMissing = code === 'missing-file';
    const names = isMissing ? listFolder(dirname(path)).filter((name) => endings[kind].test(name)) : [];
    const suggestions = suggestSimilar(basename(file), names).map((name) => join(dirname(file), name));
    throw new UsageError({ code: 'cannot-read', message: `cannot read ${file}: ${message}`, suggestions });
  }
}

/** The text of a file that a paper includes; undefined where it cannot be read. */
function included(file: string): string | undefined {
  try {
    return readText(file);
  } catch {
    return undefined;
  }
}
