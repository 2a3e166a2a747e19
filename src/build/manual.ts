/** The manual page and the pages of docs/, generated from the help. */
import { isCommand } from '../cli/commands/index.ts';
import { programHelp } from '../cli/help/help-layout.ts';
import { pageToMarkdown } from '../cli/help/markdown.ts';
import { type HelpPage, type PageBlock, type TopicName, topicNames } from '../cli/help/page.ts';
import { pagesToRoff } from '../cli/help/roff.ts';
import { helpPage } from '../cli/help/topics.ts';
import { globalOptionTerms, referenceBlocks } from './reference.ts';

/** The manual page lm4c(1). */
export async function renderManual(version: string): Promise<string> {
  const section = async (title: string, topic: TopicName) => ({ title, blocks: (await helpPage(topic)).blocks });
  return pagesToRoff('lm4c', `lm4c ${version}`, [
    { title: 'Name', blocks: ['lm4c - search, list and cite a catalog of research papers'] },
    { title: 'Synopsis', blocks: ['`lm4c` [options] <command> [options]'] },
    { title: 'Description', blocks: description },
    { title: 'Options', blocks: ['They can be given before or after the command.', { terms: globalOptionTerms() }] },
    { title: 'Commands', blocks: referenceBlocks() },
    await section('Output formats', 'formats'),
    { title: 'Values of filters', blocks: (await helpPage('filters')).blocks.filter((block) => typeof block === 'string') },
    await section('Rules', 'rules'),
    await section('Environment', 'environment'),
    { title: 'Files', blocks: catalogFiles },
    await section('Exit status', 'exit-codes'),
    await section('Errors', 'errors'),
    { title: 'Examples', blocks: [{ commands: programHelp.examples }, ...(await recipeBlocks())] },
    { title: 'See also', blocks: ['`biber`(1), `bibtex`(1), `pandoc`(1)'] },
  ]);
}

const description: PageBlock[] = [
  'lm4c searches, lists, shows, counts and cites the papers of a catalog. It comes with a catalog about the security of language models for code. Your own catalog can be a folder of YAML files, a BibTeX file, CSL-JSON or a Markdown list.',
  'On a terminal it prints tables, in a pipe one tab-separated line per paper, and with `--json` JSON. If an option is repeated, the last value is used; repeated filters are combined with OR.',
];

const catalogFiles: PageBlock[] = [
  {
    terms: [
      [
        'lm4c.yaml',
        'may be empty; makes catalog/ in the same folder the catalog of all folders below, even if it has no files yet',
      ],
      [
        'catalog/',
        'categories.yaml, venues.yaml, repos.yaml, papers/*.yaml, and optionally synonyms.yaml and settings.yaml; see `lm4c help catalog`',
      ],
      ['~/.cache/lm4c', 'compiled catalogs and code, on Linux; see `lm4c cache`'],
    ],
  },
];

/** The recipes of the help topic for scripts. */
async function recipeBlocks(): Promise<PageBlock[]> {
  const { blocks } = await helpPage('agents');
  const start = blocks.findIndex((block) => typeof block === 'object' && 'heading' in block && block.heading === 'Recipes');
  const end = blocks.findIndex((block, index) => index > start && typeof block === 'object' && 'heading' in block);
  return blocks.slice(start + 1, end);
}

/** The files of docs/: their texts by name. */
export async function renderDocs(): Promise<Map<string, string>> {
  const pages = await Promise.all(topicNames.map(async (name) => [name, await helpPage(name)] as const));
  const files = [['commands', commandsPage()] as const, ...pages];
  return new Map(files.map(([name, page]) => [`${name}.md`, pageToMarkdown(page, (code) => docsLink(name, code))]));
}

function commandsPage(): HelpPage {
  const blocks = [
    ...description,
    `More: ${topicNames.map((name) => `\`lm4c help ${name}\``).join(', ')}.`,
    { commands: programHelp.examples },
    { heading: 'Options of every command' },
    'They can be given before or after the command.',
    { terms: globalOptionTerms() },
    ...referenceBlocks(),
  ];
  return { title: 'Commands', blocks };
}

/** The link from a page of docs/ to the command or help topic that the code names; undefined if it names none. */
function docsLink(page: string, code: string): string | undefined {
  const [, word, name = word] = /^lm4c (\w+)(?: ([\w-]+))?/.exec(code) ?? [];
  const topic = topicNames.find((known) => word === 'help' && known === name);
  if (topic) return topic === page ? undefined : `${topic}.md`;
  const command = word === 'help' ? name : word;
  if (command === undefined || !isCommand(command)) return undefined;
  return `${page === 'commands' ? '' : 'commands.md'}#lm4c-${command}`;
}
