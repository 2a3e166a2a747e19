/** Runs the examples of a document in the order in which they are written. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shell } from '../program.ts';
import { runInTerminal } from '../terminal.ts';

/** A fenced block of Markdown: console (commands with their output), sh (commands) or a language with the name of a file. */
export interface Block {
  readonly language: string;
  /** The second word of the first line: the block is the content of this file. */
  readonly file: string | undefined;
  readonly text: string;
  /** The position of the text in the document. */
  readonly start: number;
}

interface Result {
  readonly output: string;
  readonly status: number | null;
}

/** Runs a command line in a folder. */
export type RunCommand = (command: string, cwd: string) => Result | Promise<Result>;

/** The output on a terminal of 90 columns that is high enough not to start the pager. */
export const inTerminal: RunCommand = async (command, cwd) => {
  // With CI set, there is no progress line on a slow machine.
  const env = { NO_COLOR: '1', CI: 'true' };
  const { written, status } = await runInTerminal(command, { columns: 90, rows: 1000, env, cwd });
  return { output: written, status };
};

/** stdout and stderr in a pipe. */
export const inPipe: RunCommand = (command, cwd) => {
  const { stdout, status } = shell(`exec 2>&1; ${command}`, { cwd });
  return { output: stdout, status };
};

export function fencedBlocks(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)].map((match) => {
    const [block, language = '', file, text = ''] = match;
    return { language, file, text, start: match.index + block.length - '```'.length - text.length };
  });
}

/** A command of a console block, and the output below it. */
interface Example {
  readonly command: string;
  readonly shown: string;
}

function examplesOf({ text }: Block): Example[] {
  const examples = text.split(/^\$ /m).slice(1);
  return examples.map((example) => {
    const [command = '', ...shown] = example.split('\n');
    return { command, shown: shown.join('\n') };
  });
}

/** The command lines of a block of console or sh. */
export function commandsOf(block: Block): string[] {
  if (block.language === 'console') return examplesOf(block).map(({ command }) => command);
  return block.language === 'sh' ? block.text.split('\n').filter((line) => line.trim() !== '') : [];
}

/**
 * The document with the real output of each command of its console blocks. Files are written, and commands run, in the folder `cwd`.
 *
 * @throws when a command of a sh block fails or prints to stderr, or one of a console block fails without an error in the output shown
 */
export async function withRealOutputs(markdown: string, cwd: string, run: RunCommand): Promise<string> {
  let result = '';
  let end = 0;
  for (const block of fencedBlocks(markdown)) {
    result += markdown.slice(end, block.start) + (await runBlock(block, cwd, run));
    end = block.start + block.text.length;
  }
  return result + markdown.slice(end);
}

/** The text of the block with real outputs. */
async function runBlock(block: Block, cwd: string, run: RunCommand): Promise<string> {
  if (block.file !== undefined) writeTo(join(cwd, block.file), block.text);
  if (block.language === 'sh') for (const line of commandsOf(block)) expectSuccess(line, cwd);
  if (block.language !== 'console') return block.text;
  let text = '';
  for (const example of examplesOf(block)) text += `$ ${example.command}\n${await outputOf(example, cwd, run)}`;
  return text;
}

function writeTo(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function expectSuccess(line: string, cwd: string): void {
  const { status, stderr } = shell(`set -euo pipefail; ${line}`, { cwd });
  if (status !== 0 || stderr !== '') throw new Error(`${line} ends with ${status}\n${stderr}`);
}

async function outputOf({ command, shown }: Example, cwd: string, run: RunCommand): Promise<string> {
  const { output, status } = await run(command, cwd);
  // 1 is also the status of "nothing found" and of "problems found".
  const mayFail = status === 0 || status === 1 || /^error: /m.test(shown);
  if (!mayFail) throw new Error(`${command} ends with ${status}\n${output}`);
  // Git and editors remove spaces at the ends of lines.
  return output.replace(/ +$/gm, '');
}
