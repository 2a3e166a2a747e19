import { describe, expect, it } from 'vitest';
import { scanGlobalOptions } from '../../../src/cli/options/early-options.ts';

const nothing = { json: false, verbose: false, version: false, color: undefined, width: undefined };

describe('what a command line asks for', () => {
  it.each([
    ['list --json', { json: true }],
    ['list -f json', { json: true }],
    ['list -fJSON', { json: true }],
    ['list -f=json', { json: true }],
    ['list -qvf jsonl', { json: true }],
    ['list --format=jsonl', { json: true }],
    ['list --format json', { json: true }],
    ['list -f csl-json', {}],
    ['-qv list', { verbose: true }],
    ['list --verbose -V', { verbose: true, version: true }],
    ['--color always list --color=NEVER', { color: 'never' }],
    ['--color often list', {}],
    ['--width 40 list --width=60', { width: 60 }],
    ['list --width wide', {}],
    ['search -- --json -v --version', {}],
    ['list --format', {}],
    ['', {}],
  ])('is known of %j', (line, asked) => {
    expect(scanGlobalOptions(line.split(' '))).toEqual({ ...nothing, ...asked });
  });

  it('is not taken from inside a word', () => {
    expect(scanGlobalOptions(['search', 'x --json y', '-f json'])).toEqual(nothing);
  });
});
