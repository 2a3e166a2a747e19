/** JSON Schemas of catalog files, generated from the zod schemas that read them. */
import * as z from 'zod';
import { fieldDocs } from '../model/fields.ts';
import { type RecordKind, recordSchemas, settingsSchema } from '../model/schema.ts';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** The draft that editors support best. */
const draft = 'http://json-schema.org/draft-07/schema#';

const recordKinds = Object.keys(recordSchemas) as RecordKind[];

/** By kind of file; `catalog` is for a whole catalog in one file. */
export const catalogSchemas = {
  papers: () => standaloneSchema('Papers of a catalog, by key', mapOf('papers')),
  venues: () => standaloneSchema('Venues of a catalog, by id', mapOf('venues')),
  repos: () => standaloneSchema('Repositories of a catalog, by owner/name', mapOf('repos')),
  categories: () => standaloneSchema('Categories of a catalog, by id; parents before their children', mapOf('categories')),
  synonyms: () =>
    standaloneSchema('Synonyms of a catalog, by one of the terms, with hyphens instead of spaces', mapOf('synonyms')),
  settings: () =>
    standaloneSchema('Settings of a catalog: rules of lm4c check that are off, or the ids that are exempt from a rule', {
      type: 'object',
      properties: { check: jsonSchema(settingsSchema.entry, 'input') },
      additionalProperties: false,
    }),
  catalog: () =>
    standaloneSchema('A whole catalog', {
      type: 'object',
      properties: Object.fromEntries(recordKinds.map((kind) => [kind, mapOf(kind)])),
      additionalProperties: false,
    }),
} satisfies Record<string, () => JsonSchema>;

/** A schema as a document of its own, with its dialect and title. */
export const standaloneSchema = (title: string, schema: JsonSchema): JsonSchema => ({ $schema: draft, title, ...schema });

const mapOf = (kind: RecordKind): JsonSchema => ({
  type: 'object',
  propertyNames: jsonSchema(recordSchemas[kind].id, 'input'),
  additionalProperties: describeFields(jsonSchema(recordSchemas[kind].entry, 'input'), fieldDocs(kind)),
});

/** The JSON Schema of the text before parsing (input), or of the parsed value (output). */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema, '~standard': standard, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io });
  return rest;
}

/** The schema of an object, or of one among other values, with descriptions of its fields. */
export function describeFields(schema: JsonSchema, texts: Readonly<Record<string, string>>): JsonSchema {
  const { properties, anyOf } = schema;
  if (anyOf) return { ...schema, anyOf: anyOf.map((one) => (typeof one === 'boolean' ? one : describeFields(one, texts))) };
  if (!properties) return schema;
  const fields = Object.entries(properties).map(([name, field]) => [name, withDescription(field, texts[name])] as const);
  return { ...schema, properties: Object.fromEntries(fields) };
}

function withDescription(field: JsonSchema | boolean, description: string | undefined): JsonSchema | boolean {
  return typeof field === 'boolean' || description === undefined ? field : { description, ...field };
}
