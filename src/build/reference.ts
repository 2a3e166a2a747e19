/** The reference of all commands and options, for docs/commands.md and the manual page. */
import { Command, type Option } from 'commander';
import { commandGroups, commands } from '../cli/commands/index.ts';
import type { CommandBody } from '../cli/context/command.ts';
import { programHelp } from '../cli/help/help-layout.ts';
import type { PageBlock } from '../cli/help/page.ts';
import { addGlobalOptions } from '../cli/options/global-options.ts';
import { joinAlternatives } from '../cli/output/counts.ts';

type Terms = readonly (readonly [string, string])[];

/** A group of options that several commands have. */
interface SharedOptions {
  readonly heading: string;
  readonly terms: Terms;
  readonly commands: readonly string[];
}

/** The global options, and examples of several commands. */
export const generalReference = {
  get options(): Terms {
    const program = addGlobalOptions(new Command('lm4c'));
    return program.createHelp().visibleOptions(program).map(optionTerm);
  },
  examples: programHelp.examples,
};

/** A section for each command, then a section for each group of shared options. */
export function referenceBlocks(): PageBlock[] {
  const shared = sharedOptions();
  const names = Object.values(commandGroups).flatMap((group) => Object.keys(group));
  return [
    ...names.flatMap((name) => commandBlocks(name, shared)),
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

function commandBlocks(name: string, shared: readonly SharedOptions[]): PageBlock[] {
  const body = commands[name];
  if (!body) return [];
  const { summary, about = [], examples, status, see = [] } = body;
  const command = defineCommand(name, body);
  const ownGroups = [...optionGroups(command)].filter(([, terms]) => !shared.some((group) => areEqual(group.terms, terms)));
  const sharedHeadings = shared.filter(({ commands }) => commands.includes(name)).map(({ heading }) => heading);
  const terms = [
    ...command.registeredArguments.map(({ description }, index) => [argumentUsage(command, index), description] as const),
    ...ownGroups.flatMap(([, terms]) => terms),
  ];
  return [
    { heading: `lm4c ${name}` },
    summary.endsWith('.') ? capitalize(summary) : `${capitalize(summary)}.`,
    ...about.map((text): PageBlock => (/^ /.test(text) ? { lines: text.split('\n').map((line) => line.trim()) } : text)),
    ...(terms.length > 0 ? [{ terms }] : []),
    ...(sharedHeadings.length > 0 ? [`It shares options with other commands: ${joinAlternatives(sharedHeadings, 'and')}.`] : []),
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

/** The options of a command by heading. */
function optionGroups(command: Command): Map<string, Terms> {
  const groups = new Map<string, Terms>();
  for (const option of command.options) {
    const heading = (option.helpGroupHeading ?? 'Options').replace(/ *(?:\(.*\))?:?$/, '');
    groups.set(heading, [...(groups.get(heading) ?? []), optionTerm(option)]);
  }
  return groups;
}

function sharedOptions(): SharedOptions[] {
  const all = Object.entries(commands).flatMap(([name, body]) =>
    [...optionGroups(defineCommand(name, body))].map(([heading, terms]) => ({ heading, terms, name })),
  );
  const distinct = all.filter(({ terms }, index) => all.findIndex((other) => areEqual(other.terms, terms)) === index);
  const shared = distinct.flatMap(({ heading, terms }) => {
    const commands = all.filter((other) => areEqual(other.terms, terms)).map(({ name }) => name);
    return commands.length > 1 ? { heading, terms, commands } : [];
  });
  return shared.map((group) => {
    const isUnique = shared.every((other) => other === group || other.heading !== group.heading);
    return isUnique ? group : { ...group, heading: `${group.heading} of ${joinAlternatives(group.commands, 'and')}` };
  });
}

const areEqual = (a: Terms, b: Terms) => JSON.stringify(a) === JSON.stringify(b);

const optionTerm = ({ flags, description, defaultValue }: Option) =>
  [flags, defaultValue === undefined || defaultValue === true ? description : `${description}; ${defaultValue} without`] as const;

/** An argument in usage notation: `<words...>`. */
const argumentUsage = (command: Command, index: number) =>
  command
    .createHelp()
    .commandUsage(command)
    .match(/[<[](?!options)[^\]>]*[\]>]/g)?.[index] ?? '';

const capitalize = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
