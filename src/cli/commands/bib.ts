import type { Catalog } from '../../catalog/index/catalog.ts';
import { citationFormatNames } from '../../formats/index.ts';
import { parseChoice, UsageError } from '../../util/errors.ts';
import { describeFileError } from '../../util/file-errors.ts';
import { replaceFile } from '../../util/replace-file.ts';
import type { CommandBody, CommandContext } from '../context/command.ts';
import { resolvePath } from '../context/files.ts';
import { choiceOption, collectValues } from '../options/options.ts';
import { pluralize } from '../output/counts.ts';
import { type CitedOptions, resolveCitedPapers } from '../papers/cited-papers.ts';
import { addFilterOptions, type FilterOptions, filterPapers } from '../papers/filter-options.ts';
import { findPapersByKey, readKeyArguments } from '../papers/key-arguments.ts';
import { addOrderOptions, createSorter, type OrderOptions } from '../papers/order-options.ts';
import { createPrinter } from '../papers/print-papers.ts';

interface BibOptions extends FilterOptions, OrderOptions, CitedOptions {
  readonly format: string;
  readonly output?: string;
}

/** Writes bibliography entries of the papers with the keys or cited by the files, or of all papers; filters apply to all of them. */
export const bibCommand: CommandBody = {
  summary: 'write BibTeX, BibLaTeX, CSL-JSON or RIS',
  examples: [
    'lm4c bib > refs.bib',
    'lm4c bib sun2023backdooring yang2024stealthy',
    'lm4c search adversarial -f keys | lm4c bib - -o refs.bib',
    'lm4c bib --aux paper.aux -o refs.bib',
  ],
  status: { 0: 'done', 1: 'a key is not known, a paper cannot be cited, or a file that the paper includes cannot be read' },
  see: ['lm4c help filters', 'lm4c import'],

  define(command) {
    command.argument('[keys...]', 'keys of papers; - reads them from stdin; none means all papers');
    command.option('--aux <file>', 'what a paper cites, by the .aux or .bcf file that LaTeX wrote', collectValues);
    command.option('--tex <file>', 'what a paper cites, by its TeX source', collectValues);
    command.addOption(choiceOption('-f, --format <format>', citationFormatNames).default('bibtex'));
    command.option('-o, --output <file>', 'write the file, whole, or not at all if a key is not known');
    addOrderOptions(addFilterOptions(command));
  },

  async run(context, words, options: BibOptions) {
    const sortPapers = createSorter(options);
    const format = parseChoice('format', options.format, citationFormatNames);
    checkOutputFile(context, options);
    const catalog = await context.loadCatalog();
    const request = await resolveRequest(context, catalog, { words, options });
    const papers = filterPapers(catalog, options, request.papers);
    if (request.papers) printFilteredOut(context, request.papers.length, papers.length);
    const entries: string[] = [];
    const printContext = options.output === undefined ? context : withOutputTo(entries, context);
    const isComplete = await createPrinter(printContext, catalog, { format })(sortPapers(papers, catalog));
    if (options.output !== undefined) {
      if (request.hasUnknownKey) context.report({ code: 'not-written', message: `${options.output} is left as it was` });
      else if (!writeOutputFile(context, options.output, entries.join(''))) return 1;
    }
    return isComplete && !request.hasUnknownKey && !request.isPartial ? 0 : 1;
  },
};

/** @throws UsageError when the output would replace an input file */
function checkOutputFile({ environment }: CommandContext, { output, aux = [], tex = [] }: BibOptions): void {
  if (output === undefined) return;
  if (output === '') throw new UsageError({ code: 'no-file', message: '--output has no name of a file' });
  const path = resolvePath(environment, output);
  const isInput = [...aux, ...tex].some((file) => resolvePath(environment, file) === path);
  if (isInput) throw new UsageError({ code: 'same-file', message: `--output ${output} would replace what is read` });
}

/** The papers that a command line asks for. */
interface RequestedPapers {
  /** Undefined for all papers. */
  readonly papers: readonly number[] | undefined;
  /** Whether a key on the command line is unknown. */
  readonly hasUnknownKey: boolean;
  /** Whether a file cites an unknown key or cannot be read completely. */
  readonly isPartial: boolean;
}

async function resolveRequest(
  context: CommandContext,
  catalog: Catalog,
  { words, options }: { readonly words: readonly string[]; readonly options: BibOptions },
): Promise<RequestedPapers> {
  const keys = readKeyArguments(context, words, 'bib');
  const named = findPapersByKey(context, catalog, keys);
  const cited = await resolveCitedPapers(context, catalog, options);
  const isForAll = words.length === 0 && options.aux === undefined && options.tex === undefined;
  return {
    papers: isForAll ? undefined : [...new Set([...named.papers, ...cited.papers])],
    hasUnknownKey: named.missing > 0,
    isPartial: cited.isPartial,
  };
}

function printFilteredOut({ terminal, quiet }: CommandContext, requested: number, passing: number): void {
  const count = requested - passing;
  if (count > 0 && !quiet) terminal.err(`the filters leave out ${count} of ${pluralize(requested, 'paper')}\n`);
}

/** The context with its output appended to the pieces. */
const withOutputTo = (pieces: string[], context: CommandContext): CommandContext => ({
  ...context,
  terminal: { ...context.terminal, out: (text) => pieces.push(text) },
});

/** False when the file cannot be written, which is reported. */
function writeOutputFile({ environment, report }: CommandContext, file: string, text: string): boolean {
  try {
    replaceFile(resolvePath(environment, file), text);
    return true;
  } catch (error) {
    report({ code: 'cannot-write', message: `cannot write ${file}: ${describeFileError(error).message}` });
    return false;
  }
}
