import { Chalk, type ChalkInstance } from 'chalk';

/** chalk for one stream, with 16 colors or, for shades, 256. The default instance of chalk detects colors for the whole process. */
export const createChalk = (color: boolean, shades = false): ChalkInstance => new Chalk({ level: color ? (shades ? 2 : 1) : 0 });
