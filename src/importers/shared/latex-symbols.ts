/** The LaTeX commands and ligatures that people write in bibliographies, with the Unicode text they print. */

export interface Accent {
  /** The combining character. */
  readonly mark: string;
  /** What the accent prints without a letter. */
  readonly standalone: string;
}

const accent = (mark: string, standalone = ''): Accent => ({ mark, standalone });

// biome-ignore format: several commands on a line
export const accentCommands: ReadonlyMap<string, Accent> = new Map([
  ['`', accent('\u0300', '`')], ["'", accent('\u0301', '´')], ['^', accent('\u0302', '^')], ['~', accent('\u0303', '~')],
  ['=', accent('\u0304', '¯')], ['.', accent('\u0307', '˙')], ['"', accent('\u0308', '¨')], ['u', accent('\u0306')],
  ['v', accent('\u030c')], ['H', accent('\u030b')], ['r', accent('\u030a')], ['c', accent('\u0327')], ['k', accent('\u0328')],
  ['d', accent('\u0323')], ['b', accent('\u0331')], ['h', accent('\u0309')], ['t', accent('\u0361')], ['G', accent('\u030f')],
  ['f', accent('\u0311')], ['textcommabelow', accent('\u0326')], ['textogonekcentered', accent('\u0328')],
]);

// biome-ignore format: several commands on a line
const letterCommands = {
  aa: 'å', AA: 'Å', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł', ss: 'ß', SS: 'ẞ', i: 'ı', j: 'ȷ', dh: 'ð',
  DH: 'Ð', dj: 'đ', DJ: 'Đ', th: 'þ', TH: 'Þ', ng: 'ŋ', NG: 'Ŋ', ij: 'ĳ', IJ: 'Ĳ', imath: 'ı', jmath: 'ȷ',
};

// biome-ignore format: several commands on a line
const punctuationCommands = {
  textbackslash: '\\', backslash: '\\', textbraceleft: '{', textbraceright: '}', lbrace: '{', rbrace: '}', textasciitilde: '~',
  textasciicircum: '^', textasciigrave: '`', textless: '<', textgreater: '>', textbar: '|', textunderscore: '_', textdollar: '$',
  textquotesingle: "'", textquotedbl: '"', textquoteleft: '‘', textquoteright: '’', textquotedblleft: '“', textquotedblright: '”',
  quotedblbase: '„', quotesinglbase: '‚', guillemotleft: '«', guillemotright: '»', textendash: '–', textemdash: '—',
  textexclamdown: '¡', textquestiondown: '¿', textbullet: '•', textellipsis: '…', ldots: '…', dots: '…', cdots: '⋯',
  textperiodcentered: '·', lq: '‘', rq: '’', quad: ' ', qquad: ' ', space: ' ', slash: '/', textregistered: '®',
  texttrademark: '™', textcopyright: '©', copyright: '©', pounds: '£', textsterling: '£', euro: '€', texteuro: '€', EUR: '€',
  yen: '¥', S: '§', textsection: '§', P: '¶', dag: '†', ddag: '‡', textdegree: '°', degree: '°', textordfeminine: 'ª',
  textordmasculine: 'º', nobreakspace: ' ',
  thinspace: ' ', medspace: ' ', thickspace: ' ', enspace: ' ', enskip: ' ', emspace: ' ', hfill: ' ', hfil: ' ', par: ' ',
  negthinspace: '', negmedspace: '', negthickspace: '', textnumero: '№', textperthousand: '‰', textpertenthousand: '‱',
  textmusicalnote: '♪', textcelsius: '℃', textohm: 'Ω', textonehalf: '½', textonequarter: '¼', textthreequarters: '¾',
  textonesuperior: '¹', texttwosuperior: '²', textthreesuperior: '³', textasteriskcentered: '∗', textbrokenbar: '¦',
  textasciiacute: '´', textasciimacron: '¯', textasciidieresis: '¨', textcent: '¢', textyen: '¥', textcurrency: '¤',
  textlangle: '⟨', textrangle: '⟩', textlquill: '⁅', textrquill: '⁆', textpilcrow: '¶', textparagraph: '¶', textdagger: '†',
  textdaggerdbl: '‡', textvisiblespace: '␣', textthreequartersemdash: '—', texttwelveudash: '—', hyphen: '-', hyp: '-',
};

