/** Options that error reporting needs before commander has parsed the command line, and even if it cannot parse it. */
import { globalOptionSpecs, scanOptions } from '../../../bin/global-options.cjs';
import { whenChoices } from '../context/terminal.ts';

const earlyOptionSpecs = [
  ...globalOptionSpecs,
  { long: 'json', takesValue: false },
  { long: 'format', short: 'f', takesValue: true },
];

/** The options before `--`. If one is given several times, the last value counts, as for commander. Invalid values are undefined. */
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
