import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogs, entriesWhere, isCjk, real } from './catalogs.ts';
import { folderOf, linesOf, tool } from './tools.ts';

/** What BibTeX makes of the entries in a style: the .bbl, and what it has to say. */
function bibliography(bib: string, style: string) {
  const aux = `\\citation{*}\n\\bibstyle{${style}}\n\\bibdata{refs}\n`;
  const cwd = folderOf({ 'refs.bib': bib, 'x.aux': aux });
  const { status, out } = tool('bibtex', ['x'], { cwd });
  const bbl = new Uint8Array(readFileSync(`${cwd}/x.bbl`));
  return { bbl, said: [...(status === 0 ? [] : [`status ${status}`]), ...linesOf(out, /warning|error|---/i)] };
}

/** alpha.bst makes labels of the first bytes of names: it cuts a name in Chinese characters that has no Latin form. */
const forStyle = (bib: string, style: string) =>
  style === 'alpha' ? entriesWhere(bib, (entry) => !isCjk(/^ {2}author.*$/m.exec(entry)?.[0] ?? '')) : bib;

describe.each(catalogs)('of the $name catalog', ({ bib }) => {
  it.each(['plain', 'alpha', 'abbrv', 'unsrt', 'plainnat', 'IEEEtran'])(
    'BibTeX makes %s without a warning, in UTF-8',
    (style) => {
      const { bbl, said } = bibliography(forStyle(bib('bibtex'), style), style);
      expect(said).toEqual([]);
      expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bbl)).not.toThrow();
    },
  );
});

it('plain keeps the capitals that the catalog protects, and those inside of words', () => {
  const bbl = new TextDecoder().decode(bibliography(real.bib('bibtex'), 'plain').bbl);
  const items = bbl
    .replace(/\s+/g, ' ')
    .split('\\bibitem{')
    .map((item) => item.replace(/[{}]/g, ''));
  const lost = real.papers
    .filter(({ title }) => !isCjk(title))
    .flatMap(({ key, title, protect = [] }) => {
      const item = items.find((item) => item.startsWith(`${key} `) || item.startsWith(`${key}\\`)) ?? '';
      const inner = title.match(/[\p{L}\d]*[\p{L}\d]\p{Lu}[\p{L}\d]*/gu) ?? [];
      return [...protect, ...inner]
        .filter((word) => !item.includes(word.replace(/[#&%_]/g, '\\$&')))
        .map((word) => `${key}: ${word}`);
    });
  expect(lost).toEqual([]);
});
