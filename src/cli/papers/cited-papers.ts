/** The options --aux and --tex: papers that LaTeX files cite. */
import { basename, dirname, join, resolve } from 'node:path';
import type { Catalog } from '../../catalog/index/catalog.ts';
import { collectCitations } from '../../latex-cites/collect-citations.ts';
import { type Failure, UsageError } from '../../util/errors.ts';
import { describeFileError } from '../../util/file-errors.ts';
import { listFolder, resolveRegularFile } from '../../util/file-system.ts';
import { readText } from '../../util/read-file.ts';
import { sanitize } from '../../util/sanitize.ts';
import { suggestSimilar } from '../../util/suggest-similar.ts';
import type { CommandContext } from '../context/command.ts';
import { fileFailure, resolvePath } from '../context/files.ts';
import { pluralize } from '../output/counts.ts';

export interface CitedOptions {
  /** The format of the bibliography. Classic BibTeX ignores the case of keys, the others do not. */
  readonly format: string;
  readonly aux?: readonly string[];
  readonly tex?: readonly string[];
}

const fileKinds = ['aux', 'tex'] as const;
type FileKind = (typeof fileKinds)[number];

const referenceReaders = {
  aux: async () => (await import('../../latex-cites/aux-references.ts')).auxReferences,
  tex: async () => (await import('../../latex-cites/tex-references.ts')).texReferences,
};

/**
 * The numbers of the papers that LaTeX files cite, in the order of their first citation. Reports keys that will not resolve and included
 * files that cannot be read, either of which makes the result partial.
 *
 * @throws UsageError when one of the files of the options cannot be read
 */
export async function resolveCitedPapers(context: CommandContext, catalog: Catalog, options: CitedOptions) {
  const files = fileKinds.flatMap((kind) => (options[kind] ?? []).map((file) => ({ kind, file })));
  const papers = new Map<number, Set<string>>();
  let isPartial = false;
  for (const { kind, file } of files) {
    const { keys, all, unread } = await readCitations(context, kind, file);
    const cited = keys.map((key) => citedKey(catalog, key));
    for (const { key, paper } of cited) if (paper !== undefined) papers.set(paper, (papers.get(paper) ?? new Set()).add(key));
    if (all) for (let paper = 0; paper < catalog.size; paper++) if (!papers.has(paper)) papers.set(paper, new Set());
    const failures = [
      ...unread.map((name): Failure => ({ code: 'unread-file', message: `cannot read ${name}, which ${file} includes` })),
      ...(options.format === 'bibtex' ? [] : capitalizedKeys(file, cited)),
      ...unknownKeys(file, cited),
    ];
    for (const failure of failures) context.report(failure);
    isPartial ||= failures.length > 0;
  }
  return { papers: [...papers.keys()], citedKeys: (paper: number) => [...(papers.get(paper) ?? [])], isPartial };
}

function citedKey(catalog: Catalog, key: string): CitedKey {
  const paper = catalog.numberOf(key);
  const [record] = paper === undefined ? [] : catalog.papers([paper], 'brief');
  return { key, paper, isExact: record !== undefined && [record.key, ...(record.aliases ?? [])].includes(key) };
}

interface CitedKey {
  readonly key: string;
  /** Undefined if the catalog has no paper of that key. */
  readonly paper: number | undefined;
  /** Whether the paper has the key, or the alias, in these capitals. */
  readonly isExact: boolean;
}

// The keys are in the hints, because long messages are shortened.

/** A failure for all cited keys that the catalog has in other capitals. */
function capitalizedKeys(file: string, cited: readonly CitedKey[]): Failure[] {
  const keys = cited.flatMap(({ key, paper, isExact }) => (paper !== undefined && !isExact ? key : []));
  const message = `${file} cites ${pluralize(keys.length, 'key')} with capitals that differ from the catalog`;
  return keys.length > 0 ? [{ code: 'other-capitals', message, hint: keys.join(', ') }] : [];
}

function unknownKeys(file: string, cited: readonly CitedKey[]): Failure[] {
  const unknown = cited.filter(({ paper }) => paper === undefined);
  const keys = [...new Map(unknown.map(({ key }) => [key.toLowerCase(), key])).values()];
  const message = `${file} cites ${pluralize(keys.length, 'key')} missing from the catalog`;
  return keys.length > 0 ? [{ code: 'keys-lacking', message, hint: keys.join(', ') }] : [];
}

async function readCitations({ environment, terminal, quiet }: CommandContext, kind: FileKind, file: string) {
  if (file === '') throw new UsageError({ code: 'no-file', message: `--${kind} needs a file name` });
  const readReferences = await referenceReaders[kind]();
  const path = resolvePath(environment, file);
  const text = readMainFile(kind, file, path);
  checkFileKind(kind, file, text);
  const canonicalName = (name: string) => resolveRegularFile(resolve(dirname(path), name));
  const citations = collectCitations(text, readReferences, { canonicalName, read: readIncludedFile });
  if (citations.keys.length === 0 && !citations.all && !quiet) terminal.err(`${sanitize(file)} cites nothing\n`);
  return citations;
}

/** @throws UsageError when the file is for the other option */
function checkFileKind(kind: FileKind, file: string, text: string): void {
  const isTex = /\\documentclass|\\begin\s*\{document\}/.test(text);
  const isAux = /^\s*(?:\\relax\b|<\?xml)/.test(text);
  if (kind === 'aux' ? !isTex : !isAux) return;
  const [actual, hint] = kind === 'aux' ? ['TeX source', `use --tex ${file}`] : ['a file that LaTeX wrote', `use --aux ${file}`];
  throw new UsageError({ code: 'wrong-kind', message: `${file} is ${actual}`, hint });
}

const fileExtensions = { aux: /\.(?:aux|bcf)$/, tex: /\.tex$/ };

function readMainFile(kind: FileKind, file: string, path: string): string {
  try {
    return readText(path);
  } catch (error) {
    const isMissing = describeFileError(error).code === 'missing-file';
    const names = isMissing ? listFolder(dirname(path)).filter((name) => fileExtensions[kind].test(name)) : [];
    const suggestions = suggestSimilar(basename(file), names).map((name) => join(dirname(file), name));
    throw new UsageError({ ...fileFailure('read', file, error), suggestions });
  }
}

/** Undefined if the file cannot be read. */
function readIncludedFile(file: string): string | undefined {
  try {
    return readText(file);
  } catch {
    return undefined;
  }
}
