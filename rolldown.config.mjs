import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
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
    // Each text is asked for its escapes and its emoji with regular expressions that take longer to build than all else.
    file: /\/string-width\/index\.js$/,
    from: 'string = stripAnsi(string);',
    to: 'if (/^[ -~]*$/.test(string)) return string.length; if (/[\\u001b\\u009b]/.test(string)) string = stripAnsi(string);',
  },
  {
    // Everything from which an emoji can be told, without U+2691, the flag.
    file: /\/string-width\/index\.js$/,
    from: "string = string.replace(emojiRegex(), '  ');",
    to: `if (/[\\xa9\\xae\\u203c\\u2049\\u20e3\\u2122-\\u2690\\u2692-\\u2bff\\u3030\\u303d\\u3297\\u3299\\ud83c-\\ud83e]/.test(string))
      string = string.replace(emojiRegex(), '  ');`,
  },
  {
    file: /\/cli-table3\/src\/utils\.js$/,
    from: 'function strlen(str) {',
    to: 'function strlen(str) { if (/^[ -~]*$/.test(str)) return str.length;',
  },
  {
    // For a message that nobody asked for, the whole cell is measured again with each of its lines.
    file: /\/cli-table3\/src\/cell\.js$/,
    from: 'let content = utils.truncate(this.content, 10, this.truncate);',
    to: "let content = '';",
  },
  {
    // The widths of our columns are given.
    file: /\/cli-table3\/src\/cell\.js$/,
    from: 'this.desiredWidth = utils.strlen(this.content)',
    to: 'this.desiredWidth = 0',
  },
  {
    // Our colours end in the line in which they begin.
    file: /\/cli-table3\/src\/cell\.js$/,
    from: 'const lines = utils.colorizeLines(computedLines);',
    to: 'const lines = computedLines;',
  },
  {
    // Its own colours, which are turned off.
    file: /\/cli-table3\/src\/cell\.js$/,
    from: "require('@colors/colors/safe')",
    to: '{}',
  },
  {
    // What the terminal can is told to chalk; to find it out by itself it loads what knows of terminals.
    file: /\/chalk\/source\/index\.js$/,
    from: "import supportsColor from '#supports-color';",
    to: 'const supportsColor = {};',
  },
  {
    // Links are one thing and colours another; and whoever colours, looks into the options for it.
    file: /\/supports-hyperlinks\/index\.js$/,
    from: 'if (!createSupportsColor(stream))',
    to: "if (TERM === 'dumb')",
  },
  {
    file: /\/supports-hyperlinks\/index\.js$/,
    from: "import {createSupportsColor} from 'supports-color';",
    to: '',
  },
  {
    // We ask when there is something to link.
    file: /\/supports-hyperlinks\/index\.js$/,
    from: '\tstdout: createSupportsHyperlinks(process.stdout),\n\tstderr: createSupportsHyperlinks(process.stderr),\n',
    to: '',
  },
  // An object that begins with copies of others is slow to read and write ever after, and these two hold the state of js-yaml: without
  // them it takes a quarter of the time.
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

/** A sum of all code that decides what a compiled catalog holds, and of the packages that read it. */
function catalogCode() {
  const inFolder = (/** @type {string} */ folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`);
  const files = inFolder('src/catalog').filter((name) => name.endsWith('.ts'));
  const sum = createHash('sha1');
  for (const file of [...files.sort(), 'src/util/text.ts', 'src/util/tokenize.ts', 'package-lock.json'])
    sum.update(readFileSync(file));
  return sum.digest('hex').slice(0, 12);
}

/** @type {import('rolldown').RolldownOptions} */
const shared = {
  platform: 'node',
  // What its package.json names first asks for its other files in a way that no bundler sees.
  resolve: { alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' } },
  transform: { define: { CATALOG_CODE: JSON.stringify(catalogCode()) } },
  // So that what several files need may stand in the first, and not in one more file.
  preserveEntrySignatures: 'allow-extension',
  plugins: [patched],
  // CommonJS, because Node 20 starts it a quarter faster than modules.
  // What is imported when it is needed is required, because code from a cache (bin/code-cache.cjs) cannot import.
  output: {
    dynamicImportInCjs: false,
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    minify: true,
    // Node reads main.cjs in 0.37 ms, with other characters in 0.61 ms.
    charset: 'ascii',
  },
};

// What is imported when it is needed becomes a file of its own: the reader of YAML, tables, fuzzy search. All else is one file,
// because to open one more costs more than the code of every command.
export default defineConfig([
  {
    ...shared,
    input: 'src/main.ts',
    output: {
      ...shared.output,
      cleanDir: true,
      // Else what several files need stands in one more.
      codeSplitting: { groups: [{ name: 'main', tags: ['$initial'] }] },
    },
  },
  {
    ...shared,
    input: ['src/build/build.ts', 'src/build/docs.ts'],
    output: { ...shared.output, dir: 'dist/build', minify: false },
    checks: { ineffectiveDynamicImport: false },
  },
  { ...shared, input: 'src/terminal/detect-hyperlinks.ts' },
]);
