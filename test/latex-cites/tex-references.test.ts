import { describe, expect, it } from 'vitest';
import { collectCitations } from '../../src/latex-cites/collect-citations.ts';
import { texReferences } from '../../src/latex-cites/tex-references.ts';

const cited = (text: string, files: Readonly<Record<string, string>> = {}) =>
  collectCitations(text, texReferences, { canonicalName: (path) => path, read: (path) => files[path] });
const keys = (text: string) => cited(text).keys.join(' ');

describe('texReferences', () => {
  it.each([
    ['\\cite{a, b ,c}', 'a b c'],
    ['\\citep[see][p.~3]{a,b}', 'a b'],
    ['\\Citet* {a}', 'a'],
    ['\\footfullcite\n  [p.~1]%\n  {a}', 'a'],
    ['\\autocites(pre)(post)[a][b]{k1}[c]{k2}', 'k1 k2'],
    ['\\cite[see {[}x{]}]{a}', 'a'],
    ['\\citep[see also \\citealt{b}]{a}', 'a b'],
    ['\\volcite{2}[p]{a}', 'a'],
    ['\\pvolcites{1}{a}[x]{2}[y]{b}', 'a b'],
    ['\\defcitealias{a}{Paper I} \\citetalias{b}', 'a b'],
    ['\\cite{a} {b}', 'a'],
    ['\\nocite{a,b}', 'a b'],
    ['\\cite<see>[p.~3]{a} and x < y {b}', 'a'],
    ['\\textcquote[p.~3]{a}{text} \\bibentry{b}', 'a b'],
    ['% comment\r\\cite{a}\r', 'a'],
    ['\\url|http://x.org/a%20b| \\cite{a} \\href[x]{http://x.org/a%20b}{\\cite{b}}', 'a b'],
    ['\\ifdefined\\x\\endinput\\fi \\cite{a}', 'a'],
    ['\\newcommand{\\bv}{\\begin{verbatim}} \\cite{a}', 'a'],
    ['50\\% \\cite{a}', 'a'],
    ['\\url{http://x.org/a%20b} \\cite{a}', 'a'],
    ['\r\n\\cite{a,\r\n  b}', 'a b'],
  ])('finds the keys cited by %j', (text, wanted) => {
    expect(keys(text)).toBe(wanted);
  });

  it.each([
    '\\citestyle{a} \\setcitestyle{a} \\bibcite{a}{1} \\citetext{a} \\citereset \\shortcites{a}',
    '\\DeclareCiteCommand{\\mycite}{a}{b}',
    '\\newcommand{\\mycite}[1]{\\cite{#1}} \\renewcommand\\citeleft{(}',
    '% \\cite{a}',
    '\\verb|\\cite{a}| \\verb*+\\cite{a}+ \\lstinline[x]!\\cite{a}!',
    '\\begin{verbatim}\\cite{a}\\end{verbatim}\\begin{lstlisting}\\cite{a}\\end{lstlisting}',
    '\\begin{minted}{tex}\\cite{a}\\end{minted}\\begin{comment}\\cite{a}\\end{comment}',
    '\\newif\\ifdraft \\iffalse \\ifdraft x\\fi \\cite{a} \\fi',
    '\\end{document} \\cite{a}',
    'x\n\\endinput\n\\cite{a}',
    '\\@citex[]{a} \\ifcite{a}{b}',
    '\\\\cite{a}',
    '\\cite{a',
  ])('finds no key in %j', (text) => {
    expect(keys(text)).toBe('');
  });

  it('finds the citations after inactive parts', () => {
    expect(keys('\\iffalse\\cite{x}\\else\\cite{a}\\fi \\verb|%| \\cite{b} \\begin{comment}\\end{comment}\\cite{c}')).toBe(
      'a b c',
    );
  });

  it('cites every entry with \\nocite{*}', () => {
    expect(cited('\\cite{a}\\nocite{*}')).toEqual({ keys: ['a'], all: true, unread: [] });
  });
});

describe('collectCitations of a TeX source', () => {
  it('includes files at the place where they are read', () => {
    const files = { 'one.tex': '\\cite{b}\\input{sub/two}', 'sub/two.tex': '\\cite{c}', 'three.tex': '\\cite{d}' };
    expect(cited('\\cite{a}\\input{one}\\include{three}\\input one.tex \\cite{e}', files)).toEqual({
      keys: ['a', 'b', 'c', 'd', 'e'],
      all: false,
      unread: [],
    });
  });

  it('resolves files relative to the folder of an imported file or a subfile', () => {
    const files = {
      'part/one.tex': '\\cite{a}\\input{two}\\subimport{deep/}{three}',
      'part/two.tex': '\\cite{b}',
      'part/deep/three.tex': '\\cite{c}\\input{four}',
      'part/deep/four.tex': '\\cite{d}',
      'sub/five.tex': '\\cite{e}\\input{six}',
      'sub/six.tex': '\\cite{f}',
    };
    expect(cited('\\import{part/}{one}\\subfile{sub/five}', files)).toEqual({
      keys: ['a', 'b', 'c', 'd', 'e', 'f'],
      all: false,
      unread: [],
    });
  });

  it('reports missing files, except those of the TeX distribution', () => {
    expect(cited('\\input{glyphtounicode}\\input{paper.bbl}\\input{lost}\\input{#1}')).toEqual({
      keys: [],
      all: false,
      unread: ['lost'],
    });
  });

  it('reads a file that includes itself once', () => {
    expect(cited('\\input{a}', { 'a.tex': '\\cite{x}\\input{a}' })).toEqual({ keys: ['x'], all: false, unread: [] });
  });
});

describe('malformed TeX', () => {
  it.each([
    '{',
    '}',
    '\\cite[',
    '\\cite{',
    '\\verb',
    '\\begin{verbatim',
    '\\cites(',
    '\\iffalse',
    '[(',
    '\\url{',
    '%',
    '\\',
    '\0',
  ])('with many repetitions of %j is read in linear time', (piece) => {
    expect(cited(`\\cite{a}${piece.repeat(20_000)}`).keys).toEqual(['a']);
  });
});

it('a TeX source may lack a file of \\InputIfFileExists', () => {
  const text = '\\InputIfFileExists{there}{}{} \\InputIfFileExists{missing}{}{}';
  expect(cited(text, { 'there.tex': '\\cite{a}' })).toEqual({ keys: ['a'], all: false, unread: [] });
});
