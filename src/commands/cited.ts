/** The papers that the files of a paper cite. */
import { basename, dirname, join, resolve } from 'node:path';
import type { App } from '../app.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { gather } from '../cited/gather.ts';
import { type Failure, UsageError } from '../errors.ts';
import { namesIn, readText, reason } from '../files.ts';
import { counted } from '../report.ts';
import { nearest } from '../text.ts';

export interface CitedOptions {
  readonly aux?: readonly string[];
  readonly tex?: readonly string[];
}

type Kind = keyof CitedOptions;

const readers = {
  aux: async () => (await import('../cited/auxiliary.ts')).auxiliaryMentions,
  tex: async () => (await import('../cited/tex.ts')).texMentions,
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
export async function papersCited(app: App, catalog: Catalog, options: CitedOptions): Promise<CitedPapers> {
  const kinds = ['aux', 'tex'] as const;
  const files = kinds.flatMap((kind) => (options[kind] ?? []).map((file) => ({ kind, file })));
  const papers = new Set<number>();
  let isPartial = false;
  for (const { kind, file } of files) {
    const cited = await citedBy(app, kind, file);
    const found = cited.keys.map((key) => ({ key, paper: catalog.numberOf(key) }));
    for (const { paper } of found) if (paper !== undefined) papers.add(paper);
    if (cited.all) for (let paper = 0; paper < catalog.size; paper++) papers.add(paper);
    const lacking = new Map(found.flatMap(({ key, paper }) => (paper === undefined ? [[key.toLowerCase(), key]] : [])));
    for (const failure of failures(file, [...lacking.values()], cited.unread)) {
      isPartial = true;
      app.report(failure);
    }
  }
  return { papers: [...papers], isPartial };
}

/** The keys stand in the hint, because a message is cut when it is long. */
function failures(file: string, lacking: readonly string[], unread: readonly string[]): Failure[] {
  const told = unread.map((name) => ({ code: 'unread-file', message: `cannot read ${name}, which ${file} includes` }));
  if (lacking.length === 0) return told;
  const message = `${file} cites ${counted(lacking.length, 'key')} that the catalog lacks`;
  return [...told, { code: 'keys-lacking', message, hint: lacking.join(', ') }];
}

async function citedBy({ world, terminal, quiet }: App, kind: Kind, file: string) {
  if (file === '') throw new UsageError({ code: 'no-file', message: `--${kind} has no name of a file` });
  const mentions = await readers[kind]();
  const path = resolve(world.cwd() ?? '', file);
  const text = mainText(file, path);
  const cited = gather(text, mentions, (name) => included(resolve(dirname(path), name)));
  if (cited.keys.length === 0 && !cited.all && !quiet) terminal.err(`${file} cites nothing${otherKind(kind, text)}\n`);
  return cited;
}

function otherKind(kind: Kind, text: string): string {
  const isSource = /\\(?:documentclass|begin\s*\{)/.test(text);
  const isAuxiliary = /^\s*(?:\\relax\b|<\?xml)/.test(text);
  if (kind === 'aux' && isSource) return '; it looks like TeX source: --tex';
  return kind === 'tex' && isAuxiliary ? '; it looks like what LaTeX writes: --aux' : '';
}

function mainText(file: string, path: string): string {
  try {
    return readText(path);
  } catch (error) {
    const { code, message } = reason(error);
    const isMissing = code === 'missing-file';
    const suggestions = isMissing ? nearest(basename(file), namesIn(dirname(path))).map((name) => join(dirname(file), name)) : [];
    throw new UsageError({ code: 'cannot-read', message: `cannot read ${file}: ${message}`, suggestions });
  }
}

function included(path: string): string | undefined {
  try {
    return readText(path);
  } catch {
    return undefined;
  }
}
