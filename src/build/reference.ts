/** The reference of all commands and options, for docs/commands.md and the manual page. */
import { Command, type Option } from 'commander';
import { commands, createCommand } from '../cli/commands/index.ts';
import type { PageBlock } from '../cli/help/page.ts';
import { addGlobalOptions } from '../cli/options/global-options.ts';
import { joinWords } from '../cli/output/counts.ts';

type Terms = readonly (readonly [string, string])[];

export function globalOptionTerms(): Terms {
  const program = addGlobalOptions(new Command('lm4c'));
  return program.createHelp().visibleOptions(program).map(optionTerm);
}

/** A section for each command, then a section for each group of shared options. */
export function referenceBlocks(): PageBlock[] {
  const shared = sharedOptions();
  const sharedBlocks = shared.flatMap(({ heading, terms, commands }): PageBlock[] => {
    const names = commands.map((name) => `\`lm4c ${name}\``);
    return [{ heading }, `For ${joinWords(names, 'and')}.`, { terms }];
  });
  return [...Object.keys(commands).flatMap((name) => commandBlocks(name, shared)), ...sharedBlocks];
}

function commandBlocks(name: string, shared: readonly SharedOptions[]): PageBlock[] {
  const body = commands[name];
  if (!body) return [];
  const { summary, about = [], examples, status, see = [] } = body;
  const command = createCommand(name);
  const ownGroups = [...optionGroups(command)].filter(([, terms]) => !shared.some((group) => areEqual(group.terms, terms)));
  const sharedTerms = shared
    .filter(({ commands }) => commands.includes(name))
    .map(({ heading, terms }) => [heading, terms.map(([flags]) => `\`${flags}\``).join(', ')] as const);
  const usage = command.createHelp().commandUsage(command);
  const argumentNames = usage.match(/[<[](?!options)[^\]>]*[\]>]/g) ?? [];
  const terms = [
    ...command.registeredArguments.map(({ description }, index) => [argumentNames[index] ?? '', description] as const),
    ...ownGroups.flatMap(([, terms]) => terms),
  ];
  return [
    { heading: `lm4c ${name}` },
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}${summary.endsWith('.') ? '' : '.'}`,
    ...about.map(
      (text): PageBlock => (/^ /.test(text) ? { lines: text.split('\n').map((line) => line.replace(/^ {2}/, '')) } : text),
    ),
    ...(terms.length > 0 ? [{ terms }] : []),
    ...sharedTerms.map(([heading, flags]) => `${heading}: ${flags}.`),
    ...(status ? ['Exit status:', { terms: Object.entries(status) }] : []),
    'Examples:',
    { commands: examples },
    ...(see.length > 0 ? [`See also: ${see.map((line) => `\`${line}\``).join(', ')}.`] : []),
  ];
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

/** A group of options that several commands share. */
interface SharedOptions {
  readonly heading: string;
  readonly terms: Terms;
  readonly commands: readonly string[];
}

function sharedOptions(): SharedOptions[] {
  const all = Object.keys(commands).flatMap((name) =>
    [...optionGroups(createCommand(name))].map(([heading, terms]) => ({ heading, terms, name })),
  );
  const distinct = all.filter(({ terms }, index) => all.findIndex((other) => areEqual(other.terms, terms)) === index);
  const shared = distinct.flatMap(({ heading, terms }) => {
    const commands = all.filter((other) => areEqual(other.terms, terms)).map(({ name }) => name);
    return commands.length > 1 ? { heading, terms, commands } : [];
  });
  return shared.map((group) => {
    const isUnique = shared.every((other) => other === group || other.heading !== group.heading);
    return isUnique ? group : { ...group, heading: `${group.heading} of ${joinWords(group.commands, 'and')}` };
  });
}

const areEqual = (a: Terms, b: Terms) => JSON.stringify(a) === JSON.stringify(b);

const optionTerm = ({ flags, description, defaultValue }: Option) =>
  [
    flags,
    defaultValue === undefined || defaultValue === true ? description : `${description} (default: ${defaultValue})`,
  ] as const;
