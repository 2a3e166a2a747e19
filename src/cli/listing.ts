/** How the commands print that list something else than papers. */
import type { Command } from 'commander';
import type { Cell, Column } from '../terminal/cell.ts';
import { stringifyJson } from '../util/json.ts';
import { sanitize } from '../util/sanitize.ts';
import { choiceOption } from './command.ts';
import type { CommandContext } from './context.ts';
import { noWrapHelp, selectedFormat } from './paper-options.ts';

export interface ListingOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly wrap?: boolean;
}

/** The same facts for a program and for a person. */
export interface Listing {
  /** For a program; the fields of each, in their order, are its line with tabs. */
  readonly records: readonly Readonly<Record<string, unknown>>[];
  /** For a person. */
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

const formats = ['table', 'tsv', 'json'] as const;

/** Adds the options that say how a listing is printed. */
export function addListingOptions(command: Command): Command {
  return command
    .optionsGroup('Output:')
    .addOption(choiceOption('-f, --format <format>', formats))
    .option('--json', 'short for --format json')
    .option('--no-wrap', noWrapHelp);
}

/** Prints a listing as a table for a person, as lines with tabs for a program, or as JSON. */
export async function printListing({ terminal }: CommandContext, listing: Listing, options: ListingOptions): Promise<void> {
  const format = selectedFormat(options, formats) ?? (terminal.isTTY ? 'table' : 'tsv');
  if (format === 'json') return terminal.out(stringifyJson(listing.records));
  if (format === 'tsv') return terminal.out(listing.records.map(line).join(''));
  const { renderGrid: grid } = await import('../terminal/table-grid.ts');
  const screen = {
    width: terminal.width(),
    color: terminal.color.out(),
    shades: terminal.hasShades(),
    links: terminal.hasLinks(),
    cuts: options.wrap === false,
  };
  for (const piece of grid(listing.columns, listing.rows, screen)) terminal.out(piece);
}

const line = (record: Readonly<Record<string, unknown>>) => `${Object.values(record).map(text).map(sanitize).join('\t')}\n`;

const text = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value ?? ''));
