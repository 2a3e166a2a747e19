import { countableFacets } from '../../search/counts.ts';
import { parseChoice, UsageError } from '../../util/errors.ts';
import { type CommandBody, choiceArgument } from '../context/command.ts';

const names = [
  'papers',
  'venues',
  'repos',
  'categories',
  'abbreviations',
  'settings',
  'catalog',
  'output',
  'listings',
  'error',
] as const;

/** The JSON Schema of a file of a catalog, or of what `--json` prints. */
export const schemaCommand: CommandBody = {
  summary: 'print the JSON Schema of a catalog or of --json',
  about: [
    'catalog is of all kinds in one file, output is of what list, search and show print with --json, listings of what stats, categories, venues, repos, check and cache do, error of what stands on stderr then, each other one is of the file of its name. An editor that knows YAML completes and checks a file that begins with',
    '  # yaml-language-server: $schema=schema/papers.json',
  ],
  examples: ['lm4c schema papers > schema/papers.json', 'lm4c schema output'],
  see: ['lm4c help catalog', 'lm4c help formats'],

  define(command) {
    command.addArgument(choiceArgument('[name]', names));
  },

  async run({ terminal }, [written]) {
    if (written === undefined) {
      throw new UsageError({ code: 'no-schema', message: 'the schema of what?', hint: `one of ${names.join(', ')}` });
    }
    const name = parseChoice('schema', written, names);
    terminal.out(`${JSON.stringify(await schemaOf(name), undefined, 2)}\n`);
    return 0;
  },
};

async function schemaOf(name: (typeof names)[number]) {
  if (name === 'output') return (await import('../../formats/json-schema.ts')).outputSchema();
  if (name === 'listings') return (await import('../../formats/json-schema.ts')).listingsSchema(countableFacets);
  if (name === 'error') return (await import('../../formats/json-schema.ts')).errorSchema();
  return (await import('../../catalog/source/json-schema.ts')).catalogSchemas[name]();
}
