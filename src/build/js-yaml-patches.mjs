// Makes js-yaml faster, until it is by itself.

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
      throw new Error(
        `js-yaml has changed: adapt or remove jsYamlPatches in src/build/js-yaml-patches.mjs, which expect\n${missing}`,
      );
    return text.replace(from, () => to);
  }, code);
}

/** A plugin of rolldown. */
export const patchJsYamlPlugin = {
  name: 'patch-js-yaml',
  transform: (/** @type {string} */ code, /** @type {string} */ id) =>
    id.replaceAll('\\', '/').endsWith(jsYamlFile) ? patchJsYaml(code) : null,
};
