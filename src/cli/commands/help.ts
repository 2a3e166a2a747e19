import { UsageError } from '../../util/errors.ts';
import { type CommandBody, choiceArgument } from '../context/command.ts';
import { topicNames } from '../help/page.ts';

/** The help of a command, or a page on what several commands share. */
export const helpCommand: CommandBody = {
  summary: 'explain a command or a topic',
  examples: ['lm4c help search', 'lm4c help filters', 'lm4c help agents'],

  define(command) {
    command.addArgument(choiceArgument('[topic]', topicNames, `a command, or ${topicNames.join(', ')}`));
  },

  async run({ terminal, printHelp: explain }, [written]) {
    const name = written?.trim().toLowerCase();
    if (explain(name)) return 0;
    const topic = topicNames.find((known) => known === name);
    if (topic === undefined) throw new UsageError((await import('../usage-errors.ts')).unknownTopic(written ?? ''));
    const { helpTopics: topics } = await import('../help/topics.ts');
    const { pageToText: screenText } = await import('../help/screen.ts');
    const page = await topics[topic]();
    terminal.out(screenText(page, { width: terminal.width(), color: terminal.color.out() }));
    return 0;
  },
};
