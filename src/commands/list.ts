import type { CommandBody } from './index.ts';
import { filtered, filterOptions, ordered, orderOptions, outputOptions, type PaperOptions, print, tellCount } from './papers.ts';

/** The papers that pass the filters; an empty list is an answer too. */
export const list: CommandBody = {
  summary: 'list papers',

  define(command) {
    outputOptions(orderOptions(filterOptions(command))).addHelpText('after', examples);
  },

  async run(app, _words, options: PaperOptions) {
    const catalog = await app.catalog();
    const papers = filtered(catalog, options);
    const shown = ordered(papers, options);
    await print(app, catalog, shown, options);
    await tellCount(app, shown.length, papers.length, catalog.papers.length);
    return 0;
  },
};

const examples = `
Examples:
  lm4c list --year 2023
  lm4c list --year 2023- --venue ICSE,CCS --has code
  lm4c list --category backdoor --not-year 2024 --fields key,title,doi
`;
