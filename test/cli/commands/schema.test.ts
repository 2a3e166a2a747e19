import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { recordFields } from '../../../src/catalog/model/fields.ts';
import { listCatalogFiles } from '../../../src/catalog/source/catalog-files.ts';
import { countableFacets } from '../../../src/search/counts.ts';
import { folderWith, paper, right } from '../../catalog/folder.ts';
import { fixture, run } from '../../run.ts';

const folder = join(import.meta.dirname, '../../../catalog');
const files = listCatalogFiles(folder);
const kinds = [...new Set(files.map(({ kind }) => kind))];
const ajv = new Ajv();

const printSchema = async (name: string) => (await run(['schema', name])).stdout;

/** The errors of a value according to Ajv. */
async function findErrors(name: string, value: unknown): Promise<string[]> {
  const validate = ajv.compile(JSON.parse(await printSchema(name)));
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const findErrorsInYaml = (name: string, text: string) => findErrors(name, parse(text));

describe('lm4c schema', () => {
  it('prints the schema of a kind of file', async () => {
    expect(await run(['schema', 'repos'])).toEqual({
      status: 0,
      stdout: `\
{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "title": "Repositories of a catalog, by owner/name",
  "type": "object",
  "propertyNames": {
    "type": "string",
    "pattern": "^[\\\\w.-]+(?:\\\\/[\\\\w.-]+)+$"
  },
  "additionalProperties": {
    "type": "object",
    "properties": {
      "url": {
        "description": "URL of the repository",
        "type": "string",
        "pattern": "^https?:\\\\/\\\\/[^\\\\s<>\\"]+$"
      },
      "description": {
        "description": "description, if it is not just the code of one paper",
        "type": "string",
        "minLength": 1
      }
    },
    "required": [
      "url"
    ],
    "additionalProperties": false
  }
}
`,
      stderr: '',
    });
  });

  it('lists the schemas when no name is given', async () => {
    expect(await run(['schema'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `\
error: which schema?
  one of papers, venues, repos, categories, synonyms, settings, catalog, output, listings, error
`,
    });
  });

  it('suggests a schema for a mistyped name', async () => {
    expect((await run(['schema', 'paper'])).stderr.split('\n')[1]).toBe('  did you mean papers?');
  });

  it.each(Object.entries(recordFields))('has every field of %s, with its description', async (kind, fields) => {
    const { additionalProperties: entry } = JSON.parse(await printSchema(kind));
    const { properties } = entry.anyOf?.find(({ type }: { type: string }) => type === 'object') ?? entry;
    const descriptions = Object.entries<{ description?: string }>(properties).filter(([, { description }]) => description);
    expect(descriptions.map(([name]) => name)).toEqual(Object.keys(fields));
  });
});

describe('the schema of a catalog file', () => {
  it.each(kinds)('in schema/%s.json is the same that is printed', async (kind) => {
    expect(readFileSync(join(folder, `schema/${kind}.json`), 'utf8')).toBe(await printSchema(kind));
  });

  it.each(files)('is named in the first line of $name and accepts the file', async ({ kind, name }) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const path = `${name.includes('/') ? '../' : ''}schema/${kind}.json`;
    expect([text.split('\n')[0], await findErrorsInYaml(kind, text)]).toEqual([`# yaml-language-server: $schema=${path}`, []]);
  });

  it.each([
    [{ title: undefined }, "/lin2024tides must have required property 'title'"],
    [{ titel: 'Tides' }, '/lin2024tides must NOT have additional properties'],
    [{ arxiv: '2306.08350' }, '/lin2024tides/arxiv must be string'],
    [{ year: '"2024"' }, '/lin2024tides/year must be integer'],
    [{ month: '13' }, '/lin2024tides/month must be <= 12'],
    [{ etal: 'false' }, '/lin2024tides/etal must be equal to constant'],
    [{ code: '[]' }, '/lin2024tides/code must NOT have fewer than 1 items'],
    [{ doi: 'https://doi.org/10.1145/1' }, '/lin2024tides/doi must match pattern "^10\\.\\d{4,}(?:\\.\\d+)*\\/\\S+$"'],
  ])('of papers rejects %j', async (change, message) => {
    expect(await findErrorsInYaml('papers', paper(change))).toEqual([message]);
  });

  it('of papers accepts names of people and groups, and no others', async () => {
    const names = '["Lin, Xiao", "King, Jr., Martin", { literal: 林晓, latin: Xiao Lin }]';
    expect(await findErrorsInYaml('papers', paper({ authors: names }))).toEqual([]);
    expect((await findErrorsInYaml('papers', paper({ authors: '[Xiao Lin]' })))[0]).toMatch(
      /^\/lin2024tides\/authors\/0 must match pattern/,
    );
  });

  it('of papers rejects an invalid key', async () => {
    expect(await findErrorsInYaml('papers', paper({}, 'Lin 2024'))).toContain(' property name must be valid');
  });

  it.each([
    ['venues', 'x: { name: X, title: X, kind: fair }', '/x/kind must be equal to one of the allowed values'],
    ['repos', 'a/b: { url: example.org }', '/a~1b/url must match pattern "^https?:\\/\\/[^\\s<>"]+$"'],
    ['categories', 'a: { parent: b }', "/a must have required property 'name'"],
    ['synonyms', 'llm: 1', '/llm must match a schema in anyOf'],
    ['synonyms', 'llm: { narow: [a] }', '/llm must NOT have additional properties'],
    ['synonyms', 'LLM: large language model', ' property name must be valid'],
  ])('of %s rejects an invalid record', async (kind, text, message) => {
    expect(await findErrorsInYaml(kind, text)).toContain(message);
  });
});

describe('the schema of a single-file catalog', () => {
  const catalogText = {
    categories: parse(right['categories.yaml']),
    venues: parse(right['venues.yaml']),
    repos: parse(right['repos.yaml']),
    papers: parse(right['papers/2024.yaml']),
    synonyms: {
      llm: 'large language model',
      后门: ['backdoor'],
      'supply-chain': { same: '供应链', narrower: ['typosquatting'] },
    },
  };

  it('accepts all kinds of records', async () => {
    expect(await findErrors('catalog', catalogText)).toEqual([]);
  });

  it('rejects other properties and invalid records', async () => {
    expect(await findErrors('catalog', { ...catalogText, paper: {} })).toEqual([' must NOT have additional properties']);
    expect(await findErrors('catalog', { papers: { a: { title: 'A' } } })).toEqual([
      "/papers/a must have required property 'year'",
    ]);
  });
});

describe('the schema of the output', () => {
  const unusualCatalog = paper({
    authors: '["{van der Berg}, Jan", "King, Jr., Martin", { literal: 林晓 }]',
    doi: '10.1002/(SICI)1<1::AID>2',
  });

  it.each([
    [['list', '-c', folder]],
    [['list', '-c', fixture]],
    [['list', '-c', folder, '--fields', 'title,code']],
    [['search', 'backdoor', 'attack', '-c', folder]],
    [['search', 'bakdoor', 'llm', '-c', folder]],
    [['show', 'sun2023backdooring', 'yang2022natural', '-c', folder]],
  ])('accepts the output of %j', async (words) => {
    const { stdout } = await run([...words, '--json']);
    expect(await findErrors('output', JSON.parse(stdout))).toEqual([]);
  });

  it('accepts names and URLs of every form', async () => {
    const { stdout } = await run(['list', '-c', folderWith({ ...right, 'papers/2024.yaml': unusualCatalog }), '--json']);
    expect([stdout.includes('"undivided"'), await findErrors('output', JSON.parse(stdout))]).toEqual([true, []]);
  });

  it.each([
    [[{ titel: 'Tides' }], '/0 must NOT have additional properties'],
    [[{ venue: 'icht' }], '/0/venue must be object'],
    [[{ authors: ['Lin, Xiao'] }], '/0/authors/0 must be object'],
    [{ title: 'Tides' }, ' must be array'],
  ])('rejects the output %j', async (value, message) => {
    expect(await findErrors('output', value)).toContain(message);
  });
});

describe('the schema of listings', () => {
  async function wrongIn(command: string, value: unknown): Promise<string[]> {
    const { definitions } = JSON.parse(await printSchema('listings'));
    const validate = ajv.compile({ $ref: `#/definitions/${command}`, definitions });
    return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }

  it.each([
    ...[...countableFacets, 'year,author'].map((facets) => ['stats', ['--by', facets]] as const),
    ...['categories', 'venues', 'repos', 'check', 'cache'].map((command) => [command, []] as const),
  ])('accepts the output of lm4c %s %j', async (command, words) => {
    const top = folderWith({ 'mine.bib': '@article{lin2024tides, title = {Tides.}, author = {Lin, Xiao}, year = 2024}\n' });
    const around = { cwd: top, cacheFolder: join(top, 'cache') };
    for (const catalog of [folder, fixture, join(top, 'mine.bib')]) {
      await run(['list', '-c', catalog], around);
      const value = JSON.parse((await run([command, ...words, '--json', '-c', catalog], around)).stdout);
      expect([await wrongIn(command, value), await findErrors('listings', value)]).toEqual([[], []]);
    }
  });

  it.each([
    ['stats', [{ year: '2024', papers: 1 }], '/0/year must be integer'],
    ['stats', [{ year: 2024 }], "/0 must have required property 'papers'"],
    ['venues', [{ id: 'icht' }], "/0 must have required property 'name'"],
    ['check', [{ file: 'a', code: 'b', message: 'c', level: 'note' }], '/0/level must be equal to one of the allowed values'],
  ])('rejects for %s the output %j', async (command, value, message) => {
    expect([await wrongIn(command, value), await findErrors('listings', value)]).toEqual([
      [message],
      expect.arrayContaining([message]),
    ]);
  });

  it('has the version that lm4c --version --json prints', async () => {
    const { json } = JSON.parse((await run(['--version', '--json'])).stdout);
    const comments = await Promise.all(
      ['output', 'listings', 'error'].map(async (name) => JSON.parse(await printSchema(name)).$comment),
    );
    expect(comments).toEqual(Array(3).fill(`version ${json} of the JSON output of lm4c`));
  });
});

describe('the schema of settings', () => {
  it('accepts rules that are off, and exceptions by id', async () => {
    expect(await findErrorsInYaml('settings', 'check:\n  no-category: off\n  unused: [lin/tides]\n')).toEqual([]);
    expect(await findErrorsInYaml('settings', 'check:\n  no-category: on\n')).not.toEqual([]);
    expect(await findErrorsInYaml('settings', 'checks: {}\n')).toEqual([' must NOT have additional properties']);
  });
});
