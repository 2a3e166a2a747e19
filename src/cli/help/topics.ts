/** The pages of the help topics, which several commands share. */
import { fieldDocs } from '../../catalog/model/fields.ts';
import { formatNames, outputFormats } from '../../formats/index.ts';
import { filterNames, paperFilters } from '../../search/filters.ts';
import { failureCodes } from '../../util/failure-codes.ts';
import { loadErrorCodes, otherProblemCodes } from '../../util/problem-codes.ts';
import type { HelpPage, PageBlock, TopicName } from './page.ts';

const exitCodes = [
  ['0', 'done; an empty list is an answer too'],
  [
    '1',
    'no: nothing found by `search`, an unknown key, a paper that cannot be cited or a part of it that cannot be read, an entry that `import` leaves out, errors found by `check`, with `--strict` also warnings, a list that `readme --check` finds stale, output that cannot be written',
  ],
  ['2', 'the command line is wrong, or names a file that cannot be used'],
  ['3', 'the catalog cannot be read or is not valid'],
  ['70', 'a bug of lm4c'],
  ['130', 'interrupted'],
] as const;

const environmentVariables = [
  ['LM4C_CATALOG', 'catalog to use without `--catalog`: a folder, a file or builtin'],
  ['NO_COLOR', 'no colours, if not empty'],
  ['FORCE_COLOR', 'colours also in a pipe: 1 few, 2 or 3 many; none, if 0'],
  ['CLICOLOR_FORCE', 'colours also in a pipe, if not 0'],
  ['CLICOLOR=0', 'no colours'],
  ['TERM, COLORTERM, WT_SESSION', 'how many colours there are; no colours, links and pager if TERM is dumb'],
  ['LC_ALL, LC_CTYPE, LANG', 'trees and bars in ASCII, if the locale is set and has no UTF-8; also if TERM is dumb'],
  ['FORCE_HYPERLINK', 'links also in a pipe; none, if 0'],
  ['COLUMNS', 'width of the screen'],
  ['LM4C_PAGER, PAGER', 'the command that shows what is longer than the screen, else less; none if empty or cat'],
  ['LESS', 'options of less, with -R before them; FRX if it is not set'],
  ['CI', 'no line that says how far it is, if not empty'],
  [
    'GITHUB_ACTIONS',
    'if true, `lm4c check` tells its problems so that GitHub shows them beside their lines; the files are named from GITHUB_WORKSPACE',
  ],
  [
    'DISPLAY, WAYLAND_DISPLAY',
    'if both are empty, `lm4c open` prints the address instead; not in Windows Subsystem for Linux, where WSL_DISTRO_NAME is set',
  ],
  ['SSH_CONNECTION', 'the same on macOS and Windows, if not empty'],
  ['SHELL', 'the shell that `lm4c completion` suggests'],
  ['XDG_CACHE_HOME', 'where the folder lm4c with compiled catalogs and code stands; see `lm4c cache`'],
  ['HOME, LOCALAPPDATA', 'where it stands otherwise: below HOME, on Windows in LOCALAPPDATA'],
  ['DEBUG=lm4c', 'all that is known of a bug of lm4c, as with `--verbose`'],
  ['NODE_DISABLE_COMPILE_CACHE', 'no compiled code is kept for the next time, if not empty'],
] as const;

const exampleError = `{"error":{"code":"unknown-venue","message":"no venue \\"ICES\\"","suggestions":["ICSE"],"hint":"all: lm4c venues"}}`;

const page = (title: string, blocks: readonly PageBlock[]): HelpPage => ({ title, blocks });

