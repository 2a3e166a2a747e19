/** The output of commands that list anything but papers. */
import type { Command } from 'commander';
import type { Cell, Column } from '../../terminal/cell.ts';
import { columnGap } from '../../terminal/screen.ts';
import { stringifyJson } from '../../util/json.ts';
import { sanitize } from '../../util/sanitize.ts';
import type { CommandContext } from '../context/command.ts';
import { createScreen } from '../context/terminal.ts';
import { addFormatOptions, addNoWrapOption, type FormatOptions, selectedFormat } from '../options/options.ts';
import { escapeWorkflowCommands } from './workflow-commands.ts';

/** The same data for programs and for people. */
export interface Listing {
  /** For JSON; also for TSV, whose columns are the fields in their order. */
  readonly records: readonly Readonly<Record<string, unknown>>[];
  /** The columns and rows of the table. */
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Spaces between two columns, if not the usual number. */
  readonly gap?: number;
}

const listingFormats = ['table', 'tsv', 'json'] as const;

/** Adds the output options of a listing. */
export const addListingOptions = (command: Command) =>
  addNoWrapOption(addFormatOptions(command.optionsGroup('Output:'), listingFormats));

/** Prints a listing in the format of the options; by default as a table on a terminal and as TSV in a pipe. */
export async function printListing(
  { environment, terminal }: CommandContext,
  listing: Listing,
  options: FormatOptions,
): Promise<void> {
  const format = selectedFormat(options, listingFormats) ?? (terminal.isTTY ? 'table' : 'tsv');
  if (format === 'json') return terminal.out(stringifyJson(listing.records));
  if (format === 'tsv') return terminal.out(listing.records.map(formatTsvLine).join(''));
  const { renderGrid } = await import('../../terminal/table-grid.ts');
  const { columns, rows, gap = columnGap } = listing;
  const screen = createScreen(terminal, { gap, shades: terminal.supports256Colors(), truncate: options.wrap === false });
  const draw = terminal.drawsUnicode() ? (text: string) => text : drawInAscii;
  for (const piece of renderGrid(columns, rows, screen)) terminal.out(escapeWorkflowCommands(environment, draw(piece)));
}

/** ASCII for the characters of trees, bars and shades, each as wide as the other. */
const asciiDrawing: Readonly<Record<string, string>> = {
  '│': '|',
  '├': '|',
  '└': '`',
  '─': '-',
  '░': '.',
  '▒': '+',
  '▓': '*',
  '·': '.',
};

const drawInAscii = (text: string) => text.replace(/[│├└─░▒▓·█-▏]/g, (char) => asciiDrawing[char] ?? '#');

function formatTsvLine(record: Readonly<Record<string, unknown>>): string {
  const values = Object.values(record).map((value) => (Array.isArray(value) ? value.join(', ') : String(value ?? '')));
  return `${values.map(sanitize).join('\t')}\n`;
}
