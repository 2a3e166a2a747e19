import { expect, it } from 'vitest';
import { renderDocs } from '../../src/build/manual.ts';
import { documentNames, readDocument } from './files.ts';

const isGenerated = (text: string) => text.startsWith('<!-- Generated from the help of lm4c by `npm run docs`. -->');

it('the generated pages of docs/ equal the output of `npm run docs`', async () => {
  const generated = documentNames.map((name) => [name, readDocument(name)] as const).filter(([, text]) => isGenerated(text));
  const rendered = [...(await renderDocs())].map(([name, text]) => [`docs/${name}`, text] as const);
  expect(Object.fromEntries(generated)).toEqual(Object.fromEntries(rendered));
});
