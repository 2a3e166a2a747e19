import { Chalk, type ChalkInstance } from 'chalk';

/** The colours for a stream that has them or not, 256 for shades; chalk's own default decides once for the whole process. */
export const createChalk = (color: boolean, shades = false): ChalkInstance => new Chalk({ level: color ? (shades ? 2 : 1) : 0 });
