import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanText,
  compareTexts,
  compareValues,
  createDistance,
  foldCase,
  normalizeName,
  sanitize,
  stringifyJson,
  suggestSimilar,
} from '../../src/util/text.ts';

describe('visible', () => {
  it.each([
    ['a title', 'a title'],
    ['red \u001b[31mtitle\u001b[0m', 'red [31mtitle[0m'],
    ['bell\u0007 null\u0000 delete\u007f', 'bell null delete'],
    ['C1 \u009b31m', 'C1 31m'],
    ['a\tb\nc\rd\u2028e\u2029f\u000bg\u000ch', 'a b c d e f g h'],
    ['two  spaces', 'two  spaces'],
    ['e\u0301 stays decomposed', 'e\u0301 stays decomposed'],
    ['fillers\u115f\u1160\u3164\uffa0 and\u2800blanks', 'fillers and blanks'],
    ['vowels\u17b4\u17b5 and \u034fothers\u180e', 'vowels and others'],
    ['emoji 👩\u200d💻 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3 ©\ufe0e', 'emoji 👩\u200d💻 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3 ©\ufe0e'],
    ['ক্\u200dষ نمی\u200cخواهم ᠠ\u180b', 'ক্\u200dষ نمی\u200cخواهم ᠠ\u180b'],
    ['pass\u200dword\u200c code\ufe0f', 'password code'],
    ['\u200d\ufe0f \u200cخ\u200c\u200c\u200d❤\ufe0f\ufe0f\u200d\u200d\ufe0f\u200d', ' خ\u200c❤\ufe0f'],
    ['葛\u{e0100}飾 ∩\ufe00', '葛飾 ∩'],
    ['שָּׁ֑', 'שָּׁ֑'],
    [`Z\u0300${'\u0301'.repeat(50_000)}a\u20dd`, 'Z\u0300\u0301\u0301\u0301a\u20dd'],
    [`ก${'\u0e47'.repeat(9)} ${'\u200d\u0301'.repeat(9)}`, 'ก\u0e47\u0e47\u0e47\u0e47 \u0301\u200d\u0301\u200d'],
  ])('shows %j as %j', (text, shown) => {
    expect(sanitize(text)).toBe(shown);
  });
});

