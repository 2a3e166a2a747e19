/** Runs the built program in a pseudo-terminal, and reads the screen as a person sees it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import xterm from '@xterm/headless';
import { cleanEnvironment, lm4cFunction } from './program.ts';

/** Whether `script` of util-linux is installed; other programs of that name do not have the option. */
export const hasTerminals = spawnSync('script', ['--version']).status === 0;

export interface TerminalOptions {
  /** Default: 80 columns and 24 rows. */
  readonly columns?: number;
  readonly rows?: number;
  /** Added to an environment without a pager and without settings of colors and hyperlinks. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The input: each text is typed once `seen` has appeared in the output after the one of the previous text. */
  readonly typed?: readonly (readonly [seen: string, text: string])[];
}

export interface Session {
  readonly status: number | null;
  /** The output, with line feeds as line ends. */
  readonly written: string;
  /** The screen at the end, including lines scrolled out of view, without spaces at the ends of lines. */
  readonly seen: string;
  /** The window titles set by the output. */
  readonly titles: readonly string[];
}

// Another pager would wait for a key.
const plainEnvironment = { ...cleanEnvironment, TERM: 'xterm-256color', PAGER: 'cat' };

/** Runs a line of the shell, in which `lm4c` is the built program, in a pseudo-terminal. */
export async function runInTerminal(line: string, screen: TerminalOptions = {}): Promise<Session> {
  const { columns = 80, rows = 24, cwd, typed = [] } = screen;
  const command = `stty cols ${columns} rows ${rows}; ${lm4cFunction}; ${line}`;
  const child = spawn('script', ['-qefc', command, '/dev/null'], { cwd, env: { ...plainEnvironment, ...screen.env } });
  // The answers of a terminal, for programs that ask where the cursor is.
  const emulator = startEmulator(columns, rows, (answer) => child.stdin.write(answer));
  let written = '';
  let typedCount = 0;
  let searchStart = 0;
  child.stdout.setEncoding('utf8').on('data', (text) => {
    written += text;
    emulator.read(text);
    for (let next = typed[typedCount]; next && written.includes(next[0], searchStart); next = typed[++typedCount]) {
      searchStart = written.indexOf(next[0], searchStart) + next[0].length;
      child.stdin.write(next[1]);
    }
  });
  // Nobody reads an answer after the end.
  child.stdin.on('error', () => {});
  const [status] = await once(child, 'close');
  return { status, written: written.replaceAll('\r\n', '\n'), ...(await emulator.screen()) };
}

/** A terminal emulator; `screen` is what it shows after everything is read. */
function startEmulator(columns: number, rows: number, answer: (text: string) => void) {
  const terminal = new xterm.Terminal({ cols: columns, rows, scrollback: 100_000, allowProposedApi: true });
  const titles: string[] = [];
  terminal.onTitleChange((title) => titles.push(title));
  terminal.onData(answer);
  return {
    read: (text: string) => terminal.write(text),
    async screen(): Promise<Pick<Session, 'seen' | 'titles'>> {
      await new Promise<void>((done) => terminal.write('', done));
      const { active } = terminal.buffer;
      const lines = Array.from({ length: active.length }, (_, index) => active.getLine(index)?.translateToString(true) ?? '');
      return { seen: lines.join('\n').trimEnd(), titles };
    },
  };
}
