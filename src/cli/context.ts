/** What the program is given from outside, and what a command is handed of it. */
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { CatalogSource, ForeignFileReader } from '../catalog/catalog-source.ts';
import type { Catalog } from '../catalog/index/catalog.ts';
import type { EntryOf } from '../catalog/model/schema.ts';
import type { WithId } from '../importers/venues.ts';
import { type Failure, UsageError } from '../util/errors.ts';
import { describeFileError } from '../util/fs.ts';

/** A stream that text is written to. */
interface Output {
  readonly write: (text: string) => void;
  /** Asked only when it matters, because to find out takes time. */
  readonly isTTY: () => boolean;
  /** Width of the terminal in columns, where it is one. */
  readonly columns: () => number | undefined;
}

/** When more can be written, where the reader takes its time and may leave; undefined for at once. */
type Ready = () => Promise<unknown> | undefined;

/** Everything outside of the program. */
export interface Environment {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The current folder, absolute; undefined when it has been removed. */
  readonly cwd: () => string | undefined;
  /** Folder for what can be made again, of the platform's custom; undefined where there is none. It need not exist yet. */
  readonly cacheFolder: () => string | undefined;
  readonly stdout: Output & {
    readonly ready?: Ready;
    /** Whether it is one of the terminals that know links; asked only of a terminal. */
    readonly knowsLinks: () => boolean;
  };
  readonly stderr: Output;
  readonly stdin: { readonly isTTY: () => boolean; readonly read: () => string };
  /** What the program runs on: `Node 24.1.0 on linux x64`. */
  readonly runtime: string;
  /** As Node names it: `linux`, `darwin`, `win32`. */
  readonly platform: string;
  /** The catalog that comes with the program. */
  readonly shipped: CatalogSource;
}

/** Where a name of a file on the command line leads. */
export const resolvePath = ({ cwd }: Environment, file: string) => resolve(cwd() ?? '', file);

/**
 * What is piped in.
 *
 * @param what is done with it: `reads keys from stdin`
 * @throws UsageError when nothing is, or it cannot be read
 */
export function readPipedText({ stdin }: Environment, what: string, hint: string): string {
  if (stdin.isTTY()) throw new UsageError({ code: 'no-stdin', message: `- ${what}, and nothing is piped in`, hint });
  try {
    return stdin.read();
  } catch (error) {
    throw new UsageError({ code: 'wrong-stdin', message: `cannot read stdin: ${describeFileError(error).message}` });
  }
}

/**
 * A catalog by its name on the command line.
 *
 * @throws UsageError when it is to be piped in, and nothing is
 */
export function sourceByName(world: Environment, name: string): CatalogSource {
  if (name !== '-') return { path: name };
  const text = readPipedText(world, 'reads the catalog from stdin', 'lm4c bib --category backdoor | lm4c -c - stats');
  return { path: name, piped: () => Buffer.from(text) };
}

/** The path from a folder; undefined where it is not inside. */
export function relativeInside(folder: string, path: string): string | undefined {
  const inside = relative(folder, path);
  return isAbsolute(inside) || inside.split(sep)[0] === '..' ? undefined : inside;
}

/** A path as it is shown: from the current folder where it is below it. */
export function displayPath({ cwd }: Environment, path: string): string {
  const here = cwd();
  if (here === undefined || !isAbsolute(path) || dirname(here) === here) return path;
  return relativeInside(here, path) ?? path;
}

/** Where a command writes. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly ready: Ready;
  /** Whether a person reads what goes out. */
  readonly isTTY: boolean;
  /** Whether what goes out, and what goes to the errors, is coloured. */
  readonly color: { readonly out: () => boolean; readonly err: () => boolean };
  /** Whether it has 256 colours where it has any, which are enough for shades. */
  readonly hasShades: () => boolean;
  /** Whether what has an address is a link to it. */
  readonly hasLinks: () => boolean;
  /** In columns; 80 where it is not known. */
  readonly width: () => number;
}

/** What a command is handed. */
export interface CommandContext {
  readonly world: Environment;
  readonly terminal: Terminal;
  /** Nothing but errors on stderr. */
  readonly quiet: boolean;
  readonly catalog: () => Promise<Catalog>;
  /** The venues of the shipped catalog, by which those of a file from another program are recognised. */
  readonly knownVenues: () => Promise<readonly WithId<EntryOf['venues']>[]>;
  readonly readForeignFile: ForeignFileReader;
  /** Where the catalog is. */
  readonly source: () => CatalogSource;
  /** Tells on stderr what could not be done. */
  readonly report: (failure: Failure) => void;
  /** Prints the help of a command, or of the program; false when there is no such command. */
  readonly explain: (command?: string) => boolean;
}

/** When to colour, and when to link. */
export const whenChoices = ['auto', 'always', 'never'] as const;
export type When = (typeof whenChoices)[number];

interface Wanted {
  readonly color?: When | undefined;
  readonly hyperlinks?: When | undefined;
  readonly width?: number | undefined;
}

/** The terminal that the outside world and the options of the command line make. */
export function createTerminal(world: Environment, { color = 'auto', hyperlinks = 'auto', width }: Wanted): Terminal {
  const { stdout, stderr, env } = world;
  const columns = /^[1-9]\d*$/.test(env['COLUMNS'] ?? '') ? Number(env['COLUMNS']) : undefined;
  return {
    out: stdout.write,
    err: stderr.write,
    ready: stdout.ready ?? (() => undefined),
    isTTY: stdout.isTTY(),
    color: {
      out: () => isColored(color, env, stdout.isTTY()),
      err: () => isColored(color, env, stderr.isTTY()),
    },
    hasShades: () => hasShades(env),
    hasLinks: () => hasLinks(hyperlinks, world),
    // In a pipe to a pager the errors still go to the screen, and know its width.
    // Some terminals have no size, and say 0.
    width: () => width || columns || stdout.columns() || stderr.columns() || 80,
  };
}

/** The option first, then `NO_COLOR` and `FORCE_COLOR` as their sites define them, then whether it is a terminal that can. */
function isColored(color: When, env: Environment['env'], isTTY: boolean): boolean {
  if (color !== 'auto') return color === 'always';
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced) return forced !== '0' && forced !== 'false';
  if ((env['CLICOLOR_FORCE'] || '0') !== '0') return true;
  return isTTY && env['TERM'] !== 'dumb' && env['CLICOLOR'] !== '0';
}

/** `FORCE_COLOR` tells how many colours there are too; then what terminals say of themselves, of which those of Windows have many. */
function hasShades(env: Environment['env']): boolean {
  const forced = env['FORCE_COLOR'] ?? '';
  if (/^[123]$/.test(forced)) return forced !== '1';
  return (
    /^(?:truecolor|24bit)$/.test(env['COLORTERM'] ?? '') ||
    /-256(?:color)?$|-direct$/.test(env['TERM'] ?? '') ||
    'WT_SESSION' in env
  );
}

/** The option first, then `FORCE_HYPERLINK`, for a pipe too, then what the terminal is. */
function hasLinks(hyperlinks: When, { env, stdout }: Environment): boolean {
  if (hyperlinks !== 'auto') return hyperlinks === 'always';
  const forced = env['FORCE_HYPERLINK'];
  return forced ? Number.parseInt(forced, 10) !== 0 : stdout.isTTY() && stdout.knowsLinks();
}
