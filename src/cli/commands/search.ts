import type { Command } from 'commander';
import type { Catalog } from '../../catalog/model/model.ts';
import { type SearchResult, searchPapers } from '../../search/search.ts';
import { UsageError } from '../../util/errors.ts';
import { cleanText, sanitize } from '../../util/text.ts';
import { tokenize } from '../../util/tokenize.ts';
import type { CommandBody } from '../command.ts';
import type { CommandContext } from '../context.ts';
import {
  addFilterOptions,
  addOrderOptions,
  addOutputOptions,
  createPrinter,
  createSorter,
  filterPapers,
  type PaperOptions,
  reportCount,
} from '../paper-options.ts';

interface SearchOptions extends PaperOptions {
  readonly exact?: boolean;
  readonly explain?: boolean;
}

/** The papers in which every word fits, best first. */
export const searchCommand: CommandBody = {
  summary: 'find papers by words, best first',
  about: [
    'A word also fits another form of itself (attacks), another spelling (codesearch, LLM) and the beginning of a longer one. Only a word that fits nowhere is read as the nearest that does, and stderr says so.',
    'A rarer word, a more telling field (title and acronym, then people and venue, tags, summary) and words side by side count for more.',
  ],
  examples: [
    'lm4c search backdoor',
    'lm4c search stealthy backdoor --year 2023- --json',
    'lm4c search code search --has code -f keys',
  ],
  status: { 0: 'found', 1: 'nothing found' },
  see: ['lm4c help filters', 'lm4c help formats', 'lm4c list'],

  define(command: Command) {
    command.argument('<words...>', 'every one must fit somewhere in the record: title, author, venue, year, task, ...');
    command.option('--exact', 'do not forgive typing errors');
    command.option('--explain', 'tell of each paper where the words fit, and what that scores');
    addOutputOptions(addOrderOptions(addFilterOptions(command)), furtherFields);
  },

  async run(app, given, options: SearchOptions) {
    const query = cleanText(given.join(' '));
    checkQuery(query);
    const arrange = createSorter(options);
    const catalog = await app.catalog();
    const print = (options.explain ? explainer : resultPrinter)(app, catalog, options);
    // All papers are searched, so that a word which only others have is not taken for a mistyped one.
    const result = await searchPapers(catalog, query, options.exact ?? false);
    const papers = filterPapers(catalog, options, result.papers);
    const shown = arrange(papers, catalog);
    if (result.unknown.length === 0) tellReadings(app, result);
    if (shown.length === 0) reportNothing(app, query, result);
    const isWhole = shown.length > 0 || options.json || options.format ? await print(shown, result) : false;
    if (shown.length > 0) await reportCount(app, shown.length, papers.length, catalog.size);
    return isWhole && shown.length > 0 ? 0 : 1;
  },
};

/** What a search knows of a paper. */
const furtherFields = ['score', 'matches'];

type PrintResult = (papers: readonly number[], result: SearchResult) => Promise<boolean>;

/** Prints what was found as the other commands print papers, with the score and the matches of each. */
function resultPrinter(app: CommandContext, catalog: Catalog, options: PaperOptions): PrintResult {
  const print = createPrinter(app, catalog, options, furtherFields);
  return (papers, { highlight: marks, explain }) => print(papers, { marks, further: explain });
}

/** Prints why each paper was found. */
function explainer({ terminal }: CommandContext, catalog: Catalog, { format, json, fields }: PaperOptions): PrintResult {
  if (format !== undefined || json || fields) {
    const hint = 'the fields score and matches tell the same: --json';
    throw new UsageError({ code: 'two-formats', message: '--explain is a form of its own, without --format and --fields', hint });
  }
  return async (papers, { explain }) => {
    const { renderExplanation: explanation } = await import('../../formats/explanation.ts');
    const width = terminal.isTTY ? terminal.width() : Number.POSITIVE_INFINITY;
    const screen = { width, color: terminal.color.out(), links: terminal.hasLinks() };
    let before = '';
    for (const paper of catalog.papers(papers)) {
      terminal.out(before + explanation(paper, explain(paper), screen));
      before = '\n';
    }
    return true;
  };
}

/** More are no question of a person's. */
const mostWords = 100;

function checkQuery(query: string): void {
  const count = tokenize(query).length;
  if (count === 0) throw new UsageError({ code: 'no-words', message: `no word to search for in "${query}"` });
  if (count > mostWords) throw new UsageError({ code: 'too-many-words', message: `more than ${mostWords} words to search for` });
}

function tellReadings({ terminal, quiet }: CommandContext, { corrections: readings }: SearchResult): void {
  if (quiet) return;
  for (const { word, as } of readings) {
    const others = as.map((other) => `"${other}"`).join(' or ');
    terminal.err(`${sanitize(`no paper has "${word}"; read as ${others} (--exact to forbid)`)}\n`);
  }
}

function reportNothing(
  { report, quiet }: CommandContext,
  query: string,
  { papers, unknown, relaxations: without }: SearchResult,
): void {
  if (quiet) return;
  const suggestions = [...new Set(unknown.flatMap(({ near }) => near))];
  const missing = unknown.map(({ word }) => `"${word}"`).join(' and none has ');
  const elsewhere = papers.length > 0 ? ' and passes the filters' : '';
  const wanted = tokenize(query).length > 1 ? `all of "${query}"` : `"${query}"`;
  const message = `no paper has ${missing || wanted + elsewhere}`;
  const [left] = without;
  const word = left
    ? `without "${left.word}" ${left.papers === 1 ? 'there is 1' : `there are ${left.papers}`}`
    : 'leave out a word';
  const hint = missing ? undefined : elsewhere ? 'leave out a filter' : word;
  report({ code: 'nothing-found', message, suggestions, hint });
}