/** The names of programs as their macros print them. */
// biome-ignore format: several commands on a line
const logoCommands = {
  TeX: 'TeX', LaTeX: 'LaTeX', LaTeXe: 'LaTeX2e', BibTeX: 'BibTeX', XeTeX: 'XeTeX', XeLaTeX: 'XeLaTeX', LuaTeX: 'LuaTeX',
  LuaLaTeX: 'LuaLaTeX', pdfTeX: 'pdfTeX', pdfLaTeX: 'pdfLaTeX', ConTeXt: 'ConTeXt', BibLaTeX: 'BibLaTeX', eTeX: 'eTeX', AmS: 'AmS',
  AmSTeX: 'AmSTeX', AmSLaTeX: 'AmSLaTeX', SliTeX: 'SliTeX', PiCTeX: 'PiCTeX', MF: 'METAFONT', METAFONT: 'METAFONT', MP: 'METAPOST',
  METAPOST: 'METAPOST', KOMAScript: 'KOMA-Script', LyX: 'LyX', TikZ: 'TikZ', Xy: 'Xy', XY: 'XY', web: 'WEB', CWEB: 'CWEB',
};

/** The journals for which the class of the American Astronomical Society has macros; ADS writes them. https://ui.adsabs.harvard.edu/help/actions/journal-macros */
// biome-ignore format: several commands on a line
const journalCommands = {
  aj: 'The Astronomical Journal', apj: 'The Astrophysical Journal', apjl: 'The Astrophysical Journal Letters',
  apjs: 'The Astrophysical Journal Supplement Series', ao: 'Applied Optics', apss: 'Astrophysics and Space Science',
  aap: 'Astronomy and Astrophysics', aapr: 'Astronomy and Astrophysics Reviews', aaps: 'Astronomy and Astrophysics Supplement Series',
  actaa: 'Acta Astronomica', araa: 'Annual Review of Astronomy and Astrophysics', baas: 'Bulletin of the American Astronomical Society',
  fcp: 'Fundamentals of Cosmic Physics', gca: 'Geochimica et Cosmochimica Acta', grl: 'Geophysical Research Letters', icarus: 'Icarus',
  jcap: 'Journal of Cosmology and Astroparticle Physics', jcp: 'Journal of Chemical Physics', jgr: 'Journal of Geophysical Research',
  jqsrt: 'Journal of Quantitative Spectroscopy and Radiative Transfer', memras: 'Memoirs of the Royal Astronomical Society',
  mnras: 'Monthly Notices of the Royal Astronomical Society', na: 'New Astronomy', nar: 'New Astronomy Reviews', nat: 'Nature',
  nphysa: 'Nuclear Physics A', pasa: 'Publications of the Astronomical Society of Australia',
  pasj: 'Publications of the Astronomical Society of Japan', pasp: 'Publications of the Astronomical Society of the Pacific',
  physrep: 'Physics Reports', physscr: 'Physica Scripta', planss: 'Planetary and Space Science', pra: 'Physical Review A',
  prb: 'Physical Review B', prc: 'Physical Review C', prd: 'Physical Review D', pre: 'Physical Review E', prl: 'Physical Review Letters',
  procspie: 'Proceedings of SPIE', qjras: 'Quarterly Journal of the Royal Astronomical Society', rmxaa: 'Revista Mexicana de Astronomía y Astrofísica',
  skytel: 'Sky and Telescope', solphys: 'Solar Physics', sovast: 'Soviet Astronomy', ssr: 'Space Science Reviews', zap: 'Zeitschrift für Astrophysik',
};

