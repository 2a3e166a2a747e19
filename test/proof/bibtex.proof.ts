import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogs, filterEntries, hasCjk, shippedCatalog } from './catalogs.ts';
import { createFolder, matchingLines, runTool } from './tools.ts';

/** The .bbl file that BibTeX creates in a style, and the errors and warnings of BibTeX. */
function runBibtex(bib: string, style: string) {
  const aux = `\\citation{*}\n\\bibstyle{${style}}\n\\bibdata{refs}\n`;
  const cwd = createFolder({ 'refs.bib': bib, 'x.aux': aux });
  const { status, out } = runTool('bibtex', ['x'], { cwd });
  const bbl = new Uint8Array(readFileSync(`${cwd}/x.bbl`));
  return { bbl, messages: [...(status === 0 ? [] : [`status ${status}`]), ...matchingLines(out, /warning|error|---/i)] };
}

/** Without names in Chinese characters for alpha.bst, which makes labels of the first bytes of names. */
const supportedEntries = (bib: string, style: string) =>
  style === 'alpha' ? filterEntries(bib, (entry) => !hasCjk(/^ {2}author.*$/m.exec(entry)?.[0] ?? '')) : bib;

describe.each(catalogs)('the BibTeX of the $name catalog', ({ bib }) => {
  it.each(['plain', 'alpha', 'abbrv', 'unsrt', 'plainnat', 'IEEEtran'])(
    'is formatted by BibTeX in the style %s without a warning and in valid UTF-8',
    (style) => {
      const { bbl, messages } = runBibtex(supportedEntries(bib('bibtex'), style), style);
      expect(messages).toEqual([]);
      expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bbl)).not.toThrow();
    },
  );
});

it('the BibTeX style plain keeps protected capitals and capitals inside words', () => {
  const bbl = new TextDecoder().decode(runBibtex(shippedCatalog.bib('bibtex'), 'plain').bbl);
  const items = bbl
    .replace(/\s+/g, ' ')
    .split('\\bibitem{')
    .map((item) => item.replace(/[{}]/g, ''));
  const lost = shippedCatalog.papers
    .filter(({ title }) => !hasCjk(title))
    .flatMap(({ key, title, protect = [] }) => {
      const item = items.find((item) => item.startsWith(`${key} `) || item.startsWith(`${key}\\`)) ?? '';
      const inner = title.match(/[\p{L}\d]*[\p{L}\d]\p{Lu}[\p{L}\d]*/gu) ?? [];
      return [...protect, ...inner]
        .filter((word) => !item.includes(word.replace(/[#&%_]/g, '\\$&')))
        .map((word) => `${key}: ${word}`);
    });
  expect(lost).toEqual([]);
});
