import { countableFacets } from '../../search/counts.ts';
import { parseChoice, UsageError } from '../../util/errors.ts';
import type { CommandBody } from '../context/command.ts';
import { choiceArgument } from '../options/options.ts';

const schemaNames = [
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

/** Prints the JSON Schema of a catalog file or of the output of `--json`. */
export const schemaCommand: CommandBody = {
  summary: 'print the JSON Schema of a catalog or of --json',
  about: [
    'catalog is of all kinds in one file, output is of what list, search and show print with --json, listings of what stats, categories, venues, repos, check and cache do, error of what stands on stderr then, each other one is of the file of its name. An editor that knows YAML completes and checks a file that begins with',
    '  # yaml-language-server: $schema=schema/papers.json',
  ],
  examples: ['lm4c schema papers > schema/papers.json', 'lm4c schema output'],
  see: ['lm4c help catalog', 'lm4c help formats'],

  define(command) {
    command.addArgument(choiceArgument('[name]', schemaNames));
  },

  async run({ terminal }, [word]) {
    if (word === undefined) {
      throw new UsageError({ code: 'no-schema', message: 'the schema of what?', hint: `one of ${schemaNames.join(', ')}` });
    }
    const name = parseChoice('schema', word, schemaNames);
    terminal.out(`${JSON.stringify(await loadSchema(name), undefined, 2)}\n`);
    return 0;
  },
};

async function loadSchema(name: (typeof schemaNames)[number]) {
  if (name === 'output') return (await import('../../formats/json-schema.ts')).outputSchema();
  if (name === 'listings') return (await import('../../formats/json-schema.ts')).listingsSchema(countableFacets);
  if (name === 'error') return (await import('../../formats/json-schema.ts')).errorSchema();
  return (await import('../../catalog/source/json-schema.ts')).catalogSchemas[name]();
}
