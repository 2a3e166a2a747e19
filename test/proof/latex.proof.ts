import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogs, entriesWhere, isCjk } from './catalogs.ts';
import { folderOf, linesOf, tool } from './tools.ts';

const complaint = /^!|Missing character|multiply defined|^LaTeX Warning: (?:Citation|There were undefined)|invalid in math/;

const preamble = {
  // The hook and the horn of Vietnamese are in T5 only.
  pdflatex: `\\documentclass{article}
\\usepackage[T5,T1]{fontenc}
\\usepackage[utf8]{inputenc}
\\DeclareTextCommandDefault{\\h}[1]{{\\fontencoding{T5}\\selectfont\\h{#1}}}
\\DeclareTextSymbolDefault{\\OHORN}{T5}\\DeclareTextSymbolDefault{\\ohorn}{T5}
\\DeclareTextSymbolDefault{\\UHORN}{T5}\\DeclareTextSymbolDefault{\\uhorn}{T5}
\\usepackage{url}
\\usepackage{hyperref}`,
  lualatex: `\\documentclass{article}
\\usepackage{fontspec}
\\directlua{luaotfload.add_fallback("han", {"AR PL SungtiL GB:mode=node;"})}
\\setmainfont{DejaVu Serif}[RawFeature={fallback=han}]
\\setmonofont{DejaVu Sans Mono}[RawFeature={fallback=han}]
\\usepackage[backend=biber]{biblatex}
\\addbibresource{refs.bib}
\\usepackage{hyperref}`,
};

/** The letters of Latin Extended-A that neither T1 nor T5 has. */
const inNoEncoding = /[ĦħĸĿŀŉŦŧſ]/;

/** What the tools complain of, one after the other, until one fails. */
function complaints(cwd: string, steps: readonly (readonly string[])[]): string[] {
  for (const [name = '', ...words] of steps) {
    const { status, out } = tool(name, words, { cwd, env: { ...process.env, max_print_line: '1000' } });
    if (status !== 0) return [`${name}: status ${status}`, ...out.slice(-1500).split('\n')];
  }
  return linesOf(readFileSync(`${cwd}/x.log`, 'utf8'), complaint);
}

const twice = (program: string) => Array.from({ length: 2 }, () => [program, '-interaction=nonstopmode', '-halt-on-error', 'x']);

describe.each(catalogs)('of the $name catalog', ({ bib }) => {
  // pdfTeX has no fonts for them; below, LuaTeX does.
  it.each([
    ['plain', ''],
    ['plainnat', '\\usepackage{natbib}'],
  ])('pdflatex sets all but what is in Chinese characters, with %s', (style, natbib) => {
    const body = `\\begin{document}\\nocite{*}\\bibliographystyle{${style}}\\bibliography{refs}\\end{document}`;
    const refs = entriesWhere(bib('bibtex'), (entry) => !isCjk(entry) && !inNoEncoding.test(entry));
    const cwd = folderOf({ 'refs.bib': refs, 'x.tex': `${preamble.pdflatex}\n${natbib}\n${body}\n` });
    const [first = [], second = []] = twice('pdflatex');
    expect(complaints(cwd, [first, ['bibtex', 'x'], second, second])).toEqual([]);
  });

  it('lualatex with biblatex sets all', () => {
    const body = '\\begin{document}\\nocite{*}\\printbibliography\\end{document}';
    const cwd = folderOf({ 'refs.bib': bib('biblatex'), 'x.tex': `${preamble.lualatex}\n${body}\n` });
    const [first = [], second = []] = twice('lualatex');
    expect(complaints(cwd, [first, ['biber', 'x'], second, second])).toEqual([]);
  });
});
