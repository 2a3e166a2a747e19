import { describe, expect, it } from 'vitest';
import { paper, right, toldWithCodes } from '../folder.ts';

/** The problems of a paper with the fields. */
const of = (changes: Readonly<Record<string, string | undefined>>) => toldWithCodes({ 'papers/2024.yaml': paper(changes) });

describe('text left of a list in a title or the name of a venue', () => {
  it.each([
    ['et al', 'Ada Lin et al., Tides of the Sea'],
    ['|', 'Tides of the Sea | ICSE'],
    ['https://sea.example/1', 'Tides of the Sea https://sea.example/1'],
    ['www.sea.example', 'Tides of www.sea.example'],
  ])('is reported: %s', (excerpt, title) => {
    expect(of({ title: `"${title}"` })).toEqual([
      `papers/2024.yaml:2:${11 + title.indexOf(excerpt)}: warning: title has "${excerpt}" [list-text]`,
      '  write the title alone',
    ]);
  });

  it.each(['Metal and Petal Tides', 'Tides of All', 'Tides of https'])('is not found in other titles: %s', (title) => {
    expect(of({ title })).toEqual([]);
  });

  it('is reported in the name and the title of a venue', () => {
    const venues = 'sea:\n  name: SEA | Oral\n  title: Conference of the Sea, see www.sea.example\n  kind: conference\n';
    const told = toldWithCodes({ 'papers/2024.yaml': paper({ venue: 'sea' }), 'venues.yaml': venues });
    expect(told.filter((line) => line.includes('list-text'))).toEqual([
      'venues.yaml:2:13: warning: name has "|" [list-text]',
      'venues.yaml:3:37: warning: title has "www.sea.example" [list-text]',
    ]);
  });
});

describe('the style of a title', () => {
  it.each([
    ['title', 'Tides of the Sea.', 10],
    ['title', '"海潮。"', 10],
    ['translation', 'Tides at D.C. University.', 16],
  ])('is reported with a full stop at the end: %s %s', (field, title, column) => {
    const line = field === 'title' ? 2 : 8;
    expect(of({ [field]: title })).toEqual([
      `papers/2024.yaml:${line}:${column}: warning: ${field} ends with a period [title-dot]`,
      '  remove the period',
    ]);
  });

  it.each([
    'Tides, Waves, etc.',
    'Tides...',
    'Why Tides?',
    'Tides by Lin, Inc.',
    'Tides of the U.S.',
    'Lin vs. Sea Inc.',
    'Sea … Tides!',
    '.',
    'Tides ETC.',
  ])('may end with another mark or an abbreviation: %s', (title) => {
    expect(of({ title: `"${title}"` })).toEqual([]);
  });

  it('is reported with a full stop at the end of the title of a preprint', () => {
    expect(of({ preprint: '{ title: Tides of the Sea. }' })).toEqual([
      'papers/2024.yaml:8:22: warning: preprint.title ends with a period [title-dot]',
      '  remove the period',
    ]);
  });

  it.each(['TIDES OF THE SEA', 'BACKDOORS TROJANIZED', 'ÉTUDE DES MARÉES', 'TIDES TROJANIZED', 'A B C'])(
    'is reported if the title is in all capitals: %s',
    (title) => {
      expect(of({ title })).toEqual([
        'papers/2024.yaml:2:10: warning: title is in all capitals [title-capitals]',
        '  use sentence case or title case',
      ]);
    },
  );

  it.each([
    'CODEBERT',
    'GPT-4',
    'TIDES AI',
    'TIDES TROJANISE',
    '基于 BERT 和 GPT 的 AST',
    'XXXXXXXXXXXXXXXXXXXX',
    'TIDES OF THE Sea',
  ])('may be a name in capitals: %s', (title) => {
    expect(of({ title })).toEqual([]);
  });
});

describe('the end of a URL', () => {
  it.each([
    ['https://example.org/a.', '.', 'https://example.org/a'],
    ['https://example.org/a,', ',', 'https://example.org/a'],
    ['https://example.org/a)', ')', 'https://example.org/a'],
    ['"https://example.org/(a)]"', ']', 'https://example.org/(a)'],
    ['"https://example.org/{a}}"', '}', 'https://example.org/{a}'],
    ['https://example.org/a’', '’', 'https://example.org/a'],
  ])('is reported if it is punctuation of the surrounding text: %s', (written, end, fix) => {
    const url = written.replaceAll('"', '');
    expect([...of({ pdf: written }), ...toldWithCodes({ 'repos.yaml': `lin/tides:\n  url: ${written}\n` })]).toEqual([
      `papers/2024.yaml:8:8: warning: pdf ${url} ends with "${end}" [url-dot]`,
      `  pdf: ${fix}`,
      `repos.yaml:2:8: warning: url ${url} ends with "${end}" [url-dot]`,
      `  url: ${fix}`,
    ]);
  });

  it('may be a bracket that is opened in the URL', () => {
    expect(of({ url: 'https://en.wikipedia.org/wiki/Tide_(sea)' })).toEqual([]);
  });
});

