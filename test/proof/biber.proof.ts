import { describe, expect, it } from 'vitest';
import { catalogs } from './catalogs.ts';
import { folderOf, linesOf, tool } from './tools.ts';

/**
 * To biblatex a volume is a number; others are told of, and printed as they are. And of an @incollection it wants to know the editor,
 * which classic BibTeX does not.
 */
const isOfBiblatex =
  /^WARN - Datamodel: Entry '(?:field-.*Invalid value of field 'volume' must be datatype 'integer'|other-chapter' \(refs\.bib\): Missing mandatory field 'editor')/;

describe.each(catalogs)('of the $name catalog', ({ bib, papers }) => {
  // biber exits with 0 whatever it warns of.
  it.each(['biblatex', 'bibtex'])('biber has nothing to say on %s', (format) => {
    const cwd = folderOf({ 'refs.bib': bib(format) });
    const words = ['--tool', '--validate-datamodel', '--output-file=o.bib', 'refs.bib'];
    const { status, out, err } = tool('biber', words, { cwd });
    expect([status, ...linesOf(out + err, /WARN -|ERROR -/).filter((line) => !isOfBiblatex.test(line))]).toEqual([0]);
  });

  it.each(['biblatex', 'bibtex'])('bibtool finds no key twice in %s', (format) => {
    const { err } = tool('bibtool', ['-r', 'biblatex', '--', 'check.double=on', '-o', '/dev/null'], { input: bib(format) });
    expect(linesOf(err, /./)).toEqual([]);
    const keys = bib(format).matchAll(/^@\w+\{(.*),$/gm);
    expect([...keys].map(([, key]) => key)).toEqual(papers.map(({ key }) => key));
  });
});
