import { expect, it } from 'vitest';
import { nastyCatalog, nastyPapers } from './nasty.ts';
import { lm4c } from './tools.ts';

const formats = ['bibtex', 'biblatex', 'csl-json', 'ris'];
const written = (folder: string, env = {}) =>
  formats.map((format) => lm4c(['--no-cache', '-c', folder, 'bib', '-f', format], env)).join('');

it('the bytes are the same however the papers stand in files', () => {
  const turned = nastyCatalog(1, Object.entries(nastyPapers).reverse());
  const texts = [written(nastyCatalog()), written(nastyCatalog(7)), written(turned)];
  expect(new Set(texts).size).toBe(1);
});

it('the bytes are the same in every locale and time zone', () => {
  const folder = nastyCatalog();
  // Node has its own data of locales, and needs none of the system's.
  const locales = ['C', 'tr_TR.UTF-8', 'de_DE.UTF-8', 'zh_CN.UTF-8', 'ar_EG.UTF-8'];
  const places = locales.map((locale, index) => ({ LC_ALL: locale, TZ: index % 2 ? 'Pacific/Kiritimati' : 'UTC' }));
  expect(new Set(places.map((env) => written(folder, env))).size).toBe(1);
});
