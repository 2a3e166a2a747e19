import { describe, expect, it } from 'vitest';
import { formatFailure, wrapMessage } from '../../../src/cli/output/report.ts';

describe('wrapMessage', () => {
  it('breaks long lines between words and indents the continuation', () => {
    const failure = formatFailure({
      code: 'unknown-facet',
      message: 'unknown "modle"',
      suggestions: ['model'],
      hint: 'one of year, venue, category, author',
    });
    expect(wrapMessage(failure, 24)).toBe(`\
error: unknown "modle"
  did you mean model?
  one of year, venue,
    category, author
`);
    expect(wrapMessage('a note of several words\n', 10)).toBe('a note of\n    several\n    words\n');
  });

  it('leaves a text that fits unchanged', () => {
    expect(wrapMessage('0 papers\n', 8)).toBe('0 papers\n');
  });

  it('ignores colour codes in the width, and repeats them on each line', () => {
    const failure = formatFailure({ code: 'wrong-kind', message: 'a is TeX source', hint: 'lm4c bib --tex a' }, true);
    expect(wrapMessage(failure, 22)).toBe(failure);
    expect(wrapMessage(failure, 16)).toBe(
      '\u001b[1;31merror:\u001b[39;22m a is TeX\n    source\n\u001b[2m  lm4c bib --tex\u001b[22m\n\u001b[2m    a\u001b[22m\n',
    );
  });

  it('counts an ideograph as two columns', () => {
    expect(wrapMessage('软件 通报\n', 9)).toBe('软件 通报\n');
    expect(wrapMessage('软件 通报\n', 8)).toBe('软件\n    通报\n');
  });

  it('does not break a word that is wider than the terminal', () => {
    expect(wrapMessage('cannot read /a/very/long/path here\n', 12)).toBe('cannot read\n    /a/very/long/path\n    here\n');
    expect(wrapMessage('/a/very/long/path: permission denied\n', 12)).toBe('/a/very/long/path:\n    permission\n    denied\n');
    expect(wrapMessage('  /a/very/long/path\n', 12)).toBe('  /a/very/long/path\n');
  });

  it('does not break the position of a problem, even at spaces in the path', () => {
    expect(wrapMessage('my papers/2023.yaml:14:10: warning: no year [x]\n', 30)).toBe(
      'my papers/2023.yaml:14:10:\n    warning: no year [x]\n',
    );
    expect(wrapMessage('my list.md:165: no year\n', 12)).toBe('my list.md:165:\n    no year\n');
  });

  it('does not wrap stack traces, JSON and progress', () => {
    const stack = '  RangeError: out of all\n      at first (a.js:1:1)\n      at second (b.js:2:2)\n';
    expect(wrapMessage(`error: a bug\n${stack}`, 10)).toBe(`error: a\n    bug\n${stack}`);
    expect(wrapMessage('{"error":{"message":"no year"}}\n', 10)).toBe('{"error":{"message":"no year"}}\n');
    expect(wrapMessage('\rreading: 100 %\u001b[K', 10)).toBe('\rreading: 100 %\u001b[K');
  });
});
