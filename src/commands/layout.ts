/** How the help of a command is laid out on the screen. */
import { type Argument, Help, type Option } from 'commander';
import { indent, narrowest } from '../help/page.ts';
import type { CommandBody } from './command.ts';

/** The choices stand in the description where they are to be told. */
const withoutChoices = <T extends Option | Argument>(taker: T): T => Object.create(taker, { argChoices: { value: undefined } });

/** For commander, which does not wrap in few columns. */
export const layout = {
  minWidthToWrap: 20,
  showGlobalOptions: true,
  optionDescription(this: Help, option: Option): string {
    return Help.prototype.optionDescription.call(this, withoutChoices(option));
  },
  argumentDescription(this: Help, argument: Argument): string {
    return Help.prototype.argumentDescription.call(this, withoutChoices(argument));
  },
  formatItem(this: Help, term: string, termWidth: number, description: string, help: Help): string {
    const width = this.helpWidth ?? 80;
    if (width - termWidth >= narrowest + 4) return Help.prototype.formatItem.call(this, term, termWidth, description, help);
    const lines = help.boxWrap(description, width - indent).split('\n');
    return [`  ${term}`, ...lines.map((line) => ' '.repeat(indent) + line)].join('\n');
  },
};

/** What stands below the options: what else is to know, examples, the exit status, where to read on. */
export function below(
  { about = [], examples, status, see = [] }: Omit<CommandBody, 'summary' | 'define' | 'run'>,
  help: Help,
): string {
  const wrap = (text: string) => (/^ /.test(text) ? text : help.boxWrap(text, help.helpWidth ?? 80));
  const meanings = Object.entries(status ?? {}).map(([code, meaning]) => `${code} ${meaning}`);
  const parts = [
    ...about.map(wrap),
    [help.styleTitle('Examples:'), ...examples.map((line) => `  ${line}`)].join('\n'),
    ...(meanings.length > 0 ? [wrap(`${help.styleTitle('Exit status:')} ${meanings.join(', ')}.`)] : []),
    ...(see.length > 0 ? [wrap(`${help.styleTitle('See also:')} ${see.join(', ')}`)] : []),
  ];
  return parts.map((part) => `\n${part}`).join('\n');
}
