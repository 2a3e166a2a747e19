// Formats the result table, whose rows are printed one by one as soon as an operation is measured.

/** @typedef {import('./measure.mjs').Measurement} Measurement */

const states = ['compiled', 'cold'];
const columnNames = ['time', 'ms', 'memory', 'MB'];
const width = { name: 40, column: 7 };

export function tableHeader() {
  const state = (/** @type {string} */ name) => name.padStart(width.column * columnNames.length);
  const names = columnNames.map((name) => name.padStart(width.column)).join('');
  const blank = ' '.repeat(width.name);
  return `${blank}${states.map(state).join('')}\n${blank}${names.repeat(states.length)}`;
}

/**
 * @param {{ readonly name: string, readonly note?: string }} operation
 * @param {Readonly<Record<string, Measurement | undefined>>} measurements by state
 */
export function tableRow({ name, note }, measurements) {
  const cells = states.map((state) => formatMeasurement(measurements[state])).join('');
  return `  ${name.padEnd(width.name - 2)}${note ? `   ${note}` : cells}`.trimEnd();
}

/** @param {Measurement | undefined} measurement */
function formatMeasurement(measurement) {
  if (!measurement) return ' '.repeat(width.column * columnNames.length);
  const { time, milliseconds, memory, megabytes } = measurement;
  return [
    formatRatio(time),
    milliseconds.toFixed(0),
    memory === undefined ? 'n/a' : formatRatio(memory),
    megabytes?.toFixed(0) ?? 'n/a',
  ]
    .map((cell) => cell.padStart(width.column))
    .join('');
}

/** @param {number} ratio */
const formatRatio = (ratio) => ratio.toFixed(ratio < 100 ? 2 : 0);
