import { Command } from 'commander';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandName, globalOptionSpecs, hasOption, scanOptions } from '../../bin/global-options.cjs';
import { addGlobalOptions } from '../../src/cli/options/global-options.ts';

const words = (line: string) => line.split(' ').filter(Boolean);

describe('the specifications of the global options', () => {
  it('are the options of commander, in the same order', () => {
    const { options } = addGlobalOptions(new Command());
    const withoutDashes = (name: string | undefined) => name?.replace(/^--?/, '');
    expect(globalOptionSpecs.filter(({ long }) => long !== 'help')).toEqual(
      options.map(({ long, short, required }) => ({
        long: withoutDashes(long),
        ...(short ? { short: withoutDashes(short) } : {}),
        takesValue: required,
      })),
    );
  });
});

describe('scanOptions', () => {
  it.each([
    ['-c mine list', [['catalog', 'mine']], ['list'], []],
    ['-cmine list', [['catalog', 'mine']], ['list'], []],
    [
      '-qc mine list',
      [
        ['quiet', undefined],
        ['catalog', 'mine'],
      ],
      ['list'],
      [],
    ],
    ['--width=60 list', [['width', '60']], ['list'], []],
    ['--width= list', [['width', '']], ['list'], []],
    ['list --fields key -q', [['quiet', undefined]], ['list'], ['--fields', 'key']],
    ['list -f json -- -q', [], ['list'], ['-f', 'json', '--', '-q']],
    ['-- list -q', [], ['list', '-q'], []],
    ['list - -c -', [['catalog', '-']], ['list', '-'], []],
    ['list -c', [['catalog', undefined]], ['list'], []],
    ['--colors never --quiet=1 --no-pagers', [], [], ['--colors', 'never', '--quiet=1', '--no-pagers']],
  ])('splits %j into options, operands and the rest', (line, options, operands, rest) => {
    const expected = options.map(([long, value]) => ({ long, value }));
    expect(scanOptions(words(line))).toEqual({ options: expected, operands, rest });
  });

  it('splits any command line like commander', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '--',
        '-',
        '',
        'list',
        'mine',
        '--width=60',
        '--color',
        '--color=',
        '-c',
        '-qc',
        '-qvcx',
        '-q-',
        '--no-cache',
      ),
      fc.constantFrom(
        '--limit',
        '-f',
        '-fq',
        '-xc',
        '--quiet=1',
        '--no-pager=x',
        '--=',
        '--widths',
        '-5',
        '-c=x',
        '-qq\n',
        '---q',
      ),
      fc.string({ unit: fc.constantFrom('-', 'q', 'c', 'v', 'V', '=', 'x'), maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (argv) => {
        const { options, operands, rest } = scanOptions(argv);
        // A value that is missing ends commander's parser.
        fc.pre(options.every(({ long, value }) => value !== undefined || !takesValue(long)));
        expect({ options, operands, rest }).toEqual(byCommander(argv));
      }),
      { numRuns: 5000 },
    );
  });

  const takesValue = (name: string) => globalOptionSpecs.some(({ long, takesValue }) => long === name && takesValue);

  function byCommander(argv: readonly string[]) {
    const options: { long: string; value: string | undefined }[] = [];
    const program = new Command();
    program.command('list');
    for (const { long, ...spec } of globalOptionSpecs) {
      const flags = `${'short' in spec ? `-${spec.short}, ` : ''}--${long}${spec.takesValue ? ' <value>' : ''}`;
      // The event has the option's name without the "no-".
      program.option(flags).on(`option:${long}`, (value) => options.push({ long, value: value ?? undefined }));
    }
    const { operands, unknown } = program.parseOptions([...argv]);
    return { options, operands, rest: unknown };
  }
});

describe('the name of the command', () => {
  it.each([
    ['-qc mine list', 'list'],
    ['--catalog mine --color never list show', 'list'],
    ['--help list', 'list'],
    ['-- search x', 'search'],
    ['', 'help'],
    ['--help', 'help'],
    ['--limit 3 list', 'help'],
    ['../list', 'help'],
    ['List', 'help'],
  ])('in %j is %s', (line, name) => {
    expect(commandName(words(line))).toBe(name);
  });
});

describe('the flag --no-pager', () => {
  it.each([
    ['list --no-pager', true],
    ['--no-pager list', true],
    ['list --fields key --no-pager', true],
    ['search -- --no-pager', false],
    ['-c --no-pager list', false],
    ['list --no-pager=1', false],
  ])('is set by %j: %s', (line, isSet) => {
    expect(hasOption(words(line), 'no-pager')).toBe(isSet);
  });
});
