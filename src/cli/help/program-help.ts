import { topicNames } from './page.ts';

/** The parts of `lm4c --help` that commander does not generate. */
export const programHelp = {
  about: [`What commands share is explained by topics: ${topicNames.join(', ')}.`],
  examples: ['lm4c search backdoor', 'lm4c list --year 2023', 'lm4c bib > refs.bib'],
  status: { 0: 'done', 1: 'nothing found or problems found', 2: 'wrong command line', 3: 'no valid catalog' },
  see: ['lm4c help list', 'lm4c help filters'],
};
