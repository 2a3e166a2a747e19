import { describe, expect, it } from 'vitest';
import { latexToText, parseLatex } from '../../../src/importers/shared/latex-decode.ts';

describe('the text that LaTeX prints', () => {
  it.each([
    [
      'letters',
      String.raw`\AA rhus, \aa ben; \AE r\o, h\ae r; \OE uvre, \oe il; \O rsted; {\L}\'od\'z, z{\l}y; Stra{\ss}e, STRA{\SS}E; {\DH}, {\dh}; {\DJ}or{\dj}e; {\TH}or, {\th}; {\NG}, {\ng}; {\IJ}, {\ij}; \i, \j`,
      'Århus, åben; Ærø, hær; Œuvre, œil; Ørsted; Łódź, zły; Straße, STRAẞE; Ð, ð; Đorđe; Þor, þ; Ŋ, ŋ; Ĳ, ĳ; ı, ȷ',
    ],
    [
      'accents',
      String.raw`\'e \`e \^e \"e \~n \=a \.z \u{a} \v{c} \H{o} \r{u} \c{c} \k{a} \d{a} \b{b} \h{a} \G{a} \f{a} \textcommabelow{t} \textogonekcentered{e} \t{oo} \'{\i} \v{\j} \d{\i} \~{\^a}`,
      'é è ê ë ñ ā ż ă č ő ů ç ą ạ ḇ ả ȁ ȃ ț ę o͡o í ǰ ı̣ ẫ',
    ],
    ['accents without a letter', String.raw`\'{} \`{} \^{} \~{} \"{} \={} \.{} \v{} \^{ }`, '´ ` ^ ~ ¨ ¯ ˙  ^'],
    ['quotes and dashes', "``a'' --- c--d ,,e'' <<f>> ?`g !`h i~j", '“a” — c–d „e” «f» ¿g ¡h i j'],
    [
      'quotes and dashes as commands',
      String.raw`\textquoteleft a\textquoteright{} \lq b\rq{} \textquotedblleft c\textquotedblright{} \quotedblbase d \quotesinglbase e \guillemotleft f\guillemotright{} \textquotesingle g\textquotedbl{} a\textendash b\textemdash c \textexclamdown d \textquestiondown e\slash f`,
      '‘a’ ‘b’ “c” „d ‚e «f» \'g" a–b—c ¡d ¿e/f',
    ],
    [
      'special characters',
      String.raw`\& \% \$ \# \_ \{ \} \textbackslash \textbraceleft \textbraceright \textasciitilde \textasciicircum \textasciigrave \textless \textgreater \textbar \textunderscore \textdollar`,
      '& % $ # _ { } \\{}~^`<>|_$',
    ],
    [
      'signs',
      String.raw`\textregistered \texttrademark \textcopyright \copyright \pounds \textsterling \euro \texteuro \EUR \yen \S \textsection \P \dag \ddag \textdegree \degree \textordfeminine \textordmasculine \textbullet \textellipsis \ldots \dots \textperiodcentered`,
      '®™©©££€€€¥§§¶†‡°°ªº•………·',
    ],
    ['names of programs', String.raw`\LaTeX{} \TeX{} \BibTeX{}`, 'LaTeX TeX BibTeX'],
    [
      'Greek letters in formulas',
      String.raw`$\alpha\beta\gamma\delta\epsilon\varepsilon\zeta\eta\theta\iota\kappa\lambda\mu\nu\xi\pi\rho\sigma\tau\upsilon\phi\varphi\chi\psi\omega$ $\Gamma\Delta\Theta\Lambda\Xi\Pi\Sigma\Phi\Psi\Omega$ \textmu m`,
      'αβγδϵεζηθικλμνξπρστυϕφχψω ΓΔΘΛΞΠΣΦΨΩ µm',
    ],
    [
      'relations and operators in formulas',
      String.raw`$a\times b\cdot c\pm d\div e\leq f\le g\geq h\ge i\neq j\ne k\approx l\sim m\equiv n$ \texttimes \textpm`,
      'a×b·c±d÷e≤f≤g≥h≥i≠j≠k≈l∼m≡n ×±',
    ],
    [
      'logic and sets in formulas',
      String.raw`$\infty\partial\nabla\sum\prod\sqrt x\in A\subset B\subseteq C\cup D\cap E\forall\exists\lnot\neg\land\wedge\lor\vee\oplus$`,
      '∞∂∇∑∏√x∈A⊂B⊆C∪D∩E∀∃¬¬∧∧∨∨⊕',
    ],
    [
      'arrows and functions in formulas',
      String.raw`$\to\rightarrow\leftarrow\leftrightarrow\Rightarrow\Leftarrow\Leftrightarrow\mapsto\ell\star\ast\circ\bullet\prime\langle\rangle\lt\gt\mid\cdots\log n\ln n\exp n\min n\max n\sin n\cos n$ \textrightarrow \textleftarrow`,
      '→→←↔⇒⇐⇔↦ℓ⋆*∘•′⟨⟩<>|⋯lognlnnexpnminnmaxnsinncosn →←',
    ],
    ['spaces and breaks', String.raw`a\,b\;c\:d\>e\quad f\\g\!h\-i\/j\@k\space l`, 'a b c d e f ghijk l'],
    [
      'the text of formatted words, but not of references',
      String.raw`\textbf{bold} \emph{mark} {\em old} \href{https://example.org}{link} \cite{key}\label{l}\footnote{note} \url{https://example.org/a\_b}`,
      'bold mark old link  https://example.org/a_b',
    ],
  ])('has %s', (_, source, text) => {
    expect(latexToText(source)).toBe(text);
  });

  it('has the arguments of unknown commands, whose names are reported once', () => {
    const { pieces, unknownCommands } = parseLatex(String.raw`\wobbly{a} \shiny b \wobbly c`);
    expect([pieces.map(({ text }) => text).join(''), unknownCommands]).toEqual(['a b c', ['\\wobbly', '\\shiny']]);
  });
});
