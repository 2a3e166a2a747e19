import { describe, expect, it } from 'vitest';
import { catalogs } from './catalogs.ts';
import { cslStyles, folderOf, linesOf, tool } from './tools.ts';

/** Letters and digits only: styles change capitals (and ß with them), quotes and dashes, and pandoc takes some signs for markup. */
const letters = (text: string) =>
  text
    .normalize('NFC')
    .toUpperCase()
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '');

/** Without a style, pandoc has Chicago. */
const styles = ['', 'apa', 'ieee'].map((name) => name && `${cslStyles}/${name}.csl`);

describe.each(catalogs)('of the $name catalog', ({ bib, papers }) => {
  it.each(styles)('pandoc formats every item by the style %s', (style) => {
    const items = bib('csl-json');
    const cwd = folderOf({ 'refs.json': items, 'x.md': "---\nnocite: '@*'\n---\n" });
    const words = [
      '--citeproc',
      '--bibliography=refs.json',
      ...(style ? [`--csl=${style}`] : []),
      '-t',
      'html',
      '--wrap=none',
      'x.md',
    ];
    const { status, out, err } = tool('pandoc', words, { cwd });
    expect([status, ...linesOf(err, /./)]).toEqual([0]);
    const entries = new Map(
      out.split('<div id="ref-').map((entry) => [entry.slice(0, entry.indexOf('"')), letters(unescaped(entry))]),
    );
    const lost = papers
      .filter(({ key, title }) => !entries.get(key)?.includes(letters(title)))
      .map(({ key, title }) => `${key}: ${title}`);
    expect(lost).toEqual([]);
  });
});

const unescaped = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
