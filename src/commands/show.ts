import type { App } from '../app.ts';
import type { Catalog, Paper } from '../catalog/catalog.ts';
import type { CommandBody } from './index.ts';
import { outputOptions, type PaperOptions, papersNamed, print } from './papers.ts';

/** All that is known of each paper. */
export const show: CommandBody = {
  summary: 'show all that is known of a paper',

  define(command) {
    command.argument('<keys...>', 'keys of papers, as lm4c list prints them');
    outputOptions(command).addHelpText('after', examples);
  },

  async run(app, keys, options: PaperOptions) {
    const catalog = await app.catalog();
    const { papers, missing } = papersNamed(app, catalog, keys);
    if (papers.length > 0 || options.json) await printCards(app, catalog, papers, options);
    return missing > 0 ? 1 : 0;
  },
};

async function printCards(app: App, catalog: Catalog, papers: readonly Paper[], options: PaperOptions): Promise<void> {
  const plain = options.format !== undefined || options.json || options.fields !== undefined;
  if (plain || !app.terminal.isTTY)
    return print(app, catalog, papers, plain ? { format: formatOf(options), ...options } : { format: 'long' });
  const { card } = await import('../format/card.ts');
  const screen = { width: app.terminal.width(), color: app.terminal.color.out() };
  app.terminal.out(papers.map((paper) => card(paper, screen)).join('\n'));
}

const formatOf = ({ json }: PaperOptions) => (json ? 'json' : 'long');

const examples = `
Examples:
  lm4c show sun2023backdooring
  lm4c show sun2023backdooring --json

Exit status: 0 done, 1 a key is not known.
`;
