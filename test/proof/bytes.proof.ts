import { expect, it } from 'vitest';
import { nastyCatalog, nastyPapers } from './nasty.ts';
import { lm4c, tool } from './tools.ts';

const formats = ['bibtex', 'biblatex', 'csl-json', 'ris'];
const written = (folder: string, env = {}) => formats.map((format) => lm4c(['-c', folder, 'bib', '-f', format], env)).join('');

it('the bytes are the same however the papers stand in files', () => {
  const turned = nastyCatalog(1, Object.entries(nastyPapers).reverse());
  const texts = [written(nastyCatalog()), written(nastyCatalog(7)), written(turned)];
  expect(new Set(texts).size).toBe(1);
});

it('the bytes are the same in every locale and time zone', () => {
  const generated = tool('locale', ['-a'])
    .out.split('\n')
    .filter((name) => /^(tr_TR|de_DE)/.test(name));
  const folder = nastyCatalog();
  const places = ['C', ...generated].flatMap((locale) => ['UTC', 'Pacific/Kiritimati'].map((TZ) => ({ LC_ALL: locale, TZ })));
  expect(new Set(places.map((env) => written(folder, env))).size).toBe(1);
});
