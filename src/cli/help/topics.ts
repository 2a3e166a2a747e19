/** The pages of the help topics, which several commands share. */
import { fieldDocs } from '../../catalog/model/fields.ts';
import { formatNames, outputFormats } from '../../formats/index.ts';
import { filterNames, paperFilters } from '../../search/filters.ts';
import { failureCodes } from '../../util/failure-codes.ts';
import { loadErrorCodes, otherProblemCodes } from '../../util/problem-codes.ts';
import type { HelpPage, PageBlock, TopicName } from './page.ts';

const exitCodes = [
  ['0', 'success; an empty list is a success too'],
  [
    '1',
    'failed: `search` found nothing, a key is unknown, a paper cannot be cited, an included LaTeX file cannot be read, `import` skipped an entry, `check` found errors (with `--strict` also warnings), `readme --check` found a list that is out of date, or the output could not be written',
  ],
  ['2', 'the command line is invalid, or names a file that cannot be used'],
  ['3', 'the catalog cannot be read or is not valid'],
  ['70', 'a bug in lm4c'],
  ['130', 'interrupted'],
] as const;

const environmentVariables = [
  ['LM4C_CATALOG', 'the catalog, if `--catalog` is not given: a folder, a file or builtin'],
  ['NO_COLOR', 'if not empty: no colors'],
  ['FORCE_COLOR', '1, 2 or 3: colors also in a pipe (1 for 16 colors, 2 or 3 for 256); 0: no colors'],
  ['CLICOLOR_FORCE', 'if not 0: colors also in a pipe'],
  ['CLICOLOR', 'if 0: no colors'],
  ['TERM, COLORTERM, WT_SESSION', 'the number of colors; if TERM is dumb: no colors, links or pager'],
  ['LC_ALL, LC_CTYPE, LANG', 'if the locale does not use utf-8: plain characters in trees and bars, as if TERM is dumb'],
  ['FORCE_HYPERLINK', 'if 0: no links; otherwise links also in a pipe'],
  ['COLUMNS', 'width of the output, in columns'],
  ['LM4C_PAGER, PAGER', 'the command that shows long output (default: less); if empty or cat: no pager'],
  ['LESS', 'options of less, after -R (default: FRX)'],
  ['CI', 'if not empty: hide the progress line'],
  [
    'GITHUB_ACTIONS',
    'if true: `lm4c check` prints problems as annotations, which GitHub shows next to their lines; paths are relative to GITHUB_WORKSPACE',
  ],
  [
    'DISPLAY, WAYLAND_DISPLAY',
    'if both are empty: `lm4c open` prints the link instead, except in Windows Subsystem for Linux, which sets WSL_DISTRO_NAME',
  ],
  ['SSH_CONNECTION', 'if not empty: the same on macOS and Windows'],
  ['SHELL', 'the shell that `lm4c completion` suggests'],
  ['XDG_CACHE_HOME', 'the folder that contains the cache folder lm4c; see `lm4c cache`'],
  ['HOME, LOCALAPPDATA', 'the default place of the cache: below HOME, on Windows below LOCALAPPDATA'],
  ['DEBUG=lm4c', 'print full details of a bug in lm4c, like `--verbose`'],
  ['NODE_DISABLE_COMPILE_CACHE', 'if not empty: do not cache compiled code'],
] as const;

const exampleError = `{"error":{"code":"unknown-venue","message":"unknown venue \\"ICES\\"","suggestions":["ICSE"],"hint":"to list all: lm4c venues"}}`;

const page = (title: string, blocks: readonly PageBlock[]): HelpPage => ({ title, blocks });

