import { Chalk, type ChalkInstance } from 'chalk';

/** The colours for a stream that has them or not; chalk's own default decides once for the whole process. */
export const styled = (color: boolean): ChalkInstance => new Chalk({ level: color ? 1 : 0 });
