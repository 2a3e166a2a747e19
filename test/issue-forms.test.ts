import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { fieldDocs } from '../src/catalog/model/fields.ts';

const folder = join(import.meta.dirname, '../.github/ISSUE_TEMPLATE');
const readForm = (name: string) => parse(readFileSync(join(folder, name), 'utf8'));

it('the form that suggests a paper asks for fields of a record, the required ones first', () => {
  const labels: string[] = readForm('paper.yml').body.flatMap(({ attributes: { label } }: { attributes: { label?: string } }) =>
    label === undefined ? [] : label.split(', '),
  );
  expect(labels.filter((label) => !(label in fieldDocs('papers')))).toEqual([]);
  expect(labels[0]).toBe('title');
});

it.each(readdirSync(folder))('the form %s has a name, a description, and elements with unique ids', (name) => {
  const { name: title, description, body } = readForm(name);
  expect([typeof title, typeof description]).toEqual(['string', 'string']);
  const elements: { type: string; id?: string }[] = body;
  expect(elements.filter(({ type }) => !['input', 'textarea', 'markdown'].includes(type))).toEqual([]);
  const ids = elements.flatMap(({ id }) => id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBe(elements.filter(({ type }) => type !== 'markdown').length);
});
