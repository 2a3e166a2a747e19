import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, compare, distanceFrom, fold, loose, nearest, order, visible } from '../src/text.ts';

describe('visible', () => {
  it.each([
    ['a title', 'a title'],
    ['red \u001b[31mtitle\u001b[0m', 'red [31mtitle[0m'],
    ['bell\u0007 null\u0000 delete\u007f', 'bell null delete'],
    ['C1 \u009b31m', 'C1 31m'],
    ['a\tb\nc\rd\u2028e\u2029f\u000bg\u000ch', 'a b c d e f g h'],
    ['two  spaces', 'two  spaces'],
    ['e\u0301 stays decomposed', 'e\u0301 stays decomposed'],
  ])('shows %j as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
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
    expect(clean(text)).toBe(cleaned);
  });

  it('changes nothing the second time', () => {
    const text = ' a\u0301\u200b \u202e b \u001b[1m';
    expect(clean(clean(text))).toBe(clean(text));
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
    expect(fold(text)).toBe(folded);
  });

  it('makes composed and decomposed letters the same', () => {
    expect(fold('e\u0301')).toBe(fold('\u00e9'));
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
    expect(loose(name)).toBe(loosened);
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
    expect(texts.toSorted(compare)).toEqual(sorted);
  });

  it('holds two texts for equal only when they are the same', () => {
    expect([compare('a', 'a'), compare('a', 'A'), compare('A', 'a'), compare('é', 'e\u0301')]).toEqual([0, 1, -1, 1]);
  });
});

describe('order', () => {
  it('compares numbers as numbers and texts by code unit', () => {
    expect([order(2, 10), order(10, 2), order('2', '10'), order('a', 'a')]).toEqual([-1, 1, 1, 0]);
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
    expect([distanceFrom(a)(b), distanceFrom(b)(a)]).toEqual([errors, errors]);
  });

  it('is the same however long the texts are: they may begin alike', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '码'), maxLength: 31 });
    const before = 'd'.repeat(40);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distanceFrom(a)(b)).toBe(distanceFrom(before + a)(before + b));
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
    expect(nearest(word, known)).toEqual(near);
  });
});