describe('clean', () => {
  it.each([
    ['nothing to do', 'nothing to do'],
    ['', ''],
    ['  spaces \n\t around  and   inside ', 'spaces around and inside'],
    ['no-break\u00a0space and em\u2003space', 'no-break space and em space'],
    ['\u001b]8;;https://evil.example\u0007link', ']8;;https://evil.examplelink'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['zero\u200bwidth\u2060joiner\ufeff', 'zerowidthjoiner'],
    ['left\u200eright\u200fmarks\u061c', 'leftrightmarks'],
    ['\u202eoverride\u202c and \u2066isolate\u2069', 'override and isolate'],
    ['tags\u{e0041}\u{e007f}', 'tags'],
    ['👩\u200d💻', '👩\u200d💻'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['Guti\u0065\u0301rrez', 'Guti\u00e9rrez'],
    ['Nguye\u0302\u0303n', 'Nguy\u1ec5n'],
    ['half a pair \ud83d', 'half a pair \ufffd'],
    ['深度代码模型安全综述', '深度代码模型安全综述'],
    ['《软件学报》 ｆｕｌｌ', '《软件学报》 ｆｕｌｌ'],
  ])('makes %j %j', (text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
  });

  it('leaves nothing that Unicode lets a font ignore, but joiners and selectors behind a letter', () => {
    const all = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));
    const ignored = all.filter((char) => /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Bidi_Control}]/u.test(char));
    expect(ignored.filter((char) => !/^a ?b$/.test(cleanText(`a${char}b`)))).toEqual([]);
    const kept = ignored.filter((char) => !/^é ?b$/.test(cleanText(`é${char}b`)));
    expect(kept).toEqual([...'\u180b\u180c\u180d\u180f\u200c\u200d\ufe0e\ufe0f']);
  });

  it('changes nothing the second time', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...'aK1é漢\u212aשׁक़ \t\u0301\u0323\u0e47\u05b8\u200b\u200c\u200d\u202e\ufe0f\ufe00\u034f\u2800\u3164\u001b❤👩',
      ),
      fc.string({ unit: 'binary', maxLength: 2 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const cleaned = cleanText(pieces.join(''));
        expect([cleanText(cleaned), sanitize(cleaned)]).toEqual([cleaned, cleaned]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('JSON', () => {
  it('is read as it was, and has nothing in it that a terminal would obey', () => {
    const value = { 'a\u009b': ['\u001b]0;x\u0007', '\u202e\u{e0041}é\u2028', 1] };
    expect(stringifyJson(value)).toBe(`{
  "a\\u009b": [
    "\\u001b]0;x\\u0007",
    "\\u202e\\udb40\\udc41é\\u2028",
    1
  ]
}
`);
    expect(JSON.parse(stringifyJson(value))).toEqual(value);
  });
});

describe('fold', () => {
  it.each([
    ['CodeBERT', 'codebert'],
    ['Gutiérrez', 'gutierrez'],
    ['Nguyễn Văn', 'nguyen van'],
    ['Hajič', 'hajic'],
    ['Ørsted', 'orsted'],
    ['Łukasz Kaiser', 'lukasz kaiser'],
    ['Straße, GROẞ', 'strasse, gross'],
    ['Æther, œuvre', 'aether, oeuvre'],
    ['Þór, Đặng, Ħal, Iğdır', 'thor, dang, hal, igdir'],
    ['İstanbul', 'istanbul'],
    ['ＣｏｄｅＢＥＲＴ　２', 'codebert 2'],
    ['pre‑trained, pre–trained, pre−trained', 'pre-trained, pre-trained, pre-trained'],
    ['“it’s” ‘quoted’', "\"it's\" 'quoted'"],
    ['no-break\u00a0space', 'no-break space'],
    ['ﬁne-tuning', 'fine-tuning'],
    ['x² and ™', 'x2 and tm'],
    ['Ελληνικά', 'ελληνικα'],
    ['代码', '代码'],
    ['C++ & C#', 'c++ & c#'],
  ])('makes %j %j', (text, folded) => {
    expect(foldCase(text)).toBe(folded);
  });

  it('makes composed and decomposed letters the same', () => {
    expect(foldCase('e\u0301')).toBe(foldCase('\u00e9'));
  });
});

describe('loose', () => {
  it.each([
    ['code-search', 'codesearch'],
    ['Code Search', 'codesearch'],
    ['code_search', 'codesearch'],
    ['code – search', 'codesearch'],
    ['C++', 'c++'],
    ['C#', 'c#'],
    ['Assembly (x86, ARM, MIPS)', 'assembly(x86,arm,mips)'],
  ])('makes %j %j', (name, loosened) => {
    expect(normalizeName(name)).toBe(loosened);
  });
});

describe('compare', () => {
  it.each([
    [
      ['b', 'A', 'C', 'a'],
      ['A', 'a', 'b', 'C'],
    ],
    [
      ['Zoo', 'Éclair', 'eclipse'],
      ['Éclair', 'eclipse', 'Zoo'],
    ],
    [
      ['résumé', 'resume'],
      ['resume', 'résumé'],
    ],
    [
      ['paper 10', 'paper 2', 'paper'],
      ['paper', 'paper 10', 'paper 2'],
    ],
    [
      ['综述', 'z', '代码'],
      ['z', '代码', '综述'],
    ],
    [
      ['\u{20bb7}', '\ufffd', '吉'],
      ['吉', '\ufffd', '\u{20bb7}'],
    ],
    [
      ['\u{1f600}', '\u{1f4a9}'],
      ['\u{1f4a9}', '\u{1f600}'],
    ],
  ])('sorts %j as %j', (texts, sorted) => {
    expect(texts.toSorted(compareTexts)).toEqual(sorted);
  });

  it('holds two texts for equal only when they are the same', () => {
    expect([compareTexts('a', 'a'), compareTexts('a', 'A'), compareTexts('A', 'a'), compareTexts('é', 'e\u0301')]).toEqual([
      0, 1, -1, 1,
    ]);
  });
});

describe('order', () => {
  it('compares numbers as numbers and texts by code unit', () => {
    expect([compareValues(2, 10), compareValues(10, 2), compareValues('2', '10'), compareValues('a', 'a')]).toEqual([
      -1, 1, 1, 0,
    ]);
  });
});

describe('distance', () => {
  it.each([
    ['', '', 0],
    ['attack', 'attack', 0],
    ['', 'code', 4],
    ['code', '', 4],
    ['attak', 'attack', 1],
    ['attacck', 'attack', 1],
    ['ottack', 'attack', 1],
    ['attcak', 'attack', 1],
    ['ab', 'ba', 1],
    ['abcd', 'badc', 2],
    ['kitten', 'sitting', 3],
    ['代码', '代碼', 1],
  ])('counts from %j to %j %i', (a, b, errors) => {
    expect([createDistance(a)(b), createDistance(b)(a)]).toEqual([errors, errors]);
  });

  it('is the same however long the texts are: they may begin alike', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '码'), maxLength: 31 });
    const before = 'd'.repeat(40);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(createDistance(a)(b)).toBe(createDistance(before + a)(before + b));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('nearest', () => {
  const venues = ['ICSE', 'FSE', 'ASE', 'ISSTA', 'USENIX Security', 'CCS'];

  it.each([
    ['ICES', venues, ['ICSE']],
    ['icse', venues, ['ICSE']],
    ['usenix', venues, ['USENIX Security']],
    ['usenix-securty', venues, ['USENIX Security']],
    ['XSE', venues, ['ASE', 'FSE']],
    ['nowhere', venues, []],
    ['', venues, []],
    ['lista', ['list', 'lost', 'lest', 'last', 'lista'], ['lista', 'list']],
    ['code', ['coda', 'cod', 'codex', 'node', 'mode'], ['codex', 'cod', 'coda']],
    ['same', ['same', 'same'], ['same']],
    ['ICES', ['ICSE', 'icse', 'I-CSE'], ['ICSE']],
    ['gutierez', ['Gutiérrez'], ['Gutiérrez']],
    ['a'.repeat(101), ['a'.repeat(102)], []],
    ['aaaaaaaa', ['aaaaaaaaaaaaaaaa', 'bbaaaaaaaa'], ['aaaaaaaaaaaaaaaa', 'bbaaaaaaaa']],
  ])('finds for %j in %j %j', (word, known, near) => {
    expect(suggestSimilar(word, known)).toEqual(near);
  });
});