const pages: Readonly<Record<Exclude<TopicName, 'rules'>, HelpPage>> = {
  'exit-codes': page('Exit status', [
    { terms: exitCodes },
    'The help of each command explains its exit status: `lm4c help search`.',
  ]),

  errors: page('Errors', [
    'Errors go to stderr: what went wrong, the closest match, and what to try. With `--json`, `--format json` or `--format jsonl`, each error is a JSON object on one line:',
    { lines: [exampleError] },
    'suggestions is always present, hint only if there is one, and problems only if the catalog is not valid. `lm4c schema error` prints the JSON Schema. The meaning of a code never changes:',
    { terms: Object.entries(failureCodes) },
    'For the codes of problems in a catalog or an imported file, see `lm4c help rules`.',
  ]),

  formats: page('Output formats of papers', [
    { terms: formatNames.map((name) => [name, outputFormats[name].help] as const) },
    'Choose a format with `--format`. The default is table on a terminal, tsv in a pipe, and bibtex for `lm4c bib`.',
    'Choose fields with `--fields key,title,doi`. `lm4c help catalog` lists them; search also has score, matches and missing, and show has near.',
    'A table is as wide as the screen, and long texts are wrapped. On a narrow screen each paper is a block of lines. `--no-wrap` prints one truncated line per paper instead. In terminals that support links, titles link to the paper, and code links to the code.',
    'The tsv columns of other commands:',
    {
      terms: [
        ['lm4c venues', 'name, id, kind, papers, title, publisher, aliases'],
        ['lm4c categories', 'id, parent, name, papers, description'],
        ['lm4c repos', 'url, id, code, reproductions, description'],
        ['lm4c stats', 'what it counts by, papers'],
        ['lm4c cache', 'folder, papers, size, file'],
      ],
    },
    'In csv, an apostrophe is put before a cell that a spreadsheet would evaluate, such as =1+1. tsv and json contain every text unchanged.',
    'long is useful with screen readers and grep: each field is on a line that starts with its name, without colors or box characters.',
  ]),

  filters: page('Filters of papers', [
    {
      terms: filterNames.map((name) => {
        const { placeholder, help } = paperFilters[name];
        return [`--${name}${placeholder ? ` ${placeholder}` : ''}`, help] as const;
      }),
    },
    'Several values of one filter are combined with OR: `--venue ICSE,CCS`, or `--venue ICSE --venue CCS`. Different filters are combined with AND.',
    'Case, accents, spaces and hyphens are ignored. A value that is not in the catalog is an error.',
    '`--not-year`, `--not-venue` and `--not-category` exclude papers.',
  ]),

  environment: page('Environment', [
    { terms: environmentVariables },
    '`--color`, `--hyperlinks`, `--width` and `--no-pager` override these variables. Support for links is detected from the variables that the terminal sets. `--verbose` prints the catalog in use.',
  ]),

  catalog: page('Your own catalog', [
    'A catalog is a folder of YAML files. Each file maps ids to records:',
    {
      terms: [
        ['categories.yaml', 'name, parent (the id of a category above), description'],
        ['venues.yaml', 'name, title, kind (conference, journal, preprint, book, ...), publisher, aliases'],
        ['repos.yaml', 'url, description'],
        ['papers/*.yaml', 'one file per year, or any other files'],
        ['settings.yaml', 'optional: rules of lm4c check that are turned off; see `lm4c help rules`'],
        [
          'synonyms.yaml',
          'optional: terms with the same meaning, so that a search for LLM finds "large language model"; the old name, abbreviations.yaml, also works',
        ],
      ],
    },
    'A paper:',
    {
      lines: [
        'sun2023backdooring:',
        '  title: Backdooring Neural Code Search',
        '  authors:',
        '    - Sun, Weisong',
        '    - { literal: OpenAI }',
        '  year: 2023',
        '  venue: acl',
        '  arxiv: "2305.17506"',
        '  categories: [data-poisoning]',
        '  code: [wssun/BADCODE]',
      ],
    },
    'All fields of a paper:',
    { terms: Object.entries(fieldDocs('papers')) },
    'Synonyms; in the first term, hyphens replace spaces. A search for one term also finds the others, but a search for a narrower term finds only that term:',
    {
      lines: [
        'llm: large language model',
        'model-stealing: [model extraction, imitation attack]',
        'supply-chain: { same: [software supply chain], narrower: [slopsquatting] }',
      ],
    },
    '`lm4c schema` prints JSON Schemas, with which editors complete and check the files.',
    'A catalog can also be one file: BibTeX, BibLaTeX, CSL-JSON, a Markdown list, or YAML with a section for each kind of record (papers:, venues:, ...). The name - means stdin. `lm4c import` converts a file to a folder.',
    'lm4c uses the first of these: the catalog given with `--catalog`; the catalog in LM4C_CATALOG; the nearest catalog in this folder or above, which is a folder catalog or papers with the files above, or the folder catalog/ next to a file lm4c.yaml; the built-in catalog. `--catalog` also accepts the folder that contains a catalog, and builtin for the built-in catalog. `lm4c check`, `lm4c readme` and `lm4c import --into` use the built-in catalog only if it is named. `lm4c check` finds the problems in a catalog.',
  ]),

  agents: page('For scripts and assistants', [
    'No command prompts, needs a terminal or uses the network. In a pipe, stdout contains only the result, without truncation or colors.',
    { heading: 'Recipes' },
    'Search; best matches come first:',
    { commands: ['lm4c search code search backdoor --json --fields key,title,year'] },
    'Filter; list possible values with stats, venues and categories:',
    { commands: ['lm4c list --year 2023- --category backdoor --has code --json', 'lm4c stats --by technique --json'] },
    'Show a paper and its related papers, by key, DOI, arXiv id or URL:',
    { commands: ['lm4c show sun2023backdooring --json', 'lm4c show https://arxiv.org/abs/2305.17506 --json'] },
    'Cite papers by key, or all results of a search:',
    { commands: ['lm4c bib sun2023backdooring', 'lm4c search adversarial -f keys | lm4c bib - -o refs.bib'] },
    'Check a catalog after a change:',
    { commands: ['lm4c check mine --json --limit 10'] },
    { heading: 'Output' },
    {
      terms: [
        [
          'list, search, show',
          'an array of papers, [] if there are none; unknown fields are omitted; `lm4c schema output` prints the JSON Schema',
        ],
        ['stats', 'an array of counts: {"year": 2023, "papers": 26}'],
        ['venues, categories, repos', 'an array of records with the number or the keys of their papers'],
        ['check', 'an array of problems: file, line, column, code, message, level, and fix if there is one'],
        ['--version', 'the version, the platform, and the catalog in use with the number of its records'],
      ],
    },
    '`lm4c schema listings` prints the JSON Schema of counts, records and problems. `--format jsonl` prints one paper per line. With `--quiet`, stderr contains only errors.',
    { heading: 'Errors' },
    'With `--json` each error is an object on one line of stderr. A command that continues after an error can print several:',
    { lines: [exampleError] },
    '`lm4c help errors` lists the codes.',
    { heading: 'Exit status' },
    { terms: exitCodes },
    { heading: 'Compatibility' },
    'Commands, options, formats, fields, codes and exit statuses keep their names and meanings within a major version. New ones may be added, so ignore what you do not know. Tables, messages and hints are for people and may change.',
    '`lm4c --version --json` has the field json, the version of the JSON output, which the schemas also contain. It increases only on breaking changes.',
    'Paper keys and ids never change. The same catalog gives the same output, byte for byte, on every machine.',
  ]),
};

