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
  // An object that begins with copies of others is slow to read and write ever after, and these two hold the state of js-yaml: without
  // them it takes a third of the time.
  {
    file: /\/js-yaml\/dist\/js-yaml\.mjs$/,
    from: '...DEFAULT_PARSER_OPTIONS,\n\t\t...options,\n\t\tinput:',
    to: "filename: '', maxDepth: 100, input:",
  },
  {
    file: /\/js-yaml\/dist\/js-yaml\.mjs$/,
    from: '...DEFAULT_CONSTRUCTOR_OPTIONS,\n\t\t...options,\n\t\tevents,',
    to: "filename: '', schema: CORE_SCHEMA, json: false, maxTotalMergeKeys: 1e4, maxAliases: -1, source: options.source, events,",
  },
];

const patched = {
  name: 'patched',
  transform(/** @type {string} */ code, /** @type {string} */ id) {
    const wanted = patches.filter(({ file }) => file.test(id));
    return wanted.length === 0 ? null : wanted.reduce((text, patch) => replaced(text, patch, id), code);
  },
};

/**
 * @param {string} code
 * @param {typeof patches[number]} patch
 * @param {string} id
 */
function replaced(code, { from, to }, id) {
  if (!code.includes(from)) throw new Error(`${id} has changed: it has no ${from}`);
  return code.replace(from, () => to);
}

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
