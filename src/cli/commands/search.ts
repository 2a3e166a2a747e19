import type { Catalog } from '../../catalog/index/catalog.ts';
import { describeIdentifier } from '../../catalog/model/identifier.ts';
import { formatNames } from '../../formats/index.ts';
import { type SearchResult, searchPapers } from '../../search/search.ts';
import { type Failure, UsageError } from '../../util/errors.ts';
import { cleanText, sanitize } from '../../util/sanitize.ts';
import { tokenize } from '../../util/tokenize.ts';
import type { CommandBody, CommandContext } from '../context/command.ts';
import { createScreen } from '../context/terminal.ts';
import { selectedFormat } from '../options/options.ts';
import { describePaperCount, writeNote } from '../output/counts.ts';
import { addFilterOptions, type FilterOptions, filterPapers } from '../papers/filter-options.ts';
import { addOrderOptions, createSorter, type OrderOptions } from '../papers/order-options.ts';
import { addOutputOptions, createPrinter, type OutputOptions, printBlocks } from '../papers/print-papers.ts';

interface SearchOptions extends FilterOptions, OrderOptions, OutputOptions {
  readonly exact?: boolean;
  readonly explain?: boolean;
}

/** Lines for help, in at most 80 columns. */
const queryLanguage = [
  '  "membership inference"     a phrase',
  '  backdoor -survey           without a word; also backdoor NOT survey',
  '  trojan OR "data poisoning" one of them; parentheses group',
  '  +watermark, a AND b        words that must match',
  '  poison*, memori?ation      any letters, one letter',
  '  author:sun venue:icse      a filter; also year, category, task, model,',
  '                             language, technique, kind, has, without',
  '  title:robust               in the title only',
  '  year:2020-2022 year>=2024  years; also since 2024, before 2022, in 2023',
  "  icse2022, ACL'23, sun23    a venue or an author with a year",
  '  arXiv:2305.17506           an identifier: a DOI, an arXiv id, owner/name of a',
  '                             repository, or the URL of a paper or of its code',
];

/** Finds the papers that match a query, best first. */
export const searchCommand: CommandBody = {
  summary: 'find papers by words, best first',
  about: [
    'A word also matches its other forms (attacks), other spellings (codesearch) and synonyms (trojan for backdoor, LLM for large language model). If nothing matches, lm4c tries longer words that begin with it, then a correction of its spelling, and says so on stderr. Words that only phrase a question are optional: papers about, which, show me.',
    'If no paper has every word, or few have every word of a long query, search also lists papers that have most of them; rare words count more. The words that a paper does not have are listed on stderr, in the table and in the field missing.',
    'Papers about the words come first. A word counts most in the title, then in authors and venue, in categories and tags, and in the summary, and more if it is rare. Papers with the words side by side, and with little else in the title, rank higher; papers with equal scores are sorted by year.',
    queryLanguage.join('\n'),
    'Quote a query that contains quotes, parentheses, *, ?, > or -word, so that the shell does not interpret them. Everything else is searched as text.',
  ],
  examples: [
    'lm4c search backdoor',
    'lm4c search papers about watermarking since 2024',
    `lm4c search '"code search" -survey' --json`,
    'lm4c search author:sun has:code',
    'lm4c search schuster et al 2021',
  ],
  status: { 0: 'found', 1: 'nothing found' },
  see: ['lm4c help filters', 'lm4c help formats', 'lm4c list'],

  define(command) {
    command.argument('<words...>', 'words, names, years, identifiers and operators; see below');
    command.option('--exact', 'match words exactly as written: no other forms, synonyms or corrections');
    command.option('--explain', 'show the score of each paper, and which fields match');
    addOutputOptions(addOrderOptions(addFilterOptions(command)), extraFieldNames);
  },

  async run(context, words, options: SearchOptions) {
    const query = cleanText(words.join(' '));
    checkQuery(query);
    const sortPapers = createSorter(options);
    const catalog = await context.loadCatalog();
    const printResult = (options.explain ? createExplanationPrinter : createResultPrinter)(context, catalog, options);
    // Filters apply after the search, because a word that only other papers have must not be corrected.
    const result = await searchPapers(catalog, query, options.exact ?? false);
    const selected = filterPapers(catalog, options, result.papers);
    const papers = sortPapers(selected, catalog);
    if (papers.length > 0) printCorrections(context, result);
    if (papers.length === 0) {
      if (!context.quiet) context.report({ code: 'nothing-found', ...describeNothingFound(query, result) });
      if (options.json || options.format) await printResult(papers, result);
      return 1;
    }
    if (result.isPartial) printMissingWords(context, result, papers);
    const isComplete = await printResult(papers, result);
    await writeNote(context, describePaperCount(papers.length, selected.length, catalog.size));
    return isComplete ? 0 : 1;
  },
};

