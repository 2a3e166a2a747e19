import { describe, expect, it } from 'vitest';
import { scanGlobalOptions } from '../../../src/cli/options/global-options.ts';

const none = { json: false, verbose: false, version: false, color: undefined, width: undefined };

describe('the options that error reporting needs', () => {
  it.each([
    ['list --json', { json: true }],
    ['list -f json', { json: true }],
    ['list -fJSON', { json: true }],
    ['list -f=json', { json: true }],
    ['list -qvf jsonl', { json: true, verbose: true }],
    ['list --format=jsonl', { json: true }],
    ['list --format json', { json: true }],
    ['list -f csl-json', {}],
    ['-qv list', { verbose: true }],
    ['-qc mine -v list', { verbose: true }],
    ['-c -V list', {}],
    ['-c --json list', { json: true }],
    ['list --verbose -V', { verbose: true, version: true }],
    ['--color always list --color=NEVER', { color: 'never' }],
    ['--color often list', {}],
    ['--width 40 list --width=60', { width: 60 }],
    ['list --width wide', {}],
    ['search -- --json -v --version', {}],
    ['list --format', {}],
    ['', {}],
  ])('are found in the command line "%s"', (line, options) => {
    expect(scanGlobalOptions(line.split(' '))).toEqual({ ...none, ...options });
  });

  it('are not found inside another argument', () => {
    expect(scanGlobalOptions(['search', 'x --json y', '-f json'])).toEqual(none);
  });
});
