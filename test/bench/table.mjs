// A line of the table for each operation, printed as soon as it is measured.

/** @typedef {import('./measure.mjs').Measurement} Measurement */

const states = ['compiled', 'cold'];
const columns = ['time', 'ms', 'memory', 'MB'];
const width = { name: 40, column: 7 };

/** What stands above all lines. */
export function head() {
  const state = (/** @type {string} */ name) => name.padStart(width.column * columns.length);
  const names = columns.map((name) => name.padStart(width.column)).join('');
  const blank = ' '.repeat(width.name);
  return `${blank}${states.map(state).join('')}\n${blank}${names.repeat(states.length)}`;
}

/**
 * @param {{ readonly name: string, readonly note?: string }} operation
 * @param {Readonly<Record<string, Measurement | undefined>>} measurements By state.
 */
export function line({ name, note }, measurements) {
  const figures = states.map((state) => cells(measurements[state])).join('');
  return `  ${name.padEnd(width.name - 2)}${note ? `   ${note}` : figures}`.trimEnd();
}

/** @param {Measurement | undefined} measurement */
function cells(measurement) {
  if (!measurement) return ' '.repeat(width.column * columns.length);
  const { time, milliseconds, memory, megabytes } = measurement;
  return [ratio(time), milliseconds.toFixed(0), memory === undefined ? 'n/a' : ratio(memory), megabytes?.toFixed(0) ?? 'n/a']
    .map((cell) => cell.padStart(width.column))
    .join('');
}

/** @param {number} number */
const ratio = (number) => number.toFixed(number < 100 ? 2 : 0);
