import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, sanitize } from '../../src/util/sanitize.ts';

describe('sanitize', () => {
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
  ])('turns %j into %j', (text, sanitized) => {
    expect(sanitize(text)).toBe(sanitized);
  });
});

describe('cleanText', () => {
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
  ])('turns %j into %j', (text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
  });

  it('removes every default-ignorable character except joiners and variation selectors after a letter', () => {
    const all = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));
    const ignored = all.filter((char) => /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Bidi_Control}]/u.test(char));
    expect(ignored.filter((char) => !/^a ?b$/.test(cleanText(`a${char}b`)))).toEqual([]);
    const kept = ignored.filter((char) => !/^é ?b$/.test(cleanText(`é${char}b`)));
    expect(kept).toEqual([...'\u180b\u180c\u180d\u180f\u200c\u200d\ufe0e\ufe0f']);
  });

  it('changes nothing when applied to its own result', () => {
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