/** The page about a topic. The rules are loaded only for their page, because loading them takes time. */
export async function helpPage(topic: TopicName): Promise<HelpPage> {
  return topic === 'rules' ? rulesPage() : pages[topic];
}

async function rulesPage(): Promise<HelpPage> {
  const { checkRules } = await import('../../catalog/rules/index.ts');
  const rules = (wanted: string) =>
    [...checkRules].flatMap(([code, { description, level }]) => (level === wanted ? [[code, description] as const] : []));
  return page('Rules of lm4c check', [
    { terms: rules('warning') },
    'These rules are warnings. Warnings alone do not fail `lm4c check`, except with `--strict`. In settings.yaml, in the folder of the catalog, set a rule to off, warning or error, or list records that are exempt from it:',
    { lines: ['check:', '  no-category: off', '  not-citable: error', '  preprint-published: [sun2023backdooring]'] },
    'A rule set to error makes `lm4c check` fail, but the catalog can still be used.',
    'These rules are always errors. A catalog with errors cannot be used until they are fixed, so they cannot be turned off:',
    { terms: rules('error') },
    'These errors, about unreadable records or files, cannot be turned off either:',
    { terms: Object.entries(loadErrorCodes) },
    'Problems in settings.yaml itself; all are errors except needless-exception:',
    { terms: Object.entries(otherProblemCodes.settings) },
    { heading: 'Files that are not catalogs, and entries in other formats' },
    { terms: Object.entries(otherProblemCodes.files) },
    '`lm4c import` reports these problems of BibTeX, CSL-JSON and Markdown files, and also html-entity, not-utf-8, record-too-long, wrong-charset, and unknown-venue for a venue whose kind is assumed. If such a file is the catalog, they are all warnings:',
    { terms: Object.entries(otherProblemCodes.entries) },
  ]);
}
