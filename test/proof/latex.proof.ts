import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogs, filterEntries, hasCjk } from './catalogs.ts';
import { createFolder, matchingLines, runTool } from './tools.ts';

const problemPattern = /^!|Missing character|multiply defined|^LaTeX Warning: (?:Citation|There were undefined)|invalid in math/;

const preambles = {
  // Only the encoding T5 has the hook and the horn of Vietnamese letters.
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

/** Letters of Latin Extended-A that are in neither of the font encodings T1 and T5. */
const unencodableLetters = /[ĦħĸĿŀŉŦŧſ]/;

/** The problems in the LaTeX log after all steps, or the output of the first step that fails. */
function problemsOf(cwd: string, steps: readonly (readonly string[])[]): string[] {
  for (const [name = '', ...args] of steps) {
    const { status, out } = runTool(name, args, { cwd, env: { ...process.env, max_print_line: '1000' } });
    if (status !== 0) return [`${name}: status ${status}`, ...out.slice(-1500).split('\n')];
  }
  return matchingLines(readFileSync(`${cwd}/x.log`, 'utf8'), problemPattern);
}

const twice = (program: string) => Array.from({ length: 2 }, () => [program, '-interaction=nonstopmode', '-halt-on-error', 'x']);

describe.each(catalogs)('the bibliography of the $name catalog', ({ bib }) => {
  // pdfTeX has no fonts for Chinese characters; LuaTeX below does.
  it.each([
    ['plain', ''],
    ['plainnat', '\\usepackage{natbib}'],
  ])('is typeset by pdflatex without problems in the style %s, except entries with Chinese characters', (style, natbib) => {
    const body = `\\begin{document}\\nocite{*}\\bibliographystyle{${style}}\\bibliography{refs}\\end{document}`;
    const refs = filterEntries(bib('bibtex'), (entry) => !hasCjk(entry) && !unencodableLetters.test(entry));
    const cwd = createFolder({ 'refs.bib': refs, 'x.tex': `${preambles.pdflatex}\n${natbib}\n${body}\n` });
    const [first = [], second = []] = twice('pdflatex');
    expect(problemsOf(cwd, [first, ['bibtex', 'x'], second, second])).toEqual([]);
  });

  it('is typeset by lualatex and biblatex without problems', () => {
    const body = '\\begin{document}\\nocite{*}\\printbibliography\\end{document}';
    const cwd = createFolder({ 'refs.bib': bib('biblatex'), 'x.tex': `${preambles.lualatex}\n${body}\n` });
    const [first = [], second = []] = twice('lualatex');
    expect(problemsOf(cwd, [first, ['biber', 'x'], second, second])).toEqual([]);
  });
});
