/** The JSON Schema of what `--json` prints of papers. */
import * as z from 'zod';
import type { Author } from '../catalog/catalog.ts';
import { described, document, type JsonSchema, jsonSchema } from '../catalog/json-schema.ts';
import { meanings } from '../catalog/meanings.ts';
import { literalName, paperEntry, venueKind } from '../catalog/schema.ts';

const text = z.string();
const texts = z.array(text);
const repos = z.array(z.strictObject({ id: text, url: text, description: text.optional() }));

const name = z.strictObject({
  family: text,
  suffix: text.exactOptional(),
  given: text,
  undivided: z.literal(true).exactOptional(),
}) satisfies z.ZodType<Author>;

/** As fields.ts makes it. */
const shown = z
  .strictObject({
    key: text,
    ...paperEntry.shape,
    authors: z.array(z.union([name, literalName])),
    venue: z.strictObject({ id: text, name: text, title: text, kind: venueKind }),
    url: text,
    categories: z.array(z.strictObject({ id: text, name: text })),
    code: repos,
    reproductions: repos,
    score: z.number(),
    matches: z.array(z.strictObject({ word: text, readAs: texts.optional(), score: z.number(), fields: z.record(text, text) })),
    near: z.array(z.strictObject({ key: text, title: text, reasons: texts })),
  })
  .partial();

const further = {
  key: 'names it in citations and on the command line, and never changes',
  venue: 'where it appeared',
  url: 'its page',
  categories: 'none where nobody has sorted it in',
  code: "the authors' own",
  reproductions: 'code by others',
  score: 'of search: how well it fits; only to compare with others of the same search',
  matches: 'of search: in which fields each word fits, and how',
  near: 'of show: the papers that share most with it, the nearest first',
};

/** An array of papers. */
export function outputSchema(): JsonSchema {
  const items = described(jsonSchema(shown, 'output'), { ...meanings.papers, ...further });
  const description =
    'What is not known of a paper is left out, and so is what --fields does not name; no field is always there.';
  return document('Papers as list, search and show print them with --json', { description, type: 'array', items });
}

const count = z.int().positive();
const problem = z.strictObject({
  file: text,
  line: count.optional(),
  column: count.optional(),
  code: text,
  message: text,
  fix: text.optional(),
  edit: z.strictObject({ line: count, column: count, endLine: count, endColumn: count, text }).optional(),
  level: z.enum(['error', 'warning']),
});

const failure = z.strictObject({
  code: text,
  message: text,
  suggestions: texts,
  hint: text.optional(),
  problems: z.array(problem).optional(),
});

const aboutFailure = {
  code: 'one of lm4c help errors; never changes its meaning',
  message: 'what is wrong, for a person',
  suggestions: 'the nearest right values, the nearest first',
  hint: 'where to look or what to type',
  problems: 'of the code invalid-catalog: each problem of the catalog',
};

/** An error on a line of stderr. */
export function errorSchema(): JsonSchema {
  const error = described(jsonSchema(failure, 'output'), aboutFailure);
  return document('An error as it stands on a line of stderr with --json', {
    type: 'object',
    properties: { error },
    required: ['error'],
    additionalProperties: false,
  });
}
