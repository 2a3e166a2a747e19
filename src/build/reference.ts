/** All commands with their options, as blocks of a page: for docs/commands.md and for the manual. */
import { Command, type Option } from 'commander';
import { commandGroups, commands } from '../cli/commands/index.ts';
import type { CommandBody } from '../cli/context/command.ts';
import type { PageBlock } from '../cli/help/page.ts';
import { programHelp } from '../cli/help/program-help.ts';
import { addGlobalOptions } from '../cli/options/global-options.ts';
import { joinAlternatives } from '../cli/output/report.ts';

type Terms = readonly (readonly [string, string])[];

/** Options that several commands have. */
interface Shared {
  readonly heading: string;
  readonly terms: Terms;
  readonly commands: readonly string[];
}

/** What the command line as a whole takes and shows. */
export const generalReference = {
  get options(): Terms {
    const program = addGlobalOptions(new Command('lm4c'));
    return program.createHelp().visibleOptions(program).map(term);
  },
  examples: programHelp.examples,
};

/** Every command under its heading, then the options that several of them share, which stand there once. */
export function referenceBlocks(): PageBlock[] {
  const shared = sharedOptions();
  const names = Object.values(commandGroups).flatMap((group) => Object.keys(group));
  return [
    ...names.flatMap((name) => described(name, shared)),
    ...shared.flatMap(({ heading, terms, commands }): PageBlock[] => [
      { heading },
      `Of ${joinAlternatives(
        commands.map((name) => `\`lm4c ${name}\``),
        'and',
      )}.`,
      { terms },
    ]),
  ];
}

function described(name: string, shared: readonly Shared[]): PageBlock[] {
  const body = commands[name];
  if (!body) return [];
  const { summary, about = [], examples, status, see = [] } = body;
  const command = defineCommand(name, body);
  const own = [...groups(command)].filter(([, terms]) => !shared.some((known) => isSame(known.terms, terms)));
  const also = shared.filter(({ commands }) => commands.includes(name)).map(({ heading }) => heading);
  const terms = [
    ...command.registeredArguments.map(({ description }, index) => [usageOf(command, index), description] as const),
    ...own.flatMap(([, terms]) => terms),
  ];
  return [
    { heading: `lm4c ${name}` },
    summary.endsWith('.') ? capital(summary) : `${capital(summary)}.`,
    ...about.map((text): PageBlock => (/^ /.test(text) ? { lines: text.split('\n').map((line) => line.trim()) } : text)),
    ...(terms.length > 0 ? [{ terms }] : []),
    ...(also.length > 0 ? [`It shares options with other commands: ${joinAlternatives(also, 'and')}.`] : []),
    ...(status ? ['Exit status:', { terms: Object.entries(status) }] : []),
    'Examples:',
    { commands: examples },
    ...(see.length > 0 ? [`See also: ${see.map((line) => `\`${line}\``).join(', ')}.`] : []),
  ];
}

export function defineCommand(name: string, body: CommandBody): Command {
  const command = new Command(name);
  body.define(command);
  return command;
}

/** The options of a command under their headings. */
function groups(command: Command): Map<string, Terms> {
  const found = new Map<string, Terms>();
  for (const option of command.options) {
    const heading = (option.helpGroupHeading ?? 'Options').replace(/ *(?:\(.*\))?:?$/, '');
    found.set(heading, [...(found.get(heading) ?? []), term(option)]);
  }
  return found;
}

function sharedOptions(): Shared[] {
  const all = Object.entries(commands).flatMap(([name, body]) =>
    [...groups(defineCommand(name, body))].map(([heading, terms]) => ({ heading, terms, name })),
  );
  const distinct = all.filter(({ terms }, index) => all.findIndex((other) => isSame(other.terms, terms)) === index);
  const shared = distinct.flatMap(({ heading, terms }) => {
    const commands = all.filter((other) => isSame(other.terms, terms)).map(({ name }) => name);
    return commands.length > 1 ? { heading, terms, commands } : [];
  });
  return shared.map((one) => {
    const isAlone = shared.every((other) => other === one || other.heading !== one.heading);
    return isAlone ? one : { ...one, heading: `${one.heading} of ${joinAlternatives(one.commands, 'and')}` };
  });
}

const isSame = (a: Terms, b: Terms) => JSON.stringify(a) === JSON.stringify(b);

const term = ({ flags, description, defaultValue }: Option) =>
  [flags, defaultValue === undefined || defaultValue === true ? description : `${description}; ${defaultValue} without`] as const;

/** An argument as the usage has it: `<words...>`. */
const usageOf = (command: Command, index: number) =>
  command
    .createHelp()
    .commandUsage(command)
    .match(/[<[](?!options)[^\]>]*[\]>]/g)?.[index] ?? '';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
