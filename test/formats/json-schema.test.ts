import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { errorSchema, listingsSchema, outputSchema } from '../../src/formats/json-schema.ts';

const ajv = new Ajv();

const schemas = { output: outputSchema(), error: errorSchema(), listings: listingsSchema(['year', 'author']) };

/** The listings as a reader of JSON has them. */
const listings: { readonly definitions: Readonly<Record<string, unknown>>; readonly anyOf: unknown } = JSON.parse(
  JSON.stringify(schemas.listings),
);

/** The names of the properties that have a description, in each object schema among the values. */
function describedIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const properties = 'properties' in value && typeof value.properties === 'object' ? (value.properties ?? {}) : {};
  const names = Object.entries(properties).filter(([, property]) => property.description);
  return [...names.map(([name]) => name), ...Object.values(value).flatMap(describedIn)];
}

describe('a schema of JSON output', () => {
  it.each(Object.entries(schemas))('has a title: %s', (_, { title }) => {
    expect(title).toMatch(/^[A-Z].* --json$/);
  });

  it('of papers explains that every field is optional', () => {
    expect(schemas.output.description).toMatch(/no field is always present/);
  });

  it('of papers describes every field', () => {
    const { items } = schemas.output;
    const names = typeof items === 'object' && 'properties' in items ? Object.keys(items.properties ?? {}) : [];
    expect([names.length > 30, describedIn(items).filter((name) => names.includes(name))]).toEqual([true, names]);
  });

  it('of errors describes every field', () => {
    expect(describedIn(schemas.error)).toEqual(['code', 'message', 'suggestions', 'hint', 'problems']);
  });

  it('of listings is that of any command', () => {
    expect(listings.anyOf).toEqual(Object.keys(listings.definitions).map((command) => ({ $ref: `#/definitions/${command}` })));
  });

  it.each([
    ['stats', ['papers']],
    ['categories', ['parent', 'name', 'papers', 'description']],
    ['venues', ['name', 'kind', 'papers', 'title', 'publisher', 'aliases']],
    ['repos', ['url', 'code', 'reproductions', 'description']],
    ['check', ['fix', 'edit']],
    ['cache', ['folder', 'papers', 'size', 'file']],
  ])('of the listing %s describes the fields %j', (command, fields) => {
    expect(describedIn(listings.definitions[command])).toEqual(fields);
  });
});

describe('the schema of an error', () => {
  const error = { code: 'unknown-key', message: 'no paper has the key "a"', suggestions: [] };
  const problem = { file: 'papers/2024.yaml', line: 1, column: 1, code: 'yaml', message: 'not valid YAML', level: 'error' };
  const edit = { line: 1, column: 1, endLine: 1, endColumn: 2, text: 'a' };

  it.each<readonly [string, unknown, readonly string[]]>([
    ['a message', { error }, []],
    ['a hint', { error: { ...error, hint: 'lm4c list' } }, []],
    ['problems of a catalog', { error: { ...error, problems: [problem, { ...problem, fix: 'a', edit }] } }, []],
    ['a problem without a position', { error: { ...error, problems: [{ ...problem, line: undefined, column: undefined }] } }, []],
    ['no error', {}, [" must have required property 'error'"]],
    ['another property', { error, papers: [] }, [' must NOT have additional properties']],
    ['no suggestions', { error: { code: 'a', message: 'b' } }, ["/error must have required property 'suggestions'"]],
    ['line 0', { error: { ...error, problems: [{ ...problem, line: 0 }] } }, ['/error/problems/0/line must be > 0']],
    [
      'another level',
      { error: { ...error, problems: [{ ...problem, level: 'note' }] } },
      ['/error/problems/0/level must be equal to one of the allowed values'],
    ],
  ])('is checked: %s', (_, value, errors) => {
    const validate = ajv.compile(schemas.error);
    // As JSON, which has no undefined.
    validate(JSON.parse(JSON.stringify(value)));
    expect((validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual(errors);
  });
});
