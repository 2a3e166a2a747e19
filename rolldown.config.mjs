import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'rolldown';
import { patchJsYamlPlugin } from './src/build/js-yaml-patches.mjs';
import { replaceModules } from './src/build/replaced-modules.mjs';

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
