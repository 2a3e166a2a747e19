import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import folderOfTests from '../setup.ts';
import { bashCompletion } from '../shells.ts';
import { cslStyles } from './tools.ts';

/** Debian's package of each program, and of each file of TeX. */
const programs = {
  biber: 'biber',
  bibtex: 'texlive-binaries',
  pdflatex: 'texlive-latex-base',
  lualatex: 'texlive-luatex',
  pandoc: 'pandoc',
  ris2xml: 'bibutils',
  bibtool: 'bibtool',
  groff: 'groff-base',
  man: 'man-db',
  zsh: 'zsh',
  fish: 'fish',
};
const files = {
  'luaotfload.sty': 'texlive-luatex',
  'biblatex.sty': 'texlive-bibtex-extra',
  'plainnat.bst': 'texlive-latex-base',
  'IEEEtran.bst': 'texlive-publishers',
  't5enc.def': 'texlive-lang-other',
};

/** Fails before the first check when a tool is not there: none is left out in silence. Returns what takes all files away at the end. */
export default function setup(): () => void {
  const isThere = (command: string, word: string) => spawnSync(command, [word]).status === 0;
  const missing = [
    ...Object.entries(programs).filter(([name]) => !isThere('which', name)),
    ...Object.entries(files).filter(([name]) => !isThere('kpsewhich', name)),
    ...(existsSync(`${cslStyles}/apa.csl`) ? [] : [['apa.csl', 'citation-style-language-styles'] as const]),
    ...(existsSync(bashCompletion) ? [] : [['bash_completion', 'bash-completion'] as const]),
  ];
  const told = missing.map(([name, from]) => `${name} (Debian package ${from})`);
  if (told.length > 0) throw new Error(`the proof of citations lacks ${told.join(', ')}`);
  return folderOfTests();
}