const extraFieldNames = ['score', 'matches', 'missing'];

type PrintResult = (papers: readonly number[], result: SearchResult) => Promise<boolean>;

/** Prints papers as other commands do, with the score and the matches as additional fields. */
function createResultPrinter(context: CommandContext, catalog: Catalog, options: OutputOptions): PrintResult {
  const printPapers = createPrinter(context, catalog, { ...options, extraFieldNames });
  return (papers, { highlight, explain, missingWords }) =>
    printPapers(papers, {
      marks: highlight,
      missing: ({ key }) => missingWords(catalog.numberOf(key) ?? Number.NaN),
      extraFields: explain,
    });
}

/** Prints why each paper was found, for `--explain`. */
function createExplanationPrinter({ terminal }: CommandContext, catalog: Catalog, options: OutputOptions): PrintResult {
  const format = selectedFormat(options, formatNames);
  if ((format !== undefined && format !== 'table') || options.fields) {
    const hint = '--json has the same in the fields score, matches and missing';
    throw new UsageError({
      code: 'two-formats',
      message: '--explain cannot be combined with --fields or a format other than table',
      hint,
    });
  }
  return async (papers, { explain }) => {
    const { renderExplanation } = await import('../../formats/explanation.ts');
    const width = terminal.isTTY || format === 'table' ? terminal.width() : Number.POSITIVE_INFINITY;
    const screen = { ...createScreen(terminal, {}), width };
    let index = 0;
    printBlocks(terminal, catalog.papers(papers), (paper) =>
      renderExplanation(paper, explain(paper, papers[index++] ?? 0), screen),
    );
    return true;
  };
}

/** Far more than a person types. */
const maxWords = 100;

function checkQuery(query: string): void {
  const count = tokenize(query).length;
  if (count === 0) throw new UsageError({ code: 'no-words', message: `no word to search for in "${query}"` });
  if (count > maxWords) throw new UsageError({ code: 'too-many-words', message: `the query has more than ${maxWords} words` });
}

function printCorrections({ terminal, quiet }: CommandContext, { corrections }: SearchResult): void {
  if (quiet) return;
  for (const { word, as } of corrections) {
    const readings = as.map((reading) => `"${reading}"`).join(' or ');
    terminal.err(`${sanitize(`no paper has "${word}"; searching for ${readings} instead (--exact turns this off)`)}\n`);
  }
}

function describeNothingFound(query: string, { papers, identifiers, unknown }: SearchResult): Omit<Failure, 'code'> {
  const message = `no paper matches "${query}"`;
  if (papers.length > 0) return { message: `${message} and passes the filters`, hint: 'remove a filter' };
  if (identifiers.length > 0) return { message: `no paper has the ${identifiers.map(describeIdentifier).join(' or the ')}` };
  if (unknown.length === 0) return { message, hint: 'use fewer words' };
  const words = unknown.map(({ word }) => `"${word}"`).join(' or ');
  return { message: `no paper has ${words}`, suggestions: [...new Set(unknown.flatMap(({ near }) => near))] };
}

/** Says that the papers match only in part. */
function printMissingWords({ terminal, quiet }: CommandContext, { missingWords }: SearchResult, papers: readonly number[]): void {
  if (quiet) return;
  const words = [...new Set(papers.flatMap(missingWords))].map((word) => `"${word}"`);
  const complete = papers.filter((paper) => missingWords(paper).length === 0).length;
  const [begin, others] =
    complete === 0 ? ['no paper has', 'these'] : [complete === 1 ? '1 paper has' : `${complete} papers have`, 'the others'];
  terminal.err(`${sanitize(`${begin} every word; ${others} have most of them, but not ${words.join(' or ')}`)}\n`);
}
