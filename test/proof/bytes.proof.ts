import { expect, it } from 'vitest';
import { createNastyCatalog, nastyPapers } from './nasty.ts';
import { runLm4c } from './tools.ts';

const formats = ['bibtex', 'biblatex', 'csl-json', 'ris'];
const bibliographies = (folder: string, env = {}) =>
  formats.map((format) => runLm4c(['--no-cache', '-c', folder, 'bib', '-f', format], env)).join('');

it('the bibliographies are the same bytes for any order of papers and any division into files', () => {
  const reversed = createNastyCatalog(1, Object.entries(nastyPapers).reverse());
  const texts = [bibliographies(createNastyCatalog()), bibliographies(createNastyCatalog(7)), bibliographies(reversed)];
  expect(new Set(texts).size).toBe(1);
});

it('the bibliographies are the same bytes in every locale and time zone', () => {
  const folder = createNastyCatalog();
  // The locales need not be installed, because Node has its own locale data.
  const locales = ['C', 'tr_TR.UTF-8', 'de_DE.UTF-8', 'zh_CN.UTF-8', 'ar_EG.UTF-8'];
  const environments = locales.map((locale, index) => ({ LC_ALL: locale, TZ: index % 2 ? 'Pacific/Kiritimati' : 'UTC' }));
  expect(new Set(environments.map((env) => bibliographies(folder, env))).size).toBe(1);
});
