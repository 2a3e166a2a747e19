/** The built program in a real terminal, and what a person sees there. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import xterm from '@xterm/headless';
import { definition, environment } from './program.ts';

/** Whether there is the program that makes terminals; others of the same name have no such option. */
export const hasTerminals = spawnSync('script', ['--version']).status === 0;

export interface Screen {
  /** In columns and rows; 80 × 24 without. */
  readonly columns?: number;
  readonly rows?: number;
  /** Added to an environment that says nothing of colours and links, and wants no pager. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What is typed: each text as soon as the one before it is written to the terminal, behind that of the last. */
  readonly typed?: readonly (readonly [seen: string, text: string])[];
}

export interface Session {
  readonly status: number | null;
  /** Every byte that came to the terminal, with line feeds for its line ends. */
  readonly written: string;
  /** What stands on it at the end, with what has been scrolled away: lines without the blanks at their ends. */
  readonly seen: string;
  /** The titles that its window got. */
  readonly titles: readonly string[];
}

// A pager would wait for somebody to leave it.
const plain = { ...environment, TERM: 'xterm-256color', PAGER: 'cat' };

/** Runs a line of the shell, in which `lm4c` is the built program, in a pseudo-terminal of its own. */
export async function inTerminal(line: string, screen: Screen = {}): Promise<Session> {
  const { columns = 80, rows = 24, cwd, typed = [] } = screen;
  // script, of util-linux, makes the terminal.
  const all = `stty cols ${columns} rows ${rows}; ${definition}; ${line}`;
  const child = spawn('script', ['-qefc', all, '/dev/null'], { cwd, env: { ...plain, ...screen.env } });
  let written = '';
  let keys = 0;
  let from = 0;
  child.stdout.setEncoding('utf8').on('data', (text) => {
    written += text;
    for (let next = typed[keys]; next && written.includes(next[0], from); next = typed[++keys]) {
      from = written.indexOf(next[0], from) + next[0].length;
      child.stdin.write(next[1]);
    }
  });
  const [status] = await once(child, 'close');
  return { status, written: written.replaceAll('\r\n', '\n'), ...(await shown(written, columns, rows)) };
}

/** What a terminal of that size shows of the bytes, as a person sees it. */
async function shown(bytes: string, columns: number, rows = 24): Promise<Pick<Session, 'seen' | 'titles'>> {
  const terminal = new xterm.Terminal({ cols: columns, rows, scrollback: 100_000, allowProposedApi: true });
  const titles: string[] = [];
  terminal.onTitleChange((title) => titles.push(title));
  await new Promise<void>((done) => terminal.write(bytes, done));
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, index) => active.getLine(index)?.translateToString(true) ?? '');
  return { seen: lines.join('\n').trimEnd(), titles };
}
