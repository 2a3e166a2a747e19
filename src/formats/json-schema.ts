/** The JSON Schemas of the output of `--json`. */
import * as z from 'zod';
import { fieldDocs } from '../catalog/model/fields.ts';
import type { Author } from '../catalog/model/person-name.ts';
import { literalNameSchema, paperSchema, venueKindSchema } from '../catalog/model/schema.ts';
import { describeFields, type JsonSchema, jsonSchema, standaloneSchema } from '../catalog/source/json-schema.ts';
import { jsonVersion } from '../util/json.ts';

const withVersion = (title: string, schema: JsonSchema) =>
  standaloneSchema(title, { $comment: `version ${jsonVersion} of the JSON output of lm4c`, ...schema });

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
  key: 'key of the paper, for citations and the command line; it never changes',
  venue: 'the venue',
  url: 'web page of the paper',
  categories: 'categories; empty if none have been assigned',
  code: "repositories with the authors' code",
  reproductions: 'repositories with code by others',
  missing: 'search only: words of the query that the paper does not have, if no paper has them all',
  score: 'search only: the score, comparable only with scores of the same search',
  matches: 'search only: the fields that each word matches, and how',
  near: 'show only: related papers, the closest first',
};

/** The schema of an array of papers. */
export function outputSchema(): JsonSchema {
  const items = describeFields(jsonSchema(printedPaper, 'output'), { ...fieldDocs('papers'), ...additionalFieldDocs });
  const description = 'Unknown fields are omitted, and so are fields not selected with --fields; no field is always present.';
  return withVersion('Papers, as printed by list, search and show with --json', { description, type: 'array', items });
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
  code: 'one of the codes in lm4c help errors; its meaning never changes',
  message: 'what went wrong, for people',
  suggestions: 'similar valid values, the closest first',
  hint: 'where to look or what to try',
  problems: 'invalid-catalog only: each problem of the catalog',
};

/** The schema of an error on a line of stderr. */
export function errorSchema(): JsonSchema {
  const error = describeFields(jsonSchema(failure, 'output'), failureFieldDocs);
  return withVersion('An error, as printed on one line of stderr with --json', {
    type: 'object',
    properties: { error },
    required: ['error'],
    additionalProperties: false,
  });
}

const count = z.int().nonnegative();
const paperCountDoc = { papers: 'number of papers' };

/** The record of each command that lists something other than papers, and the meanings of its fields. */
const listingSchemas = {
  categories: [
    z.strictObject({ id: text, parent: optionalText, name: text, papers: count, description: optionalText }),
    { ...fieldDocs('categories'), papers: 'number of papers in the category and its subcategories' },
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
      code: 'keys of the papers whose authors wrote the code',
      reproductions: 'keys of the papers that the code reproduces',
    },
  ],
  check: [problem, { fix: 'suggested fix', edit: 'the safe fix that --fix applies' }],
  cache: [
    z.strictObject({ folder: optionalText, papers: count.optional(), size: count, file: text }),
    {
      folder: 'folder of the catalog; missing for the code of lm4c',
      papers: 'number of papers in the catalog',
      size: 'size in bytes',
      file: 'path of the cache file',
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
  return withVersion('Output of stats, categories, venues, repos, check and cache with --json', {
    definitions: Object.fromEntries(definitions),
    anyOf: definitions.map(([command]) => ({ $ref: `#/definitions/${command}` })),
  });
}
