import { Argument, Option } from 'commander';

/** An option with a fixed set of values. The command checks the value, because it suggests similar ones and commander does not. */
export function choiceOption(flags: string, choices: readonly string[], description = choices.join(', ')): Option {
  return Object.assign(new Option(flags, description), { argChoices: [...choices] });
}

/** An argument with a fixed set of values, which the command checks. */
export function choiceArgument(name: string, choices: readonly string[], description = choices.join(', ')): Argument {
  return Object.assign(new Argument(name, description), { argChoices: [...choices] });
}
