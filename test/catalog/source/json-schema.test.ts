import { describe, expect, it } from 'vitest';
import { catalogSchemas } from '../../../src/catalog/source/json-schema.ts';

/** A value as a reader of JSON has it. */
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('the schema of a catalog file', () => {
  it.each(Object.entries(catalogSchemas))('%s is of draft 7 and has a title', (_, create) => {
    expect([create().$schema, create().title]).toEqual([
      'http://json-schema.org/draft-07/schema#',
      expect.stringMatching(/^[A-Z].{10,}/),
    ]);
  });

  it('of a whole catalog has those of all kinds', () => {
    const { properties, additionalProperties } = asJson(catalogSchemas.catalog());
    const kinds = ['categories', 'venues', 'repos', 'papers', 'synonyms'] as const;
    const expected = kinds.map((kind) => {
      const { $schema: _, title: _title, ...schema } = asJson(catalogSchemas[kind]());
      return [kind, schema];
    });
    expect([Object.entries(properties), additionalProperties]).toEqual([expected, false]);
  });
});
