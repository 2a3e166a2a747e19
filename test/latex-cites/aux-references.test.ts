import { describe, expect, it } from 'vitest';
import { auxReferences } from '../../src/latex-cites/aux-references.ts';
import { collectCitations } from '../../src/latex-cites/collect-citations.ts';

const cited = (text: string, files: Readonly<Record<string, string>> = {}) =>
  collectCitations(text, auxReferences, { canonicalName: (path) => path, read: (path) => files[path] });

describe('an .aux file', () => {
  it('cites the keys of \\citation in the order of their first citations', () => {
    expect(cited('\\relax \n\\citation{b,c}\n\\citation{a}\n\\citation{b}\n\\bibdata{r}\n')).toEqual({
      keys: ['b', 'c', 'a'],
      all: false,
      unread: [],
    });
  });

  it('includes the .aux files of chapters, even if files include each other', () => {
    const files = {
      'chapters/one.aux': '\\citation{b}\\@input{paper.aux}\\@input{chapters/one.aux}',
      'paper.aux': '\\citation{a}',
    };
    expect(cited('\\citation{a}\n\\@input{chapters/one.aux}\n\\citation{c}\n\\@input{chapters/two.aux}\n', files)).toEqual({
      keys: ['a', 'b', 'c'],
      all: false,
      unread: ['chapters/two.aux'],
    });
  });

  it('cites the keys that biblatex writes for biber, with and without a section number', () => {
    expect(cited('\\abx@aux@cite{0}{d4}\n\\abx@aux@segm{0}{0}{d4}\n\\abx@aux@cite{b&2}\n')).toEqual({
      keys: ['d4', 'b&2'],
      all: false,
      unread: [],
    });
  });

  it.each(['\\citation{*}', '\\abx@aux@nociteall'])('cites every entry with %s', (text) => {
    expect(cited(text)).toEqual({ keys: [], all: true, unread: [] });
  });

  it('ignores keys with which packages pass settings to BibTeX', () => {
    const controls = ['biblatex-control', 'REVTEX42Control', 'apsrev42Control', 'IEEEexample:BSTcontrol', 'achemso-control'];
    expect(cited(controls.map((key) => `\\citation{${key}}\n`).join(''))).toEqual({ keys: [], all: false, unread: [] });
  });
});

describe('a .bcf file', () => {
  it('cites its keys and the members of its sets', () => {
    const bcf = `<?xml version="1.0" encoding="UTF-8"?>
  <bcf:section number="0">
    <bcf:citekey order="1" intorder="1">d4</bcf:citekey>
    <bcf:citekey order="3" intorder="1">b&amp;2</bcf:citekey>
    <bcf:citekey type="set" members="a1,c3">set1</bcf:citekey>
    <bcf:citekey order="6" intorder="1">set1</bcf:citekey>
  </bcf:section>`;
    expect(cited(bcf)).toEqual({ keys: ['d4', 'b&2', 'a1', 'c3'], all: false, unread: [] });
  });

  it('cites every entry with the key *', () => {
    expect(cited('<?xml version="1.0"?><bcf:citekey order="5" intorder="2" nocite="1">*</bcf:citekey>')).toEqual({
      keys: [],
      all: true,
      unread: [],
    });
  });
});