describe('the characters of a text', () => {
  it.each([
    ['a title', { title: 'Tides &amp; Waves' }, '2:16: warning: title has the HTML entity "&amp;" [html-entity]', 'write &'],
    [
      'a joiner that joins nothing, and not the other',
      { title: '"👩\\u200d\u200d💻 \\u3164Tides"' },
      '2:19: warning: title has U+200D, U+3164, which is invisible [invisible-character]',
      'remove it',
    ],
    [
      'a name',
      { authors: '["Lin, Xiao", "M&uuml;ller, Jan"]' },
      '3:28: warning: authors has the HTML entity "&uuml;" [html-entity]',
      'write ü',
    ],
    [
      'a number of HTML',
      { summary: 'Caf&#233;s' },
      '8:15: warning: summary has the HTML entity "&#233;" [html-entity]',
      'write é',
    ],
    [
      'a URL',
      { url: 'https://example.org/?a=1&amp;b=2' },
      '8:32: warning: url has the HTML entity "&amp;" [html-entity]',
      'write &',
    ],
    [
      'a blank',
      { title: 'Tides&nbsp;Waves' },
      '2:15: warning: title has the HTML entity "&nbsp;" [html-entity]',
      'write a space',
    ],
    [
      'misread',
      { title: 'A CafÃ© at Sea' },
      '2:12: warning: title has "CafÃ©", which is UTF-8 read as windows-1252 [wrong-charset]',
      'write Café',
    ],
    [
      'misread in a name',
      { authors: '\n    - Lin, Xiao\n    - M√ºller, Jan' },
      '5:7: warning: authors has "M√ºller", which is UTF-8 read as macintosh [wrong-charset]',
      'write Müller',
    ],
  ])('are reported if they are entities or encoding errors: %s', (_, changes, line, fix) => {
    expect(of(changes)).toEqual([`papers/2024.yaml:${line}`, `  ${fix}`]);
  });

  it.each(['AT&T; Tides', 'Tides &foo; Waves', 'R&D, São Paulo, “CAFÉ” & Müller'])(
    'may include signs that only resemble entities or encoding errors: %s',
    (title) => {
      expect(of({ title: `"${title}"` })).toEqual([]);
    },
  );

  it.each([
    [
      'a letter and its accent',
      { title: 'Cafe\u0301 Tides' },
      '2:13: warning: title has U+0301, which is not in composed form (NFC) [not-nfc]',
      'to compose it: lm4c check --fix',
    ],
    [
      'a sign with a twin',
      { title: '"10 k\u2126"' },
      '2:15: warning: title has U+2126, which is not in composed form (NFC) [not-nfc]',
      'to compose it: lm4c check --fix',
    ],
    [
      'a letter with many accents',
      { title: 'e\u0301\u0302\u0303\u0304\u0306 Tides' },
      '2:10: warning: title has U+0301 U+0302 U+0303 U+0304, which is not in composed form (NFC) [not-nfc]',
      'to compose it: lm4c check --fix',
    ],
    [
      'an accent as an escape',
      { title: '"Cafe\\u0301 Tides"' },
      '2:10: warning: title has U+0301, which is not in composed form (NFC) [not-nfc]',
      'to compose it: lm4c check --fix',
    ],
    [
      'a soft hyphen',
      { title: 'Ti\u00addes' },
      '2:12: warning: title has U+00AD, which is invisible [invisible-character]',
      'remove it',
    ],
    [
      'several',
      { summary: '>\n    Tides\n    at\u200b \u202esea\u200b' },
      '10:7: warning: summary has U+200B, U+202E, which is invisible [invisible-character]',
      'remove it',
    ],
    [
      'an escape',
      { title: '"Ti\\u200bdes"' },
      '2:10: warning: title has U+200B, which is invisible [invisible-character]',
      'remove it',
    ],
    [
      'a name',
      { authors: '["Lin\ufeff, Xiao"]' },
      '3:17: warning: authors has U+FEFF, which is invisible [invisible-character]',
      'remove it',
    ],
  ])('are reported if they are decomposed or invisible: %s', (_, changes, line, fix) => {
    expect(of(changes)).toEqual([`papers/2024.yaml:${line}`, `  ${fix}`]);
  });

  it('may include zero-width joiners, and be of any script', () => {
    expect(of({ title: 'नमस्‍ते می‌خواهم 👩‍💻 ﬁ Å' })).toEqual([]);
  });

  it('are checked in venues and categories too', () => {
    expect(
      toldWithCodes({
        'venues.yaml': right['venues.yaml'].replace('Harbor Conference', 'Harbor &amp; Sea'),
        'categories.yaml': right['categories.yaml'].replace('Reviews.', 'Re\u00adviews.'),
      }),
    ).toEqual([
      'categories.yaml:3:18: warning: description has U+00AD, which is invisible [invisible-character]',
      '  remove it',
      'venues.yaml:3:17: warning: title has the HTML entity "&amp;" [html-entity]',
      '  write &',
    ]);
  });
});
