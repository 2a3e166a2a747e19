import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import setUpTests from '../setup.ts';
import { bashCompletion } from '../shells.ts';
import { cslStyles } from './tools.ts';

/** The required programs with their Debian packages. */
const programPackages = {
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
/** The required TeX files with their Debian packages. */
const texFilePackages = {
  'luaotfload.sty': 'texlive-luatex',
  'biblatex.sty': 'texlive-bibtex-extra',
  'plainnat.bst': 'texlive-latex-base',
  'IEEEtran.bst': 'texlive-publishers',
  't5enc.def': 'texlive-lang-other',
};

/** Throws before the first test if a tool is missing, so that no test is skipped silently. Returns the function that removes all files. */
export default function setup(): () => void {
  const succeeds = (command: string, argument: string) => spawnSync(command, [argument]).status === 0;
  const missing = [
    ...Object.entries(programPackages).filter(([name]) => !succeeds('which', name)),
    ...Object.entries(texFilePackages).filter(([name]) => !succeeds('kpsewhich', name)),
    ...(existsSync(`${cslStyles}/apa.csl`) ? [] : [['apa.csl', 'citation-style-language-styles'] as const]),
    ...(existsSync(bashCompletion) ? [] : [['bash_completion', 'bash-completion'] as const]),
  ];
  const descriptions = missing.map(([name, debianPackage]) => `${name} (Debian package ${debianPackage})`);
  if (descriptions.length > 0) throw new Error(`npm run proof needs ${descriptions.join(', ')}`);
  return setUpTests();
}
