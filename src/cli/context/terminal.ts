/** The output side of the environment for commands: where to write, whether to use colors and hyperlinks, and the width. */
import type { Screen } from '../../terminal/screen.ts';
import type { Environment, Ready } from './environment.ts';

/** Output streams with the settings of the environment and the command line applied. */
export interface Terminal {
  /** Writes to stdout. */
  readonly out: (text: string) => void;
  /** Writes to stderr. */
  readonly err: (text: string) => void;
  readonly ready: Ready;
  /** Whether stdout is a terminal. */
  readonly isTTY: boolean;
  /** Whether to color stdout and stderr. */
  readonly color: { readonly out: () => boolean; readonly err: () => boolean };
  /** Whether the terminal has the 256 colors that shades need. */
  readonly supports256Colors: () => boolean;
  /** Whether lines and bars are drawn with the characters of Unicode. */
  readonly drawsUnicode: () => boolean;
  /** Whether to write hyperlinks to stdout. */
  readonly usesHyperlinks: () => boolean;
  /** In columns; 80 if unknown. */
  readonly width: () => number;
}

/** Values of --color and --hyperlinks. */
export const whenChoices = ['auto', 'always', 'never'] as const;
export type When = (typeof whenChoices)[number];

interface TerminalOptions {
  readonly color?: When | undefined;
  readonly hyperlinks?: When | undefined;
  /** In columns. */
  readonly width?: number | undefined;
}

/** The terminal for the options of a command line, which take precedence over the environment. */
export function createTerminal(environment: Environment, options: TerminalOptions): Terminal {
  const { color = 'auto', hyperlinks = 'auto', width } = options;
  const { stdout, stderr, env } = environment;
  const columns = /^[1-9]\d*$/.test(env['COLUMNS'] ?? '') ? Number(env['COLUMNS']) : undefined;
  return {
    out: stdout.write,
    err: stderr.write,
    ready: stdout.ready ?? (() => undefined),
    isTTY: stdout.isTTY(),
    color: { out: () => isColored(color, env, stdout.isTTY()), err: () => isColored(color, env, stderr.isTTY()) },
    supports256Colors: () => supports256Colors(env),
    drawsUnicode: () => drawsUnicode(env),
    usesHyperlinks: () => usesHyperlinks(hyperlinks, environment),
    // With stdout piped to a pager, stderr is still the terminal. Some terminals have no size and report 0.
    width: () => width || columns || stdout.columns() || stderr.columns() || 80,
  };
}

type TerminalScreen = Required<Pick<Screen, 'width' | 'color' | 'links'>>;

/** The properties of the terminal for layout. Getters, because detecting them takes time and most formats do not need them. */
export function createScreen<T extends object>(terminal: Terminal, settings: T): T & TerminalScreen {
  return {
    ...settings,
    get width() {
      return terminal.width();
    },
    get color() {
      return terminal.color.out();
    },
    get links() {
      return terminal.usesHyperlinks();
    },
  };
}

/** In this order: the option, `NO_COLOR` (no-color.org), `FORCE_COLOR` (force-color.org), `CLICOLOR` (bixense.com/clicolors). */
function isColored(when: When, env: Environment['env'], isTTY: boolean): boolean {
  if (when !== 'auto') return when === 'always';
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced) return forced !== '0' && forced !== 'false';
  if ((env['CLICOLOR_FORCE'] || '0') !== '0') return true;
  return isTTY && env['TERM'] !== 'dumb' && env['CLICOLOR'] !== '0';
}

/** `FORCE_COLOR` also gives a level: 1 is 16 colors, 2 is 256. `WT_SESSION` is set by Windows Terminal, which sets no `COLORTERM`. */
function supports256Colors(env: Environment['env']): boolean {
  const forced = env['FORCE_COLOR'] ?? '';
  if (/^[123]$/.test(forced)) return forced !== '1';
  const depth = env['COLORTERM'] ?? '';
  const type = env['TERM'] ?? '';
  return /^(?:truecolor|24bit)$/.test(depth) || /-256(?:color)?$|-direct$/.test(type) || 'WT_SESSION' in env;
}

/** Not on a simple terminal, nor where the locale is set to one without UTF-8 (POSIX: `LC_ALL`, then `LC_CTYPE`, then `LANG`). */
function drawsUnicode(env: Environment['env']): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return env['TERM'] !== 'dumb' && (locale === '' || /utf-?8/i.test(locale));
}

/** In this order: the option, `FORCE_HYPERLINK` (for pipes too), the capabilities of the terminal. */
function usesHyperlinks(when: When, { env, stdout }: Environment): boolean {
  if (when !== 'auto') return when === 'always';
  const forced = env['FORCE_HYPERLINK'];
  return forced ? Number.parseInt(forced, 10) !== 0 : stdout.isTTY() && stdout.supportsHyperlinks();
}
