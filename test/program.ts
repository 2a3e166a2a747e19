/** The program that tests run as a process. */
import { join } from 'node:path';

/** The one that is built here, unless the environment names one that is installed somewhere. */
const program = process.env['PROGRAM_UNDER_TEST'] || join(import.meta.dirname, '../bin/lm4c.cjs');

/** For the beginning of a line of the shell, in which `lm4c` is the program then. */
export const definition = `lm4c() { '${process.execPath}' '${program}' "$@"; }`;
