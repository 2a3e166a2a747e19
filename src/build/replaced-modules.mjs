// Replaces modules of packages that this program does not need, or needs faster.
import { resolve } from 'node:path';

/** The modules, with the code that is bundled instead. */
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

/** A plugin of rolldown. */
export const replaceModules = {
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
