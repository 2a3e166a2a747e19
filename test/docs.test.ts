import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderDocs } from '../src/build/manual.ts';

const folder = join(import.meta.dirname, '../docs');
const written = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

it('docs/ equals the output of `npm run docs`', async () => {
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(await renderDocs()));
});

it('docs/ has no broken link', () => {
  const anchors = (text: string) =>
    [...text.matchAll(/^#+ (.*)$/gm)].map(([, head = '']) => head.toLowerCase().replaceAll(' ', '-'));
  const broken = [...written].flatMap(([name, text]) =>
    [...text.matchAll(/\]\(([^)#]*)#?([^)]*)\)/g)].filter(([, file = '', anchor = '']) => {
      const target = written.get(file || name);
      return target === undefined || (anchor !== '' && !anchors(target).includes(anchor));
    }),
  );
  expect(broken.map(([link]) => link)).toEqual([]);
});
