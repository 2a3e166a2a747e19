import type { Catalog } from '../../catalog/index/catalog.ts';
import { citationFormatNames } from '../../formats/index.ts';
import { parseChoice, UsageError } from '../../util/errors.ts';
import { describeFileError, replaceFile } from '../../util/fs.ts';
import { type CitedOptions, resolveCitedPapers } from '../cited-papers.ts';
import { type CommandBody, choiceOption } from '../command.ts';
import { type CommandContext, resolvePath } from '../context.ts';
import {
  addFilterOptions,
  addOrderOptions,
  collectValues,
  createPrinter,
  createSorter,
  filterPapers,
  findPapersByKey,
  type PaperOptions,
  readKeyArguments,
} from '../paper-options.ts';
import { pluralize } from '../report.ts';

interface BibOptions extends PaperOptions, CitedOptions {
  readonly format: string;
  readonly output?: string;
}

/** The papers as entries of a bibliography: those with the keys, else those that pass the filters. */
export const bibCommand: CommandBody = {
  summary: 'write BibTeX, BibLaTeX, CSL-JSON or RIS',
  examples: [
    'lm4c bib > refs.bib',
    'lm4c bib sun2023backdooring yang2024stealthy',
    'lm4c search adversarial -f keys | lm4c bib - -o refs.bib',
    'lm4c bib --aux paper.aux -o refs.bib',
  ],
  status: {
    0: 'done',
    1: 'a key is not known, a paper cannot be cited, or a file that the paper includes cannot be read',
  },
  see: ['lm4c help filters', 'lm4c import'],

  define(command) {
    command.argument('[keys...]', 'keys of papers; - reads them from stdin; none means all papers');
    command.option('--aux <file>', 'what a paper cites, by the .aux or .bcf file that LaTeX wrote', collectValues);
    command.option('--tex <file>', 'what a paper cites, by its TeX source', collectValues);
    command.addOption(choiceOption('-f, --format <format>', citationFormatNames).default('bibtex'));
    command.option('-o, --output <file>', 'write the file, whole, or not at all if a key is not known');
    addOrderOptions(addFilterOptions(command));
  },

  async run(app, words, options: BibOptions) {
    const arrange = createSorter(options);
    const format = parseChoice('format', options.format, citationFormatNames);
    checkOutput(app, options);
    const catalog = await app.catalog();
    const chosen = await choice(app, catalog, words, options);
    const papers = filterPapers(catalog, options, chosen.papers);
    if (chosen.papers) tellLeftOut(app, chosen.papers.length, papers.length);
    const entries: string[] = [];
    const print = createPrinter(options.output === undefined ? app : writingTo(entries, app), catalog, { format });
    const isWhole = await print(arrange(papers, catalog));
    if (options.output !== undefined) {
      if (chosen.isMistyped) app.report({ code: 'not-written', message: `${options.output} is left as it was` });
      else if (!saved(app, options.output, entries.join(''))) return 1;
    }
    return isWhole && !chosen.isMistyped && !chosen.isPartial ? 0 : 1;
  },
};

/** Refuses what would be written over what is read. */
function checkOutput({ world }: CommandContext, { output, aux = [], tex = [] }: BibOptions): void {
  if (output === '') throw new UsageError({ code: 'no-file', message: '--output has no name of a file' });
  const read = output !== undefined && [...aux, ...tex].some((file) => resolvePath(world, file) === resolvePath(world, output));
  if (read) throw new UsageError({ code: 'same-file', message: `--output ${output} would replace what is read` });
}

interface Choice {
  /** All of them without. */
  readonly papers: readonly number[] | undefined;
  /** Whether a key that was given is not known. */
  readonly isMistyped: boolean;
  /** Whether a paper cites what is not known, or not all of its files can be read. */
  readonly isPartial: boolean;
}

/** The papers that the command line names, and those that the files cite. */
async function choice(app: CommandContext, catalog: Catalog, words: readonly string[], options: BibOptions): Promise<Choice> {
  const keys = readKeyArguments(app, words, 'bib');
  const named = findPapersByKey(app, catalog, keys);
  const cited = await resolveCitedPapers(app, catalog, options);
  const isChosen = words.length > 0 || options.aux !== undefined || options.tex !== undefined;
  return {
    papers: isChosen ? [...new Set([...named.papers, ...cited.papers])] : undefined,
    isMistyped: named.missing > 0,
    isPartial: cited.isPartial,
  };
}

/** Tells how many of the papers that were named do not pass the filters. */
function tellLeftOut({ terminal, quiet }: CommandContext, named: number, passing: number): void {
  if (named > passing && !quiet) terminal.err(`the filters leave out ${named - passing} of ${pluralize(named, 'paper')}\n`);
}

const writingTo = (pieces: string[], app: CommandContext): CommandContext => ({
  ...app,
  terminal: { ...app.terminal, out: (text) => pieces.push(text) },
});

function saved({ world, report }: CommandContext, file: string, text: string): boolean {
  try {
    replaceFile(resolvePath(world, file), text);
    return true;
  } catch (error) {
    report({ code: 'cannot-write', message: `cannot write ${file}: ${describeFileError(error).message}` });
    return false;
  }
}
