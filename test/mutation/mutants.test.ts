import { describe, expect, it } from 'vitest';
import { mutantsOf } from './mutants.mjs';
import { instrument } from './regions.mjs';

const changes = (source: string) => mutantsOf('file.ts', `${source}\n`).map(({ after }) => after);

describe('the mutants of a file', () => {
  it.each([
    ['a comparison', 'f = a < b;', ['f = a <= b;']],
    ['an equality', 'f = a === b;', ['f = a !== b;']],
    ['a sum', 'f = a + b;', ['f = a - b;']],
    ['a conjunction', 'f = a && b;', ['f = a || b;', 'f =  b;']],
    ['nullish coalescing', 'f = a ?? b;', ['f = a;']],
    ['a negation', 'f = !a;', ['f = a;']],
    ['an increment', 'a++;', ['a--;']],
    ['a conditional expression', 'f = a ? b : c;', ['f = true ? b : c;', 'f = false ? b : c;']],
    ['a condition', 'if (a) b = c;', ['if (true) b = c;', 'if (false) b = c;']],
    ['a loop', 'while (a) b = c;', ['while (false) b = c;']],
    ['a block', 'for (const a of b) {\n  c = a;\n}', ['for (const a of b) {}']],
    ['a statement with a call', 'await a(b);', [';']],
    ['an optional member', 'f = a?.b;', ['f = a.b;']],
    ['an optional index', 'f = a?.[b];', ['f = a[b];']],
    ['an optional call', 'f = a?.(b);', ['f = a(b);']],
    ['a method with an opposite', 'f = a.some(b);', ['f = a.every(b);']],
    ['a method that filters', 'f = a.filter(b);', ['f = a;']],
    ['a method on a line of its own', 'f = a\n  .sort(b);', [';']],
    ['a method that all objects have', 'f = a.toString();', []],
    ['a string', "f = 'a';", ["f = '';"]],
    ['an empty string', "f = '';", ["f = 'mutant';"]],
    ['a template', 'f = `a`;', ['f = ``;']],
    ['a number', 'f = 2;', ['f = 3;']],
    ['a boolean', 'f = true;', ['f = false;']],
    ['an array', 'f = [a];', ['f = [];']],
    ['a regular expression', 'f = /^[^a]$/i;', ['f = /[^a]$/i;', 'f = /^[^a]/i;', 'f = /^[a]$/i;', 'f = /^[^a]$/;']],
    ['types, keys and module names', "import a from 'b'; let c: 'd' | 2; f = { 'e': a };", []],
  ])('are created as expected for %s', (_, source, expected) => {
    expect(changes(source)).toEqual(expected);
  });

  it('have the number and the text of the changed line, and the whole mutated source', () => {
    expect(mutantsOf('file.ts', 'f = a;\nf = a < b;\n')).toMatchObject([
      { file: 'file.ts', line: 2, before: 'f = a < b;', after: 'f = a <= b;', source: 'f = a;\nf = a <= b;\n' },
    ]);
  });
});

describe('instrumented source code', () => {
  it.each([
    ['a = b < c;', '+0;a = b < c;'],
    ['f = (a = 1) => a;', 'f = (a = 1) => (+1, a);'],
    ['f = (a) => (b) => b < a;', 'f = (a) => (b) => (+2, b < a);'],
    ['function f(a) { if (a < 1) { return 2; } }', 'function f(a) {+2; if (a < 1) {+3; return 2; } }'],
  ])('reports the regions of mutants that run in %j', (source, expected) => {
    const regions = new Set(mutantsOf('file.ts', source).flatMap(({ region }) => region ?? []));
    expect(instrument(source, regions).replaceAll(/globalThis\.covered\?\.add\("file\.ts (\d)"\)/g, '+$1')).toBe(expected);
  });
});
