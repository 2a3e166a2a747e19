import { UsageError } from '../../util/errors.ts';
import type { CommandBody } from '../context/command.ts';
import { createScreen } from '../context/terminal.ts';
import { topicNames } from '../help/page.ts';
import { choiceArgument } from '../options/options.ts';
import { suggestNames } from '../options/suggest-names.ts';

/** Prints the help of a command, or a page about a topic that several commands share. */
export const helpCommand: CommandBody = {
  summary: 'show help for a command or a topic',
  examples: ['lm4c help search', 'lm4c help filters', 'lm4c help agents'],

  define(command) {
    command.addArgument(choiceArgument('[topic]', topicNames, `a command or a topic: ${topicNames.join(', ')}`));
  },

  async run({ terminal, commandNames, printHelp }, [word]) {
    const name = word?.trim().toLowerCase();
    if (printHelp(name)) return 0;
    const topic = topicNames.find((known) => known === name);
    if (topic === undefined) {
      const suggestions = suggestNames(word ?? '', [...commandNames, ...topicNames]);
      const hint = `commands: lm4c --help; topics: ${topicNames.join(', ')}`;
      throw new UsageError({ code: 'unknown-topic', message: `unknown command or topic "${word}"`, suggestions, hint });
    }
    const { helpPage } = await import('../help/topics.ts');
    const { pageToText } = await import('../help/screen.ts');
    terminal.out(pageToText(await helpPage(topic), createScreen(terminal, {})));
    return 0;
  },
};
