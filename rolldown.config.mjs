import { defineConfig } from 'rolldown';

/** Places in packages that cost more time than what they are for, each with what stands there in the bundle instead. */
const patches = [
  {
    // It runs commands that are programs of their own, which ours are not; loading it takes a tenth of Node's start.
    file: /\/commander\/lib\/command\.js$/,
    from: "require('node:child_process')",
    to: '{}',
  },
  {
    // cli-table3 measures each cell some ten times, each time with two regular expressions that are built anew.
    file: /\/string-width\/index\.js$/,
    from: 'string = stripAnsi(string);',
    to: 'if (/^[ -~]*$/.test(string)) return string.length; string = stripAnsi(string);',
  },
];

const patched = {
  name: 'patched',
  transform(/** @type {string} */ code, /** @type {string} */ id) {
    const patch = patches.find(({ file }) => file.test(id));
    if (!patch) return null;
    if (!code.includes(patch.from)) throw new Error(`${id} has changed: it has no ${patch.from}`);
    return code.replace(patch.from, patch.to);
  },
};

/** @type {import('rolldown').RolldownOptions} */
const shared = {
  platform: 'node',
  // So that what several files need may stand in the first, and not in one more file.
  preserveEntrySignatures: 'allow-extension',
  plugins: [patched],
  // CommonJS, because Node 20 starts it a quarter faster than modules.
  output: { dir: 'dist', format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs', minify: true },
};

// What is imported when it is needed becomes a file of its own: the reader of YAML, tables, fuzzy search. All else is one file,
// because to open one more costs more than the code of every command.
export default defineConfig([
  { ...shared, input: 'src/main.ts', output: { ...shared.output, cleanDir: true } },
  { ...shared, input: 'src/build.ts' },
]);
