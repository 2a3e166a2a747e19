import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'rolldown';

/** Modules of packages that this program does not need or replaces by faster ones, with the code bundled instead. */
const replacedModules = [
  // Runs subcommands that are separate executables, which this program does not have; it takes 6 ms to load.
  { module: 'node:child_process', usedBy: 'commander', code: 'module.exports = {};' },
  // terminal/style.ts tells chalk which colors the terminal has; chalk's own detection loads node:os and node:tty.
  { module: '#supports-color', usedBy: 'chalk', code: 'export default {};' },
  // Colors borders and headers, which is turned off.
  { module: '@colors/colors/safe', usedBy: 'cli-table3', code: 'module.exports = {};' },
  // Each cell is measured a dozen times: with string-width, a table takes 30 % longer.
  {
    module: 'string-width',
    usedBy: 'cli-table3',
    code: `module.exports = require(${JSON.stringify(resolve('src/terminal/display-width.ts'))}).displayWidth;`,
  },
  // --color does not turn hyperlinks on or off, but supports-color reads it from the command line.
  {
    module: 'supports-color',
    usedBy: 'supports-hyperlinks',
    code: "export const createSupportsColor = () => process.env.TERM !== 'dumb';",
  },
];

const replaceModules = {
  name: 'replace-modules',
  resolveId(/** @type {string} */ id, /** @type {string | undefined} */ importer = '') {
    const found = replacedModules.findIndex(
      ({ module, usedBy }) => id === module && importer.replaceAll('\\', '/').includes(`/node_modules/${usedBy}/`),
    );
    return found < 0 ? null : `\0replaced:${found}`;
  },
  load(/** @type {string} */ id) {
    return id.startsWith('\0replaced:') ? replacedModules[Number(id.slice('\0replaced:'.length))]?.code : null;
  },
};

export const jsYamlFile = 'node_modules/js-yaml/dist/js-yaml.mjs';

/**
 * Replacements in js-yaml, which keeps its state in objects that begin with spread defaults. V8 reads and writes those slowly: without
 * these, reading YAML takes four times as long.
 */
export const jsYamlPatches = [
  {
    from: '...DEFAULT_PARSER_OPTIONS,\n\t\t...options,\n\t\tinput:',
    to: "filename: '', maxDepth: 100, input:",
    defaults: 'DEFAULT_PARSER_OPTIONS = {\n\tfilename: "",\n\tmaxDepth: 100\n};',
  },
  {
    from: '...DEFAULT_CONSTRUCTOR_OPTIONS,\n\t\t...options,\n\t\tevents,',
    to: "filename: '', schema: CORE_SCHEMA, json: false, maxTotalMergeKeys: 1e4, maxAliases: -1, source: options.source, events,",
    defaults:
      'DEFAULT_CONSTRUCTOR_OPTIONS = {\n\tfilename: "",\n\tschema: CORE_SCHEMA,\n\tjson: false,\n\tmaxTotalMergeKeys: 1e4,\n\tmaxAliases: -1\n};',
  },
];

/**
 * The patched code of js-yaml.
 *
 * @throws when the code or the defaults of js-yaml differ from those that the patches expect
 * @param {string} code
 */
export function patchJsYaml(code) {
  return jsYamlPatches.reduce((text, { from, to, defaults }) => {
    const missing = [from, defaults].find((part) => text.split(part).length !== 2);
    if (missing !== undefined)
      throw new Error(`js-yaml has changed: adapt or remove jsYamlPatches in rolldown.config.mjs, which expect\n${missing}`);
    return text.replace(from, () => to);
  }, code);
}

const patchJsYamlPlugin = {
  name: 'patch-js-yaml',
  transform: (/** @type {string} */ code, /** @type {string} */ id) =>
    id.replaceAll('\\', '/').endsWith(jsYamlFile) ? patchJsYaml(code) : null,
};

/** A hash of all code that decides the content of a compiled catalog, and of the versions of the packages that read the YAML. */
function hashCatalogCode() {
  const filesOf = (/** @type {string} */ folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`);
  const files = ['src/catalog', 'src/util'].flatMap(filesOf).filter((name) => name.endsWith('.ts'));
  const hash = createHash('sha1');
  for (const file of [...files.sort(), 'package-lock.json']) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

/** @type {import('rolldown').RolldownOptions} */
const shared = {
  platform: 'node',
  // Bundlers cannot resolve the require calls in the main file of jsonc-parser (UMD).
  resolve: { alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' } },
  transform: { define: { CATALOG_CODE: JSON.stringify(hashCatalogCode()) } },
  // Allows the entry file to contain code that other files share.
  preserveEntrySignatures: 'allow-extension',
  plugins: [replaceModules, patchJsYamlPlugin],
  // Node 20 starts CommonJS a quarter faster than modules.
  // Dynamic imports become require calls, because code from the code cache of V8 (bin/code-cache.cjs) cannot import.
  output: {
    dynamicImportInCjs: false,
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    minify: true,
    // Node reads an ASCII main.cjs in 0.37 ms, one with other characters in 0.61 ms.
    charset: 'ascii',
  },
};

// Dynamically imported code is in separate files: the YAML reader, tables, fuzzy search. Everything else is one file, because opening
// another file takes longer than compiling the code of all commands.
export default defineConfig([
  {
    ...shared,
    input: 'src/main.ts',
    output: {
      ...shared.output,
      cleanDir: true,
      // Puts code shared by several files into main.cjs instead of another file.
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
