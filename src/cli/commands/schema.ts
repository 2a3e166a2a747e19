import { countableFacets } from '../../search/counts.ts';
import { parseChoice, UsageError } from '../../util/errors.ts';
import type { CommandBody } from '../context/command.ts';
import { choiceArgument } from '../options/options.ts';

const catalogNames = ['papers', 'venues', 'repos', 'categories', 'synonyms', 'settings', 'catalog'] as const;
const schemaNames = [...catalogNames, 'output', 'listings', 'error'] as const;

/** Prints the JSON Schema of a catalog file or of the output of `--json`. */
export const schemaCommand: CommandBody = {
  summary: 'print the JSON Schema of a catalog file or --json output',
  about: [
    [
      '  papers, venues, repos, categories, synonyms, settings: the catalog file of that name',
      '  catalog: a catalog in one file',
      '  output: the output of list, search and show with --json',
      '  listings: the output of stats, categories, venues, repos, check and cache with --json',
      '  error: errors on stderr with --json',
    ].join('\n'),
    'An editor with YAML support completes and checks a file that starts with this line:',
    '  # yaml-language-server: $schema=schema/papers.json',
  ],
  examples: ['lm4c schema papers > schema/papers.json', 'lm4c schema output'],
  see: ['lm4c help catalog', 'lm4c help formats'],

  define(command) {
    command.addArgument(choiceArgument('[name]', schemaNames));
  },

  async run({ terminal }, [word]) {
    if (word === undefined)
      throw new UsageError({ code: 'no-schema', message: 'which schema?', hint: `one of ${schemaNames.join(', ')}` });
    const schema = await loadSchema(parseChoice('schema', word, schemaNames));
    terminal.out(`${JSON.stringify(schema, undefined, 2)}\n`);
    return 0;
  },
};

async function loadSchema(name: (typeof schemaNames)[number]) {
  const { outputSchema, listingsSchema, errorSchema } = await import('../../formats/json-schema.ts');
  if (name === 'output') return outputSchema();
  if (name === 'listings') return listingsSchema(countableFacets);
  if (name === 'error') return errorSchema();
  const { catalogSchemas } = await import('../../catalog/source/json-schema.ts');
  return catalogSchemas[name]();
}
