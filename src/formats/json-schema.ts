/** The JSON Schemas of the output of `--json`. */
import * as z from 'zod';
import { fieldDocs } from '../catalog/model/fields.ts';
import type { Author } from '../catalog/model/person-name.ts';
import { literalNameSchema, paperSchema, venueKindSchema } from '../catalog/model/schema.ts';
import { describeFields, type JsonSchema, jsonSchema, standaloneSchema } from '../catalog/source/json-schema.ts';
import { jsonVersion } from '../util/json.ts';

const withVersion = (title: string, schema: JsonSchema) =>
  standaloneSchema(title, { $comment: `version ${jsonVersion} of the JSON of lm4c`, ...schema });

const text = z.string();
const optionalText = text.optional();
const texts = z.array(text);
const repos = z.array(z.strictObject({ id: text, url: text, description: optionalText }));

const nameInParts = z.strictObject({
  family: text,
  suffix: text.exactOptional(),
  given: text,
  undivided: z.literal(true).exactOptional(),
}) satisfies z.ZodType<Author>;

/** A paper as fields.ts makes it. */
const printedPaper = z
  .strictObject({
    key: text,
    ...paperSchema.shape,
    authors: z.array(z.union([nameInParts, literalNameSchema])),
    venue: z.strictObject({ id: text, name: text, title: text, kind: venueKindSchema }),
    url: text,
    categories: z.array(z.strictObject({ id: text, name: text })),
    code: repos,
    reproductions: repos,
    score: z.number(),
    missing: texts,
    matches: z.array(z.strictObject({ word: text, readAs: texts.optional(), score: z.number(), fields: z.record(text, text) })),
    near: z.array(z.strictObject({ key: text, title: text, reasons: texts })),
  })
  .partial();

const additionalFieldDocs = {
  key: 'names it in citations and on the command line, and never changes',
  venue: 'where it appeared',
  url: 'its page',
  categories: 'none where nobody has sorted it in',
  code: "the authors' own",
  reproductions: 'code by others',
  missing: 'of search: the words that the paper does not have, where no paper has them all',
  score: 'of search: how well it fits; only to compare with others of the same search',
  matches: 'of search: in which fields each word fits, and how',
  near: 'of show: the papers that share most with it, the nearest first',
};

/** The schema of an array of papers. */
export function outputSchema(): JsonSchema {
  const items = describeFields(jsonSchema(printedPaper, 'output'), { ...fieldDocs('papers'), ...additionalFieldDocs });
  const description =
    'What is not known of a paper is left out, and so is what --fields does not name; no field is always there.';
  return withVersion('Papers as list, search and show print them with --json', { description, type: 'array', items });
}

const position = z.int().positive();
const problem = z.strictObject({
  file: text,
  line: position.optional(),
  column: position.optional(),
  code: text,
  message: text,
  fix: optionalText,
  edit: z.strictObject({ line: position, column: position, endLine: position, endColumn: position, text }).optional(),
  level: z.enum(['error', 'warning']),
});

const failure = z.strictObject({
  code: text,
  message: text,
  suggestions: texts,
  hint: optionalText,
  problems: z.array(problem).optional(),
});

const failureFieldDocs = {
  code: 'one of lm4c help errors; never changes its meaning',
  message: 'what is wrong, for a person',
  suggestions: 'the nearest right values, the nearest first',
  hint: 'where to look or what to type',
  problems: 'of the code invalid-catalog: each problem of the catalog',
};

/** The schema of an error on a line of stderr. */
export function errorSchema(): JsonSchema {
  const error = describeFields(jsonSchema(failure, 'output'), failureFieldDocs);
  return withVersion('An error as it stands on a line of stderr with --json', {
    type: 'object',
    properties: { error },
    required: ['error'],
    additionalProperties: false,
  });
}

const count = z.int().nonnegative();
const paperCountDoc = { papers: 'how many papers there are' };

/** The record of each command that lists something other than papers, and the meanings of its fields. */
const listingSchemas = {
  categories: [
    z.strictObject({ id: text, parent: optionalText, name: text, papers: count, description: optionalText }),
    { ...fieldDocs('categories'), papers: 'how many papers there are in it and below it' },
  ],
  venues: [
    z.strictObject({
      id: text,
      name: text,
      kind: venueKindSchema,
      papers: count,
      title: text,
      publisher: optionalText,
      aliases: texts,
    }),
    { ...fieldDocs('venues'), ...paperCountDoc },
  ],
  repos: [
    z.strictObject({ id: text, url: text, code: texts, reproductions: texts, description: optionalText }),
    {
      ...fieldDocs('repos'),
      code: 'keys of the papers by whose authors it is',
      reproductions: 'keys of the papers that it does again',
    },
  ],
  check: [problem, { fix: 'what to write instead', edit: 'what mends it without a doubt, as --fix does' }],
  cache: [
    z.strictObject({ folder: optionalText, papers: count.optional(), size: count, file: text }),
    {
      folder: 'of the catalog; the code of lm4c has none',
      papers: 'how many it has',
      size: 'in bytes',
      file: 'where it is kept',
    },
  ],
} satisfies Record<string, readonly [z.ZodType, Readonly<Record<string, string>>]>;

/** The schema of an array of records of any of these commands, with a definition for each command. */
export function listingsSchema(facets: readonly string[]): JsonSchema {
  const counted = Object.fromEntries(facets.map((facet) => [facet, facet === 'year' ? count : text]));
  const stats = [z.strictObject(counted).partial().extend({ papers: count }), paperCountDoc] as const;
  const definitions = Object.entries({ stats, ...listingSchemas }).map(([command, [record, docs]]): [string, JsonSchema] => [
    command,
    { type: 'array', items: describeFields(jsonSchema(record, 'output'), docs) },
  ]);
  return withVersion('What stats, categories, venues, repos, check and cache print with --json', {
    definitions: Object.fromEntries(definitions),
    anyOf: definitions.map(([command]) => ({ $ref: `#/definitions/${command}` })),
  });
}
