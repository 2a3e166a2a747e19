import type { App } from '../app.ts';
import type { Catalog, Paper } from '../catalog/catalog.ts';
import { nearest } from '../text.ts';
import type { CommandBody } from './index.ts';
import { outputOptions, type PaperOptions, print } from './papers.ts';

/** All that is known of each paper. */
export const show: CommandBody = {
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
  const screen = { width: app.terminal.width, color: app.terminal.color.out };
  app.terminal.out(papers.map((paper) => card(paper, screen)).join('\n'));
}

const formatOf = ({ json }: PaperOptions) => (json ? 'json' : 'long');

/** The papers with the keys, in the order of the keys; the keys that there are not are told one by one. */
export function papersNamed(app: App, { papers }: Catalog, keys: readonly string[]): { papers: Paper[]; missing: number } {
  const byKey = new Map(papers.map((paper) => [paper.key.toLowerCase(), paper]));
  const wanted = [...new Set(keys)];
  const named = wanted.flatMap((key) => {
    const paper = byKey.get(key.toLowerCase());
    if (!paper) {
      const suggestions = nearest(key, byKey.keys());
      app.report({
        code: 'unknown-key',
        message: `no paper "${key}"`,
        suggestions,
        hint: suggestions.length > 0 ? undefined : 'all: lm4c list',
      });
    }
    return paper ?? [];
  });
  return { papers: named, missing: wanted.length - named.length };
}

const examples = `
Examples:
  lm4c show sun2023backdooring
  lm4c show sun2023backdooring --json

Exit status: 0 done, 1 a key is not known.
`;
