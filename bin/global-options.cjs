'use strict';
// The options of every command, and the part of commander's parser that the launcher needs: commander itself is loaded later.

/**
 * @typedef {object} OptionSpec
 * @property {string} long the name without its dashes
 * @property {string} [short] the letter
 * @property {boolean} takesValue
 */

/**
 * @typedef {object} ParsedOption
 * @property {string} long the name in its specification, without the dashes
 * @property {string | undefined} value undefined for a flag, and where the command line ends before the value
 */

const globalOptionSpecs = /** @type {const} @satisfies {readonly OptionSpec[]} */ ([
  { long: 'catalog', short: 'c', takesValue: true },
  { long: 'color', takesValue: true },
  { long: 'hyperlinks', takesValue: true },
  { long: 'width', takesValue: true },
  { long: 'quiet', short: 'q', takesValue: false },
  { long: 'verbose', short: 'v', takesValue: false },
  { long: 'no-pager', takesValue: false },
  { long: 'no-cache', takesValue: false },
  { long: 'version', short: 'V', takesValue: false },
  { long: 'help', short: 'h', takesValue: false },
]);

/**
 * The known options of a command line with their values, the operands before the first unknown option, and the rest: unknown options and
 * the words after them. Follows `parseOptions` of commander: known options are found anywhere before `--`, `-qc x` is `-q -c x`, `-cx` is
 * `-c x` and `--width=60` is `--width 60`.
 *
 * @param {readonly string[]} argv
 * @param {readonly OptionSpec[]} specs
 */
function scanOptions(argv, specs = globalOptionSpecs) {
  /** @type {ParsedOption[]} */
  const options = [];
  /** @type {string[]} */
  const operands = [];
  /** @type {string[]} */
  const rest = [];
  let index = 0;
  let group = '';
  while (group || index < argv.length) {
    const word = group || (argv[index++] ?? '');
    group = '';
    if (word === '--') {
      const remaining = argv.slice(index);
      if (rest.length > 0) rest.push(word, ...remaining);
      else operands.push(...remaining);
      break;
    }
    const isOption = word.length > 1 && word.startsWith('-');
    const found = isOption ? readOption(word, specs) : undefined;
    if (found) {
      const { spec, value, remaining = '' } = found;
      options.push({ long: spec.long, value: spec.takesValue ? (value ?? argv[index++]) : undefined });
      group = remaining;
    } else {
      (isOption || rest.length > 0 ? rest : operands).push(word);
    }
  }
  return { options, operands, rest };
}

/**
 * The option at the beginning of a word, with the value in the same word or the remaining letters of a group; undefined if it is unknown.
 *
 * @param {string} word
 * @param {readonly OptionSpec[]} specs
 * @returns {{ spec: OptionSpec, value?: string, remaining?: string } | undefined}
 */
function readOption(word, specs) {
  if (word.startsWith('--')) {
    const [name, ...values] = word.slice(2).split('=');
    const spec = specs.find(({ long }) => long === name);
    if (!spec || values.length === 0) return spec && { spec };
    return spec.takesValue ? { spec, value: values.join('=') } : undefined;
  }
  const letters = word.slice(1);
  const spec = specs.find(({ short }) => short === letters[0]);
  if (!spec || letters.length === 1) return spec && { spec };
  return spec.takesValue ? { spec, value: letters.slice(1) } : { spec, remaining: `-${letters.slice(1)}` };
}

/**
 * The first operand if it can be the name of a command; otherwise `help`, whose code also prints the overview.
 *
 * @param {readonly string[]} argv
 */
function commandName(argv) {
  const [word = ''] = scanOptions(argv).operands;
  return /^[a-z]+$/.test(word) ? word : 'help';
}

/**
 * @param {readonly string[]} argv
 * @param {typeof globalOptionSpecs[number]['long']} name
 */
const hasOption = (argv, name) => scanOptions(argv).options.some(({ long }) => long === name);

module.exports = { commandName, globalOptionSpecs, hasOption, scanOptions };
