/** The options of every command. Their names are in bin/, because the launcher reads them before the program is loaded. */
import { type Command, Option } from 'commander';
import { globalOptionSpecs, type OptionSpec, scanOptions } from '../../../bin/global-options.cjs';
import { parseChoice, UsageError } from '../../util/errors.ts';
import { type When, whenChoices } from '../context/terminal.ts';
import { choiceOption, parseWholeNumber } from './options.ts';

export interface GlobalOptions {
  readonly catalog?: string;
  readonly color?: When;
  readonly hyperlinks?: When;
  readonly width?: number;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** False for `--no-cache`. */
  readonly cache: boolean;
}

interface OptionDetails {
  readonly description: string;
  /** The name of the value in help. */
  readonly placeholder?: string;
  readonly choices?: readonly string[];
  /** @throws UsageError when the value is not valid */
  readonly parse?: (value: string) => unknown;
}

const optionDetails: Readonly<Record<(typeof globalOptionSpecs)[number]['long'], OptionDetails>> = {
  catalog: {
    description: 'the catalog: a folder, a file, - for stdin, or builtin',
    placeholder: '<path>',
    parse: parseCatalogName,
  },
  color: {
    description: `use colors: ${whenChoices.join(', ')}`,
    placeholder: '<when>',
    choices: whenChoices,
    parse: (value) => parseChoice('colouring', value, whenChoices),
  },
  hyperlinks: {
    description: `make links clickable: ${whenChoices.join(', ')}`,
    placeholder: '<when>',
    choices: whenChoices,
    parse: (value) => parseChoice('linking', value, whenChoices),
  },
  width: {
    description: 'width of the output, in columns',
    placeholder: '<n>',
    parse: (value) => parseWholeNumber('--width', value),
  },
  quiet: { description: 'print only errors on stderr' },
  verbose: { description: 'print the catalog in use and full error details' },
  'no-pager': { description: 'do not use a pager for long output' },
  'no-cache': { description: 'do not read or write the cache' },
  version: { description: 'print the version; with --json, details for a bug report' },
  help: { description: 'show this help' },
};

/** An unset variable in a script must not silently select another catalog. */
function parseCatalogName(value: string): string {
  if (value === '') throw new UsageError({ code: 'no-folder', message: '--catalog needs the name of a folder or file' });
  return value;
}

/** Adds the options of every command. */
export function addGlobalOptions(program: Command): Command {
  for (const spec of globalOptionSpecs) {
    const { long, short, takesValue }: OptionSpec = spec;
    const { description, placeholder = '<value>', choices, parse } = optionDetails[spec.long];
    const flags = `${short ? `-${short}, ` : ''}--${long}${takesValue ? ` ${placeholder}` : ''}`;
    const option = choices ? choiceOption(flags, choices, description) : new Option(flags, description);
    if (parse) option.argParser(parse);
    if (long === 'help') program.helpOption(flags, description);
    else program.addOption(option);
  }
  return program;
}

const earlyOptionSpecs = [
  ...globalOptionSpecs,
  { long: 'json', takesValue: false },
  { long: 'format', short: 'f', takesValue: true },
];

/**
 * The options that error reporting needs before commander has parsed the command line, and even if it cannot parse it: those before `--`,
 * undefined if their values are not valid. If one is given several times, the last value counts, as for commander.
 */
export function scanGlobalOptions(argv: readonly string[]) {
  const { options } = scanOptions(argv, earlyOptionSpecs);
  const has = (name: string) => options.some(({ long }) => long === name);
  const valuesOf = (name: string) => options.flatMap(({ long, value }) => (long === name && value ? value.toLowerCase() : []));
  const color = valuesOf('color').at(-1);
  const width = valuesOf('width').at(-1) ?? '';
  return {
    // `-c $UNSET --json` makes --json the value of -c, which is an error that the script expects as JSON.
    json: options.some(({ long, value }) => long === 'json' || value === '--json') || valuesOf('format').some(isJsonFormat),
    verbose: has('verbose'),
    version: has('version'),
    color: whenChoices.find((name) => name === color),
    /** In columns. */
    width: /^[1-9]\d*$/.test(width) ? Number(width) : undefined,
  };
}

/** Also of `-f=json`, which is an error for commander. */
const isJsonFormat = (name: string) => /^=?jsonl?$/.test(name);
