import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readDocument, root } from './files.ts';

it('the files and folders that CONTRIBUTING.md names exist', () => {
  const paths = readDocument('CONTRIBUTING.md').match(/(?<=`)(?:bin|src|test|catalog)\/[\w./-]*\w(?=`)/g) ?? [];
  expect(paths.length).toBeGreaterThan(30);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
