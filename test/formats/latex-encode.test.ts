import { describe, expect, it } from 'vitest';
import { encodeAsciiLatex, encodeUnicodeLatex } from '../../src/formats/latex-encode.ts';
import { curlyQuotes } from '../../src/util/typography.ts';

describe('encodeAsciiLatex', () => {
  it.each([
    ['plain text, with (signs); and - more! 1+1=2 @home', 'plain text, with (signs); and - more! 1+1=2 @home'],
    ['Cats & Dogs', 'Cats \\& Dogs'],
    ['50% of models', '50\\% of models'],
    ['Costs $5', 'Costs \\$5'],
    ['C# and F#', 'C\\# and F\\#'],
    ['code_search', 'code\\_search'],
    ['a lone { or }', 'a lone {\\textbraceleft} or {\\textbraceright}'],
    ['about ~5', 'about {\\textasciitilde}5'],
    ['n^2', 'n{\\textasciicircum}2'],
    ['back\\slash', 'back{\\textbackslash}slash'],
    ['<b> | >', '{\\textless}b{\\textgreater} | {\\textgreater}'],
    ['the "best" model', "the ``best'' model"],
    ['"Why?" ("x")', "``Why?'' (``x'')"],
    ["it's ‘so’ “called” O’Neil", "it's `so' ``called'' O'Neil"],
    ['pages 1–2 — and pre‑trained', 'pages 1--2 --- and pre-trained'],
    ['wait…', 'wait{\\ldots}'],
    ['© 2020, §3 of £5 ¶', '{\\copyright} 2020, {\\S}3 of {\\pounds}5 {\\P}'],
    ['10° × 2² “a”', "10° × 2² ``a''"],
    ['--help and ---', '-{}-help and -{}-{}-'],
    ['a–-b', 'a--{}-b'],
    ["a,, ''b`` why?` “‘c’”", "a,{}, '{}'b`{}` why?{}` ``{}`c'{}''"],
    ['no\u00a0break', 'no~break'],
    ['\\{}~^', '{\\textbackslash}{\\textbraceleft}{\\textbraceright}{\\textasciitilde}{\\textasciicircum}'],
    ['深度代码 Атака 🙂 𠮷', '深度代码 Атака 🙂 𠮷'],
  ])('writes %j as %j', (text, written) => {
    expect(encodeAsciiLatex(text)).toBe(written);
  });

  it.each([
    ['Gutiérrez', "Guti{\\'e}rrez"],
    ['Hajič', 'Haji{\\v{c}}'],
    ['Woźniak', "Wo{\\'z}niak"],
    ['Michał', 'Micha{\\l}'],
    ['Łukasz', '{\\L}ukasz'],
    ['Ørsted, Søren', '{\\O}rsted, S{\\o}ren'],
    ['Ångström', '{\\AA}ngstr{\\"o}m'],
    ['Straße', 'Stra{\\ss}e'],
    ['Æsop, œuvre', '{\\AE}sop, {\\oe}uvre'],
    ['ÉCOLE', "{\\'E}COLE"],
    ['Čapek Ðorđe Þór', "{\\v{C}}apek {\\DH}or{\\dj}e {\\TH}{\\'o}r"],
    ['Nguyễn Văn', 'Nguy{\\~{\\^e}}n V{\\u{a}}n'],
    ['Trần Thị Hạnh', 'Tr{\\`{\\^a}}n Th{\\d{i}} H{\\d{a}}nh'],
    ['Phạm Đệ', 'Ph{\\d{a}}m {\\DJ}{\\^{\\d{e}}}'],
    ['García', "Garc{\\'i}a"],
    ['ïîìīĩĵ', '{\\"i}{\\^i}{\\`i}{\\={\\i}}{\\~{\\i}}{\\^{\\j}}'],
    ['Ștefan ț ģ ķ', '{\\textcommabelow S}tefan {\\textcommabelow t} {\\c{g}} {\\c{k}}'],
    ['Ǽ ǿ ŋ ĳ ẞ', "{\\'{\\AE}} {\\'{\\o}} {\\ng} {\\ij} {\\SS}"],
    ['Şimşek Ğ ę ű ż ã ñ ň', '{\\c{S}}im{\\c{s}}ek {\\u{G}} {\\k{e}} {\\H{u}} {\\.z} {\\~a} {\\~n} {\\v{n}}'],
    ['ā ĕ ḏ', '{\\=a} {\\u{e}} {\\b{d}}'],
    ['ış', '{\\i}{\\c{s}}'],
    ['Guti\u0065\u0301rrez', "Guti{\\'e}rrez"],
    ['A\u030angstro\u0308m', '{\\r{A}}ngstr{\\"o}m'],
  ])('writes the accents of %j each as one group: %j', (text, written) => {
    expect(encodeAsciiLatex(text)).toBe(written);
  });

  it('does not change a letter with a mark for which LaTeX has no accent', () => {
    expect(encodeAsciiLatex('Trương Bảo е\u0301')).toBe('Trương Bảo е\u0301');
  });

  it('writes balanced braces for any text', () => {
    const depth = (text: string) =>
      text.split('').reduce((depth, char) => (depth < 0 ? depth : depth + (char === '{' ? 1 : char === '}' ? -1 : 0)), 0);
    const texts = ['}{', '{{{', '\\}', 'é}', '{é', '\\', '}\u0301{', '"}"', 'Å{', '\ud83d}'];
    expect(texts.filter((text) => depth(encodeAsciiLatex(text)) !== 0)).toEqual([]);
  });
});

describe('encodeUnicodeLatex', () => {
  it.each([
    [
      'Gutiérrez & Łukasz: 50% of C#, $5, a_b ~ ^ \\ {x}',
      'Gutiérrez \\& Łukasz: 50\\% of C\\#, \\$5, a\\_b {\\textasciitilde} {\\textasciicircum} {\\textbackslash} {\\textbraceleft}x{\\textbraceright}',
    ],
    ['the "best" – ‘so’ — it’s…', 'the “best” – ‘so’ — it’s…'],
    ['--help <b> | Ơn 孙', '-{}-help {\\textless}b{\\textgreater} | Ơn 孙'],
  ])('writes %j as %j', (text, written) => {
    expect(encodeUnicodeLatex(text)).toBe(written);
  });
});

describe('curlyQuotes', () => {
  it.each([
    ['"a" and "b c"', '“a” and “b c”'],
    ['("a")', '(“a”)'],
    ['non-"trivial"', 'non-“trivial”'],
    ['5" wide', '5” wide'],
    ['none', 'none'],
  ])('turns %j into %j', (text, curly) => {
    expect(curlyQuotes(text)).toBe(curly);
  });
});
