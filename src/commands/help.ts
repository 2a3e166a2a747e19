import { meanings } from '../catalog/meanings.ts';
import { oneOf } from '../errors.ts';
import { formatNames, formats } from '../format/index.ts';
import { filterNames, filters } from '../query/select.ts';
import { type CommandBody, choiceArgument } from './command.ts';

/** The help of a command, or a page on what several commands share. */
export const help: CommandBody = {
  summary: 'explain a command or a topic',
  examples: ['lm4c help search', 'lm4c help filters'],

  define(command) {
    command.addArgument(choiceArgument('[topic]', topicNames, `a command, or ${topicNames.join(', ')}`));
  },

  async run({ terminal, explain }, [name]) {
    if (explain(name)) return 0;
    const topic: () => string | Promise<string> = topics[oneOf('topic', name ?? '', topicNames)];
    terminal.out(await topic());
    return 0;
  },
};

function aligned(lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([name]) => name.length)) + 2;
  return lines.map(([name, text]) => `  ${name.padEnd(width)}${text}\n`).join('');
}

const topics = {
  'exit-codes': () => `Exit status

${aligned([
  ['0', 'done; an empty list is an answer too'],
  [
    '1',
    'no: nothing found, an unknown key, a paper that cannot be cited, problems of a catalog, a stale list, a file that cannot be written',
  ],
  ['2', 'the command line is wrong'],
  ['3', 'the catalog cannot be read or is not valid'],
  ['70', 'a bug of lm4c'],
  ['130', 'interrupted'],
])}`,

  formats: () => `Formats of papers, for --format

${aligned(formatNames.map((name) => [name, formats[name].help]))}
Without --format it is a table on a terminal and tsv in a pipe; bib writes bibtex unless it says otherwise.
--fields picks the fields: --fields key,title,doi. They are listed in lm4c help catalog;
search has score and matches too, show has near.
`,

  filters: () => `Filters of papers

${aligned(filterNames.map((name) => [`--${name}${filters[name].placeholder ? ` ${filters[name].placeholder}` : ''}`, filters[name].help]))}
Several values of a filter mean or: --venue ICSE,CCS, or --venue ICSE --venue CCS. Several filters mean and.
Values are compared without case, accents, spaces and hyphens. One that is not in the catalog is an error.
--not-year, --not-venue and --not-category take papers away.
`,

  rules: async () => {
    const { rules, refusals } = await import('../catalog/check.ts');
    const of = (level: string) =>
      [...rules].filter(([, rule]) => rule.level === level).map(([code, { about }]) => [code, about] as const);
    return `Rules of lm4c check

${aligned(of('warning'))}
They are warnings. A rule is switched off, or leaves some records alone, in settings.yaml in the folder of the catalog:

  check:
    no-category: off
    preprint-published: [sun2023backdooring]

A catalog with errors is not used, and none of them can be switched off:

${aligned(of('error'))}
Nor can what is told of a record or a file that cannot be read:

${aligned(Object.entries(refusals))}`;
  },

  environment: () => `Environment

${aligned([
  ['LM4C_CATALOG', 'folder or file of the catalog, where --catalog names none'],
  ['NO_COLOR', 'no colours, if not empty'],
  ['FORCE_COLOR, CLICOLOR_FORCE', 'colours also in a pipe, if not 0'],
  ['TERM=dumb, CLICOLOR=0', 'no colours'],
  ['COLUMNS', 'width of the screen'],
  ['XDG_CACHE_HOME', 'where the folder lm4c with compiled catalogs and code stands; see lm4c cache --help'],
  ['DEBUG=lm4c', 'all that is known of a bug of lm4c, as with --verbose'],
  ['NODE_DISABLE_COMPILE_CACHE', 'no compiled code is kept for the next time, if not empty'],
])}
--color and --width go before all of these.
`,

  catalog: () => `A catalog of your own

A catalog is a folder of YAML files, each a map from ids to records:

${aligned([
  ['categories.yaml', 'name, parent (an id above it), description'],
  ['venues.yaml', 'name, title, kind (conference, journal, preprint, book, ...), publisher, aliases'],
  ['repos.yaml', 'url, description'],
  ['papers/*.yaml', 'one file a year, or as you like'],
  ['settings.yaml', 'may be left out: which rules of lm4c check are off; see lm4c help rules'],
  ['abbreviations.yaml', 'may be left out: what short forms stand for, so that a search for LLM finds "large language model"'],
])}
A paper:

  sun2023backdooring:
    title: Backdooring Neural Code Search
    authors:
      - Sun, Weisong
      - { literal: OpenAI }
    year: 2023
    venue: acl
    arxiv: "2305.17506"
    categories: [data-poisoning]
    code: [wssun/BADCODE]

All its fields:

${aligned(Object.entries(meanings.papers))}
lm4c schema prints the JSON Schemas by which an editor completes and checks the files.

A catalog can also be a file: BibTeX, BibLaTeX, CSL-JSON, a list in Markdown, or one file of YAML in which the records of
each kind stand below its name (papers:, venues:, ...); - reads it from stdin. lm4c import makes a folder of it.

lm4c uses the folder or file that --catalog names; else the one in LM4C_CATALOG; else catalog/ beside the nearest lm4c.yaml
from the current folder upwards; else the one that comes with it. lm4c check finds every problem in it.
`,
} satisfies Record<string, () => string | Promise<string>>;
const topicNames = Object.keys(topics) as (keyof typeof topics)[];
