import { describe, expect, it } from 'vitest';
import { foldCase, normalizeName } from '../../src/util/normalize.ts';

describe('foldCase', () => {
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
  ])('folds %j to %j', (text, folded) => {
    expect(foldCase(text)).toBe(folded);
  });

  it('folds composed and decomposed letters to the same text', () => {
    expect(foldCase('e\u0301')).toBe(foldCase('\u00e9'));
  });
});

describe('normalizeName', () => {
  it.each([
    ['code-search', 'codesearch'],
    ['Code Search', 'codesearch'],
    ['code_search', 'codesearch'],
    ['code – search', 'codesearch'],
    ['C++', 'c++'],
    ['C#', 'c#'],
    ['Assembly (x86, ARM, MIPS)', 'assembly(x86,arm,mips)'],
  ])('normalizes the name %j to %j', (name, normalized) => {
    expect(normalizeName(name)).toBe(normalized);
  });
});