// biome-ignore format: several commands on a line
const mathCommands = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ϵ', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', iota: 'ι',
  kappa: 'κ', lambda: 'λ', mu: 'μ', textmu: 'µ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', upsilon: 'υ',
  phi: 'ϕ', varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π',
  Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω', times: '×', texttimes: '×', cdot: '·', pm: '±', textpm: '±', div: '÷', leq: '≤',
  le: '≤', geq: '≥', ge: '≥', neq: '≠', ne: '≠', approx: '≈', sim: '∼', equiv: '≡', infty: '∞', partial: '∂', nabla: '∇',
  sum: '∑', prod: '∏', sqrt: '√', in: '∈', subset: '⊂', subseteq: '⊆', cup: '∪', cap: '∩', forall: '∀', exists: '∃', lnot: '¬',
  neg: '¬', land: '∧', wedge: '∧', lor: '∨', vee: '∨', oplus: '⊕', to: '→', rightarrow: '→', textrightarrow: '→', leftarrow: '←',
  textleftarrow: '←', leftrightarrow: '↔', Rightarrow: '⇒', Leftarrow: '⇐', Leftrightarrow: '⇔', mapsto: '↦', ell: 'ℓ', star: '⋆',
  ast: '*', circ: '∘', bullet: '•', prime: '′', langle: '⟨', rangle: '⟩', lt: '<', gt: '>', mid: '|', log: 'log', ln: 'ln',
  exp: 'exp', min: 'min', max: 'max', sin: 'sin', cos: 'cos',
};

/** What TeX prints for sequences of characters. */
// biome-ignore format: several of them on a line
export const ligatures: Readonly<Record<string, string>> = {
  '--': '–', '---': '—', '``': '“', "''": '”', ',,': '„', '<<': '«', '>>': '»', '?`': '¿', '!`': '¡', '~': ' ',
};

/** Commands of one character that do not print that character. */
// biome-ignore format: several of them on a line
export const controlSymbols: Readonly<Record<string, string>> = {
  '\\': ' ', ',': ' ', ';': ' ', ':': ' ', '>': ' ', '\n': ' ', '!': '', '-': '', '/': '', '@': '', '(': '', ')': '',
};

/** Commands without arguments that print a character or a word. */
export const symbolCommands: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...letterCommands, ...punctuationCommands, ...logoCommands, ...journalCommands, ...mathCommands }),
);

const commandNames = (names: string) => new Set(names.split(' '));

/** Commands that only format their argument, which is kept as text. */
export const formattingCommands: ReadonlySet<string> = commandNames(
  'textbf textit textsl textsc texttt textrm textsf textmd textup textnormal textsuperscript textsubscript emph em it bf sc sl tt rm sf up ' +
    'bfseries itshape scshape ttfamily rmfamily sffamily upshape normalfont mbox hbox text underline uline ensuremath mathrm mathit mathbf ' +
    'mathsf mathtt mathcal mathbb mathfrak boldsymbol bm operatorname relax protect uppercase lowercase MakeUppercase MakeLowercase ' +
    'mkbibemph mkbibitalic mkbibbold bibstring NoCaseChange textlatin textgreek textcyrillic lowercase smaller ensuremath unboldmath ' +
    ' tiny small large Large nobreak allowbreak newline linebreak ' +
    'displaystyle textstyle hskip bibinfo natexlab xspace left right',
);

/** Commands that print signs around their argument. */
export const quoteCommands: ReadonlyMap<string, readonly [opening: string, closing: string]> = new Map(
  Object.entries({
    enquote: ['“', '”'],
    textquote: ['“', '”'],
    blockquote: ['“', '”'],
    mkbibquote: ['“', '”'],
    mkbibparens: ['(', ')'],
    parentext: ['(', ')'],
    mkbibbrackets: ['[', ']'],
    brackettext: ['[', ']'],
  } as const),
);

/** Commands whose first argument is a setting and no text: `\foreignlanguage{german}{Text}` leaves the text. */
export const settingCommands: ReadonlySet<string> = commandNames(
  'noopsort SortNoop switchargs label index vspace hspace foreignlanguage textlang selectlanguage color textcolor texorpdfstring fontsize ' +
    'raisebox kern phantom hphantom vphantom',
);

/** Commands whose first argument is text that is no part of the field: `\href{url}{text}` leaves the text. */
export const droppedCommands: ReadonlySet<string> = commandNames('href cite citep citet footnote thanks');
