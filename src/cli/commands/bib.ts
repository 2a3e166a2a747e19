import type { Paper } from '../../catalog/model/records.ts';
import { citationFormatNames } from '../../formats/index.ts';
import { parseChoice, UsageError } from '../../util/errors.ts';
import type { CommandBody, CommandContext } from '../context/command.ts';
import { resolvePath, writeOrReport } from '../context/files.ts';
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
    'lm4c bib https://arxiv.org/abs/2305.17506v2',
    'lm4c search adversarial -f keys | lm4c bib - -o refs.bib',
    'lm4c bib --aux paper.aux -o refs.bib',
  ],
  status: {
    0: 'done',
    1: 'a key or identifier is unknown, a paper cannot be cited, or an included file cannot be read',
  },
  see: ['lm4c help filters', 'lm4c import'],

  define(command) {
    command.argument(
      '[keys...]',
      'paper keys, DOIs, arXiv ids, URLs or repositories; - reads them from stdin (default: all papers)',
    );
    command.option('--aux <file>', 'the papers cited in an .aux or .bcf file that LaTeX wrote', collectValues);
    command.option('--tex <file>', 'the papers cited in a TeX file', collectValues);
    command.addOption(choiceOption('-f, --format <format>', citationFormatNames).default('bibtex'));
    command.option(
      '-o, --output <file>',
      'write to this file; not if a key or identifier in the arguments is unknown. Unknown keys in --aux and --tex files are only reported',
    );
    addOrderOptions(addFilterOptions(command));
  },

  async run(context, words, options: BibOptions) {
    const { output } = options;
    const sortPapers = createSorter(options);
    const format = parseChoice('format', options.format, citationFormatNames);
    checkOutputFile(context, options);
    const catalog = await context.loadCatalog();
    const byKey = findPapersByKey(context, catalog, readKeyArguments(context, words, 'bib'));
    const cited = await resolveCitedPapers(context, catalog, options);
    const isForAll = words.length === 0 && options.aux === undefined && options.tex === undefined;
    const candidates = isForAll ? undefined : [...new Set([...byKey.papers, ...cited.papers])];
    const papers = filterPapers(catalog, options, candidates);
    const requested = candidates ?? papers;
    const filteredOut = requested.length - papers.length;
    if (filteredOut > 0 && !context.quiet)
      context.terminal.err(`the filters exclude ${filteredOut} of ${pluralize(requested.length, 'paper')}\n`);
    const entries: string[] = [];
    const printContext = output === undefined ? context : withOutputTo(entries, context);
    const isComplete = await createPrinter(printContext, catalog, { format })(sortPapers(papers, catalog), {
      keysOf: format === 'biblatex' ? undefined : (paper, number) => keysToWrite(paper, cited.citedKeys(number)),
    });
    if (output !== undefined && byKey.unknownCount > 0) {
      context.report({ code: 'not-written', message: `${output} was not changed` });
    } else if (output !== undefined) {
      const { replaceFile } = await import('../../util/replace-file.ts');
      const path = resolvePath(context.environment, output);
      if (!writeOrReport(context, output, () => replaceFile({ file: path, text: entries.join('') }))) return 1;
    }
    return isComplete && byKey.unknownCount === 0 && !cited.isPartial ? 0 : 1;
  },
};

/**
 * The keys under which a paper is written: those that the document cites, because only biblatex finds a paper by an alias. The others
 * get an entry for each.
 */
function keysToWrite({ key, aliases = [] }: Pick<Paper, 'key' | 'aliases'>, citedKeys: readonly string[]): readonly string[] {
  const keys = [key, ...aliases].filter((name) => citedKeys.includes(name));
  return keys.length > 0 ? keys : [key];
}

/** @throws UsageError when the output would replace an input file */
function checkOutputFile({ environment }: CommandContext, { output, aux = [], tex = [] }: BibOptions): void {
  if (output === undefined) return;
  if (output === '') throw new UsageError({ code: 'no-file', message: '--output needs a file name' });
  const path = resolvePath(environment, output);
  const isInput = [...aux, ...tex].some((file) => resolvePath(environment, file) === path);
  if (isInput) throw new UsageError({ code: 'same-file', message: `--output ${output} would overwrite an input file` });
}

/** The context with its output appended to the pieces. */
const withOutputTo = (pieces: string[], context: CommandContext): CommandContext => ({
  ...context,
  terminal: { ...context.terminal, out: (text) => pieces.push(text) },
});
