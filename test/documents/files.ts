/** The documents of the project. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { updatesDocuments } from '../program.ts';

export const root = join(import.meta.dirname, '../..');

/** The Markdown files at the top of the repository, in docs/ and in catalog/, from the root of the repository. */
export const documentNames = ['.', 'docs', 'catalog'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => (folder === '.' ? name : `${folder}/${name}`)),
);

export const readDocument = (name: string) => readFileSync(join(root, name), 'utf8');

/** Expects a file of the repository to have a text; `npm run docs` writes the text first. */
export function expectDocument(name: string, text: string, stable = (content: string) => content): void {
  if (updatesDocuments) writeFileSync(join(root, name), text);
  expect(stable(readDocument(name)), `${name} is out of date; run: npm run docs`).toBe(stable(text));
}
