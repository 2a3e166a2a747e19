import { describe, expect, it } from 'vitest';
import { catalogs } from './catalogs.ts';
import { createFolder, cslStyles, matchingLines, runTool } from './tools.ts';

/** Only letters and digits, in lower case: styles change capitals, quotes and dashes, and pandoc reads some characters as markup. */
const comparableText = (text: string) =>
  text
    .normalize('NFC')
    // First to upper case, which turns ß into SS as the styles do.
    .toUpperCase()
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '');

/** An empty name is the default style of pandoc, Chicago. */
const styles = ['', 'apa', 'ieee'].map((name) => name && `${cslStyles}/${name}.csl`);

describe.each(catalogs)('the CSL-JSON of the $name catalog', ({ bib, papers }) => {
  it.each(styles)('is formatted by pandoc with all titles in the style %j', (style) => {
    const items = bib('csl-json');
    const cwd = createFolder({ 'refs.json': items, 'x.md': "---\nnocite: '@*'\n---\n" });
    const args = [
      '--citeproc',
      '--bibliography=refs.json',
      ...(style ? [`--csl=${style}`] : []),
      '-t',
      'html',
      '--wrap=none',
      'x.md',
    ];
    const { status, out, err } = runTool('pandoc', args, { cwd });
    expect([status, ...matchingLines(err, /./)]).toEqual([0]);
    const entries = new Map(
      out.split('<div id="ref-').map((entry) => [entry.slice(0, entry.indexOf('"')), comparableText(htmlToText(entry))]),
    );
    const lost = papers
      .filter(({ key, title }) => !entries.get(key)?.includes(comparableText(title)))
      .map(({ key, title }) => `${key}: ${title}`);
    expect(lost).toEqual([]);
  });
});

const htmlToText = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