const pages: Readonly<Record<Exclude<TopicName, 'rules'>, HelpPage>> = {
  'exit-codes': page('Exit status', [
    { terms: exitCodes },
    'The help of a command says what its own statuses mean: `lm4c help search`.',
  ]),

  errors: page('Errors', [
    'An error says on stderr what is wrong, then what was meant if something is near, then what to type. With `--json`, `--format json` and `--format jsonl` it is an object on a line:',
    { lines: [exampleError] },
    'suggestions is always there; hint is there if something can be said, and problems if the catalog is not valid. `lm4c schema error` has its JSON Schema. The code never changes its meaning:',
    { terms: Object.entries(failureCodes) },
    'The problems of a catalog, and of what is imported, have the codes of `lm4c help rules`.',
  ]),

  formats: page('Formats of papers, for --format', [
    { terms: formatNames.map((name) => [name, outputFormats[name].help] as const) },
    'Without `--format` it is a table on a terminal and tsv in a pipe; `lm4c bib` writes bibtex unless it says otherwise.',
    '`--fields` picks the fields: `--fields key,title,doi`. They are listed in `lm4c help catalog`; search has score and matches too, show has near.',
    'A table is as wide as the screen; what has no room goes on in the next line, and on a narrow screen each paper is a block of lines. `--no-wrap` cuts each at the edge instead. On terminals that know links, titles lead to the paper and code to the code.',
    'The columns of other listings in tsv: `lm4c venues` has name, id, kind, papers, title, publisher, aliases; `lm4c categories` id, parent, name, papers, description; `lm4c repos` url, id, code, reproductions, description; `lm4c stats` what it counts by, papers; `lm4c cache` folder, papers, size, file.',
    'In csv a cell that a spreadsheet would calculate, such as =1+1, begins with an apostrophe; tsv and json have each text as it is.',
    'long suits screen readers and grep -A: each field is a line that begins with its name, without colours, boxes and signs.',
  ]),

  filters: page('Filters of papers', [
    {
      terms: filterNames.map((name) => {
        const { placeholder, help } = paperFilters[name];
        return [`--${name}${placeholder ? ` ${placeholder}` : ''}`, help] as const;
      }),
    },
    'Several values of a filter mean or: `--venue ICSE,CCS`, or `--venue ICSE --venue CCS`. Several filters mean and.',
    'Values are compared without case, accents, spaces and hyphens. One that is not in the catalog is an error.',
    '`--not-year`, `--not-venue` and `--not-category` take papers away.',
  ]),

  environment: page('Environment', [
    { terms: environmentVariables },
    '`--color`, `--hyperlinks`, `--width` and `--no-pager` go before all of these. Which terminals know links, their own variables tell. `--verbose` tells which catalog is used.',
  ]),

  catalog: page('A catalog of your own', [
    'A catalog is a folder of YAML files, each a map from ids to records:',
    {
      terms: [
        ['categories.yaml', 'name, parent (an id above it), description'],
        ['venues.yaml', 'name, title, kind (conference, journal, preprint, book, ...), publisher, aliases'],
        ['repos.yaml', 'url, description'],
        ['papers/*.yaml', 'one file a year, or as you like'],
        ['settings.yaml', 'may be left out: which rules of lm4c check are off; see `lm4c help rules`'],
        [
          'synonyms.yaml',
          'may be left out: terms that mean the same, so that a search for LLM finds "large language model"; abbreviations.yaml, its former name, is still read',
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
    'All its fields:',
    { terms: Object.entries(fieldDocs('papers')) },
    'Synonyms, with hyphens for spaces in the first term. A search for one term finds the others; one for a narrower term does not:',
    {
      lines: [
        'llm: large language model',
        'model-stealing: [model extraction, imitation attack]',
        'supply-chain: { same: [software supply chain], narrower: [slopsquatting] }',
      ],
    },
    '`lm4c schema` prints the JSON Schemas by which an editor completes and checks the files.',
    'A catalog can also be a file: BibTeX, BibLaTeX, CSL-JSON, a list in Markdown, or one file of YAML in which the records of each kind stand below its name (papers:, venues:, ...); - reads it from stdin. `lm4c import` makes a folder of it.',
    'lm4c uses the catalog that `--catalog` names; else the one in LM4C_CATALOG; else the nearest one, from the current folder upwards: a folder catalog or papers with the files above, or catalog/ beside a file lm4c.yaml; else the built-in one. `--catalog` also takes the folder that contains such a folder, and builtin for the built-in catalog. `lm4c check`, `lm4c readme` and `lm4c import --into` use the built-in catalog only if it is named. `lm4c check` finds every problem.',
  ]),

  agents: page('For scripts and assistants', [
    'No command asks back, waits for a terminal or needs the network. In a pipe stdout has the answer and nothing else, nothing of it is cut, and nothing is coloured.',
    { heading: 'Recipes' },
    'Find papers by words, the best first:',
    { commands: ['lm4c search code search backdoor --json --fields key,title,year'] },
    'Filter; the values that there are stand in stats, venues and categories:',
    { commands: ['lm4c list --year 2023- --category backdoor --has code --json', 'lm4c stats --by technique --json'] },
    'Show all that is known of a paper, by its key, DOI, arXiv id or address, and those near to it:',
    { commands: ['lm4c show sun2023backdooring --json', 'lm4c show https://arxiv.org/abs/2305.17506 --json'] },
    'Cite, by keys or by what was found:',
    { commands: ['lm4c bib sun2023backdooring', 'lm4c search adversarial -f keys | lm4c bib - -o refs.bib'] },
    'Check a catalog after it has been changed:',
    { commands: ['lm4c check mine --json --limit 10'] },
    { heading: 'Answers' },
    {
      terms: [
        [
          'list, search, show',
          'an array of papers, [] if there are none; what is not known of a paper is left out; `lm4c schema output` has the JSON Schema',
        ],
        ['stats', 'an array of counts: {"year": 2023, "papers": 26}'],
        ['venues, categories, repos', 'an array of records with their papers'],
        ['check', 'an array of problems: file, line, column, code, message, level, and fix where it is known'],
        ['--version', 'the version, what it runs on, and which catalog it uses with how much in it'],
      ],
    },
    '`lm4c schema listings` has the JSON Schema of counts, records and problems. `--format jsonl` has a paper on each line. With `--quiet` stderr has nothing but errors.',
    { heading: 'Errors' },
    'With `--json` each error is an object on a line of stderr; a command that goes on after one can tell several:',
    { lines: [exampleError] },
    '`lm4c help errors` lists the codes.',
    { heading: 'Exit status' },
    { terms: exitCodes },
    { heading: 'What stays' },
    'Commands, options, formats, fields, codes and exit statuses keep their names and meanings within a major version; others may be added, so what is not known is to be ignored. Tables, and the words of messages and hints, are for people and may change.',
    'json in `lm4c --version --json` is the version of the JSON, and stands in its schemas too. It changes where a script has to be changed, not where something is added.',
    'Keys of papers and ids never change. The same catalog gives the same bytes on every machine.',
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
    'They are warnings. Warnings alone do not fail `lm4c check`; with `--strict` they do. The file settings.yaml in the folder of the catalog changes the level of a rule to off, warning or error, or names records that are exempt from it:',
    { lines: ['check:', '  no-category: off', '  not-citable: error', '  preprint-published: [sun2023backdooring]'] },
    'A rule set to error makes `lm4c check` fail; the catalog can still be used.',
    'A catalog with errors is not used, and none of them can be switched off:',
    { terms: rules('error') },
    'Nor can what is told of a record or a file that cannot be read:',
    { terms: Object.entries(loadErrorCodes) },
    'What is told of settings.yaml itself:',
    { terms: Object.entries(otherProblemCodes.settings) },
    { heading: 'What is told of a file that is no catalog, or of an entry of another form' },
    { terms: Object.entries(otherProblemCodes.files) },
    '`lm4c import` tells these of BibTeX, CSL-JSON and Markdown, and of the above html-entity, not-utf-8, record-too-long, wrong-charset, and unknown-venue of a venue whose kind is guessed. They are all warnings where such a file is the catalog:',
    { terms: Object.entries(otherProblemCodes.entries) },
  ]);
}
