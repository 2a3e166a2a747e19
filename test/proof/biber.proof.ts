import { describe, expect, it } from 'vitest';
import { catalogs } from './catalogs.ts';
import { createFolder, matchingLines, runTool } from './tools.ts';

/**
 * Warnings that concern the data and not its format: biblatex expects an integer as the volume (others are printed unchanged), and an
 * editor in an @incollection, which classic BibTeX does not require.
 */
const expectedWarning =
  /^WARN - Datamodel: Entry '(?:field-.*Invalid value of field 'volume' must be datatype 'integer'|other-chapter' \(refs\.bib\): Missing mandatory field 'editor')/;

describe.each(catalogs)('the bibliography of the $name catalog', ({ bib, papers }) => {
  // The log is checked too, because biber exits with 0 despite warnings.
  it.each(['biblatex', 'bibtex'])('passes the validation of biber without a warning as %s', (format) => {
    const cwd = createFolder({ 'refs.bib': bib(format) });
    const args = ['--tool', '--validate-datamodel', '--output-file=o.bib', 'refs.bib'];
    const { status, out, err } = runTool('biber', args, { cwd });
    expect([status, ...matchingLines(out + err, /WARN -|ERROR -/).filter((line) => !expectedWarning.test(line))]).toEqual([0]);
  });

  it.each(['biblatex', 'bibtex'])('has all keys and no duplicate key according to bibtool as %s', (format) => {
    const { err } = runTool('bibtool', ['-r', 'biblatex', '--', 'check.double=on', '-o', '/dev/null'], { input: bib(format) });
    expect(matchingLines(err, /./)).toEqual([]);
    const keys = bib(format).matchAll(/^@\w+\{(.*),$/gm);
    expect([...keys].map(([, key]) => key)).toEqual(papers.map(({ key }) => key));
  });
});
