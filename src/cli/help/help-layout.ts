/** Layout of command help and of the overview, with commander's Help. */
import { type Argument, type Command, Help, type Option } from 'commander';
import type { CommandBody } from '../context/command.ts';
import { maxHelpWidth, minDescriptionWidth, stackedIndent, topicNames } from './page.ts';

const helpWidthOf = ({ helpWidth = maxHelpWidth }: Help) => helpWidth;

/** Settings for commander's Help, which by default does not wrap on narrow screens and prints choices and defaults as JSON. */
export const helpConfiguration = {
  minWidthToWrap: 20,
  // The arguments of a command are defined only when it is called.
  subcommandTerm: (command: Command) => command.name(),
  showGlobalOptions: true,
  optionDescription: ({ description, defaultValue }: Option) =>
    typeof defaultValue === 'string' ? `${description} (default: ${defaultValue})` : description,
  argumentDescription: ({ description }: Argument) => description,
  formatItem(this: Help, term: string, termWidth: number, description: string, help: Help): string {
    const width = helpWidthOf(this);
    if (width - termWidth >= minDescriptionWidth + 4)
      return Help.prototype.formatItem.call(this, term, termWidth, description, help);
    const lines = help.boxWrap(description, width - stackedIndent).split('\n');
    return [`  ${term}`, ...lines.map((line) => ' '.repeat(stackedIndent) + line)].join('\n');
  },
};

/** The parts of `lm4c --help` that commander does not generate. */
export const programHelp = {
  about: [`Help topics: ${topicNames.join(', ')}.`],
  examples: ['lm4c search backdoor', 'lm4c list --year 2023', 'lm4c bib > refs.bib'],
  status: { 0: 'done', 1: 'nothing found or problems found', 2: 'invalid command line', 3: 'invalid catalog' },
  see: ['lm4c help list', 'lm4c help filters'],
};

/** The part of a command's help below its options: details, examples, exit status and further help. */
export function helpFooter(
  { about = [], examples, status = {}, see = [] }: Omit<CommandBody, 'summary' | 'define' | 'run'>,
  help: Help,
): string {
  const wrap = (text: string) => (/^ /.test(text) ? text : help.boxWrap(text, helpWidthOf(help)));
  const meanings = Object.entries(status).map(([code, meaning]) => help.formatItem(code, code.length, meaning, help));
  const parts = [
    ...about.map(wrap),
    exampleLines(examples, help),
    ...(meanings.length > 0 ? [[help.styleTitle('Exit status:'), ...meanings].join('\n')] : []),
    ...(see.length > 0 ? [wrap(`${help.styleTitle('See also:')} ${see.join(', ')}`)] : []),
  ];
  return parts.map((part) => `\n${part}`).join('\n');
}

const exampleLines = (examples: readonly string[], help: Help) =>
  [help.styleTitle('Examples:'), ...examples.map((line) => `  ${line}`)].join('\n');

/** The overview printed by a bare `lm4c`: the commands by group, and examples. */
export function overviewHelp(program: Command, help: Help): string {
  const wrap = (text: string) => help.boxWrap(text, helpWidthOf(help));
  return [
    wrap(program.description()),
    groupLines(program, help).join('\n'),
    exampleLines(programHelp.examples, help),
    wrap('All options: lm4c --help. Help for a command: lm4c help search.'),
  ].join('\n\n');
}

/** The commands to the right of the headings of their groups, or below the headings on a narrow screen. */
function groupLines(program: Command, help: Help): string[] {
  const headings = [...new Set(program.commands.map((command) => command.helpGroup()))];
  const headingWidth = Math.max(...headings.map((heading) => heading.length)) + 2;
  const fitsBesideHeading = helpWidthOf(help) - headingWidth >= minDescriptionWidth;
  const indent = fitsBesideHeading ? headingWidth : 2;
  return headings.map((heading) => {
    const group = program.commands.filter((command) => command.helpGroup() === heading).map((command) => command.name());
    const names = help.boxWrap(group.join(', '), helpWidthOf(help) - indent);
    const gap = fitsBesideHeading ? ' '.repeat(headingWidth - heading.length) : `\n${' '.repeat(indent)}`;
    return help.styleTitle(heading) + gap + names.replaceAll('\n', `\n${' '.repeat(indent)}`);
  });
}
